"""Deadlines that hang on one day alone: publication, reconsideration, suit, our defence.

The day that starts a term is not counted. A term of natural days or months whose last day is a rest day
ends on the next working day (民事诉讼法 85, which 行政复议法 88 and 行政诉讼法 101 refer to for terms they
do not regulate). A term of months ends on the day of the same number, or on the month's last day where
there is none (民法典 202). Terms of working days cannot end on a rest day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from gongkai_law.citation import cite
from gongkai_law.clocks.terms import Term, term
from gongkai_law.errors import InputFault
from gongkai_law.workdays import WorkCalendar, check_day, shift


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a term. `counted_to`: where the count ended, if that was a rest day and `day` came after it."""

    term: Term
    from_day: date
    day: date
    counted_to: date
    provisional: bool

    @property
    def moved(self) -> bool:
        """Whether the last day was a rest day and the term ends later."""
        return self.day != self.counted_to

    @property
    def moved_by(self) -> str:
        """The article that moved it; empty if nothing did."""
        return cite("民事诉讼法 85") if self.moved else ""


def deadline(clock_id: str, from_day: date, calendar: WorkCalendar) -> Deadline:
    """The deadline of any clock of `terms.toml` counted from a day. InputFault: no such clock, day out of range."""
    check_day(from_day)
    entry = term(clock_id, from_day)
    if entry.unit == "working_day":
        found = calendar.add_working_days(from_day, entry.length)
        return Deadline(entry, from_day, found.day, found.day, found.provisional)
    last = add_months(from_day, entry.length) if entry.unit == "month" else shift(from_day, entry.length)
    found = calendar.first_working_day_from(last)
    return Deadline(entry, from_day, found.day, last, found.provisional)


def natural_deadline(clock_id: str, from_day: date, calendar: WorkCalendar) -> Deadline:
    """As `deadline`, for the clocks of natural days and months only (60 days, 15 days, 6 months)."""
    if term(clock_id, from_day).unit == "working_day":
        raise InputFault("clock.not_natural", value=clock_id)
    return deadline(clock_id, from_day, calendar)


def add_months(day: date, months: int) -> date:
    """The day of the same number so many months later, or that month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return check_day(date(year, month, min(day.day, monthrange(year, month)[1])))
