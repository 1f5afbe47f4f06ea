"""The clock against a second, plainer one: walk the calendar a day at a time and look at each day.

The second one shares nothing with the first but the question whether a day is a working day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_law.clocks import ClockReading, calendar_strip, read_clock
from gongkai_law.errors import LawFault
from tests.law.clocks.telling import CALENDAR

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Letter:
    kind: str
    sent: date
    answered: date | None

    def covers(self, day: date, read_on: date) -> bool:
        end = self.answered
        if end is None:
            end, counted = self.sent, 0
            while end < read_on and counted < 15:
                end += ONE
                counted += CALENDAR.is_working_day(end)
        return self.sent < day <= end


@dataclass(frozen=True)
class Case:
    received: date
    letters: tuple[Letter, ...] = ()
    corrected: date | None = None
    paid: date | None = None
    extended: tuple[date, int] | None = None
    read_on: date = date(2026, 12, 31)

    @property
    def day_zero(self) -> date:
        return max(day for day in (self.received, self.corrected, self.paid) if day)

    def events(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = [{"on": self.received, "kind": "submitted", "channel": "in_person"}]
        if self.corrected:
            told.append({"on": self.received, "kind": "correction_requested", "due": self.corrected})
            told.append({"on": self.corrected, "kind": "corrected"})
        if self.paid:
            told.append({"on": self.received, "kind": "fee_notified"})
            told.append({"on": self.paid, "kind": "fee_paid"})
        for number, letter in enumerate(self.letters):
            told.append({"on": letter.sent, "kind": f"{letter.kind}_consulted", "party": str(number)})
            if letter.answered:
                told.append({"on": letter.answered, "kind": f"{letter.kind}_answered", "party": str(number)})
        if self.extended:
            told.append({"on": self.extended[0], "kind": "extended", "days": self.extended[1]})
        return told


def due_day(case: Case, length: int, read_on: date) -> date:
    """Walk from day zero; count working days no letter covers; stop at `length`.

    A letter sent on that very last day still holds the clock: then due is the last working day it covers.
    """
    day, counted = case.day_zero, 0
    while counted < length:
        day += ONE
        covered = any(letter.covers(day, read_on) for letter in case.letters)
        counted += CALENDAR.is_working_day(day) and not covered
    due = day
    while any(letter.covers(day + ONE, read_on) for letter in case.letters):
        day += ONE
        due = day if CALENDAR.is_working_day(day) else due
    return due


def latest_day(case: Case) -> date:
    """The day the case is read: the day asked, or the last event's if that is later."""
    return max([case.read_on, *(event["on"] for event in case.events())])


def expected(case: Case) -> date | None:
    """The due day, or None if the extension came too late."""
    read_on = latest_day(case)
    if case.extended is None:
        return due_day(case, 20, read_on)
    on, days = case.extended
    if on > due_day(case, 20, read_on):
        return None
    return due_day(case, 20 + days, read_on)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    received = draw(st.dates(date(2019, 5, 15), date(2027, 6, 30)))

    def later(most: int) -> date:
        return received + ONE * draw(st.integers(0, most))

    letters = []
    for _ in range(draw(st.integers(0, 4))):
        sent = later(50)
        silent = draw(st.booleans())
        answered = None if silent else sent + ONE * draw(st.integers(0, 40))
        letters.append(Letter(draw(st.sampled_from(["third_party", "agency"])), sent, answered))
    corrected = draw(st.none() | st.integers(0, 40).map(lambda days: received + ONE * days))
    paid = draw(st.none() | st.integers(0, 40).map(lambda days: received + ONE * days))
    case = Case(received, tuple(letters), corrected, paid, None, later(120))
    extension = draw(st.none() | st.tuples(st.integers(0, 45), st.integers(1, 20)))
    if extension is None:
        return case
    on = case.day_zero + ONE * extension[0]
    return Case(received, tuple(letters), corrected, paid, (on, extension[1]), case.read_on)


def read(case: Case) -> ClockReading | None:
    try:
        return read_clock(case.events(), CALENDAR, case.read_on)
    except LawFault as fault:
        assert fault.key == "clock.extension_after_due", fault
        return None


@settings(max_examples=400, deadline=None)
@given(cases())
def test_both_clocks_agree(case: Case):
    reading = read(case)
    due = expected(case)
    assert (reading.reply_due if reading else None) == due
    if reading is None:
        return
    length = 20 + (case.extended[1] if case.extended else 0)
    assert sum(step.days for step in reading.steps if step.counted) == length
    assert reading.provisional or due is None or due.year <= 2026
    assert CALENDAR.is_working_day(reading.reply_due or case.received)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_the_strip_numbers_every_counted_day_once_and_no_other(case: Case):
    reading = read(case)
    if reading is None:
        return
    strip = calendar_strip(reading, CALENDAR)
    days = [cell.day for cell in strip]
    assert days == [reading.received_on + ONE * n for n in range(len(days))]  # type: ignore[operator]
    assert days[-1] == reading.reply_due and strip[-1].due
    numbers = [cell.number for cell in strip if cell.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == 20 + (case.extended[1] if case.extended else 0)
    for cell in strip:
        working = CALENDAR.is_working_day(cell.day)
        assert working or cell.kind in ("rest", "holiday", "day_zero")
        assert cell.make_up == (working and cell.day.weekday() >= 5)


@settings(max_examples=150, deadline=None)
@given(cases(), st.integers(1, 60))
def test_reading_later_never_brings_the_due_day_forward(case: Case, days: int):
    first = read(case)
    if first is None or first.reply_due is None:
        return
    later = read_clock(case.events(), CALENDAR, case.read_on + ONE * days)
    assert later.reply_due is not None and later.reply_due >= first.reply_due
    if first.latest_reply_due is not None:
        assert later.reply_due <= first.latest_reply_due
