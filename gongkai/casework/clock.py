"""The clock of a request: its events handed to the law, the reading kept as a cache on the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.policies import policies_of
from gongkai.casework.models import DisclosureRequest, RequestEvent
from gongkai_law.clocks import (
    ClockEvent,
    ClockPolicy,
    ClockReading,
    calendar_strip,
    parse_events,
    read_clock,
    what_if,
)
from gongkai_law.workdays import WorkCalendar


def clock_policy(agency: Agency) -> ClockPolicy:
    """What the agency, or the county above it, chose for counting."""
    return ClockPolicy.of(policies_of(agency))


def law_events(events: Iterable[RequestEvent]) -> Sequence[ClockEvent]:
    """The stored events as the law reads them."""
    return parse_events([{"on": event.on.isoformat(), "kind": event.kind, **event.data} for event in events])


def reading_of(
    disclosure_request: DisclosureRequest,
    *,
    on: date | None = None,
    calendar: WorkCalendar | None = None,
    policy: ClockPolicy | None = None,
) -> ClockReading:
    """What the law says of a stored request on a day (today by default): dates, steps, days used and left.

    A list of requests of one agency passes its `calendar` and `policy` and prefetches the events, so it asks the
    database once.
    """
    events = sorted(disclosure_request.events.all(), key=lambda event: event.sequence)
    return read_clock(
        law_events(events),
        calendar or calendar_for(disclosure_request.agency),
        on or timezone.localdate(),
        policy=policy or clock_policy(disclosure_request.agency),
    )


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What an act would do to the due date, before it is done. Dates are None where no term runs.

    `latest` is the day due if an opinion asked for never comes; `warnings` are in words.
    """

    before: date | None
    after: date | None
    latest: date | None
    left_before: int
    left_after: int
    provisional: bool
    warnings: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """Whether the due date changes at all."""
        return self.before != self.after or self.after != self.latest


def try_event(disclosure_request: DisclosureRequest, event: dict[str, Any], *, on: date) -> WhatIf:
    """The clock as it would be after one more event. Raises LawFault where the law refuses it, so nothing else need."""
    events = law_events(sorted(disclosure_request.events.all(), key=lambda each: each.sequence))
    calendar = calendar_for(disclosure_request.agency)
    policy = clock_policy(disclosure_request.agency)
    now = read_clock(events, calendar, on, policy=policy)
    then = what_if(events, event, calendar, on, policy=policy)
    known = {str(each) for each in now.warnings}
    return WhatIf(
        before=now.reply_due,
        after=then.reply_due,
        latest=then.latest_reply_due,
        left_before=now.days_left,
        left_after=then.days_left,
        provisional=then.provisional or then.latest_provisional,
        warnings=tuple(str(each) for each in then.warnings if str(each) not in known),
    )


def refresh(
    disclosure_request: DisclosureRequest,
    events: Sequence[RequestEvent],
    *,
    calendar: WorkCalendar,
    policy: ClockPolicy | None = None,
) -> ClockReading:
    """Judge the events and rebuild the cached dates (not saved here). Raises LawFault for a sequence the law forbids.

    Whoever counts many requests of one agency passes its `policy`.
    """
    own = policy or clock_policy(disclosure_request.agency)
    reading = read_clock(law_events(events), calendar, events[-1].on, policy=own)
    disclosure_request.received_on = reading.received_on
    disclosure_request.received_year = reading.received_on.year if reading.received_on else None
    disclosure_request.reply_due = reading.reply_due
    disclosure_request.provisional = reading.provisional
    disclosure_request.late = reading.on_time is False
    disclosure_request.state = reading.state
    return reading


@dataclass(frozen=True, slots=True)
class StripCell:
    """One day of the calendar strip as drawn: its look, the mark in it, and why."""

    day: date
    css: str
    mark: str
    why: str


_LOOKS = {
    "day_zero": ("", "起"),
    "rest": ("rest", "休"),
    "holiday": ("rest", "假"),
    "left_out": ("left-out", "停"),
    "void": ("left-out", "废"),
}


def strip_of(disclosure_request: DisclosureRequest, reading: ClockReading) -> list[StripCell]:
    """Every day from receipt to the due day: counted days numbered, rest days grey, make-up days marked 班."""
    cells = []
    for day in calendar_strip(reading, calendar_for(disclosure_request.agency)):
        css, mark = _LOOKS.get(day.kind, ("counted", str(day.number)))
        if day.make_up and day.kind == "counted":
            css, mark = "counted makeup", f"班{day.number}"
        cells.append(StripCell(day.day, css, mark, day.why))
    return cells


def default_day(disclosure_request: DisclosureRequest, policy: str, *, on: date | None = None) -> date:
    """The last day of a term the office sets itself (补正、说明理由): so many working days from a day, by its policy."""
    days = policies_of(disclosure_request.agency).number(policy)
    calendar = calendar_for(disclosure_request.agency)
    found: date = calendar.add_working_days(on or timezone.localdate(), days).day
    return found
