"""Who answers for a piece of information (条例 10): we, another agency, or the one that leads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class Origin:
    """How an agency came by information: `party` is us, other, or lead."""

    id: str
    label: str
    party: str
    why: str
    articles: tuple[str, ...]
    source: SourceMark


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers and why. `party`: "us" or "other"; `outcome`: the answer where it is not us, else empty."""

    party: Literal["us", "other"]
    why: str
    articles: tuple[str, ...]
    outcome: str


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "responsibility.toml")


@lru_cache(maxsize=1)
def _origins() -> dict[str, Origin]:
    return {
        id: Origin(
            id=id,
            label=entry["label"],
            party=entry["party"],
            why=entry["why"],
            articles=tuple(entry["articles"]),
            source=source_mark(entry["source"]),
        )
        for id, entry in _raw()["origins"].items()
    }


def all_origins() -> tuple[Origin, ...]:
    """Every way an agency comes by information."""
    return tuple(_origins().values())


def origin(id: str) -> Origin:
    """One origin. Raises InputFault for an unknown id."""
    found = _origins().get(id)
    if found is None:
        raise InputFault(
            "disclosure_law.unknown_origin", origin=id, known="、".join(each.label for each in all_origins())
        )
    return found


def _answer(us: bool, why: str, articles: tuple[str, ...]) -> Responsibility:
    party: Literal["us", "other"] = "us" if us else "other"
    return Responsibility(party, why, tuple(cite(each) for each in articles), "" if us else "U_NOT_OURS")


def who_answers(
    origin_id: str,
    *,
    we_lead: bool = True,
    first_obtained_by_us: bool = False,
    special_law: Literal["us", "other"] | None = None,
    unit_acts_in_own_name: bool = False,
) -> Responsibility:
    """Who publishes or answers on the substance of information. (条例 10)

    A special law on the competence goes first (`special_law`: whom it names), then a unit of ours that acts in its own
    name by law and is a tenant of its own. `we_lead` matters for jointly made information only; `first_obtained_by_us`
    for information from another agency that obtained it later than we did.
    """
    found = origin(origin_id)
    if special_law is not None:
        entry = _raw()["special_law"]
        return _answer(special_law == "us", entry["why"], tuple(entry["articles"]))
    if unit_acts_in_own_name:
        entry = _raw()["unit"]
        return _answer(False, entry["why"], tuple(entry["articles"]))
    us = {"us": True, "other": first_obtained_by_us, "lead": we_lead}[found.party]
    return _answer(us, found.why, found.articles)
