"""The steps of a reading: each stretch of days, counted or not, with the reason and the article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai_law.citation import cite
from gongkai_law.clocks.consultations import REASONS, Consultation
from gongkai_law.clocks.count import Count, Segment, Span
from gongkai_law.clocks.reading import Step
from gongkai_law.clocks.story import Run, Story
from gongkai_law.clocks.words import word
from gongkai_law.workdays import shift

_BEGIN = {
    "submitted": ("count", "条例 33.2"),
    "corrected": ("count_corrected", "条例 30"),
    "fee_paid": ("count_paid", "收费办法 7"),
}
_VOID = {"corrected": ("void_corrected", "条例 30"), "fee_paid": ("void_paid", "收费办法 7")}


def steps_of(story: Story, count: Count | None, as_of: date) -> tuple[Step, ...]:
    """Every step from submission to the due day; `count` is the running clock's, None if none runs."""
    steps = list(_receipt(story, as_of))
    for run in story.runs[:-1]:
        steps.extend(_void(story, run))
    if count is not None:
        steps.extend(_counted(story, count, as_of))
        steps.extend(_pending(story, as_of))
    return tuple(steps)


def _receipt(story: Story, as_of: date) -> Iterator[Step]:
    if story.submitted is None:
        return
    channel, submitted_on = story.channel, story.submitted.on
    until = story.received_on or max(as_of, submitted_on)
    if until > submitted_on:
        why = word("steps", "awaiting_confirmation", rule=channel.rule)
        days = story.calendar.working_days_between(submitted_on, until)
        yield Step(submitted_on, until, "awaiting", days, why, channel.citation)
    if story.received_on is not None:
        why = word("steps", "receipt", rule=channel.rule)
        yield Step(story.received_on, story.received_on, "receipt", 0, why, channel.citation)


def _void(story: Story, run: Run) -> Iterator[Step]:
    if run.void_by is None or run.void_by.on <= run.started_on:
        return
    key, article = _VOID[run.void_by.kind]
    days = story.calendar.working_days_between(run.started_on, run.void_by.on)
    why = word("steps", key, days=days, day=run.void_by.on)
    yield Step(shift(run.started_on, 1), run.void_by.on, "void", days, why, cite(article))


def _counted(story: Story, count: Count, as_of: date) -> Iterator[Step]:
    run = story.runs[-1]
    begun: set[str] = set()
    for segment in count.segments:
        part, length = run.phases[segment.phase]
        if not segment.counted:
            yield _left_out(story, segment, as_of)
            continue
        kind = "count" if part == "base" else "extension"
        key, article = ("resume", "条例 33.2") if part in begun else _why(run, part)
        begun.add(part)
        yield _step(segment, kind, word("steps", key, length=length), article)


def _why(run: Run, part: str) -> tuple[str, str]:
    """Why a part of the term is counted: key of the words, article."""
    if part == "base":
        return _BEGIN[run.cause]
    if part == "delay":
        return "delay", "条例 35"
    return ("extension_by_head" if run.extension and run.extension.by else "extension"), "条例 33.2"


def _step(segment: Segment, kind: str, why: str, article: str) -> Step:
    span = segment.span
    return Step(shift(span.after, 1), span.until, kind, segment.days, why, cite(article))


def _left_out(story: Story, segment: Segment, as_of: date) -> Step:
    waits = [
        one
        for one in story.waits()
        if _overlap(one.left_out(as_of, late_answers_count=story.policy.late_answers_count), segment.span)
    ]
    names = [_name(one, as_of, replied=story.ending is not None) for one in waits]
    article = "条例 35" if {one.kind for one in waits} == {REASONS} else "条例 33.3"
    return _step(segment, "left_out", word("steps", "left_out", names="；".join(names)), article)


def _overlap(one: Span, other: Span) -> bool:
    return max(one.after, other.after) < min(one.until, other.until)


def _name(one: Consultation, as_of: date, *, replied: bool) -> str:
    if one.answered_on is not None:
        end = word("steps", "ended_answer", day=one.answered_on)
    elif as_of > one.due.day:
        end = word("steps", "ended_term", day=one.due.day)
    else:
        end = word("steps", "ended_replied" if replied else "ended_open", day=as_of)
    if one.kind == REASONS:
        return word("steps", "left_out_reasons", sent=one.sent_on, end=end)
    party = word("steps", "party", party=one.party) if one.party else ""
    kind = word("consulted", one.kind)
    return word("steps", "left_out_one", kind=kind, party=party, sent=one.sent_on, end=end)


def _pending(story: Story, as_of: date) -> Iterator[Step]:
    """What hangs over the running clock: a correction or a payment still awaited."""
    if story.correction is not None and story.corrected is None:
        due = story.correction_due()
        yield _note(story.correction.on, due.day if due else None, as_of, "pending_correction", "条例 30")
    if story.fee_notice is not None and story.paid is None:
        fee_due = story.fee_due()
        yield _note(story.fee_notice.on, fee_due.day if fee_due else None, as_of, "pending_fee", "收费办法 6")
        for event in story.part_payments:
            if event.on >= story.fee_notice.on:
                why = word("steps", "partial_payment")
                yield Step(event.on, event.on, "note", 0, why, cite("收费办法 7"))


def _note(since: date, due: date | None, as_of: date, key: str, article: str) -> Step:
    over = due is not None and as_of > due
    why = word("steps", f"{key}_over" if over else key)
    return Step(since, max(due or as_of, since), "note", 0, why, cite(article))
