"""The office's work list (今日待办): every module of `sources` says what its area has due.

The home page and the mail digest read the same lists.
"""

from __future__ import annotations

from datetime import date

from gongkai.accounts.models import User
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.base.folders import gathered
from gongkai.supervision.worklist import sources
from gongkai.supervision.worklist.kinds import Asking, Lists, Todo, Todos

SOON_WORKING_DAYS = 5


def today(agency: Agency, *, user: User, on: date) -> Lists:
    """Everything due, sorted by urgency: one call of `todos(asking)` for each module of `sources`."""
    calendar = calendar_for(agency)
    until = calendar.add_working_days(on, SOON_WORKING_DAYS).day
    asking = Asking(agency, user, on, until, calendar)
    found: list[Todos] = [module.todos(asking) for module in gathered(sources.__name__, sources.__path__)]
    dated = sorted(
        (each for one in found for each in one.dated if each.due), key=lambda each: each.due or date.max
    )
    waiting: list[Todo] = [each for one in found for each in one.waiting]
    return Lists(
        overdue=[each for each in dated if each.due and each.due < on],
        soon=[each for each in dated if each.due and on <= each.due <= until],
        waiting=[*waiting, *(each for each in dated if each.due and each.due > until)],
        later=sum(one.later for one in found),
    )
