"""Matters close to people's lives (民生), which every list shows first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai_law.sources import read_data


@dataclass(frozen=True, slots=True)
class Matter:
    """One livelihood matter and the words by which an item is known to belong to it."""

    id: str
    label: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def all_matters() -> tuple[Matter, ...]:
    """Every livelihood matter, in the order of the data."""
    raw = read_data(Path(__file__).parent / "livelihood.toml")["matters"]
    return tuple(Matter(id, entry["label"], tuple(entry["words"])) for id, entry in raw.items())


def livelihood_of(*names: str) -> str:
    """The matter an item belongs to by its area and names; empty for none."""
    text = "".join(names)
    for matter in all_matters():
        if any(word in text for word in matter.words):
            return matter.id
    return ""
