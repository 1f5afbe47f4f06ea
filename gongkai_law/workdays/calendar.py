"""The working-day calendar: Monday to Friday, less the days off, plus the make-up days, of the notices loaded.

Day 1 of a count is the first working day after the day that starts it (民事诉讼法 85: the day a period
begins is not counted). A year without a yearly notice is *provisional*: Monday to Friday less the
holidays whose date the law itself fixes (New Year, Labour Day, National Day); lunar holidays and make-up
days are not guessed, and every date that leans on such a year says so. The last days of December may
still be moved by the notice for the following year; they count as known, as the yearly notice leaves them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from gongkai_law.errors import InputFault
from gongkai_law.workdays.days import (
    FIRST_DAY,
    LAST_DAY,
    ONE_DAY,
    SATURDAY,
    check_day,
    weekday_name,
    words,
)
from gongkai_law.workdays.notice import Notice, read_notices
from gongkai_law.workdays.statutory import is_fixed_holiday


@dataclass(frozen=True, slots=True)
class DayCount:
    """The day a count of working days ends on; `provisional` if it ran through a year without a notice."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class DayInfo:
    """What a day is and why. `kind`: workday, rest_day, holiday or make_up (调休上班日)."""

    day: date
    weekday: str
    kind: str
    label: str
    working: bool
    name: str
    number: str
    why: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    working: bool
    name: str
    number: str


@dataclass(frozen=True)
class WorkCalendar:
    """An immutable calendar built from notices; `with_notice` gives a new one. Safe to share between threads."""

    notices: tuple[Notice, ...]
    _marks: Mapping[date, _Mark] = field(init=False, repr=False, compare=False)
    _known: frozenset[int] = field(init=False, repr=False, compare=False)
    _years: dict[int, tuple[date, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_marks", MappingProxyType(_marks(self.notices)))
        years = frozenset(notice.year for notice in self.notices if notice.kind == "yearly")
        object.__setattr__(self, "_known", years)
        object.__setattr__(self, "_years", {})

    @property
    def known_years(self) -> tuple[int, ...]:
        """Years whose yearly notice is loaded, in order."""
        return tuple(sorted(self._known))

    def is_working_day(self, day: date) -> bool:
        """Whether `day` counts; for a year without a notice this is the provisional answer."""
        mark = self._marks.get(check_day(day))
        if mark is not None:
            return mark.working
        return day.weekday() < SATURDAY and not (self._unknown(day.year) and is_fixed_holiday(day))

    def describe(self, day: date) -> DayInfo:
        """What the day is (workday, rest day, holiday, make-up day), by which notice, in words."""
        mark = self._marks.get(check_day(day))
        provisional = mark is None and self._unknown(day.year)
        fixed = provisional and is_fixed_holiday(day)
        working = self.is_working_day(day)
        weekend = day.weekday() >= SATURDAY
        kind = ("make_up" if mark and weekend else "workday") if working else "rest_day"
        if not working and (fixed or mark):
            kind = "holiday"
        name = mark.name if mark else words()["names"][f"{day:%m-%d}"] if fixed else ""
        number = mark.number if mark else ""
        key = "statutory" if fixed else "workday_by_notice" if kind == "workday" and mark else kind
        why = words()["why"][key].format(weekday=weekday_name(day), name=name, number=number)
        if provisional:
            why += "；" + words()["why"]["unknown_year"].format(year=day.year)
        label = str(words()["kinds"][kind])
        return DayInfo(day, weekday_name(day), kind, label, working, name, number, why, provisional)

    def add_working_days(self, day: date, count: int) -> DayCount:
        """The `count`-th working day after `day` (before it, if negative); `day` itself for 0."""
        check_day(day)
        if count == 0:
            return DayCount(day, provisional=False)
        end = self._forward(day, count) if count > 0 else self._backward(day, -count)
        first, last = (day + ONE_DAY, end) if count > 0 else (end, day - ONE_DAY)
        return DayCount(end, any(self._unknown(year) for year in range(first.year, last.year + 1)))

    def first_working_day_from(self, day: date) -> DayCount:
        """`day` if it is worked, else the next working day: where a period ending on a rest day ends (民事诉讼法 85)."""
        if self.is_working_day(day):
            return DayCount(day, self._unknown(day.year))
        found = self.add_working_days(day, 1)
        return replace(found, provisional=found.provisional or self._unknown(day.year))

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after `after` up to and including `until`; 0 if `until` is not later."""
        if check_day(until) <= check_day(after):
            return 0
        total = sum(len(self._working_days(year)) for year in range(after.year, until.year))
        start = bisect_right(self._working_days(after.year), after)
        return total - start + bisect_right(self._working_days(until.year), until)

    def is_provisional(self, after: date, until: date) -> bool:
        """Whether any day after `after` up to `until` lies in a year without a notice."""
        if after >= until:
            return False
        return any(self._unknown(year) for year in range((after + ONE_DAY).year, until.year + 1))

    def with_notice(self, notice: Notice | str) -> WorkCalendar:
        """A calendar with one notice more, or with those in a TOML or JSON text.

        A notice already loaded under the same document number is replaced. A second yearly notice for a
        year, and a correction to a year without one, are refused: InputFault.
        """
        calendar = self
        for one in read_notices(notice) if isinstance(notice, str) else (notice,):
            calendar = calendar._with(one)
        return calendar

    def known_on(self, day: date) -> WorkCalendar:
        """The calendar as it was known on `day`: only notices issued by then (what a due date said before a change)."""
        return WorkCalendar(tuple(notice for notice in self.notices if notice.issued_on <= day))

    def _with(self, notice: Notice) -> WorkCalendar:
        others = tuple(known for known in self.notices if known.number != notice.number)
        yearly = [known for known in others if known.kind == "yearly" and known.year == notice.year]
        if notice.kind == "yearly" and yearly:
            raise InputFault(
                "workdays.year_already_known", year=notice.year, number=yearly[0].number, other=notice.number
            )
        if notice.kind == "correction" and not yearly:
            raise InputFault("workdays.correction_without_year", where=notice.number, year=notice.year)
        return WorkCalendar((*others, notice))

    def _unknown(self, year: int) -> bool:
        return year not in self._known

    def _working_days(self, year: int) -> tuple[date, ...]:
        if year not in self._years:
            first = date(year, 1, 1)
            days = (first + ONE_DAY * step for step in range((date(year, 12, 31) - first).days + 1))
            self._years[year] = tuple(day for day in days if self.is_working_day(day))
        return self._years[year]

    def _forward(self, day: date, count: int) -> date:
        year, span = day.year, self._working_days(day.year)
        position = bisect_right(span, day)
        while count > len(span) - position:
            count -= len(span) - position
            year, position = year + 1, 0
            span = self._working_days(_checked_year(year, day))
        return span[position + count - 1]

    def _backward(self, day: date, count: int) -> date:
        year, span = day.year, self._working_days(day.year)
        position = bisect_left(span, day)
        while count > position:
            count -= position
            year -= 1
            span = self._working_days(_checked_year(year, day))
            position = len(span)
        return span[position - count]


def _checked_year(year: int, asked: date) -> int:
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise InputFault("workdays.out_of_range", day=asked, first=FIRST_DAY, last=LAST_DAY)
    return year


def _marks(notices: Iterable[Notice]) -> dict[date, _Mark]:
    """What the notices say of single days; yearly ones first, then changes and local days in the order of issue."""
    marks: dict[date, _Mark] = {}
    for notice in sorted(notices, key=lambda one: (one.kind != "yearly", one.issued_on)):
        for holiday in notice.holidays:
            marks.update({day: _Mark(False, holiday.name, notice.number) for day in holiday.off})
            marks.update({day: _Mark(True, holiday.name, notice.number) for day in holiday.worked})
    return marks
