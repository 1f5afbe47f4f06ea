"""An act on a request: a page that says what follows, then the act. Illegal ones are refused with the article."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongkai.casework import access
from gongkai.casework.clock import WhatIf, reading_of, try_event
from gongkai.casework.handling.locked import mark_of
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.words import state_label
from gongkai.workbench.case_acts import all_acts, is_open_to, why_not
from gongkai.workbench.case_acts.kinds import CaseAct
from gongkai.workbench.faults import acted, refused, sentence
from gongkai.workbench.http import StaffRequest
from gongkai_law.citation import cite
from gongkai_law.errors import Fault, InputFault


def tried_today(act: CaseAct, case: DisclosureRequest) -> tuple[WhatIf | None, str]:
    """What the act would do to the due date today, or in words why the law would refuse it today."""
    today = timezone.localdate()
    event = act.event(case, today)
    if event is None:
        return None, ""
    try:
        return try_event(case, event, on=today), ""
    except Fault as fault:
        return None, sentence(fault)


def _refusal(act: CaseAct, case: DisclosureRequest) -> Fault:
    """Why an act is not open: by the table of moves, else by the clock, else because the facts changed meanwhile."""
    today = timezone.localdate()
    event = act.event(case, today)
    try:
        if event is not None and not case.closed_on and why_not(act, case) is None:
            try_event(case, event, on=today)
    except Fault as fault:
        return fault
    return why_not(act, case) or InputFault("casework.not_now", act=str(act.label))


@login_required
def request_act(request: StaffRequest, pk: str, act: str) -> HttpResponse:
    """Before the act: what it needs, what it changes, what it does to the due date. Then it is done once."""
    case = access.access_request(request.user, pk)
    chosen = all_acts().get(act)
    if chosen is None:
        raise Http404
    back = reverse("workbench:request", args=[case.pk])
    if not set(request.roles) & set(chosen.roles):
        raise PermissionDenied
    if not is_open_to(chosen, case, request.roles):
        return refused(request, _refusal(chosen, case), back=back)
    form = chosen.form(
        request.POST or None, request.FILES or None, case=case, initial={"seen": mark_of(case)}
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: chosen.do(case, form.cleaned_data, request.user))
    ):
        messages.success(request, str(chosen.done))
        return redirect(back)
    whatif, refusal = tried_today(chosen, case)
    page = {
        "case": case,
        "act": chosen,
        "says": list(chosen.says(case)),
        "form": form,
        "whatif": whatif,
        "refusal": refusal,
        "reading": reading_of(case),
        "state": state_label(case.state),
        "articles": [cite(each) for each in chosen.articles],
    }
    return render(request, "workbench/request_act.html", page)
