"""设置 · 离岗交接: what is in a person's hands, and passing all of it to a named person in one act."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.agencies import serving
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.supervision import handover as acts
from gongkai.supervision import worklist
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.office_forms import HandoverForm


@login_required
def handover(request: StaffRequest, pk: str) -> HttpResponse:
    """The list to be signed by both, and the act."""
    require_role(request.user, current_agency_id(), [Role.ADMINISTRATOR])
    leaving = serving.served_by(pk)
    today = timezone.localdate()
    others = [each.user for each in serving.people_on(today) if each.user.pk != leaving.pk]
    form = HandoverForm(request.POST or None, people=others)
    done: list[acts.Done] = []
    found = acts.piles(leaving)
    page = {
        "person": leaving,
        "piles": found,
        "memberships": [each for each in serving.roles_of(leaving) if each.until is None],
        "lists": worklist.today(serving.agency_in_scope(), user=leaving, on=today),
        "form": form,
        "today": today,
    }
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form, lambda: done.append(acts.hand_over(before=leaving, actor=request.user, **form.handed()))
        )
    ):
        page |= {"done": done[0], "after": form.handed()["after"], "until": form.cleaned_data["until"]}
    return render(request, "workbench/office/handover.html", page)
