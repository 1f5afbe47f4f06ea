"""Blanks that the table's own sums fill: only for holding prose against it, never to make a cell read as filled.

Many reports leave zeros blank and some leave the 总计 column blank. A blank is 0 where the written parts already make
the written total (counts are never negative); a blank total is the sum of its parts where every part is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form

HABIT = 5  # so many zeros proven to be left blank show that the report leaves zeros blank


@lru_cache(maxsize=8)
def _sums(form: Form) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(total, parts) of tables three and four: rows across, results down, groups of table four."""
    return tuple(_all_sums(form))


def _all_sums(form: Form) -> Iterator[tuple[str, tuple[str, ...]]]:
    kinds = [column.id for column in form.t3_columns if column.id != "total"]
    for row in form.data_rows:
        yield f"t3.{row.id}.total", tuple(f"t3.{row.id}.{kind}" for kind in kinds)
    for column in form.t3_columns:
        yield f"t3.total.{column.id}", tuple(f"t3.{row}.{column.id}" for row in form.result_rows)
    for group in form.t4_groups:
        yield (
            f"t4.{group.id}.total",
            tuple(f"t4.{group.id}.{column.id}" for column in form.t4_cols if column.id != "total"),
        )


def with_proven(form: Form, figures: Figures) -> Figures:
    """The figures with those blanks filled that the sums prove; the same mapping when nothing is blank.

    Where many zeros are proven to be left blank, a row or group that is blank altogether is taken for 0 as well.
    """
    if None not in figures.values():
        return figures
    filled = dict(figures)
    while sum(_fill(filled, total, parts) for total, parts in _sums(form)):
        pass
    zeros = sum(value == 0 and figures[cell] is None for cell, value in filled.items())
    if zeros >= HABIT:
        for total, parts in _sums(form):
            cells = (total, *parts)
            if all(cell in filled and filled[cell] is None for cell in cells):
                filled.update(dict.fromkeys(cells, 0))
    return filled


def _fill(filled: Figures, total: str, parts: tuple[str, ...]) -> bool:
    """One step; whether it filled anything. Cells outside the text (no key) prove nothing."""
    if total not in filled or any(part not in filled for part in parts):
        return False
    blank = [part for part in parts if filled[part] is None]
    written = sum(filled[part] or 0 for part in parts)
    if filled[total] is None and not blank:
        filled[total] = written
        return True
    if blank and filled[total] is not None and filled[total] == written:
        filled.update(dict.fromkeys(blank, 0))
        return True
    return False


def at_least(form: Form, figures: Figures) -> Figures:
    """Every blank as 0, a blank total as the sum of its parts: no count can be smaller than what is left then."""
    least: Figures = {cell: 0 if value is None else value for cell, value in figures.items()}
    for total, parts in _sums(form):
        if total in figures and figures[total] is None:
            least[total] = sum(least.get(part) or 0 for part in parts)
    return least
