"""Citizens' requests: answers due, and submissions that wait for the applicant."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.agencies.access import roles_in
from gongkai.casework import queries
from gongkai.casework.access import READERS
from gongkai.casework.clock import clock_policy, reading_of
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.words import state_label
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos
from gongkai_law.clocks import ClockPolicy
from gongkai_law.workdays import WorkCalendar

SHOWN = 50


def _todo(case: DisclosureRequest, on: date, calendar: WorkCalendar, policy: ClockPolicy) -> Todo:
    reading = reading_of(case, on=on, calendar=calendar, policy=policy)
    return Todo(
        what=f"{case.number} {case.subject}",
        who=_("申请人") if reading.received_on is None else "",
        due=reading.reply_due,
        left=reading.days_left,
        why=_("答复期限") if reading.reply_due else _("等申请人确认，还不能起算期限"),
        step=_("看怎么办") if case.state == "running" else state_label(case.state),
        url=reverse("workbench:request", args=[case.pk]),
        provisional=reading.provisional,
    )


def todos(asking: Asking) -> Todos:
    """Open requests due until the end of the middle list, and those whose clock has not begun; village clerks see none."""
    if not roles_in(asking.user, asking.agency.pk, on=asking.on) & set(READERS):
        return Todos()
    urgent = queries.open_by_due(until=asking.soon_until).prefetch_related("events")[:SHOWN]
    unconfirmed = queries.find_requests(open_only=True).filter(received_on=None).prefetch_related("events")
    policy = clock_policy(asking.agency)
    dated = [_todo(case, asking.on, asking.calendar, policy) for case in urgent]
    return Todos(
        dated=dated,
        waiting=[_todo(case, asking.on, asking.calendar, policy) for case in unconfirmed[:SHOWN]],
        later=queries.open_by_due().count() - len(dated),
    )
