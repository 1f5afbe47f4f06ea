"""Kinds of answer (条例 36, 37, 39 …): which row of table three each counts in, what it needs, what remedy it carries.

One request is one fact with one row. Several answers in one letter are combined first: anything given beside anything
withheld is "partial" and counts once (区分处理的，只计这一情形，不计其他情形).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from gongkai_law.casework.elements import Requirement, missing, requirements
from gongkai_law.citation import Citation, cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark

Group = Literal["granted", "partial", "denied", "unable", "notproc", "other", "open"]
RemedyClass = Literal["RF", "EI", "NO"]

# Table three counts one result; where nothing is given the first of these that occurs is the one. Our reading.
_GROUPS: dict[str, Group] = {"D": "denied", "U": "unable", "N": "notproc", "O": "other"}
_GIVEN = ("granted", "partial")
_GROUND_ARTICLES = (14, 15, 16)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of answer. `rows`: form id → row id; `source` marks the ground, `row_source` the row it counts in."""

    code: str
    group: Group
    label: str
    plain: str
    aliases: tuple[str, ...]
    articles: tuple[str, ...]
    rows: Mapping[str, str]
    row_policy: str
    rows_by_option: Mapping[str, Mapping[str, str]]
    remedy_rule: str
    letter: str
    needs: tuple[Requirement, ...]
    in_force_from: date | None
    source: SourceMark
    row_source: SourceMark

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles as people read them."""
        return tuple(cite(article) for article in self.articles)


@dataclass(frozen=True, slots=True)
class CountedOutcome:
    """What a letter with several answers counts as; `secondary` answers stay in the file and are not counted."""

    counted: str
    secondary: tuple[str, ...]


def _group(code: str, rows: Mapping[str, str]) -> Group:
    row = rows["F2021"]
    if row == "granted":
        return "granted"
    if row == "partial":
        return "partial"
    return "open" if row == "carry_out" else _GROUPS[code[0]]


def _outcome(code: str, entry: Mapping[str, Any]) -> Outcome:
    return Outcome(
        code=code,
        group=_group(code, entry["rows"]),
        label=entry["label"],
        plain=entry["plain"],
        aliases=tuple(entry["aliases"]),
        articles=tuple(entry["articles"]),
        rows=entry["rows"],
        row_policy=entry.get("row_policy", ""),
        rows_by_option=entry.get("rows_by_option", {}),
        remedy_rule=entry["remedy"],
        letter=entry["letter"],
        needs=requirements(entry["needs"]),
        in_force_from=entry.get("in_force_from"),
        source=source_mark(entry["source"]),
        row_source=source_mark(entry["row_source"]),
    )


@lru_cache(maxsize=1)
def _outcomes() -> dict[str, Outcome]:
    raw = read_data(Path(__file__).parent / "outcomes.toml")
    return {code: _outcome(code, entry) for code, entry in raw.items()}


def all_outcomes() -> tuple[Outcome, ...]:
    """Every answer an office can give, in the order of table three; OPEN (carried over) is not one of them."""
    return tuple(each for each in _outcomes().values() if each.group != "open")


def outcome(code: str) -> Outcome:
    """One kind of answer, or OPEN. Raises InputFault for an unknown code."""
    found = _outcomes().get(code)
    if found is None:
        raise InputFault("outcomes.unknown", code=code)
    return found


def outcome_from_label(text: str) -> Outcome:
    """The answer a ledger means by a word: code, label or a usual variant. Raises InputFault for an unknown word."""
    word = "".join(text.split())
    for each in all_outcomes():
        if word in (each.code, each.label, *each.aliases):
            return each
    raise InputFault("outcomes.unknown", code=text)


def check_day(code: str, on: date) -> None:
    """Raises LawFault for an answer that could not be given on that day yet (unpaid fees before 2021)."""
    found = outcome(code)
    if found.in_force_from is not None and on < found.in_force_from:
        raise LawFault(
            "outcomes.not_yet", articles=found.citations, label=found.label, since=found.in_force_from
        )


def row_for(code: str, form_id: str, policies: Policies = DEFAULTS) -> str:
    """The row of table three an answer counts in, in an edition of the report (`F2019`, `F2021`).

    Where the form has no row for it the county's policy decides (consultations, archives). Raises LawFault for an
    answer the edition's years did not know, InputFault for an unknown code or form.
    """
    found = outcome(code)
    rows = found.rows
    if found.row_policy:
        rows = found.rows_by_option.get(policies[found.row_policy], rows)
    row = rows.get(form_id)
    if row is not None:
        return row
    if form_id not in outcome("OPEN").rows:
        raise InputFault("outcomes.unknown_form", form=form_id)
    raise LawFault("outcomes.not_yet", articles=found.citations, label=found.label, since=found.in_force_from)


def missing_needs(
    code: str, given: Mapping[str, object] | Iterable[str], conditions: Iterable[str] = ()
) -> tuple[Requirement, ...]:
    """What must still be on file before this answer may be given, e.g. the search record for U_NOT_EXIST."""
    return missing(outcome(code).needs, given, frozenset(conditions))


def combine(codes: Sequence[str], policies: Policies = DEFAULTS) -> CountedOutcome:
    """Which of several answers in one letter counts. (条例 37; the order is our reading)

    Given beside withheld is PARTIAL; all given is GRANT; nothing given takes the first by denied → unable → not
    processed → other, within a group by the order of the table. A part the applicant took back counts as not asked.
    Raises InputFault for no answer or for OPEN, which is not an answer.
    """
    unique = tuple(dict.fromkeys(codes))
    if not unique:
        raise InputFault("outcomes.none")
    if any(outcome(code).group == "open" for code in unique):
        raise InputFault("outcomes.open_is_no_answer")
    asked = tuple(code for code in unique if code != "O_WITHDRAWN") or unique
    counted = _counted(asked, policies)
    return CountedOutcome(counted, tuple(code for code in unique if code != counted))


def _counted(codes: tuple[str, ...], policies: Policies) -> str:
    given = [code for code in codes if outcome(code).group in _GIVEN]
    rest = [code for code in codes if outcome(code).group not in _GIVEN]
    if "PARTIAL" in codes:
        return "PARTIAL"
    if given and rest:
        withheld = any(outcome(code).group == "denied" for code in rest)
        if withheld or policies["given_and_not_given"] == "partial":
            return "PARTIAL"
    if given:
        return given[0] if len(given) == 1 else "GRANT"
    return min(rest, key=list(_outcomes()).index)


# --- remedy -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _periods() -> tuple[dict[str, Any], ...]:
    return tuple(read_data(Path(__file__).parent / "remedy_rules.toml")["period"])


def _by_rule(rule: str, letter_date: date, policies: Policies) -> RemedyClass:
    for period in _periods():
        if period.get("in_force_from", date.min) <= letter_date <= period.get("in_force_to", date.max):
            break
    said = str(period[rule])
    if said.startswith("policy "):
        said = policies[said.removeprefix("policy ")]
    return "RF" if said == "RF" else "EI" if said == "EI" else "NO"


def _rule_of_basis(basis: str) -> str:
    """The rule for a withheld part: an outcome code as it stands; an article by whether it is one of 14, 15, 16."""
    if basis in _outcomes():
        return outcome(basis).remedy_rule
    try:
        citation = Citation.parse(basis)
    except ValueError:
        raise InputFault("outcomes.unknown_basis", basis=basis) from None
    if citation.instrument == "条例" and citation.article in _GROUND_ARTICLES:
        return "refusal"
    return "query" if (citation.instrument, citation.article, citation.item) == ("条例", 36, 7) else "unable"


def remedy_class(
    code: str,
    letter_date: date,
    policies: Policies = DEFAULTS,
    *,
    withheld_bases: Iterable[str] = (),
) -> RemedyClass:
    """Which remedy notice a letter of a day carries: RF reconsideration first, EI either way, NO none of its own.

    Before 2024-01-01 either way; until 2025-05-31 reconsideration first for refusals, county practice for unable and
    not processed; since then reconsideration first only where the refusal rests on 条例 14, 15, 16. `withheld_bases`:
    outcome codes or articles behind a partial answer, which takes the strictest of them; a partial answer without one
    raises InputFault. (行政复议法 23.1.4, 23.2; 8号解释 1)
    """
    rule = outcome(code).remedy_rule
    if rule != "partial":
        return _by_rule(rule, letter_date, policies)
    found = {_by_rule(_rule_of_basis(basis), letter_date, policies) for basis in withheld_bases}
    if not found:
        raise InputFault("outcomes.partial_needs_bases")
    return "RF" if "RF" in found else "EI"


def letter_remedies(
    codes: Sequence[str], letter_date: date, policies: Policies = DEFAULTS
) -> dict[str, RemedyClass]:
    """The remedy class of each answer of a letter that gives several, in their order; PARTIAL itself is left out,
    its parts stand for it."""
    return {code: remedy_class(code, letter_date, policies) for code in codes if code != "PARTIAL"}
