"""The column 公开时限 read: what starts the count, how long, working or natural days, how often, how long it stays up.

What an office wrote is its own promise (source "reading"); the general term is the Regulation's (条例 26), and words that
say nothing that can be counted fall back to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from gongkai_law.disclosure.directory.words import folded
from gongkai_law.sources import SourceMark, read_data, source_mark

Rule = Literal["event", "promptly", "standing", "recurring", "fixed"]
_UNITS = {"工作日": "working_day", "日": "natural_day", "天": "natural_day", "月": "month"}
_COUNT = r"(?P<n>\d{1,3})个?(?P<unit>工作日|月|日|天)"
_COUNT_2 = _COUNT.replace("<n>", "<n2>").replace("<unit>", "<unit2>")
_AFTER = re.compile(
    rf"(?P<trigger>[^;。]{{0,40}}?)(?:之日)?(?:起|后|之后)?(?:的)?{_COUNT}(?:以?内|之内)"
    rf"|(?P<trigger2>[^;。]{{0,40}}?)(?:之日)?(?:起|之后|后){_COUNT_2}"
)
_BEFORE = re.compile(rf"(?P<trigger>[^;。]{{1,40}}?){_COUNT}(?:以?前|之前)")
_SHOWN = re.compile(
    r"(?:公示|公告|张贴|展示)(?:期|时间|期限)?(?:为|不少于|不低于|≥|>=|至少)?(?P<n>\d{1,3})个?(?P<unit>工作日|日|天)"
)
_EDGE = re.compile(r"^(?:,|、|自|从|在|应当|应)+|(?:之日起?|,|、)+$")
_FIXED = re.compile(r"(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often: `every` is month, quarter, half, year or dates. `month`: of the period, `day` 0 = its last day.

    `dates`: (month, day) pairs of the year, day 0 = the last day of the month.
    """

    every: str
    month: int = 0
    day: int = 0
    dates: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A time limit as counted. `length` in `unit` (working_day, natural_day, month), `after` or before `trigger`.

    `shown_for` days of `shown_unit` it stays up (0 = not said). `read` is False where the words gave no count and the
    general term stands in. `article` is empty for an office's own promise.
    """

    text: str
    rule: Rule
    length: int = 0
    unit: str = "working_day"
    trigger: str = ""
    after: bool = True
    recurrence: Recurrence | None = None
    day: date | None = None
    shown_for: int = 0
    shown_unit: str = "working_day"
    article: str = ""
    source: SourceMark = "reading"
    read: bool = True


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "terms.toml")


@lru_cache(maxsize=1)
def _recurring() -> tuple[tuple[re.Pattern[str], Mapping[str, Any]], ...]:
    return tuple((re.compile(entry["pattern"]), entry) for entry in _raw()["recurring"])


@lru_cache(maxsize=4096)
def read_term(text: str) -> Term:
    """The words of 公开时限 as a term. Never fails: what cannot be counted gives the general term with `read` False."""
    words = folded(text)
    shown = _SHOWN.search(words)
    days, unit = (int(shown["n"]), _UNITS[shown["unit"]]) if shown else (0, "working_day")
    rest = words.replace(shown[0], "") if shown else words
    found = _by_law(text, rest) or _recurrent(text, rest) or _fixed(text, rest) or _counted(text, rest)
    found = found or _by_word(text, rest) or _general(text, read=_is_exception(rest))
    return _with_shown(found, days, unit)


def _with_shown(term: Term, days: int, unit: str) -> Term:
    if not days:
        return term
    values = {name: getattr(term, name) for name in Term.__slots__}
    return Term(**{**values, "shown_for": days, "shown_unit": unit, "read": True})


def _by_law(text: str, words: str) -> Term | None:
    for entry in _raw()["laws"].values():
        match = re.search(entry["pattern"], words)
        if match:
            return Term(
                text,
                "event",
                int(match["n"]),
                entry["unit"],
                entry["trigger"],
                article=entry["article"],
                source=source_mark(entry["source"]),
            )
    return None


def _recurrent(text: str, words: str) -> Term | None:
    for pattern, entry in _recurring():
        match = pattern.search(words)
        if match is None:
            continue
        if entry["every"] == "dates":
            dates = _dates(match)
            if not dates:
                continue
            return Term(text, "recurring", recurrence=Recurrence("dates", dates=dates))
        day = int(match.groupdict().get("day") or 0)
        if day > 31:
            continue
        return Term(text, "recurring", recurrence=Recurrence(entry["every"], entry["month"], day))
    return None


def _dates(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    groups = match.groupdict()
    pairs = [(int(groups["m1"]), int(groups.get("d1") or 0))]
    if groups.get("m2"):
        pairs.append((int(groups["m2"]), int(groups.get("d2") or 0)))
    return tuple(pairs) if all(1 <= month <= 12 and day <= 31 for month, day in pairs) else ()


def _fixed(text: str, words: str) -> Term | None:
    match = _FIXED.search(words)
    if match is None:
        return None
    try:
        return Term(text, "fixed", day=date(int(match["y"]), int(match["m"]), int(match["d"])))
    except ValueError:
        return None


def _counted(text: str, words: str) -> Term | None:
    """The first count in the words: N days after or before something."""
    for pattern, after in ((_BEFORE, False), (_AFTER, True)):
        match = pattern.search(words)
        if match is None:
            continue
        groups = match.groupdict()
        length = int(groups["n"] or groups.get("n2") or 0)
        unit = _UNITS[groups["unit"] or groups.get("unit2") or "日"]
        if not length:
            continue
        trigger = _EDGE.sub("", groups["trigger"] or groups.get("trigger2") or "")
        general = _raw()["general"]
        is_general = after and unit == general["unit"] and length == general["length"]
        return Term(
            text,
            "event",
            length,
            unit,
            trigger or "信息形成或者变更",
            after,
            article=general["article"] if is_general else "",
            source="text" if is_general else "reading",
        )
    return None


def _by_word(text: str, words: str) -> Term | None:
    listed = _raw()["words"]
    if any(word in words for word in listed["promptly"]):
        return Term(text, "promptly", trigger="信息形成")
    if any(word in words for word in listed["standing"]):
        return Term(text, "standing")
    return None


def _is_exception(words: str) -> bool:
    return any(folded(word) in words for word in _raw()["words"]["exception"])


def _general(text: str, *, read: bool) -> Term:
    entry = _raw()["general"]
    return Term(
        text,
        "event",
        entry["length"],
        entry["unit"],
        entry["trigger"],
        article=entry["article"],
        source=source_mark(entry["source"]),
        read=read,
    )
