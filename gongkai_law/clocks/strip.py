"""The calendar strip of a reading: every calendar day from receipt to the due day, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_law.clocks.reading import ClockReading, Step
from gongkai_law.clocks.words import word
from gongkai_law.workdays import DayInfo, WorkCalendar, shift


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip.

    `kind`: day_zero (not counted: receipt, correction or payment), counted (with its `number`), rest, holiday,
    left_out (consultation), void (counted once, then discarded). `make_up`: a working Saturday or Sunday.
    `due`: the last day for the reply. `why` says the reason in words.
    """

    day: date
    weekday: str
    kind: str
    number: int | None
    make_up: bool
    due: bool
    provisional: bool
    why: str


def calendar_strip(reading: ClockReading, calendar: WorkCalendar) -> tuple[StripDay, ...]:
    """Every day from the day of receipt to the due day in order; empty while no clock runs."""
    if reading.received_on is None or reading.reply_due is None:
        return ()
    steps = [
        step for step in reading.steps if step.kind in ("receipt", "void", "count", "extension", "left_out")
    ]
    return tuple(day for day in _days(reading, steps, calendar) if day.day <= reading.reply_due)


def _days(reading: ClockReading, steps: list[Step], calendar: WorkCalendar) -> Iterator[StripDay]:
    number = 0
    for step in steps:
        day = step.first
        while day <= step.last:
            info = calendar.describe(day)
            kind, why = _kind(step, info, day, reading)
            if kind == "counted":
                number += 1
                why = word("strip", "counted", number=number)
            yield StripDay(
                day=day,
                weekday=info.weekday,
                kind=kind,
                number=number if kind == "counted" else None,
                make_up=info.kind == "make_up",
                due=day == reading.reply_due,
                provisional=info.provisional,
                why=why,
            )
            day = shift(day, 1)


def _kind(step: Step, info: DayInfo, day: date, reading: ClockReading) -> tuple[str, str]:
    if step.kind == "receipt" or (step.kind == "void" and day == step.last):
        return "day_zero", step.why
    if not info.working:
        return ("holiday" if info.kind == "holiday" else "rest"), info.why
    if step.counted:
        return "counted", info.why
    return step.kind, word("strip", "void") if step.kind == "void" else step.why
