"""The village board's standard, read from `standard.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BoardStandard:
    """Title, zones and signatures of every sheet; `periods`: label → what belongs there."""

    title: str
    zones: tuple[str, ...]
    signatures: tuple[str, ...]
    periods: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def board_standard() -> BoardStandard:
    """The one standard all villages share."""
    raw = tomllib.loads((Path(__file__).parent / "standard.toml").read_text("utf-8"))
    periods = {entry["label"]: tuple(entry["matters"]) for entry in raw["periods"].values()}
    return BoardStandard(raw["title"], tuple(raw["zones"]), tuple(raw["signatures"]), periods)
