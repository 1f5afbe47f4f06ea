"""Kinds of answer (条例 36, 37, 39 …): which row of table three each counts in, and which remedy notice it carries.

One request is one fact with one row. Several answers in one letter are combined first: anything given beside anything
withheld is "partial" and counts once (区分处理的，只计这一情形，不计其他情形).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark

RemedyClass = Literal["RF", "EI", "NO"]
NEW_RECONSIDERATION_LAW = date(2024, 1, 1)  # 行政复议法（2023年修订）
NARROW_READING = date(2025, 6, 1)  # 8号解释
_ORDER = ("D_", "U_", "N_", "O_")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of answer. `needs` are keys of what must be on file; `row_f2019` is empty where it could not occur."""

    code: str
    label: str
    plain: str
    articles: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    remedy: str
    letter: str
    needs: tuple[str, ...]
    in_force_from: date | None
    source: SourceMark

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)


@dataclass(frozen=True, slots=True)
class CountedOutcome:
    """What a letter with several answers counts as; `secondary` answers stay in the file and are not counted."""

    counted: str
    secondary: tuple[str, ...]


@lru_cache(maxsize=1)
def _outcomes() -> dict[str, Outcome]:
    raw = read_data(Path(__file__).parent / "outcomes.toml")
    return {
        code: Outcome(
            code=code,
            label=entry["label"],
            plain=entry["plain"],
            articles=tuple(entry["articles"]),
            rows=(("F2019", entry.get("row_f2019", "")), ("F2021", entry["row_f2021"])),
            remedy=entry["remedy"],
            letter=entry["letter"],
            needs=tuple(entry["needs"]),
            in_force_from=entry.get("in_force_from"),
            source=source_mark(entry["source"]),
        )
        for code, entry in raw.items()
    }


def all_outcomes() -> tuple[Outcome, ...]:
    """Every kind of answer, in the order of table three."""
    return tuple(_outcomes().values())


def outcome(code: str) -> Outcome:
    """One kind of answer. Raises InputFault for an unknown code."""
    found = _outcomes().get(code)
    if found is None:
        raise InputFault("outcomes.unknown", code=code)
    return found


def row_for(code: str, form_id: str, policies: Policies = DEFAULTS) -> str:
    """The row of table three an answer counts in, in an edition of the report. (law reference §3)

    `archived_row` is the agency's own choice. LawFault for an answer that edition's years did not know (unpaid fees).
    """
    found = outcome(code)
    if code == "U_ARCHIVED" and policies["archived_row"] == "other_misc":
        return row_for("O_MISC", form_id, policies)
    row = dict(found.rows).get(form_id)
    if row is None:
        raise InputFault("outcomes.unknown_form", form=form_id)
    if not row:
        raise LawFault(
            "outcomes.not_yet", articles=(cite("收费办法"),), label=found.label, since=found.in_force_from
        )
    return row


def _is_given(code: str) -> bool:
    return dict(outcome(code).rows)["F2021"] == "granted"


def combine(codes: Sequence[str], policies: Policies = DEFAULTS) -> CountedOutcome:
    """Which of several answers in one letter counts: given and withheld together are "partial"; all given is "granted";
    nothing given takes the first by denied → unable → not processed → other. (条例 37; the order is our reading)"""
    if not codes:
        raise InputFault("outcomes.none")
    unique = tuple(dict.fromkeys(codes))
    given = [code for code in unique if _is_given(code)]
    rest = [code for code in unique if not _is_given(code)]
    if "PARTIAL" in unique:
        return CountedOutcome("PARTIAL", tuple(code for code in unique if code != "PARTIAL"))
    if given and rest:
        withheld = any(code.startswith("D_") for code in rest)
        if withheld or policies["given_and_not_given"] == "partial":
            return CountedOutcome("PARTIAL", unique)
        return CountedOutcome(given[0], tuple(code for code in unique if code != given[0]))
    ranked = given or sorted(rest, key=lambda code: _ORDER.index(code[:2]))
    return CountedOutcome(ranked[0], tuple(code for code in unique if code != ranked[0]))


def remedy_class(
    code: str, letter_date: date, policies: Policies = DEFAULTS, withheld: Iterable[str] = ()
) -> RemedyClass:
    """Which remedy notice a letter of a day carries: RF reconsideration first, EI either way, NO none.

    Before 2024-01-01 either way; from then a refusal under Arts. 14–16 goes to reconsideration first; unable and not
    processed followed county practice until 2025-05-31 and are open to both since. `withheld`: codes behind a partial
    answer. (行政复议法 23; 8号解释 1; law reference §7)
    """
    kind = outcome(code).remedy
    if kind == "NO":
        return "NO"
    if kind == "MISC":
        return "NO" if policies["misc_remedy"] == "NO" else "EI"
    if letter_date < NEW_RECONSIDERATION_LAW:
        return "EI"
    if kind == "RF" or (kind == "PARTIAL" and any(outcome(each).remedy == "RF" for each in withheld)):
        return "RF"
    if kind == "PARTIAL":
        return "EI"
    key = "query_remedy" if kind == "QUERY" else "remedy_before_june_2025"
    if kind == "QUERY" or letter_date < NARROW_READING:
        return "RF" if policies[key] == "RF" else "EI"
    return "EI"
