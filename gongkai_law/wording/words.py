"""Wrong words, from the dictionary of certain errors and from the office's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.sources import read_data
from gongkai_law.wording.finding import WordingFinding

DATA = Path(__file__).parent / "words.toml"


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """What an office added: the wrong form, the right one ("" = take it out), whether it stops publication."""

    wrong: str
    right: str = ""
    stops: bool = False


@dataclass(frozen=True, slots=True)
class _Dictionary:
    pattern: re.Pattern[str]
    right: dict[str, tuple[str, str, str]]  # wrong form → right form, severity, words
    repeated: re.Pattern[str]
    why_repeated: str
    before: dict[str, list[str]]
    after: dict[str, list[str]]


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    raw: dict[str, Any] = read_data(DATA)
    right = {
        wrong: (good, group["severity"], group["why"])
        for group in (raw["grave"], raw["plain"])
        for wrong, good in group["pairs"]
    }
    repeated = raw["repeated"]
    return _Dictionary(
        _any(right), right, _any(repeated["words"]), repeated["why"], repeated["before"], repeated["after"]
    )


def _any(words: Sequence[str] | dict[str, Any]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def find_wrong_words(text: str, office: Sequence[OfficeEntry] = ()) -> Iterator[WordingFinding]:
    """Every wrong word; the office's own entries come beside the shipped ones."""
    known = _dictionary()
    for m in known.pattern.finditer(text):
        right, severity, why = known.right[m[0]]
        grave = severity == "error"
        yield WordingFinding(
            "word", m[0], *m.span(), why.format(right=right), right, "error" if grave else "warning"
        )
    for m in known.repeated.finditer(text):
        if text[m.start() - 1 : m.start()] in known.before.get(m[0], ()):
            continue
        if text[m.end() : m.end() + 1] in known.after.get(m[0], ()):
            continue
        half = m[0][: len(m[0]) // 2]
        yield WordingFinding(
            "repeated", m[0], *m.span(), known.why_repeated.format(value=m[0]), half, "warning"
        )
    for entry in office:
        yield from _office(text, entry)


def _office(text: str, entry: OfficeEntry) -> Iterator[WordingFinding]:
    at = text.find(entry.wrong) if entry.wrong else -1
    while at >= 0:
        end = at + len(entry.wrong)
        why = f"本单位词表：应为“{entry.right}”。" if entry.right else "本单位词表：不能这样写。"
        yield WordingFinding(
            "office_word", entry.wrong, at, end, why, entry.right, "error" if entry.stops else "warning"
        )
        at = text.find(entry.wrong, end)
