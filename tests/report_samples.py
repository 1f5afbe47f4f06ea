"""Figures for tests: random reports that agree with themselves, and the zero report of a quiet year."""

from __future__ import annotations

import random
from decimal import Decimal

from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form


def zero_figures(form: Form) -> Figures:
    """Every cell 0: a year in which nothing happened."""
    return dict(form.zero)


def consistent_figures(form: Form, seed: int, *, largest: int = 40) -> Figures:
    """Random figures for which every check within one report holds; the same seed gives the same figures.

    The rule rows (规章) are 0, as for a township; money has up to four places; `largest` bounds a single count.
    """
    rng = random.Random(f"{form.id}/{seed}/{largest}")
    made = {
        **_table_two(form, rng, largest),
        **_table_three(form, rng, largest),
        **_table_four(form, rng, largest),
    }
    return {cell.id: made[cell.id] for cell in form.cells}


def _count(rng: random.Random, largest: int) -> int:
    """Mostly small, often 0, as in real reports."""
    return 0 if rng.random() < 0.45 else rng.randint(0, largest)


def _table_two(form: Form, rng: random.Random, largest: int) -> Figures:
    figures: Figures = {}
    for cell in form.cells:
        if cell.table != "t2":
            continue
        if cell.row == "rule":
            figures[cell.id] = 0
        elif cell.type == "wan4":
            figures[cell.id] = Decimal(rng.randint(0, 9_999_999)).scaleb(-4)
        elif cell.type == "sint":
            figures[cell.id] = rng.randint(-5, 5)
        else:
            figures[cell.id] = _count(rng, largest)
    if form.has("t2.normative.public_total"):
        made, older = _count(rng, largest), _count(rng, largest)
        figures["t2.normative.made_new"] = figures["t2.normative.public_new"] = made
        figures["t2.normative.public_total"] = made + older
    return figures


def _table_three(form: Form, rng: random.Random, largest: int) -> Figures:
    figures: Figures = {}
    columns = [column.id for column in form.t3_columns if column.id != "total"]
    for column in columns:
        closed = {row: _count(rng, largest) for row in form.result_rows}
        total = sum(closed.values())
        carry_out = _count(rng, largest)
        carry_in = rng.randint(0, min(largest, total + carry_out))
        values = {
            "new": total + carry_out - carry_in,
            "carry_in": carry_in,
            **closed,
            "total": total,
            "carry_out": carry_out,
        }
        figures.update({f"t3.{row}.{column}": value for row, value in values.items()})
    for row_def in form.data_rows:
        figures[f"t3.{row_def.id}.total"] = sum(int(figures[f"t3.{row_def.id}.{c}"] or 0) for c in columns)
    return figures


def _table_four(form: Form, rng: random.Random, largest: int) -> Figures:
    figures: Figures = {}
    for group in form.t4_groups:
        parts = {col.id: _count(rng, largest) for col in form.t4_cols if col.id != "total"}
        figures.update({f"t4.{group.id}.{column}": value for column, value in parts.items()})
        figures[f"t4.{group.id}.total"] = sum(parts.values())
    return figures
