"""第一天: seven steps of two minutes, each can be left out and taken up again."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_POST

from gongkai.agencies.access import require_role
from gongkai.agencies.first_day import LED, skip_step, take_up_step
from gongkai.agencies.scope import current_agency_id
from gongkai.agencies.serving import agency_in_scope
from gongkai.supervision import firstday
from gongkai.workbench.http import StaffRequest

ACTS = {"skip": skip_step, "take-up": take_up_step}


@login_required
def first_day(request: StaffRequest) -> HttpResponse:
    """All steps with their state; the one to take now has the button."""
    if request.agency is not None:
        require_role(request.user, current_agency_id(), LED)
        found = firstday.first_day(agency_in_scope(), on=timezone.localdate())
        return render(request, "workbench/first_day.html", {"first_day": found})
    return render(request, "workbench/no_agency.html")


@login_required
@require_POST
def change(request: StaffRequest, key: str, act: str) -> HttpResponse:
    """Leave a step out, or take it up again."""
    step, service = firstday.step(key), ACTS.get(act)
    if step is None or service is None or request.agency is None:
        raise Http404
    # The history keeps the Chinese name, whatever language the person reads.
    with translation.override(settings.LANGUAGE_CODE):
        service(key=key, label=str(step.label), actor=request.user)
    return redirect("workbench:home-first-day")
