"""Asking third parties (条例 32) and other agencies (条例 34) for their opinion, and the days that leaves out (条例 33.3).

Waiting for an applicant's reasons (条例 35) is told the same way; only a county that says so leaves those days out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_law.clocks.count import Span
from gongkai_law.clocks.events import ClockEvent
from gongkai_law.clocks.terms import term
from gongkai_law.workdays import DayCount, WorkCalendar

TERMS = {"third_party": "C_3P", "agency": "C_JOINT"}
ARTICLES = {"third_party": "条例 32", "agency": "条例 34"}
REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class Consultation:
    """One letter asking for an opinion. `due`: end of the 15 working days; `answered_on`: None while open."""

    kind: str
    party: str
    sent_on: date
    due: DayCount
    answered_on: date | None = None

    def left_out(self, as_of: date, *, late_answers_count: bool = True) -> Span:
        """The days left out of the reply term: after the letter was sent, to the answer or, unanswered, to
        the end of the opinion term, for an open letter at most to `as_of`.

        An answer after the opinion term leaves out the days up to it, unless `late_answers_count` is off.
        """
        if self.answered_on is None:
            until = min(as_of, self.due.day)
        elif late_answers_count:
            until = self.answered_on
        else:
            until = min(self.answered_on, self.due.day)
        return Span(self.sent_on, max(self.sent_on, until))

    def waits_on(self, day: date) -> bool:
        """Whether the opinion is still awaited on `day`, its term not over."""
        return self.answered_on is None and self.sent_on <= day <= self.due.day


def consult(event: ClockEvent, calendar: WorkCalendar) -> Consultation:
    """The consultation an event of kind third_party_consulted or agency_consulted opens."""
    kind = event.kind.removesuffix("_consulted")
    length = term(TERMS[kind], event.on).length
    return Consultation(kind, event.party, event.on, calendar.add_working_days(event.arrived_on, length))


def ask_reasons(event: ClockEvent, calendar: WorkCalendar, days: int) -> Consultation:
    """The wait that an event reasons_requested opens: to the day it names, else `days` working days from its arrival."""
    due = (
        DayCount(event.due, provisional=False)
        if event.due
        else calendar.add_working_days(event.arrived_on, event.days or days)
    )
    return Consultation(REASONS, "", event.on, due)


def answered(consultations: Sequence[Consultation], event: ClockEvent) -> int | None:
    """Which consultation an answer belongs to: of its kind and party, the one open longest; None if there is none.

    An answer without a party goes to the one open longest, whoever was asked; so does an answer with a
    party to a letter without one.
    """
    kind = event.kind.removesuffix("_answered").removesuffix("_given")
    open_ones = [
        number for number, one in enumerate(consultations) if one.kind == kind and one.answered_on is None
    ]
    if not event.party:
        return open_ones[0] if open_ones else None
    named = [number for number in open_ones if consultations[number].party == event.party]
    unnamed = [number for number in open_ones if not consultations[number].party]
    return next(iter(named or unnamed), None)
