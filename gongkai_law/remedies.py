"""Reconsideration and litigation: who hears what, and in which column of table four a decision counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class Decision:
    """How a case can end; `column` is a column of table four, or "policy" where the agency chooses."""

    key: str
    label: str
    column: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of agency: who hears a reconsideration against it and which court a suit goes to first."""

    key: str
    label: str
    reconsideration: str
    court: str
    articles: tuple[str, ...]
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "remedies.toml")


def decisions() -> tuple[Decision, ...]:
    """Every way a case can end."""
    return tuple(
        Decision(key, entry["label"], entry["column"], source_mark(entry["source"]))
        for key, entry in _raw()["decisions"].items()
    )


def bodies() -> tuple[Body, ...]:
    """Every kind of agency the remedies law tells apart."""
    return tuple(
        Body(
            key, e["label"], e["reconsideration"], e["court"], tuple(e["articles"]), source_mark(e["source"])
        )
        for key, e in _raw()["bodies"].items()
    )  # fmt: skip


def body(key: str) -> Body:
    """One kind of agency; InputFault for an unknown key."""
    for found in bodies():
        if found.key == key:
            return found
    raise InputFault("remedy_law.unknown_body", key=key)


def result_column(decision: str, policies: Policies = DEFAULTS) -> str:
    """The column of table four a decision (by key or by label) counts in. (law reference §7.7, our reading)"""
    for found in decisions():
        if decision in (found.key, found.label):
            return policies["dismissed_column"] if found.column == "policy" else found.column
    raise InputFault(
        "remedy_law.unknown_decision", decision=decision, known="、".join(d.label for d in decisions())
    )
