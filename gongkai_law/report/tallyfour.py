"""Table four from counts a database has grouped already; the same figures as `tally`, without the ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from gongkai_law.errors import InputFault
from gongkai_law.report.findings import Figure, Figures
from gongkai_law.report.form import Form


def tally_remedies(
    form: Form, year: int, rows: Iterable[tuple[Any, ...]], *, recounted: bool = True
) -> Figures:
    """Table four of one agency: `rows` are (filed_year, closed_year or None, group, result, n).

    `recounted`: whether a case goes on counting until it is decided; False counts it in the year it was filed only.
    InputFault for a group or result the form has not.
    """
    zero, names = _cell_names(form)
    figures: dict[str, int] = zero.copy()
    for filed, closed, group, result, n in rows:
        if filed > year or (closed is not None and closed < year) or (filed < year and not recounted):
            continue
        column = result if closed == year else "pending"
        try:
            cell, total = names[group, column]
        except KeyError:
            raise InputFault("report.unknown_remedy", where=str(n), group=group, result=result) from None
        figures[cell] += n
        figures[total] += n
    return dict[str, Figure](figures)


def tally_remedies_by(
    form: Form, year: int, rows: Iterable[tuple[Any, ...]], *, once: Collection[Any] = ()
) -> Iterator[tuple[Any, Figures]]:
    """Table four of many agencies: `rows` begin with the agency and come agency by agency; `once`: those that count a
    case in the year it was filed only."""
    for agency, group in groupby(rows, key=itemgetter(0)):
        yield (
            agency,
            tally_remedies(form, year, (row[1:] for row in group), recounted=agency not in once),
        )


@lru_cache(maxsize=16)
def _cell_names(form: Form) -> tuple[dict[str, int], dict[tuple[str, str], tuple[str, str]]]:
    """A table four of zeros, and (group, column) → the cell and the group's total."""
    zero = {cell.id: 0 for cell in form.cells if cell.table == "t4"}
    names = {
        (group.id, column.id): (f"t4.{group.id}.{column.id}", f"t4.{group.id}.total")
        for group in form.t4_groups
        for column in form.t4_cols
        if column.id != "total"
    }
    return zero, names
