"""Names of bodies that reforms replaced, and legal texts that others took the place of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from gongkai_law.citation import instruments
from gongkai_law.sources import read_data
from gongkai_law.wording.finding import WordingFinding

DATA = Path(__file__).parent / "names.toml"
_CITED_BEFORE = ("原", "前", "“", "《", "〈", "‘", "时任")
_PAST = re.compile(r"(?:改革前|机构改革|划转|并入|更名|改为|撤销|组建|挂牌)")
_REACH = 30


@dataclass(frozen=True, slots=True)
class _Name:
    right: str
    since: date


@lru_cache(maxsize=1)
def _names() -> tuple[re.Pattern[str], dict[str, _Name]]:
    raw = read_data(DATA)["names"]
    known = {name: _Name(entry["right"], entry["from"]) for name, entry in raw.items()}
    return re.compile("|".join(sorted(known, key=len, reverse=True))), known


@lru_cache(maxsize=1)
def _texts() -> dict[str, tuple[str, str, date]]:
    """Number of a replaced text → its title, what replaced it, since when."""
    known = instruments()
    found = {}
    for old in known.values():
        new = known.get(old.replaced_by)
        if new is not None and old.number and new.in_force_from is not None:
            named = f"《{new.title}》（{new.number}）" if new.number else f"《{new.title}》"
            found[old.number] = (old.title, named, new.in_force_from)
    return found


def find_replaced_names(text: str, on: date) -> Iterator[WordingFinding]:
    """Names and numbers that a text formed on a day should no longer use. Only warnings: a text may tell of the past."""
    pattern, known = _names()
    for m in pattern.finditer(text):
        name = known[m[0]]
        around = text[max(0, m.start() - _REACH) : m.end() + _REACH]
        if on < name.since or text.startswith(_CITED_BEFORE, max(0, m.start() - 1)) or _PAST.search(around):
            continue
        why = f"“{m[0]}”已改为“{name.right}”。"
        yield WordingFinding("body_name", m[0], *m.span(), why, name.right, "warning")
    for number, (_, named, since) in _texts().items():
        at = text.find(number) if on >= since else -1
        while at >= 0:
            around = text[max(0, at - _REACH) : at + len(number) + _REACH]
            if not re.search("废止|失效|同时|取代|修订", around):
                why = f"{number}已由{named}取代。"
                yield WordingFinding("law_name", number, at, at + len(number), why, named, "warning")
            at = text.find(number, at + 1)
