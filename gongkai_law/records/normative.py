"""Normative documents: the stages of their life, the terms that go with them, when their validity ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `must`: publication waits until its day is in the register."""

    id: str
    label: str
    must: bool
    hint: str


@dataclass(frozen=True, slots=True)
class NormativeTerm:
    """A term that the county's rules set; `unit` is natural_day or year."""

    id: str
    label: str
    length: int
    unit: str
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "normative.toml")


@lru_cache(maxsize=1)
def stages() -> tuple[Stage, ...]:
    """Every stage from drafting to the end of validity, in order."""
    return tuple(
        Stage(id, entry["label"], entry["must"], entry.get("hint", ""))
        for id, entry in _raw()["stages"].items()
    )


def stage(id: str) -> Stage:
    """One stage. Raises InputFault for an unknown id."""
    for each in stages():
        if each.id == id:
            return each
    raise InputFault("records_law.unknown_term", list="normative", id=id)


def normative_term(id: str) -> NormativeTerm:
    """One term: consultation, filing, valid_years, trial_years."""
    entry = _raw()["terms"][id]
    return NormativeTerm(id, entry["label"], entry["length"], entry["unit"], source_mark(entry["source"]))


def missing_stages(days: Mapping[str, date]) -> tuple[Stage, ...]:
    """The stages that publication waits for and that have no day yet. `days`: stage id → its day."""
    return tuple(each for each in stages() if each.must and each.id not in days)


def check_stage_order(days: Mapping[str, date]) -> None:
    """Stages that have a day must follow each other. Raises InputFault naming the first two that do not."""
    known = [
        each for each in stages() if each.id in days and each.id not in ("evaluated", "extended", "amended")
    ]
    for earlier, later in zip(known, known[1:], strict=False):
        if days[later.id] < days[earlier.id]:
            raise InputFault(
                "records_law.stage_order",
                earlier=earlier.label,
                first=days[earlier.id],
                later=later.label,
                second=days[later.id],
            )


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def usual_end(effective_on: date, *, trial: bool) -> date:
    """The last day a document is in force when it says nothing itself: five years, two on trial (暂行、试行).

    The day before the anniversary. Local rules differ; the clerk confirms it.
    """
    term = normative_term("trial_years" if trial else "valid_years")
    return _years_on(effective_on, term.length) - timedelta(days=1)


def is_trial(title: str) -> bool:
    """Whether a title says that the document is on trial."""
    return "暂行" in title or "试行" in title


def filing_due(published_on: date) -> date:
    """The last day to file it with the body above."""
    return published_on + timedelta(days=normative_term("filing").length)


def expiry_warning(valid_until: date, on: date) -> int | None:
    """The warning that holds on a day: 90 or 30 (days before the end), 0 once it is past, None before all of them."""
    left = (valid_until - on).days
    if left < 0:
        return 0
    reached = [days for days in sorted(_raw()["expiry"]["warn_days"]) if left <= days]
    return reached[0] if reached else None


def consultation_days(opened_on: date, closed_on: date) -> int:
    """How many days a call for comments was open, both days counted."""
    return (closed_on - opened_on).days + 1
