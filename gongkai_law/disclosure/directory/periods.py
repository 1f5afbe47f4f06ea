"""What an item owes between two days, and by when. Pure: a term, a calendar and the county's choices in, periods out.

A recurring term owes each of its periods. A standing term owes one thing for good. A term that runs from an event owes
each event when it happens; so that an empty column is seen, it also owes each year something, data or a statement that
there was nothing (our reading, the day is the county's).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_law.disclosure.directory.terms import Recurrence, Term
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark
from gongkai_law.workdays import DayCount, WorkCalendar, shift

STANDING = "standing"
GENERAL = 20
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Owed:
    """One period an item owes. `key` is stable (2020, 2020-03, 2020Q1, 2020H1, standing); `first` to `last` are its days.

    `provisional`: the due day leans on a year without a working-day notice. `article` is empty for the office's own term.
    """

    key: str
    label: str
    first: date
    last: date
    due: date
    provisional: bool = False
    article: str = ""
    source: SourceMark = "reading"


def periods_owed(
    term: Term,
    *,
    since: date,
    first: date,
    last: date,
    calendar: WorkCalendar,
    policies: Policies = DEFAULTS,
) -> tuple[Owed, ...]:
    """The periods whose due day lies from `first` to `last`, in order. `since`: from when the catalogue holds; nothing
    is owed for a day before it."""
    begin = max(first, since)
    if begin > last:
        return ()
    if term.rule == "recurring" and term.recurrence is not None:
        found = _recurring(term, term.recurrence, begin, last)
    elif term.rule == "standing":
        found = _standing(term, since, calendar)
    elif term.rule == "fixed" and term.day is not None:
        day = term.day
        found = iter([Owed(day.isoformat(), _day_label(day), date(day.year, 1, 1), day, day)])
    else:
        found = _yearly(begin, last, policies)
    return tuple(each for each in found if begin <= each.due <= last)


def _recurring(term: Term, recurrence: Recurrence, begin: date, last: date) -> Iterator[Owed]:
    for year in range(begin.year, last.year + 1):
        if recurrence.every == "dates":
            for month, day in recurrence.dates:
                due = _day_of(year, month, day)
                first = date(year, 1, 1)
                yield Owed(f"{year}-{month:02d}-{due.day:02d}", _day_label(due), first, due, due)
            continue
        length = _MONTHS[recurrence.every]
        for start in range(1, 13, length):
            due = _day_of(year, start + recurrence.month - 1, recurrence.day)
            key, label = _name(recurrence.every, year, (start - 1) // length + 1)
            end = _day_of(year, start + length - 1, 0)
            yield Owed(key, label, date(year, start, 1), end, due)


def _standing(term: Term, since: date, calendar: WorkCalendar) -> Iterator[Owed]:
    count = calendar.add_working_days(since, GENERAL)
    yield Owed(
        STANDING, "长期公开", since, count.day, count.day, count.provisional, article="条例 26", source="text"
    )


def _yearly(begin: date, last: date, policies: Policies) -> Iterator[Owed]:
    month, day = policies.month_day("standing_check")
    for year in range(begin.year, last.year + 1):
        due = _day_of(year, month, day)
        yield Owed(str(year), f"{year}年", date(year, 1, 1), date(year, 12, 31), due)


def _day_of(year: int, month: int, day: int) -> date:
    """The day of a month; 0, and a day the month does not have, mean its last one."""
    length = monthrange(year, month)[1]
    return date(year, month, min(day or length, length))


def _name(every: str, year: int, number: int) -> tuple[str, str]:
    if every == "month":
        return f"{year}-{number:02d}", f"{year}年{number}月"
    if every == "quarter":
        return f"{year}Q{number}", f"{year}年第{'一二三四'[number - 1]}季度"
    if every == "half":
        return f"{year}H{number}", f"{year}年{'上下'[number - 1]}半年"
    return str(year), f"{year}年"


def _day_label(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def event_key(day: date, serial: int) -> str:
    """The key of what is owed for one event: the day it happened and its number among those of that day."""
    return f"{day.isoformat()}#{serial}"


def due_after_event(
    term: Term, event: date, calendar: WorkCalendar, policies: Policies = DEFAULTS
) -> DayCount:
    """By when what happened on a day must be public. The day itself is not counted. (条例 26; 民事诉讼法 85)

    Before an event (听证7个工作日前) the count runs backwards. "Promptly" is a number of working days the county sets;
    recurring and standing terms keep the general term for a change between their days.
    """
    if term.rule == "promptly":
        return calendar.add_working_days(event, policies.number("promptly_days"))
    if term.rule != "event":
        return calendar.add_working_days(event, GENERAL)
    if term.unit == "working_day":
        return calendar.add_working_days(event, term.length if term.after else -term.length)
    if term.unit == "month":
        months = event.month - 1 + (term.length if term.after else -term.length)
        year, month = event.year + months // 12, months % 12 + 1
        end = date(year, month, min(event.day, monthrange(year, month)[1]))
    else:
        end = shift(event, term.length if term.after else -term.length)
    return calendar.first_working_day_from(end) if term.after else DayCount(end, provisional=False)


def shown_until(term: Term, posted: date, calendar: WorkCalendar) -> date | None:
    """The last day a posting must stay up; None where the catalogue does not say. The day of posting is not counted."""
    if not term.shown_for:
        return None
    if term.shown_unit == "working_day":
        return calendar.add_working_days(posted, term.shown_for).day
    return shift(posted, term.shown_for)
