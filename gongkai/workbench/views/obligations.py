"""What is owed, one at a time: what met it, a statement that there was nothing, tying records element by element."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.catalogue import access, coverage, queries
from gongkai.catalogue.services import fulfilling
from gongkai.publishing.access import access_record
from gongkai.publishing.obligations import tie_record, ties_of
from gongkai.publishing.queries import find_records
from gongkai.workbench.catalogue_forms import ElementsForm, StatementForm
from gongkai.workbench.faults import acted
from gongkai.workbench.forms import ReasonForm
from gongkai.workbench.http import StaffRequest
from gongkai_law.disclosure.directory import read_term


@login_required
def obligation(request: StaffRequest, pk: str) -> HttpResponse:
    """What is due, which elements are public by which record, and the next step."""
    found = access.access_obligation(request.user, pk)
    days = coverage.days_of(found.item.edition.agency, timezone.localdate())
    text = request.GET.get("q", "").strip()
    ties = list(queries.fulfilments_of(found))
    page = {
        "owed": found,
        "state": coverage.state_of(found, days),
        "elements": queries.elements_shown(found, ties),
        "ties": ties,
        "statement": queries.statement_of(found),
        "term": read_term(found.item.term),
        "q": text,
        "records": find_records(text=text)[:20] if text else (),
        "may_state": days.on >= min(found.last, found.due_on) and found.met in ("none",),
    }
    return render(request, "workbench/obligation.html", page)


@login_required
def nothing(request: StaffRequest, pk: str) -> HttpResponse:
    """State that there was nothing to publish; the page says first what that means."""
    found = access.access_obligation(request.user, pk)
    form = StatementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text, today = form.cleaned_data["text"], timezone.localdate()
        if acted(
            form,
            lambda: fulfilling.state_nothing(obligation=found, text=text, on=today, actor=request.user),
        ):
            messages.success(request, _("已登记说明。说明不算公开了内容。"))
            return redirect("workbench:catalogue-obligation", found.pk)
    return render(request, "workbench/obligation_nothing.html", {"owed": found, "form": form})


def _with_reason(request: StaffRequest, page: dict[str, Any], act: Any, owed: Any) -> HttpResponse:
    """A page that asks for a reason, then acts."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and acted(form, lambda: act(form.cleaned_data["reason"])):
        messages.success(request, _("已取消。"))
        return redirect("workbench:catalogue-obligation", owed.pk)
    return render(request, "workbench/obligation_undo.html", {**page, "owed": owed, "form": form})


@login_required
def withdraw(request: StaffRequest, pk: str) -> HttpResponse:
    found = access.access_obligation(request.user, pk)
    said = queries.statement_of(found)
    if said is None:
        return redirect("workbench:catalogue-obligation", found.pk)
    page = {"heading": _("收回说明"), "what": said.text}
    return _with_reason(
        request,
        page,
        lambda reason: fulfilling.withdraw_statement(statement=said, reason=reason, actor=request.user),
        found,
    )


@login_required
def release(request: StaffRequest, pk: str) -> HttpResponse:
    """Take a tie away."""
    tied = access.access_fulfilment(request.user, pk)
    page = {"heading": _("取消关联"), "what": tied.title}
    return _with_reason(
        request,
        page,
        lambda reason: fulfilling.unfulfil(fulfilment=tied, reason=reason, actor=request.user),
        tied.obligation,
    )


@login_required
def record(request: StaffRequest, pk: str) -> HttpResponse:
    """A record's obligations, and a search for those it may meet."""
    found = access_record(request.user, pk)
    text = request.GET.get("q", "").strip()
    page = {
        "record": found,
        "ties": ties_of(found),
        "q": text,
        "candidates": queries.candidates(text=text, title=found.title, on=timezone.localdate()),
    }
    return render(request, "workbench/record_obligations.html", page)


@login_required
def tie(request: StaffRequest, pk: str, owed: str) -> HttpResponse:
    """Tick the elements a record shows of one obligation."""
    found, obligation_ = access_record(request.user, pk), access.access_obligation(request.user, owed)
    elements = list(obligation_.item.elements.order_by("position"))
    held = queries.fulfilments_of(obligation_).filter(record_id=found.pk).first()
    form = ElementsForm(
        request.POST or None,
        elements=elements,
        initial={"positions": held.positions if held else [each.position for each in elements]},
    )
    if request.method == "POST" and form.is_valid():
        positions = form.cleaned_data["positions"]
        if acted(
            form,
            lambda: tie_record(record=found, obligation=obligation_, positions=positions, actor=request.user),
        ):
            messages.success(request, _("已登记。"))
            return redirect("workbench:catalogue-obligation", obligation_.pk)
    return render(request, "workbench/record_tie.html", {"record": found, "owed": obligation_, "form": form})
