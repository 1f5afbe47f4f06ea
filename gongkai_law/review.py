"""Review before anything leaves the office (条例 17): the chain of steps, who may not be whom, what can come out.

The Regulation asks for a review with steps and responsibilities and names no persons; the separation is the product's
reading. An office with too few people may set part of it aside by an exception, for one item, with a reason, granted
by somebody else, and kept; that the leader who approves did not draft is never set aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.casework.elements import is_filled
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark
from gongkai_law.workdays import DayCount, WorkCalendar


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """One station. `role`: who usually does it; `person_not`: steps whose doer may not do it; `excepted`: those of
    them that an exception can set aside; `person_policy`: a policy that lifts the separation where set to yes."""

    id: str
    label: str
    role: str
    done_by_person: bool
    optional: bool
    person_not: tuple[str, ...]
    excepted: tuple[str, ...]
    person_policy: str
    articles: tuple[str, ...]
    source: SourceMark
    also: tuple[str, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that may stand at this station; nobody's for one the clock does."""
        return (self.role, *self.also) if self.role else ()

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)


@dataclass(frozen=True, slots=True)
class ReviewMove:
    """One way on (or back) from a station; `needs` must be given with it. `emergency`: only where the county allows it."""

    origin: str
    target: str
    label: str
    needs: tuple[str, ...]
    emergency: bool


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a review can conclude; `leads_to` is the step the item reaches in the end, once approved."""

    id: str
    label: str
    needs: tuple[str, ...]
    leads_to: str
    strictness: int
    articles: tuple[str, ...]
    source: SourceMark


@dataclass(frozen=True, slots=True)
class SelfCheckItem:
    """One thing the drafter looks for before handing in."""

    id: str
    label: str
    articles: tuple[str, ...]
    source: SourceMark


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of the present round and who did it (any stable id of a person)."""

    step: str
    person: str


@dataclass(frozen=True, slots=True)
class SeparationException:
    """Leave to do two steps oneself, for one item: why, granted by whom, when."""

    reason: str
    granted_by: str
    on: date


@dataclass(frozen=True, slots=True)
class Separation:
    """The result of a check: steps the same person did and the exception that covers it, to be logged; both empty
    where the persons differ."""

    same_person_as: tuple[str, ...] = ()
    exception: SeparationException | None = None


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "review.toml")


@lru_cache(maxsize=1)
def _steps() -> dict[str, ReviewStep]:
    return {
        id: ReviewStep(
            id=id,
            label=entry["label"],
            role=entry["role"],
            done_by_person=entry["done_by_person"],
            optional=entry.get("optional", False),
            person_not=tuple(entry["person_not"]),
            excepted=tuple(entry["excepted"]),
            person_policy=entry.get("person_policy", ""),
            articles=tuple(entry["articles"]),
            source=source_mark(entry["source"]),
            also=tuple(entry.get("also", ())),
        )
        for id, entry in _raw()["steps"].items()
    }


@lru_cache(maxsize=1)
def _moves() -> tuple[ReviewMove, ...]:
    return tuple(
        ReviewMove(
            origin=review_step(entry["from"]).id,
            target=review_step(entry["to"]).id,
            label=entry["label"],
            needs=tuple(entry.get("needs", ())),
            emergency=entry.get("emergency", False),
        )
        for entry in _raw()["move"]
    )


@lru_cache(maxsize=1)
def _conclusions() -> dict[str, Conclusion]:
    return {
        id: Conclusion(
            id=id,
            label=entry["label"],
            needs=tuple(entry["needs"]),
            leads_to=entry["leads_to"],
            strictness=entry["strictness"],
            articles=tuple(entry["articles"]),
            source=source_mark(entry["source"]),
        )
        for id, entry in _raw()["conclusions"].items()
    }


def review_steps() -> tuple[ReviewStep, ...]:
    """Every station, in the order of the chain."""
    return tuple(_steps().values())


def review_step(id: str) -> ReviewStep:
    """One station. Raises InputFault for an unknown id."""
    found = _steps().get(id)
    if found is None:
        raise InputFault("review_law.unknown_step", step=id)
    return found


def conclusions() -> tuple[Conclusion, ...]:
    """What a review can conclude: publish, in part, withhold, refer upward."""
    return tuple(_conclusions().values())


def conclusion(id: str) -> Conclusion:
    """One conclusion. Raises InputFault for an unknown id."""
    found = _conclusions().get(id)
    if found is None:
        raise InputFault("review_law.unknown_conclusion", conclusion=id)
    return found


def check_final(proposed: str, final: str) -> Conclusion:
    """The leader's conclusion, given what the confidentiality review concluded. (条例 17.1)

    The leader may be stricter; to be less strict the item goes back and is reviewed again. Raises LawFault otherwise.
    """
    before, wanted = conclusion(proposed), conclusion(final)
    if wanted.strictness < before.strictness:
        raise LawFault(
            "review_law.less_strict",
            articles=(cite("条例 17.1"),),
            proposed=before.label,
            final=wanted.label,
        )
    return wanted


def self_check_items() -> tuple[SelfCheckItem, ...]:
    """What the drafter looks for, in the order of the form."""
    return tuple(
        SelfCheckItem(id, entry["label"], tuple(entry["articles"]), source_mark(entry["source"]))
        for id, entry in _raw()["self_check"].items()
    )


def check_self_check(answers: Mapping[str, object]) -> None:
    """Every item must be answered no, or yes with what was done about it. Raises InputFault naming the open ones.

    `answers`: by item id, `"no"` or the words saying what was done.
    """
    open_items = [item.label for item in self_check_items() if not is_filled(answers.get(item.id))]
    if open_items:
        raise InputFault("review_law.self_check_open", items="；".join(open_items))


def need_labels() -> dict[str, str]:
    """What moves and conclusions can ask for, in words."""
    return dict(_raw()["needs"])


def review_moves(step: str, policies: Policies = DEFAULTS) -> tuple[ReviewMove, ...]:
    """Where an item can go from a station; the emergency way only where the county allows it."""
    emergency = policies[_raw()["emergency"]["policy"]] != "not_allowed"
    here = review_step(step).id
    return tuple(each for each in _moves() if each.origin == here and (emergency or not each.emergency))


def move_review(step: str, target: str, given: Mapping[str, object], policies: Policies = DEFAULTS) -> str:
    """The station after a move. `given`: values by need (`reasons`, `basis` …).

    Raises LawFault for a move the chain does not hold (so that nothing is published unreviewed, 条例 17) and InputFault
    for one that lacks what it needs.
    """
    for each in review_moves(step, policies):
        if each.target == target:
            _check_needs(each.needs, given, each.label)
            return each.target
    here, there = review_step(step), review_step(target)
    allowed = "、".join(f"“{each.label}”" for each in review_moves(step, policies)) or "没有"
    raise LawFault(
        "review_law.illegal_move",
        articles=(cite("条例 17.1"),),
        step=here.label,
        target=there.label,
        allowed=allowed,
    )


def check_conclusion(id: str, given: Mapping[str, object]) -> Conclusion:
    """The conclusion, once everything it must say is given. Raises InputFault otherwise."""
    found = conclusion(id)
    _check_needs(found.needs, given, found.label)
    return found


def _check_needs(needs: Sequence[str], given: Mapping[str, object], label: str) -> None:
    missing = [need_labels()[need] for need in needs if not is_filled(given.get(need))]
    if missing:
        raise InputFault("review_law.needs", act=label, missing="、".join(missing))


def check_separation(
    step: str,
    person: str,
    history: Sequence[StepTaken],
    exception: SeparationException | None = None,
    policies: Policies = DEFAULTS,
) -> Separation:
    """Whether a person may do a step, given who did what in the present round.

    Returns what the caller logs: nothing where the persons differ, else the steps the same person did and the
    exception that allows it. Raises LawFault where no exception was given, where the county allows none, where this
    separation is never set aside, or where the exception has no reason or was granted by the person itself. (条例 17.1)
    """
    wanted = review_step(step)
    if wanted.person_policy and policies[wanted.person_policy] == "yes":
        return Separation()
    same = tuple(
        dict.fromkeys(
            taken.step for taken in history if taken.step in wanted.person_not and taken.person == person
        )
    )
    if not same:
        return Separation()
    fixed = [each for each in same if each not in wanted.excepted]
    if fixed:
        raise _refused("review_law.same_person_never", wanted, fixed)
    if exception is None:
        allowed = policies["one_person_office"] != "never"
        raise _refused("review_law.same_person" if allowed else "review_law.same_person_never", wanted, same)
    _check_exception(exception, wanted, same, person, policies)
    return Separation(same, exception)


def _refused(key: str, wanted: ReviewStep, same: Sequence[str]) -> LawFault:
    done = "、".join(f"“{review_step(each).label}”" for each in same)
    return LawFault(key, articles=wanted.citations, step=wanted.label, same=done)


def _check_exception(
    exception: SeparationException, wanted: ReviewStep, same: Sequence[str], person: str, policies: Policies
) -> None:
    if policies["one_person_office"] == "never":
        raise _refused("review_law.same_person_never", wanted, same)
    if not exception.reason.strip():
        raise _refused("review_law.exception_reason", wanted, same)
    if not exception.granted_by.strip() or exception.granted_by == person:
        raise _refused("review_law.exception_granted", wanted, same)


def referral_due(on: date, calendar: WorkCalendar, policies: Policies = DEFAULTS) -> DayCount:
    """The day by which a question put upward is asked after. The law sets none; the county's choice. (条例 17.3)"""
    return calendar.add_working_days(on, int(policies[_raw()["referral"]["policy"]]))


def emergency_review_due(published_at: datetime) -> datetime:
    """When the confidentiality review of an emergency publication must be made up at the latest."""
    return published_at + timedelta(hours=_raw()["emergency"]["hours"])
