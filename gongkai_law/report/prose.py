"""Statements in a report's prose against its tables (K12, K13, K14, K18) and its fee statement (K15).

Who extracts the statements from the text decides their kind; what a kind means is in `prose.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.rules import Number, make_finding

SHARE = ".share"
_WAN = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class ProseStatement:
    """One figure stated in prose.

    `kind`: a kind of `prose.toml`, a row or group of table three (its 总计 cells), a cell id, any of these with
    `.share` for a percentage of it, or `all_upheld`, `review_all_upheld`, `suit_all_upheld` (value None).
    `unit`: 件, 条, 元, 万元, %. `text`: the words as they stand; `span`: their place in the text. `part`: for a share,
    the count stated beside it ("258件，占33.9%").
    """

    kind: str
    value: Number | None
    unit: str
    text: str
    span: tuple[int, int] = (0, 0)
    part: Number | None = None


@dataclass(frozen=True, slots=True)
class FeeStatement:
    """What chapter six says of the information-processing fee; None = not said. Amounts in yuan."""

    notices: int | None
    amount: Decimal | None = None
    collected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a kind must equal: the sum of `cells`, or of one of `also`; `rule` is K12, K13 or K14."""

    rule: str
    label: str
    cells: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=1)
def _raw() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "prose.toml").read_text("utf-8"))


_RULE_OF_TABLE = {"t2": "K14", "t3": "K12", "t4": "K13"}


@lru_cache(maxsize=256)
def meaning(form: Form, kind: str) -> Meaning | None:
    """What a statement's kind stands for in an edition; None when the edition has no such cell."""
    if kind in _raw():
        entry = _raw()[kind]
        sums = [_expand(form, one) for one in (entry["cells"], *entry.get("also", ()))]
        known = [cells for cells in sums if cells and all(form.has(cell) for cell in cells)]
        return Meaning(entry["rule"], entry["label"], known[0], tuple(known[1:])) if known else None
    if form.has(kind):
        cell = form.cell(kind)
        return Meaning(_RULE_OF_TABLE[cell.table], cell.label, (kind,))
    rows = form.rows_of(kind)
    if not rows:
        return None
    label = next(row.label for row in form.t3_rows if row.id == kind)
    return Meaning("K12", label, tuple(f"t3.{row}.total" for row in rows))


def _expand(form: Form, words: str) -> tuple[str, ...]:
    """`t3.new.total + group:denied` → cell ids."""
    cells: list[str] = []
    for word in words.split(" + "):
        if word.startswith("group:"):
            cells += [f"t3.{row}.total" for row in form.rows_of(word.removeprefix("group:"))]
        else:
            cells.append(word)
    return tuple(cells)


def _sum(figures: Figures, cells: Iterable[str]) -> Number | None:
    """The sum of cells; None when one is blank, missing or no number."""
    total: Number = 0
    for cell in cells:
        value = figures.get(cell)
        if not isinstance(value, int | Decimal):
            return None
        total += value
    return total


def check_prose(form: Form, figures: Figures, statements: Iterable[ProseStatement]) -> list[Finding]:
    """Findings K12, K13, K14, K18 (and E11 for money stated in yuan) of statements that contradict the tables."""
    checked = (_check(form, figures, statement) for statement in statements)
    return [finding for finding in checked if finding]


def _check(form: Form, figures: Figures, said: ProseStatement) -> Finding | None:
    if said.kind.endswith("all_upheld"):
        return _all_upheld(form, figures, said)
    if said.value is None:
        return None
    if said.kind.endswith(SHARE):
        return _share(form, figures, said)
    means = meaning(form, said.kind)
    if means is None:
        return None
    return (
        _amount(form, figures, said, means) if said.unit in ("元", "万元") else _count(figures, said, means)
    )


def _count(figures: Figures, said: ProseStatement, means: Meaning) -> Finding | None:
    readings = [_sum(figures, cells) for cells in (means.cells, *means.also)]
    if said.value in readings or readings[0] is None:
        return None
    return make_finding(
        means.rule,
        cells=means.cells,
        expected=readings[0],
        found=said.value,
        text=said.text,
        label=means.label,
    )


def _amount(form: Form, figures: Figures, said: ProseStatement, means: Meaning) -> Finding | None:
    """Money: prose may speak in yuan where the table asks 万元; the same digits in both are a wrong unit."""
    table = _sum(figures, means.cells)
    if table is None or said.value is None:
        return None
    wan = Decimal(said.value) / _WAN if said.unit == "元" else Decimal(said.value)
    if wan == table or round(wan, 4) == round(Decimal(table), 4):
        return None
    if said.unit == "元" and table == said.value:
        name = form.cell(means.cells[0]).label
        return make_finding(
            "E11", cells=means.cells, words="prose", expected=wan, found=said.value, text=said.text, name=name
        )
    return make_finding(
        means.rule, cells=means.cells, expected=table, found=wan, text=said.text, label=means.label
    )


def _groups(form: Form, kind: str) -> list[str]:
    named = {"review_all_upheld": ("review",), "suit_all_upheld": ("suit_direct", "suit_after")}
    return [group.id for group in form.t4_groups if group.id in named.get(kind, (group.id,))]


def _all_upheld(form: Form, figures: Figures, said: ProseStatement) -> Finding | None:
    """均维持 needs 结果纠正, 其他结果 and 尚未审结 to be 0. (K13)"""
    cells = [
        f"t4.{group}.{column}"
        for group in _groups(form, said.kind)
        for column in ("corrected", "other", "pending")
    ]
    rest = _sum(figures, cells)
    if not rest:
        return None
    return make_finding("K13", cells=cells, words="all_upheld", expected=0, found=rest, text=said.text)


def _share(form: Form, figures: Figures, said: ProseStatement) -> Finding | None:
    """A percentage is right when some usual whole gives it to its printed precision, rounded or cut off. (K18)

    The part is the table's figure or the count stated beside it: a wrong count is K12, not a second finding here.
    """
    means = meaning(form, said.kind.removesuffix(SHARE))
    part = _sum(figures, means.cells) if means else None
    wholes = [whole for whole in (_sum(figures, cells) for cells in _wholes(form)) if whole]
    if means is None or part is None or not wholes or said.value is None:
        return None
    parts = [part] if said.part is None else [part, said.part]
    stated = Decimal(said.value)
    places = Decimal(1).scaleb(min(0, int(stated.as_tuple().exponent)))
    for one in parts:
        for whole in wholes:
            exact = Decimal(one) * 100 / Decimal(whole)
            if stated in (exact.quantize(places, ROUND_HALF_UP), exact.quantize(places, ROUND_DOWN)):
                return None
    expected = (Decimal(part) * 100 / Decimal(wholes[0])).quantize(places, ROUND_HALF_UP)
    return make_finding(
        "K18", cells=means.cells, expected=expected, found=stated, text=said.text, label=means.label
    )


def _wholes(form: Form) -> Iterator[tuple[str, ...]]:
    """What a share is usually taken of: requests closed, received, or both with the carried in."""
    yield ("t3.total.total",)
    yield ("t3.new.total",)
    yield ("t3.new.total", "t3.carry_in.total")


def check_fees(form: Form, figures: Figures, fees: FeeStatement | None) -> list[Finding]:
    """K15: requests closed for unpaid fees, or fees collected, while chapter six says no notice was sent."""
    cell = "t3.other_fee_unpaid.total"
    if fees is None or fees.notices != 0 or not form.has(cell):
        return []
    found = []
    unpaid = _sum(figures, (cell,))
    if unpaid is not None and unpaid > 0:
        found.append(make_finding("K15", cells=(cell,), words="unpaid", expected=0, found=unpaid))
    if fees.collected:
        found.append(make_finding("K15", cells=(), words="collected", expected=0, found=fees.collected))
    return found
