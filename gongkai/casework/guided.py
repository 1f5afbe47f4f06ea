"""The guided choice of an answer: where the replies lead, what the letter would count as, what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.policies import policies_of
from gongkai.audit.services import record
from gongkai.casework.models import DisclosureRequest, GuidedChoice
from gongkai.casework.on_file import ACT_FOR, on_file
from gongkai.casework.words import row_words
from gongkai_law.casework.elements import Requirement
from gongkai_law.casework.letters import letter_for
from gongkai_law.casework.outcomes import check_day, combine, missing_needs, outcome, remedy_class, row_for
from gongkai_law.casework.questions import next_step
from gongkai_law.errors import InputFault
from gongkai_law.report.form import Form


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of a letter: its outcome, the ground of what is withheld, and the way through the questions."""

    outcome: str
    withheld: str = ""
    path: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Something an answer needs: `act` is the act that puts it on file, "" where it is written in the letter."""

    label: str
    hint: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One part as the clerk reads it."""

    part: Part
    label: str
    plain: str
    articles: tuple[str, ...]
    letter: str
    remedy: str
    withheld: str = ""
    missing: tuple[Missing, ...] = ()
    to_write: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a letter with these parts counts as: one row of table three, whatever else stands in it. (条例 37)"""

    parts: tuple[Found, ...]
    counted: str
    counted_label: str
    row: str
    year: int
    remedy: str
    secondary: tuple[str, ...] = field(default=())


def walked(answers: Sequence[tuple[str, str]]) -> Part | None:
    """The part a full walk leads to; None while a question is open or a step must come first."""
    step = next_step(dict(answers))
    return Part(step.outcome, step.withheld, tuple(answers)) if step.outcome else None


def _needs(case: DisclosureRequest, part: Part) -> tuple[Requirement, ...]:
    """What the answer lacks. A partial answer states its withheld passages in the letter, so their grounds are not asked here."""
    return missing_needs(part.outcome, on_file(case))


def _found(case: DisclosureRequest, part: Part, on: date) -> Found:
    kind = outcome(part.outcome)
    check_day(part.outcome, on)
    lacking: list[Missing] = []
    to_write: list[Missing] = []
    for need in _needs(case, part):
        act = next((ACT_FOR[each.id] for each in need.any_of if each.id in ACT_FOR), "")
        (lacking if act else to_write).append(Missing(need.label, need.hint, act))
    withheld = [part.withheld] if part.withheld else (["条例 37"] if kind.group == "partial" else [])
    return Found(
        part=part,
        label=kind.label,
        plain=kind.plain,
        articles=kind.citations,
        letter=letter_for(part.outcome).title,
        remedy=remedy_class(part.outcome, on, policies_of(case.agency), withheld_bases=withheld),
        withheld=outcome(part.withheld).label if part.withheld else "",
        missing=tuple(lacking),
        to_write=tuple(to_write),
    )


def verdict(case: DisclosureRequest, parts: Sequence[Part], *, on: date) -> Verdict:
    """Judge the parts of a letter as if it went out on a day. Raises faults of the law for codes it does not know."""
    policies = policies_of(case.agency)
    found = tuple(_found(case, part, on) for part in parts)
    combined = combine([part.outcome for part in parts], policies)
    row = row_for(combined.counted, Form.for_year(on.year).id, policies)
    remedies = {each.remedy for each in found}
    return Verdict(
        parts=found,
        counted=combined.counted,
        counted_label=outcome(combined.counted).label,
        row=row_words(row, on.year),
        year=on.year,
        remedy=next(each for each in ("RF", "EI", "NO") if each in remedies),
        secondary=tuple(outcome(code).label for code in combined.secondary),
    )


def latest_choice(case: DisclosureRequest) -> GuidedChoice | None:
    """What the office last meant to answer; None before anybody went through the questions."""
    found: GuidedChoice | None = case.guided_choices.order_by("-created_at").first()
    return found


def chosen_parts(case: DisclosureRequest) -> list[Part]:
    """The parts of the latest choice; none before anybody went through the questions."""
    kept = latest_choice(case)
    if kept is None:
        return []
    return [
        Part(each["outcome"], each["withheld"], tuple((pair[0], pair[1]) for pair in each["path"]))
        for each in kept.parts
    ]


@transaction.atomic
def keep_choice(
    *, disclosure_request: DisclosureRequest, parts: Sequence[Part], actor: User, on: date
) -> GuidedChoice:
    """Keep what the questions led to in the file, with the way there. Decides nothing yet: the letter does. (条例 36, 45)"""
    require_role(actor, disclosure_request.agency_id, KEEPERS)
    if not parts:
        raise InputFault("casework.no_answer")
    if disclosure_request.closed_on:
        raise InputFault("casework.closed", number=disclosure_request.number)
    judged = verdict(disclosure_request, parts, on=on)
    kept: GuidedChoice = GuidedChoice.objects.create(
        agency_id=disclosure_request.agency_id,
        disclosure_request=disclosure_request,
        parts=[
            {"outcome": part.outcome, "withheld": part.withheld, "path": [list(pair) for pair in part.path]}
            for part in parts
        ],
        counted=judged.counted,
        by_name=actor.full_name,
    )
    record(
        agency_id=disclosure_request.agency_id,
        actor=actor,
        act="request.choose",
        subject_kind="request",
        subject_id=disclosure_request.pk,
        number=disclosure_request.number,
        outcome=judged.counted_label,
    )
    return kept
