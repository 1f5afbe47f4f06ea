"""The level of an agency from its name, for rules that depend on it (K10, E11)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = tomllib.loads((Path(__file__).parent / "levels.toml").read_text("utf-8"))
    return tuple((entry["id"], re.compile(entry["pattern"])) for entry in raw["level"])


def agency_level(name: str) -> str | None:
    """village, township, county, prefecture or province; None where the name does not say (a 市 may be two levels)."""
    bare = re.sub(r"\s|（.*?）|\(.*?\)", "", name)
    return next((level for level, pattern in _patterns() if pattern.search(bare)), None)
