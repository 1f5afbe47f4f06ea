"""设置 · 各项规定: what the county or the office may choose where the law leaves room."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render

from gongkai.agencies import choosing
from gongkai.agencies.access import require_member
from gongkai.agencies.serving import agency_in_scope
from gongkai.audit.queries import history
from gongkai.casework.choosing import choose_policy, take_policy_back
from gongkai.casework.recompute import Moved
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.office_forms import ChoiceForm
from gongkai_law.errors import InputFault
from gongkai_law.policies import policy


@login_required
def policies(request: StaffRequest) -> HttpResponse:
    """Every switch: what holds, where from, the default, how sure it is."""
    require_member(request.user)
    return render(
        request, "workbench/office/policies.html", {"switches": choosing.switches(agency_in_scope())}
    )


@login_required
def policy_page(request: StaffRequest, key: str) -> HttpResponse:
    """One switch: why it is one, choosing, taking the choice back."""
    require_member(request.user)
    try:
        switch = choosing.switch(agency_in_scope(), key)
    except InputFault as fault:
        raise Http404 from fault
    taking_back = "take_back" in request.POST
    form = ChoiceForm(
        request.POST if request.method == "POST" and not taking_back else None,
        policy=policy(key),
        initial={
            "option": switch.value,
            "reason": switch.own.reason if switch.own else "",
            "decided_by": switch.own.decided_by if switch.own else "",
        },
    )
    moved: list[Moved] | None = None
    found: list[Moved] = []
    if taking_back:
        if acted(form, lambda: found.extend(take_policy_back(key=key, actor=request.user))):
            moved = found
    elif (
        form.is_bound
        and form.is_valid()
        and acted(form, lambda: found.extend(choose_policy(key=key, actor=request.user, **form.chosen())))
    ):
        moved = found
    agency = agency_in_scope()
    page = {
        "switch": choosing.switch(agency, key),
        "form": form,
        "moved": moved,
        "may_change": bool(request.roles & set(choosing.MAY_CHOOSE)),
        "history": history(agency_id=agency.pk, subject_kind="policy", subject_id=key, limit=20),
    }
    return render(request, "workbench/office/policy.html", page)
