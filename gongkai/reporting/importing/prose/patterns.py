"""The wordings of `statements.toml`, compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai_law.report.form import Form


@dataclass(frozen=True, slots=True)
class Pattern:
    """A wording: `before` ends at the count, `after` begins behind it; `unless` are words that spoil it."""

    kind: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    needs: str
    sets: str
    unless: tuple[str, ...]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class NonePattern:
    """Words that say nothing happened: the figure is 0."""

    kind: str
    words: re.Pattern[str]
    needs: str
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Everything `statements.toml` holds. `own`: ends of agencies' names with the words for their own whole."""

    patterns: tuple[Pattern, ...]
    none: tuple[NonePattern, ...]
    unless: Mapping[str, re.Pattern[str]]
    wide: re.Pattern[str]
    own: tuple[tuple[re.Pattern[str], frozenset[str]], ...]

    def own_scope(self, agency: str | None) -> frozenset[str] | None:
        """Words for a whole that mean this agency's own; None = agency not known, then any may."""
        if not agency:
            return None
        return next((words for name, words in self.own if name.search(agency)), frozenset())


COUNTED = frozenset({"件", "宗", "份", "例", "起", "条", "个", "件次", "部", "次", "项"})


def _expander(fragments: dict[str, str]) -> dict[str, str]:
    """Fragments may name fragments before them."""
    known: dict[str, str] = {}
    for name, text in fragments.items():
        known[name] = _filled(text, known)
    return known


def _filled(text: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda match: known[match[1]], text)


@lru_cache(maxsize=1)
def wordings() -> Wordings:
    """The wordings, read once."""
    raw = tomllib.loads((Path(__file__).parent / "statements.toml").read_text("utf-8"))
    known = _expander(raw["fragments"])
    return Wordings(
        patterns=tuple(_pattern(entry, known, raw["units"]) for entry in raw["pattern"]),
        none=tuple(
            NonePattern(
                entry["kind"],
                re.compile(_filled(entry["words"], known)),
                entry.get("needs", ""),
                tuple(entry.get("not", ())),
            )
            for entry in raw["none"]
        ),
        unless={name: re.compile(text) for name, text in raw["unless"].items()},
        wide=re.compile("|".join(sorted(raw["scope"]["words"], key=len, reverse=True))),
        own=tuple((re.compile(entry["name"]), frozenset(entry["words"])) for entry in raw["scope"]["own"]),
    )


def _pattern(entry: dict, known: Mapping[str, str], units: Mapping[str, list[str]]) -> Pattern:
    before, after = entry.get("before"), entry.get("after")
    return Pattern(
        kind=entry["kind"],
        before=re.compile(f"(?:{_filled(before, known)}){known['tail']}$") if before else None,
        after=re.compile(_filled(after, known)) if after else None,
        needs=entry.get("needs", ""),
        sets=entry.get("sets", ""),
        unless=tuple(entry.get("not", ())),
        units=frozenset(units[entry["units"]]) if "units" in entry else COUNTED,
    )


@lru_cache(maxsize=8)
def row_patterns(form: Form) -> tuple[Pattern, ...]:
    """The labels of table three's rows under 不予公开, 无法提供, 不予处理, as prose repeats them."""
    known = _expander(
        tomllib.loads((Path(__file__).parent / "statements.toml").read_text("utf-8"))["fragments"]
    )
    found = []
    for row in form.data_rows:
        label = re.sub(r"^\d[.、]", "", row.label)
        if row.group not in ("denied", "unable", "notproc", "other") or len(label) < 4:
            continue
        words = re.escape(label).replace("“", "“?").replace("”", "”?")
        pattern = f"(?:{words})(?:的)?{known['tail']}$"
        found.append(Pattern(row.id, re.compile(pattern), None, "requests", "", ("other_outcome",), COUNTED))
    return tuple(found)
