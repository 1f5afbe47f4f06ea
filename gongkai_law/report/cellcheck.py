"""Single cells and table two: blank or impossible entries (K11), money (E11, E15), K9, K10."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any

from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Cell, Form
from gongkai_law.report.rules import limit, make_finding, plain

# Bodies without the power to make rules (立法法, from memory); for any other or unknown level K10 is not judged.
NO_RULE_POWER = frozenset({"village", "township", "county"})
_WAN, _PLACES = Decimal(10_000), Decimal("0.0001")


@lru_cache(maxsize=16)
def _counts(form: Form) -> tuple[Callable[[Figures], tuple[Any, ...]], tuple[Cell, ...]]:
    """A getter of every plain count of the edition, and the few cells that are not plain counts."""
    plain_counts = [cell.id for cell in form.cells if cell.type == "int"]
    return itemgetter(*plain_counts), tuple(cell for cell in form.cells if cell.type != "int")


def bad_entries(
    form: Form, figures: Figures, *, written: Mapping[str, str], ambiguous: Collection[str]
) -> list[Finding]:
    """K11: one finding for each cell that is blank, worded, negative or fractional.

    `written` holds what stands in a cell that is not a number; `ambiguous` cells have a finding of their own already.
    """
    getter, others = _counts(form)
    try:
        values = getter(figures)
        fine = set(map(type, values)) == {int} and min(values) >= 0
    except KeyError:
        fine = False
    suspects = others if fine else form.cells
    found = (
        _entry(cell, figures[cell.id], written.get(cell.id, "")) for cell in suspects if cell.id in figures
    )
    return [one for one in found if one and one.cells[0] not in ambiguous]


def _entry(cell: Cell, value: Any, text: str) -> Finding | None:
    def say(words: str, found: int | Decimal | str | None) -> Finding:
        return make_finding("K11", cells=(cell.id,), words=words, found=found, name=cell.label)

    if value is None or isinstance(value, str):
        text = (text or value or "").strip()
        if cell.type == "wan4" and _is_yuan(text):
            return None  # E11 says it
        return say("worded", text) if text else say("blank", None)
    if isinstance(value, Decimal) and not value.is_finite():
        return say("worded", str(value))
    if value < 0 and cell.type != "sint":
        return say("negative", value)
    if cell.type != "wan4" and value != int(value):
        return say("fractional", value)
    return None


@lru_cache(maxsize=16)
def _money_cells(form: Form) -> tuple[Cell, ...]:
    return tuple(cell for cell in form.cells if cell.type == "wan4")


def money_entries(
    form: Form, figures: Figures, *, written: Mapping[str, str], level: str | None
) -> Iterator[Finding]:
    """E11: money that looks like yuan where 万元 is asked. E15: more than four places."""
    for cell in _money_cells(form):
        value = figures.get(cell.id)
        text = written.get(cell.id, "")
        if _is_yuan(text):
            yield _yuan(cell, text)
        if not isinstance(value, int | Decimal):
            continue
        if level in ("township", "village") and value > limit("township_money") and not _is_yuan(text):
            yield make_finding(
                "E11",
                cells=(cell.id,),
                words="large",
                expected=_in_wan(value),
                found=value,
                name=cell.label,
                limit=plain(limit("township_money")),
            )
        if isinstance(value, Decimal) and value.is_finite() and value != round(value, 4):
            rounded = value.quantize(_PLACES, ROUND_HALF_UP)
            yield make_finding("E15", cells=(cell.id,), expected=rounded, found=value, name=cell.label)


def _is_yuan(text: str) -> bool:
    return text.rstrip("）) ").endswith("元") and "万" not in text


def _in_wan(yuan: int | Decimal) -> Decimal:
    return (Decimal(yuan) / _WAN).quantize(_PLACES, ROUND_HALF_UP)


def _yuan(cell: Cell, text: str) -> Finding:
    digits = "".join(char for char in text if char.isdigit() or char == ".")
    try:
        expected: Decimal | None = _in_wan(Decimal(digits))
    except ArithmeticError:
        expected = None
    return make_finding("E11", cells=(cell.id,), words="yuan", expected=expected, found=text, name=cell.label)


@lru_cache(maxsize=16)
def _document_rows(form: Form) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Rows that count documents under columns K9 speaks of: (row, label, cells made_new, public_new, public_total)."""
    return tuple(
        (
            row.id,
            row.label,
            tuple(f"t2.{row.id}.{name}" for name in ("made_new", "public_new", "public_total")),
        )
        for group in form.table_two
        for row in group.rows
        if any(col.id == "public_total" for col in group.cols)
    )


def document_counts(form: Form, figures: Figures) -> Iterator[Finding]:
    """K9 (2019 edition): documents made, opened this year and open in all."""
    for row, label, cells in _document_rows(form):
        made, new, total = (figures.get(cell) for cell in cells)
        if isinstance(new, int | Decimal) and isinstance(total, int | Decimal) and total < new:
            yield make_finding("K9", of=row, cells=cells[1:], expected=new, found=total, name=label)
        elif isinstance(new, int | Decimal) and isinstance(made, int | Decimal) and new > made:
            yield make_finding(
                "K9",
                of=row,
                cells=cells[:2],
                words="older",
                severity="info",
                expected=made,
                found=new,
                name=label,
            )


@lru_cache(maxsize=16)
def _rule_cells(form: Form) -> tuple[str, ...]:
    return tuple(cell.id for cell in form.cells if cell.row == "rule")


def rule_power(form: Form, figures: Figures, level: str | None) -> Iterator[Finding]:
    """K10: rules (规章) reported by a body that cannot make them; one finding with every such cell."""
    if level not in NO_RULE_POWER:
        return
    filled = {
        cell: value
        for cell in _rule_cells(form)
        if isinstance(value := figures.get(cell), int | Decimal) and value != 0
    }
    if filled:
        values = "、".join(plain(value) for value in filled.values())
        yield make_finding("K10", cells=tuple(filled), expected=0, found=values)
