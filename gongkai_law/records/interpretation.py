"""Interpretation of policies (政策解读) and responses to public concern (回应关切): elements, forms, clocks.

The terms come from notices, not from the Regulations; they are not confirmed and are shown as such.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark
from gongkai_law.workdays import DayCount, WorkCalendar


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of a list: an element of an interpretation, a form, a kind. `flag`: must for elements, text for forms."""

    id: str
    label: str
    flag: bool = False


@dataclass(frozen=True, slots=True)
class ResponseTerm:
    """A clock of hours from the moment a concern was noticed."""

    id: str
    label: str
    kind: str
    hours: int
    basis: str
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "interpretation.toml")


def interpretation_elements() -> tuple[Named, ...]:
    """What an interpretation says, in order; `flag` where the checklist asks for it always."""
    return tuple(Named(id, entry["label"], entry["must"]) for id, entry in _raw()["elements"].items())


def interpretation_forms() -> tuple[Named, ...]:
    """The forms; `flag` for those of words only."""
    return tuple(Named(id, entry["label"], entry["text"]) for id, entry in _raw()["forms"].items())


def interpretation_kinds() -> tuple[Named, ...]:
    """The agency's own, or an upper level's relayed."""
    return tuple(Named(id, entry["label"]) for id, entry in _raw()["kinds"].items())


def interpretation_due(published_on: date, calendar: WorkCalendar) -> DayCount:
    """The last day for a document's interpretation: with it, at the latest three working days after."""
    return calendar.add_working_days(published_on, _raw()["term"]["length"])


def missing_elements(said: Collection[str]) -> tuple[Named, ...]:
    """The elements the checklist always asks for and that are not there."""
    return tuple(each for each in interpretation_elements() if each.flag and each.id not in said)


def forms_short(forms: Sequence[str]) -> bool:
    """Whether a document's interpretations are in fewer than two forms, or all in words."""
    known = {each.id: each.flag for each in interpretation_forms()}
    given = set(forms) & set(known)
    return len(given) < 2 or all(known[each] for each in given)


def check_relay(source_unit: str, source_url: str) -> None:
    """A relayed interpretation names where it comes from. Raises InputFault."""
    if not source_unit.strip() or not source_url.strip():
        raise InputFault("records_law.relay_source")


def response_terms(kind: str) -> tuple[ResponseTerm, ...]:
    """The clocks of a concern: `major` (特别重大、重大突发事件) or `other`. Raises InputFault for another kind."""
    found = tuple(
        ResponseTerm(
            id, entry["label"], entry["kind"], entry["hours"], entry["basis"], source_mark(entry["source"])
        )
        for id, entry in _raw()["responses"].items()
        if entry["kind"] == kind
    )
    if not found:
        raise InputFault("records_law.unknown_term", list="responses", id=kind)
    return found


def response_due(term: ResponseTerm, noticed_at: datetime) -> datetime:
    """When a response is due at the latest; hours run day and night."""
    return noticed_at + timedelta(hours=term.hours)
