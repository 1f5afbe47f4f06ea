"""The clocks as dated data: label, length, unit, what they are counted from, article, meaning of their end."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault


@dataclass(frozen=True, slots=True)
class Term:
    """One length of one clock. `unit`: working_day, natural_day, month. `source`: text, memory or reading."""

    clock_id: str
    label: str
    length: int
    unit: str
    counted_from: str
    article: str
    in_force_from: date
    source: str
    on_expiry: str

    @property
    def citation(self) -> str:
        """The article in words, 《条例》第三十三条第二款."""
        return cite(self.article)


@lru_cache(maxsize=1)
def terms() -> dict[str, tuple[Term, ...]]:
    """Every clock with its lengths over time, oldest first."""
    raw = tomllib.loads((Path(__file__).parent / "terms.toml").read_text("utf-8"))
    return {
        clock_id: tuple(
            sorted(
                (Term(clock_id=clock_id, **entry) for entry in entries), key=lambda term: term.in_force_from
            )
        )
        for clock_id, entries in raw.items()
    }


def term(clock_id: str, on: date) -> Term:
    """The clock's length in force on a day; the oldest one for days before all of them. InputFault: no such clock."""
    if clock_id not in terms():
        raise InputFault("clock.unknown_term", value=clock_id, known="、".join(terms()))
    history = terms()[clock_id]
    return next((one for one in reversed(history) if one.in_force_from <= on), history[0])
