"""What a work list is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai_law.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. `left` is working days left (negative = overdue), None where only a date counts."""

    what: str
    who: str
    due: date | None
    left: int | None
    why: str
    step: str
    url: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and for which days. `soon_until` is the last day of the middle list."""

    agency: Agency
    user: User
    on: date
    soon_until: date
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Todos:
    """What one source has: things with a day, things that wait for others, and how many come later."""

    dated: Sequence[Todo] = field(default_factory=list)
    waiting: Sequence[Todo] = field(default_factory=list)
    later: int = 0


@dataclass(frozen=True, slots=True)
class Lists:
    """The home page: overdue, due soon, with others; `later` open requests whose day is further off."""

    overdue: list[Todo]
    soon: list[Todo]
    waiting: list[Todo]
    later: int
