"""The story of one request: events taken in order, each checked against the law as it is taken.

What the law does not allow is refused with its article (LawFault); what is allowed but irregular is taken
and remarked. A correction received (条例 30) and a fee paid in full (收费办法 7) end the running clock and
start a new one of full length; an extension belongs to the clock it was made on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gongkai_law.citation import cite, instruments
from gongkai_law.clocks.consultations import (
    ARTICLES,
    Consultation,
    answered,
    ask_reasons,
    consult,
)
from gongkai_law.clocks.count import Count, count_term
from gongkai_law.clocks.events import ClockEvent
from gongkai_law.clocks.policy import ClockPolicy
from gongkai_law.clocks.receipt import Channel
from gongkai_law.clocks.terms import term
from gongkai_law.clocks.words import word
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.workdays import DayCount, WorkCalendar

HEAD = ("head", "机构负责人", "政府信息公开工作机构负责人")


@dataclass(slots=True)
class Run:
    """One run of the reply clock: the day 0, what started it (submitted, corrected, fee_paid), its extension, its end.

    `delay`: working days from the day due to the later day fixed and told for many requests with good reasons (条例 35).
    """

    started_on: date
    cause: str
    extension: ClockEvent | None = None
    delay: int = 0
    void_by: ClockEvent | None = None

    @property
    def phases(self) -> tuple[tuple[str, int], ...]:
        """The parts of the term in their order, in working days: the reply term, an extension, a delay."""
        parts = [("base", term("C_REPLY", self.started_on).length)]
        if self.extension is not None:
            parts.append(("extension", self.extension.days or 0))
        if self.delay:
            parts.append(("delay", self.delay))
        return tuple(parts)

    @property
    def lengths(self) -> tuple[int, ...]:
        """The working days of each part."""
        return tuple(length for _name, length in self.phases)


@dataclass(slots=True)
class Story:
    """Everything known of a request after its events; `remarks` are faults not raised, to be shown."""

    calendar: WorkCalendar
    policy: ClockPolicy
    submitted: ClockEvent | None = None
    received_on: date | None = None
    runs: list[Run] = field(default_factory=list)
    correction: ClockEvent | None = None
    corrected: ClockEvent | None = None
    fee_notice: ClockEvent | None = None
    paid: ClockEvent | None = None
    part_payments: list[ClockEvent] = field(default_factory=list)
    consultations: list[Consultation] = field(default_factory=list)
    reasons: Consultation | None = None
    ending: ClockEvent | None = None
    remarks: list[LawFault] = field(default_factory=list)

    @property
    def channel(self) -> Channel:
        """How the request came; only after it was submitted."""
        if self.submitted is None:
            raise InputFault("clock.no_events")
        return self.policy.channel(self.submitted.channel)

    def count(self, as_of: date, *, lengths: Sequence[int] | None = None) -> Count:
        """The running clock counted with what is known on `as_of`."""
        run = self.runs[-1]
        spans = [
            one.left_out(as_of, late_answers_count=self.policy.late_answers_count) for one in self.waits()
        ]
        return count_term(self.calendar, run.started_on, lengths or run.lengths, spans)

    def waits(self) -> list[Consultation]:
        """What is left out of the reply term: consultations, and reasons asked for where the county says so."""
        stops = self.reasons is not None and self.policy.reasons_stop
        return [*self.consultations, *([self.reasons] if stops and self.reasons else [])]

    def correction_due(self) -> DayCount | None:
        """The last day the applicant has for the correction: the day set, or the days set from the notice's arrival."""
        notice = self.correction
        if notice is None or notice.due is not None or notice.days is None:
            return DayCount(notice.due, provisional=False) if notice and notice.due else None
        return self.calendar.add_working_days(notice.arrived_on, notice.days)

    def fee_due(self) -> DayCount | None:
        """The last day for payment: 20 working days from the day the fee notice arrived."""
        if self.fee_notice is None:
            return None
        length = term("C_FEE", self.fee_notice.on).length
        return self.calendar.add_working_days(self.fee_notice.arrived_on, length)

    def notice_due(self) -> DayCount | None:
        """The last day for the one correction notice: 7 working days from receipt."""
        if self.received_on is None:
            return None
        return self.calendar.add_working_days(
            self.received_on, term("C_CORRECT_NOTICE", self.received_on).length
        )

    def remark(self, key: str, article: str = "", event: ClockEvent | None = None, **arguments: Any) -> None:
        """Keep something to be shown that does not stop the work."""
        where = event.place if event else ""
        articles = (cite(article),) if article else ()
        self.remarks.append(LawFault(key, where=where, articles=articles, **arguments))


def tell(events: Sequence[ClockEvent], calendar: WorkCalendar, policy: ClockPolicy) -> Story:
    """Take the events in order. Raises LawFault, with the article, for a sequence the law does not allow."""
    story = Story(calendar, policy)
    for event in events:
        _check_order(story, event)
        _TAKE[event.kind](story, event)
    return story


def _refuse(key: str, article: str, event: ClockEvent, **arguments: Any) -> LawFault:
    return LawFault(key, where=event.place, articles=(cite(article),), **arguments)


def _check_order(story: Story, event: ClockEvent) -> None:
    if story.submitted is None and event.kind != "submitted":
        raise _refuse("clock.before_submission", "条例 31", event, kind=event.label)
    if story.ending is not None:
        raise _refuse(
            "clock.after_end",
            "条例 33.2",
            event,
            kind=event.label,
            ended_on=story.ending.on,
            ended=story.ending.label,
        )
    if story.received_on is None and event.kind not in ("submitted", "confirmed", "withdrawn"):
        channel = story.channel
        raise _refuse("clock.before_receipt", channel.article, event, kind=event.label, rule=channel.rule)


def _start(story: Story, event: ClockEvent) -> None:
    story.received_on = event.on
    story.runs.append(Run(event.on, "submitted"))
    in_force_from = instruments()["条例"].in_force_from
    if in_force_from and event.on < in_force_from:
        story.remark(
            "clock.before_regulation", "条例", event, received_on=event.on, in_force_from=in_force_from
        )


def _restart(story: Story, event: ClockEvent) -> None:
    story.runs[-1].void_by = event
    story.runs.append(Run(event.on, event.kind))


def _submitted(story: Story, event: ClockEvent) -> None:
    if story.submitted is not None:
        raise InputFault("clock.second_submission", where=event.place, first_on=story.submitted.on)
    story.submitted = event
    if not story.channel.needs_confirmation:
        _start(story, event)


def _confirmed(story: Story, event: ClockEvent) -> None:
    channel = story.channel
    if channel.key == "ordinary_mail" and story.policy.letter_at_once and story.submitted is not None:
        _reached(story, event)
    elif not channel.needs_confirmation:
        story.remark(
            "clock.confirmation_not_needed", channel.article, event, label=channel.label, on=event.on
        )
    elif story.received_on is not None:
        story.remark(
            "clock.second_confirmation",
            channel.article,
            event,
            received_on=story.received_on,
            on=event.on,
        )
    else:
        _start(story, event)


def _reached(story: Story, event: ClockEvent) -> None:
    """The sender of an ordinary letter was reached after all: the law's day takes the place of the county's."""
    started = story.runs[-1]
    if (
        len(story.runs) > 1
        or started.extension
        or story.correction
        or story.consultations
        or story.fee_notice
    ):
        story.remark(
            "clock.second_confirmation",
            story.channel.article,
            event,
            received_on=story.received_on,
            on=event.on,
        )
        return
    story.runs.clear()
    _start(story, event)


def _correction_requested(story: Story, event: ClockEvent) -> None:
    if story.correction is not None:
        raise _refuse("clock.second_correction", "条例 30", event, first_on=story.correction.on)
    last, reply_due = story.notice_due(), story.count(event.on).due
    if last is not None and event.on > last.day:
        story.remark("clock.correction_notice_late", "条例 30", event, on=event.on, due=last.day)
    if event.on > reply_due:
        story.remark("clock.correction_after_due", "条例 33.2", event, on=event.on, due=reply_due)
    story.correction = event
    if story.correction_due() is None:
        story.remark("clock.correction_without_period", "条例 30", event)


def _corrected(story: Story, event: ClockEvent) -> None:
    if story.correction is None:
        raise _refuse("clock.corrected_without_request", "条例 30", event)
    if story.corrected is not None:
        raise _refuse("clock.corrected_twice", "条例 30", event, first_on=story.corrected.on)
    due = story.correction_due()
    if due is not None and event.on > due.day:
        story.remark("clock.corrected_late", "条例 30", event, on=event.on, due=due.day)
    story.corrected = event
    _restart(story, event)


def _consulted(story: Story, event: ClockEvent) -> None:
    due = story.count(event.on).due
    if event.on > due:
        story.remark("clock.consulted_after_due", "条例 33.3", event, on=event.on, due=due)
    story.consultations.append(consult(event, story.calendar))


def _answered(story: Story, event: ClockEvent) -> None:
    kind = event.kind.removesuffix("_answered")
    number = answered(story.consultations, event)
    if number is None:
        party = word("steps", "party", party=event.party) if event.party else ""
        raise _refuse(
            "clock.answer_without_consultation",
            ARTICLES[kind],
            event,
            party=party,
            needed=f"{kind}_consulted",
        )
    one = story.consultations[number]
    if event.on > one.due.day:
        name = word("consulted", kind)
        story.remark("clock.answered_late", "条例 33.3", event, kind=name, on=event.on, due=one.due.day)
    story.consultations[number] = replace(one, answered_on=event.on)


def _reasons_requested(story: Story, event: ClockEvent) -> None:
    if story.reasons is not None:
        raise _refuse("clock.reasons_twice", "条例 35", event, first_on=story.reasons.sent_on)
    story.reasons = ask_reasons(event, story.calendar, story.policy.reasons_days)


def _reasons_given(story: Story, event: ClockEvent) -> None:
    if story.reasons is None or story.reasons.answered_on is not None:
        raise _refuse("clock.reasons_without_request", "条例 35", event)
    story.reasons = replace(story.reasons, answered_on=event.on)


def _extended(story: Story, event: ClockEvent) -> None:
    run, most = story.runs[-1], term("C_EXT", event.on).length
    if event.days is not None and event.days > most:
        raise _refuse("clock.extension_too_long", "条例 33.2", event, days=event.days, most=most)
    due = story.count(event.on).due
    if run.extension is not None:
        raise _refuse("clock.second_extension", "条例 33.2", event, first_on=run.extension.on, due=due)
    if event.by and event.by not in HEAD:
        raise _refuse("clock.extension_not_by_head", "条例 33.2", event, by=event.by)
    if event.on > due:
        raise _refuse("clock.extension_after_due", "条例 33.2", event, due=due)
    run.extension = event


def _delayed(story: Story, event: ClockEvent) -> None:
    run, due = story.runs[-1], story.count(event.on).due
    if story.reasons is None:
        raise _refuse("clock.delay_without_reasons", "条例 35", event)
    if run.delay:
        raise _refuse("clock.second_delay", "条例 35", event, due=due)
    if event.on > due:
        raise _refuse("clock.delay_after_due", "条例 35", event, due=due)
    days = story.calendar.working_days_between(due, event.due) if event.due and event.due > due else 0
    if not days:
        raise _refuse("clock.delay_no_later", "条例 35", event, day=event.due, due=due)
    run.delay = days


def _fee_notified(story: Story, event: ClockEvent) -> None:
    due = story.count(event.on).due
    if event.on > due:
        raise _refuse("clock.fee_after_due", "收费办法 6", event, due=due)
    in_force_from = term("C_FEE", event.on).in_force_from
    if event.on < in_force_from:
        story.remark("clock.fee_before_rules", "收费办法", event, on=event.on, in_force_from=in_force_from)
    if story.fee_notice is not None:
        story.remark(
            "clock.second_fee_notice", "收费办法 6", event, first_on=story.fee_notice.on, on=event.on
        )
    story.fee_notice, story.paid = event, None


def _fee_paid(story: Story, event: ClockEvent) -> None:
    if story.fee_notice is None:
        raise _refuse("clock.paid_without_notice", "收费办法 6", event)
    if story.paid is not None:
        raise _refuse("clock.paid_twice", "收费办法 7", event, first_on=story.paid.on)
    if not event.complete:
        story.part_payments.append(event)
        return
    due = story.fee_due()
    if due is not None and event.on > due.day:
        story.remark("clock.paid_late", "收费办法 6", event, on=event.on, due=due.day)
    story.paid = event
    _restart(story, event)


def _replied(story: Story, event: ClockEvent) -> None:
    for one in story.consultations:
        if one.waits_on(event.on):
            name = word("consulted", one.kind)
            story.remark(
                "clock.replied_before_opinion", ARTICLES[one.kind], event, kind=name, due=one.due.day
            )
    story.ending = event


def _withdrawn(story: Story, event: ClockEvent) -> None:
    story.ending = event


_TAKE = {
    "submitted": _submitted,
    "confirmed": _confirmed,
    "correction_requested": _correction_requested,
    "corrected": _corrected,
    "reasons_requested": _reasons_requested,
    "reasons_given": _reasons_given,
    "fee_notified": _fee_notified,
    "fee_paid": _fee_paid,
    "third_party_consulted": _consulted,
    "agency_consulted": _consulted,
    "third_party_answered": _answered,
    "agency_answered": _answered,
    "extended": _extended,
    "delayed": _delayed,
    "replied": _replied,
    "withdrawn": _withdrawn,
}
