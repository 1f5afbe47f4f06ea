"""A reconsideration or suit: our response by its day, the evidence bundle, a new answer where one is ordered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS
from gongkai.audit.queries import history
from gongkai.remedies import responding
from gongkai.remedies.access import access_case
from gongkai.remedies.bundle import evidence_bundle
from gongkai.remedies.models import RemedyCase, RemedyGroup
from gongkai.workbench.after_forms import CopyForm, OrderForm, RenewForm, RespondForm
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.http_files import as_file
from gongkai_law.errors import Fault

# act → its name, what follows from it, its form, how it is done
ACTS: dict[str, tuple[Any, Any, type[forms.Form], Callable[[RemedyCase, Any, User], Any]]] = {
    "copy": (
        _lazy("登记收到申请书副本"),
        _lazy(
            "从收到的第二天起算：普通程序十个工作日、简易程序五个工作日内提交答复和证据。过期视为没有证据，答复可能被撤销。"
        ),
        CopyForm,
        lambda case, form, actor: responding.receive_copy(case=case, actor=actor, **form.cleaned_data),
    ),
    "respond": (
        _lazy("登记提交答复和证据"),
        _lazy("提交以后，这件案件等复议决定。"),
        RespondForm,
        lambda case, form, actor: responding.respond(
            response=case.response, actor=actor, **form.cleaned_data
        ),
    ),
    "order": (
        _lazy("登记要求重新答复"),
        _lazy("另开一项任务，期限照决定书。不算新收的申请，原来的答复留在案卷里。"),
        OrderForm,
        lambda case, form, actor: responding.order_new_answer(case=case, actor=actor, **form.cleaned_data),
    ),
    "renew": (
        _lazy("写新的答复"),
        _lazy("新的答复同样要送审、签发、送达。"),
        RenewForm,
        lambda case, form, actor: responding.renew_answer(order=case.order, parts=form.parts(), actor=actor),
    ),
}


def _offered(case: RemedyCase, roles: frozenset[str]) -> list[str]:
    if not roles & set(KEEPERS):
        return []
    response, order = getattr(case, "response", None), getattr(case, "order", None)
    found = []
    if case.group == RemedyGroup.REVIEW and response is None and not case.closed_on:
        found.append("copy")
    if response is not None and response.responded_on is None:
        found.append("respond")
    if case.result == "corrected" and order is None and case.disclosure_request_id:
        found.append("order")
    if order is not None and order.letter_id is None:
        found.append("renew")
    return found


@login_required
@require_GET
def remedy_page(request: StaffRequest, pk: str) -> HttpResponse:
    """One case: where it stands, what is ours to do by when."""
    case = access_case(request.user, pk)
    page = {
        "case": case,
        "response": getattr(case, "response", None),
        "order": getattr(case, "order", None),
        "acts": [(each, ACTS[each][0], ACTS[each][1]) for each in _offered(case, request.roles)],
        "history": history(
            agency_id=case.agency_id, subject_kind="remedy_case", subject_id=case.pk, limit=50
        ),
        "today": timezone.localdate(),
    }
    return render(request, "workbench/after/remedy.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def remedy_act(request: StaffRequest, pk: str, act: str) -> HttpResponse:
    """One act; its page says first what follows."""
    case = access_case(request.user, pk)
    if act not in ACTS:
        raise Http404
    label, says, form_class, do = ACTS[act]
    back = reverse("workbench:remedy", args=[case.pk])
    if act not in _offered(case, request.roles):
        return redirect(back)
    form = form_class(request.POST or None)
    made: list[Any] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: made.append(do(case, form, request.user)))
    ):
        messages.success(request, _("已登记。"))
        return redirect("workbench:letter-edit", pk=made[0].pk) if act == "renew" else redirect(back)
    page = {"case": case, "label": label, "says": says, "form": form, "back": back}
    return render(request, "workbench/after/act.html", page)


@login_required
@require_GET
def remedy_bundle(request: StaffRequest, pk: str) -> HttpResponse:
    """The evidence bundle as one pdf."""
    case = access_case(request.user, pk)
    try:
        data = evidence_bundle(case=case, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back=reverse("workbench:remedy", args=[case.pk]))
    return as_file(data, name=f"证据材料{case.number}.pdf", content_type="application/pdf", inline=True)
