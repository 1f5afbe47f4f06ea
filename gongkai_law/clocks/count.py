"""Counting a term of working days with stretches left out.

The due day is the (length + left-out)-th working day after the day that starts the clock; left out are
the working days in the union of the consultations' spans, days covered twice once. A span that begins
after the term has run out leaves nothing out: a clock that has ended is not revived.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_law.workdays import WorkCalendar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days after `after` up to and including `until`."""

    after: date
    until: date


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a count: the working days of `span`, counted or left out, in phase 0 (term) or 1 (extension)."""

    span: Span
    days: int
    counted: bool
    phase: int


@dataclass(frozen=True, slots=True)
class Count:
    """Where a term ends and how it was counted; counted segments' days add up to the term's length."""

    started_on: date
    due: date
    provisional: bool
    segments: tuple[Segment, ...]


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days as separate spans in order; empty spans vanish."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.until > span.after):
        if merged and span.after <= merged[-1].until:
            merged[-1] = Span(merged[-1].after, max(merged[-1].until, span.until))
        else:
            merged.append(span)
    return tuple(merged)


def count_term(
    calendar: WorkCalendar, started_on: date, lengths: Sequence[int], left_out: Iterable[Span]
) -> Count:
    """Count a term of one or more phases (term, extension) of working days after `started_on`."""
    walk = _Walk(calendar, started_on, [span for span in union(left_out) if span.until > started_on])
    for phase, length in enumerate(lengths):
        walk.phase(phase, length, last=phase == len(lengths) - 1)
    return Count(started_on, walk.at, calendar.is_provisional(started_on, walk.at), tuple(walk.segments))


class _Walk:
    """One walk along the days: where it stands, which spans lie ahead, what it passed."""

    def __init__(self, calendar: WorkCalendar, started_on: date, ahead: list[Span]) -> None:
        self.calendar = calendar
        self.at = started_on
        self.ahead = ahead
        self.segments: list[Segment] = []

    def phase(self, phase: int, length: int, *, last: bool) -> None:
        """Walk `length` counted days further, leaving out the spans that begin on the way."""
        left = length
        while True:
            target = self.calendar.add_working_days(self.at, left).day
            span = self.ahead[0] if self.ahead else None
            # a span beginning on the very day a phase ends belongs to the next phase, if there is one
            if span is None or span.after > target or (span.after == target and not last):
                self._pass(target, phase, counted=True)
                return
            begins = max(span.after, self.at)
            left -= self._pass(begins, phase, counted=True)
            skipped = self._pass(span.until, phase, counted=False)
            del self.ahead[0]
            if left == 0:
                # sent on the last day: due is as many working days later as were left out
                self.at = self.calendar.add_working_days(begins, skipped).day
                return

    def _pass(self, until: date, phase: int, *, counted: bool) -> int:
        if until <= self.at:
            return 0
        days = self.calendar.working_days_between(self.at, until)
        self.segments.append(Segment(Span(self.at, until), days, counted, phase))
        self.at = until
        return days
