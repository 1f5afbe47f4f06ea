"""Public holidays whose date the law itself fixes, for years that have no notice yet (全国年节及纪念日放假办法)."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _editions() -> tuple[tuple[date, frozenset[str]], ...]:
    raw = tomllib.loads((Path(__file__).parent / "statutory.toml").read_text("utf-8"))
    editions = [(entry["in_force_from"], frozenset(entry["days"])) for entry in raw["statutory"]]
    return tuple(sorted(editions, key=lambda edition: edition[0], reverse=True))


def is_fixed_holiday(day: date) -> bool:
    """Whether the law in force on `day` makes this very date a public holiday for all."""
    for in_force_from, days in _editions():
        if in_force_from <= day:
            return f"{day:%m-%d}" in days
    return False
