"""Reading the statutory clock of one request from its events.

The Regulation counts 20 working days from the day of receipt to the reply (条例 33.2); leaves out the time
needed to consult third parties and other agencies (33.3); lets the head of the disclosure office extend
once by at most 20 working days before the term ends (33.2); starts the term anew when a corrected request
is received (30), and the fee rules do so when the fee is paid in full. Words, guarantees and examples:
`docs/developer/algorithms/clocks.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gongkai_law.clocks.count import Count
from gongkai_law.clocks.events import ClockEvent, parse_events
from gongkai_law.clocks.policy import ClockPolicy
from gongkai_law.clocks.reading import ClockReading, ClockWarning, ConsultationReading
from gongkai_law.clocks.steps import steps_of
from gongkai_law.clocks.story import Story, tell
from gongkai_law.clocks.words import word
from gongkai_law.errors import LawFault, explain
from gongkai_law.workdays import DayCount, WorkCalendar, check_day

Events = Iterable[ClockEvent | Mapping[str, Any]] | Mapping[str, Any]


def read_clock(
    events: Events, calendar: WorkCalendar, on: date, *, policy: ClockPolicy | None = None
) -> ClockReading:
    """Say when a reply is due and how the days were counted. (条例 30–34, 收费办法 6–7)

    `events` is a list of `ClockEvent`s or of mappings as in JSON, or {"events": [...]}, in any order. Days are
    working days of `calendar`. `on` is the day of reading; if events lie after it, the last event's day is.
    A due date that leans on a year without a notice is provisional, never refused. Raises InputFault for
    events that cannot be read and LawFault, with the article, for a sequence the law does not allow.
    """
    check_day(on)
    told = parse_events(events)
    story = tell(told, calendar, policy or ClockPolicy())
    if told[-1].on > on:
        story.remark("clock.event_after_on", on=on, last=told[-1].on)
    as_of = max(on, told[-1].on)
    until = story.ending.on if story.ending else as_of
    if story.received_on is None:
        return _not_started(story, as_of)
    return _running(story, story.count(until), as_of, until)


def what_if(
    events: Events,
    extra_event: ClockEvent | Mapping[str, Any],
    calendar: WorkCalendar,
    on: date,
    *,
    policy: ClockPolicy | None = None,
) -> ClockReading:
    """The reading if one more event happened: what a step would change, before it is taken. Faults as in read_clock."""
    known = events.get("events") if isinstance(events, Mapping) else events
    return read_clock([*(known or ()), extra_event], calendar, on, policy=policy)


def _not_started(story: Story, as_of: date) -> ClockReading:
    withdrawn = story.ending is not None
    return ClockReading(
        on=as_of,
        state="withdrawn" if withdrawn else "not_started",
        why=word("why_not_started", "withdrawn" if withdrawn else "awaiting", rule=story.channel.rule),
        steps=steps_of(story, None, story.ending.on if story.ending else as_of),
        warnings=_warnings(story),
    )


def _running(story: Story, count: Count, as_of: date, until: date) -> ClockReading:
    run = story.runs[-1]
    used = _used(story, count, until)
    replied_on = story.ending.on if story.ending and story.ending.kind == "replied" else None
    dues: dict[str, DayCount | None] = {
        "correction_notice_due": story.notice_due(),
        "correction_due": story.correction_due(),
        "third_party_due": _latest(story, "third_party"),
        "agency_due": _latest(story, "agency"),
        "fee_due": story.fee_due(),
        "base_due": _day_count(story.count(until, lengths=run.lengths[:1])),
        "reply_due": _day_count(count),
        "internal_due": _internal_due(story, until),
    }
    latest = _latest_reply_due(story, until)
    days: dict[str, Any] = {name: due.day if due else None for name, due in dues.items()}
    state = _state(story, count, as_of)
    on_time = _on_time(story, count, replied_on)
    late = state == "overdue" or on_time is False
    over = story.calendar.working_days_between(count.due, until) if late else 0
    return ClockReading(
        on=as_of,
        state=state,
        received_on=story.received_on,
        clock_started_on=run.started_on,
        replied_on=replied_on,
        on_time=on_time,
        provisional=any(due.provisional for due in dues.values() if due),
        latest_reply_due=latest.day if latest else None,
        latest_provisional=latest is not None and latest.provisional,
        days_used=used,
        days_left=sum(run.lengths) - used - over,
        consultations=_consultations(story, until),
        steps=steps_of(story, count, until),
        warnings=_warnings(story),
        **days,
    )


def _day_count(count: Count) -> DayCount:
    return DayCount(count.due, count.provisional)


def _latest(story: Story, kind: str) -> DayCount | None:
    dues = [one.due for one in story.consultations if one.kind == kind]
    return max(dues, key=lambda due: due.day, default=None)


def _latest_reply_due(story: Story, until: date) -> DayCount | None:
    open_until = [one.due.day for one in story.waits() if one.waits_on(until)]
    if not open_until or story.ending is not None:
        return None
    return _day_count(story.count(max(open_until)))


def _internal_due(story: Story, until: date) -> DayCount | None:
    days = story.policy.internal_days
    if days is None:
        return None
    return _day_count(story.count(until, lengths=(days, *story.runs[-1].lengths[1:])))


def _used(story: Story, count: Count, until: date) -> int:
    return sum(
        story.calendar.working_days_between(segment.span.after, min(segment.span.until, until))
        for segment in count.segments
        if segment.counted
    )


def _awaited(story: Story) -> str:
    """What the applicant still owes: correction, fee or nothing."""
    if story.correction is not None and story.corrected is None:
        return "correction"
    return "fee" if story.fee_notice is not None and story.paid is None else ""


def _state(story: Story, count: Count, as_of: date) -> str:
    if story.ending is not None:
        return story.ending.kind
    awaited = _awaited(story)
    if awaited:
        due = story.correction_due() if awaited == "correction" else story.fee_due()
        return "deemed_abandoned" if due and as_of > due.day else f"waiting_{awaited}"
    if as_of > count.due:
        return "overdue"
    if story.policy.reasons_stop and story.reasons is not None and story.reasons.waits_on(as_of):
        return "waiting_reasons"
    return "consulting" if any(one.waits_on(as_of) for one in story.consultations) else "running"


def _on_time(story: Story, count: Count, replied_on: date | None) -> bool | None:
    if replied_on is None:
        return None
    if replied_on <= count.due:
        return True
    notice = {"correction": story.correction, "fee": story.fee_notice}.get(_awaited(story))
    # a notice given in time left no term running until the applicant acts: neither in time nor late
    return None if notice is not None and notice.on <= count.due else False


def _consultations(story: Story, until: date) -> tuple[ConsultationReading, ...]:
    return tuple(
        ConsultationReading(
            kind=one.kind,
            party=one.party,
            sent_on=one.sent_on,
            due=one.due.day,
            answered_on=one.answered_on,
            open=story.ending is None and one.waits_on(until),
        )
        for one in story.consultations
    )


def _warnings(story: Story) -> tuple[ClockWarning, ...]:
    return tuple(_warning(fault) for fault in story.remarks)


def _warning(fault: LawFault) -> ClockWarning:
    return ClockWarning(fault.key, explain(fault).sentence, fault.articles)
