"""Short ways to tell a request's story in clock tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai_law.clocks import ClockPolicy, ClockReading, read_clock
from gongkai_law.workdays import WorkCalendar, national_calendar

CALENDAR = national_calendar()
LONG_AFTER = "2026-12-31"

Told = tuple[str, str] | tuple[str, str, dict[str, Any]]


def day(text: str) -> date:
    return date.fromisoformat(text)


def events(*told: Told) -> list[dict[str, Any]]:
    """("2025-03-03", "submitted", {"channel": "fax"}) → the event as in JSON."""
    return [{"on": one[0], "kind": one[1], **(one[2] if len(one) > 2 else {})} for one in told]


def in_person(on: str) -> Told:
    return (on, "submitted", {"channel": "in_person"})


def read(
    *told: Told,
    on: str = LONG_AFTER,
    calendar: WorkCalendar = CALENDAR,
    policy: ClockPolicy | None = None,
) -> ClockReading:
    """The reading of a story on a day, by default long after it."""
    return read_clock(events(*told), calendar, day(on), policy=policy)


def warned(reading: ClockReading) -> list[str]:
    return [warning.key for warning in reading.warnings]
