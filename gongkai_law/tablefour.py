"""Table four (行政复议、行政诉讼): in which column a decision counts, and in which year a case counts where.

Groups: `review` 行政复议, `suit_direct` 未经复议直接起诉, `suit_after` 复议后起诉. The form names only the columns; which
decision goes where is the product's reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from gongkai_law.casework.outcomes import outcome
from gongkai_law.errors import InputFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark

GROUPS = ("review", "suit_direct", "suit_after")
RECONSIDERATION_FIRST_FROM = date(2024, 1, 1)  # 行政复议法 23.1.4


@dataclass(frozen=True, slots=True)
class Decision:
    """How a case can end. `column` is a column of table four, or "policy" where the county chooses."""

    key: str
    label: str
    aliases: tuple[str, ...]
    column: str
    source: SourceMark


@lru_cache(maxsize=1)
def _decisions() -> dict[str, Decision]:
    raw = read_data(Path(__file__).parent / "remedies.toml")["decisions"]
    return {
        key: Decision(
            key, entry["label"], tuple(entry["aliases"]), entry["column"], source_mark(entry["source"])
        )
        for key, entry in raw.items()
    }


def decisions() -> tuple[Decision, ...]:
    """Every way a case can end."""
    return tuple(_decisions().values())


def decision(word: str) -> Decision:
    """A decision by key, label or usual variant (`驳回诉讼请求` → dismissed). Raises InputFault for an unknown word."""
    text = "".join(word.split())
    for found in _decisions().values():
        if text in (found.key, found.label, *found.aliases):
            return found
    known = "、".join(each.label for each in decisions())
    raise InputFault("remedy_law.unknown_decision", decision=word, known=known)


def result_column(word: str, policies: Policies = DEFAULTS) -> str:
    """The column of table four (`upheld`, `corrected`, `other`) a decision counts in. Raises as `decision`."""
    column = decision(word).column
    return policies["dismissed_column"] if column == "policy" else column


def table_four_cell(
    group: str,
    result: str,
    closed: date | None,
    year: int,
    *,
    filed: date | None = None,
    policies: Policies = DEFAULTS,
) -> str | None:
    """The cell (`t4.review.upheld`) a case counts in, in the report of a year; None where it does not count.

    Decided within the year: by its decision. Not decided on 31 December: pending. Decided earlier, or filed later: not
    counted. `result`: key or word of the decision, read only for the year it was decided in. A case filed in an earlier
    year goes on counting until it is decided, unless the county chose otherwise. Raises InputFault for an unknown group.
    """
    if group not in GROUPS:
        raise InputFault("remedy_law.unknown_group", group=group)
    filed_year = filed.year if filed else None
    if (filed_year is not None and filed_year > year) or (closed is not None and closed.year < year):
        return None
    if filed_year is not None and filed_year < year and policies["pending_recounted"] == "no":
        return None
    if closed is None or closed.year > year:
        return f"t4.{group}.pending"
    return f"t4.{group}.{result_column(result, policies)}"


def unusual_direct_suit(group: str, outcome_code: str, filed_on: date) -> bool:
    """Whether a direct suit looks wrong: since 2024 a refusal under 条例 14–16 goes to reconsideration first.

    A reason to look again, not an error: direct suits stay lawful for everything else. (行政复议法 23.1.4)
    """
    refused = outcome(outcome_code).remedy_rule == "refusal"
    return group == "suit_direct" and refused and filed_on >= RECONSIDERATION_FIRST_FROM
