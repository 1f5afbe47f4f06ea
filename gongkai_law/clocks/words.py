"""Words of the clocks, from `words.toml`: names of events and states, sentences of the steps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def word(group: str, key: str, **arguments: object) -> str:
    """One word or sentence with its blanks filled; KeyError for a key that is not in the file."""
    return _words()[group][key].format(**arguments)


def group(name: str) -> Mapping[str, str]:
    """All words of one group, in the file's order."""
    return _words()[name]
