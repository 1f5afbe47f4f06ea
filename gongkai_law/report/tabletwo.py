"""Table two from facts: documents, decisions, lists of items, money. How each column is read is our reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gongkai_law.report.facts import DecisionFact, Facts, ItemFact, MoneyFact, NormativeFact
from gongkai_law.report.findings import Figure
from gongkai_law.report.form import Cell, Form

Counted = tuple[Figure, list[str]]
BLANK: Counted = (None, [])
_WAN, _PLACES = Decimal(10_000), Decimal("0.0001")


def table_two_cells(form: Form, year: int, facts: Facts) -> dict[str, Counted]:
    """Cell → (figure, ids behind it) for every cell of table two; blank where the register has no source."""
    counted: dict[str, Counted] = {}
    for cell in form.cells:
        if cell.table != "t2":
            continue
        if cell.row in ("rule", "normative"):
            counted[cell.id] = _documents(cell, year, facts.normative)
        elif cell.column == "decisions":
            counted[cell.id] = _decisions(cell, year, facts.decisions)
        elif cell.column in ("items_prev", "items_delta"):
            counted[cell.id] = _items(cell, year, facts.items)
        else:
            counted[cell.id] = _money(cell, year, facts.money)
    return counted


def _in(year: int, on: date | None) -> bool:
    return on is not None and on.year == year


def _by_end_of(year: int, on: date | None) -> bool:
    return on is not None and on.year <= year


# 现行有效 leaves out what was abolished or expired; 对外公开总数量 is everything ever made public, so it never
# falls below 本年新公开数量.
_DOCUMENT_COLUMNS: dict[str, Callable[[NormativeFact, int], bool]] = {
    "made_new": lambda fact, year: _in(year, fact.made_on),
    "public_new": lambda fact, year: _in(year, fact.published_on),
    "public_total": lambda fact, year: _by_end_of(year, fact.published_on),
    "issued": lambda fact, year: _in(year, fact.made_on),
    "abolished": lambda fact, year: fact.ended_by == "abolished" and _in(year, fact.ended_on),
    "valid": lambda fact, year: _by_end_of(year, fact.made_on) and not _by_end_of(year, fact.ended_on),
}


def _documents(cell: Cell, year: int, facts: Sequence[NormativeFact] | None) -> Counted:
    if facts is None:
        return BLANK
    counts = _DOCUMENT_COLUMNS[cell.column]
    ids = [fact.id for fact in facts if fact.row == cell.row and counts(fact, year)]
    return len(ids), ids


def _decisions(cell: Cell, year: int, facts: Sequence[DecisionFact] | None) -> Counted:
    if facts is None:
        return BLANK
    found = [fact for fact in facts if fact.row == cell.row and fact.on.year == year]
    return sum(fact.count for fact in found), [fact.id for fact in found]


def _items(cell: Cell, year: int, facts: Sequence[ItemFact] | None) -> Counted:
    """上一年项目数量 = on the list at the end of the year before; 本年增/减 = added minus removed within the year."""
    if facts is None:
        return BLANK
    of_row = [fact for fact in facts if fact.row == cell.row]
    if cell.column == "items_prev":
        held = [
            f.id
            for f in of_row
            if _by_end_of(year - 1, f.added_on) and not _by_end_of(year - 1, f.removed_on)
        ]
        return len(held), held
    added = [fact.id for fact in of_row if _in(year, fact.added_on)]
    removed = [fact.id for fact in of_row if _in(year, fact.removed_on)]
    return len(added) - len(removed), list(dict.fromkeys(added + removed))


def _money(cell: Cell, year: int, facts: Sequence[MoneyFact] | None) -> Counted:
    """Amounts are summed in yuan and shown in 万元 with 4 places (whole yuan), rounded once at the end."""
    if facts is None:
        return BLANK
    found = [fact for fact in facts if fact.row == cell.row and fact.on.year == year]
    ids = [fact.id for fact in found]
    if cell.column == "proc_count":
        return len(ids), ids
    total = sum((fact.amount for fact in found), Decimal(0))
    return (total / _WAN).quantize(_PLACES, ROUND_HALF_UP), ids
