"""The word lists of `structure.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """The file as it stands."""
    return tomllib.loads((Path(__file__).parent / "structure.toml").read_text("utf-8"))


@lru_cache(maxsize=32)
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of a list that has one."""
    return re.compile(word_lists()[name]["pattern"])


def shown(text: str, limit: int = 60) -> str:
    """Words as a finding quotes them: one line, at most `limit` characters."""
    return text.replace("\n", "").strip("，、；。 ")[:limit]
