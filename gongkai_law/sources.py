"""How sure a legal datum is, and reading the data files that hold such data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

SourceMark = Literal["text", "memory", "reading"]
"""text: found in the text itself. memory: not confirmed. reading: how this product reads a silent or unclear text.
Only "text" is ever shown as law; the other two can be set per county and are shown as its policy."""


def read_data(path: Path) -> dict[str, Any]:
    """A data file as plain values. Raises tomllib.TOMLDecodeError for a file that is not TOML."""
    return tomllib.loads(path.read_text("utf-8"))


def source_mark(value: object) -> SourceMark:
    """The mark itself; raises ValueError for any other word, so that a slip in a data file shows at once."""
    for mark in get_args(SourceMark):
        if value == mark:
            known: SourceMark = mark
            return known
    raise ValueError(f"unknown source mark: {value!r}")


@dataclass(frozen=True, slots=True)
class MarkWords:
    """A source mark as readers see it: a few words, and a sentence on what they mean."""

    label: str
    meaning: str


@lru_cache(maxsize=1)
def _mark_words() -> dict[str, MarkWords]:
    raw = read_data(Path(__file__).parent / "sources.toml")
    return {mark: MarkWords(entry["label"], entry["meaning"]) for mark, entry in raw.items()}


def mark_words(mark: SourceMark) -> MarkWords:
    """The words for a mark."""
    return _mark_words()[mark]
