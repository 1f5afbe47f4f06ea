"""Acts on a letter: a page says first what follows, then the act is done once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.accounts.models import User
from gongkai.casework.answering.access import access_letter
from gongkai.casework.answering.content import newest, problems_of
from gongkai.casework.answering.drafting import void_letter
from gongkai.casework.answering.reviewing import pass_letter, send_letter_back, submit_letter
from gongkai.casework.answering.serving import serve_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.models import CaseLetter
from gongkai.casework.words import row_label
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import store_file
from gongkai.workbench.case_letters import ACTS, offered
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.letter_act_forms import OpinionForm, PassForm, ReasonsForm, SelfCheckForm, ServiceForm
from gongkai_law.errors import InputFault


def _serve(letter: CaseLetter, form: ServiceForm, actor: User) -> object:
    upload = form.cleaned_data["proof"]
    proof = (
        store_file(
            agency=letter.agency,
            actor=actor,
            stream=upload,
            name=upload.name,
            purpose=Purpose.DELIVERY_PROOF,
            subject_kind="case_letter",
            subject_id=letter.pk,
        )
        if upload
        else None
    )
    return serve_letter(letter=letter, service=form.service(), actor=actor, proof=proof)


_DO: dict[str, tuple[type[Form], Callable[[CaseLetter, Any, User], object]]] = {
    "submit": (
        SelfCheckForm,
        lambda letter, form, actor: submit_letter(letter=letter, self_check=form.answers(), actor=actor),
    ),
    "pass": (
        PassForm,
        lambda letter, form, actor: pass_letter(letter=letter, actor=actor, **form.cleaned_data),
    ),
    "sign": (
        OpinionForm,
        lambda letter, form, actor: sign_letter(letter=letter, actor=actor, **form.cleaned_data),
    ),
    "back": (
        ReasonsForm,
        lambda letter, form, actor: send_letter_back(letter=letter, actor=actor, **form.cleaned_data),
    ),
    "void": (
        ReasonsForm,
        lambda letter, form, actor: void_letter(
            letter=letter, reason=form.cleaned_data["reasons"], actor=actor
        ),
    ),
    "serve": (ServiceForm, _serve),
}


def _done(letter: CaseLetter, act: str) -> str:
    if act == "sign":
        return _("已签发，文号 %(number)s。") % {
            "number": letter.document_number or _("（这种文书没有文号）")
        }
    if act == "serve" and letter.is_answer and letter.disclosure_request is not None:
        letter.disclosure_request.refresh_from_db()
        return _("已送达，这件申请办结，计入表三“%(row)s”。") % {"row": row_label(letter.disclosure_request)}
    return _("已办。")


@login_required
@require_http_methods(["GET", "POST"])
def letter_act(request: StaffRequest, pk: str, act: str) -> HttpResponse:
    """One act on a letter."""
    letter = access_letter(request.user, pk)
    if act not in _DO:
        raise Http404
    back = reverse("workbench:letter", args=[letter.pk])
    draft = letter.state == CaseLetter.State.DRAFT
    ready = not draft or not problems_of(letter, newest(letter), on=timezone.localdate())
    if act not in [each.id for each in offered(letter, request.roles, ready=ready)]:
        if act in [each.id for name in ACTS for each in [ACTS[name]]] and not _ever(letter, act):
            return refused(request, InputFault("casework.not_now", act=str(ACTS[act].label)), back=back)
        raise PermissionDenied
    form_class, do = _DO[act]
    form = form_class(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and acted(form, lambda: do(letter, form, request.user)):
        letter.refresh_from_db()
        messages.success(request, _done(letter, act))
        return redirect(back)
    page = {
        "letter": letter,
        "case": letter.disclosure_request,
        "act": ACTS[act],
        "form": form,
        "upload": act == "serve",
    }
    return render(request, "workbench/letters/act.html", page)


# In which states an act can be thought of at all; elsewhere the page says so instead of refusing the person.
_STATES = {
    "submit": ("draft",),
    "pass": ("in_review",),
    "back": ("in_review",),
    "sign": ("draft", "in_review"),
    "serve": ("signed",),
    "void": ("draft", "in_review", "signed"),
}


def _ever(letter: CaseLetter, act: str) -> bool:
    return letter.state in _STATES[act]
