"""Channels: sheets to take down at the end of their term, and what can be posted now that it is public."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.publishing import placements
from gongkai.publishing.models import Placement
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos

SHOWN = 10


def _todo(placement: Placement, step: str, why: str, asking: Asking) -> Todo:
    due = placement.posted_until or placement.planned_for or asking.on
    where = placement.unit.name if placement.unit else placement.place
    return Todo(
        what=f"{placement.label} {placement.record.title}",
        who=where,
        due=due,
        left=asking.calendar.working_days_between(asking.on, due)
        if due >= asking.on
        else -asking.calendar.working_days_between(due, asking.on) or -1,
        why=why,
        step=step,
        url=reverse("workbench:record-placement", args=[placement.pk]),
    )


def todos(asking: Asking) -> Todos:
    """What hangs too long comes first; what is planned for a day stands on that day."""
    down = placements.to_take_down(asking.on)[:SHOWN]
    up = placements.to_post().filter(planned_for__lte=asking.soon_until)[:SHOWN]
    return Todos(
        dated=[
            *(_todo(each, _("撤下"), _("公示期满或者信息已撤下"), asking) for each in down),
            *(_todo(each, _("张贴"), _("计划的日期"), asking) for each in up),
        ]
    )
