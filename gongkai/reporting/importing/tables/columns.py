"""Table three with all labels first and all figures behind them, row by row or column by column.

Which of the two it is, the identities must say: the reading in which every sum is right is taken if the other one has a
wrong sum, or if both give the same figures. Otherwise nothing is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.reporting.importing.tables.reading import parsed
from gongkai.reporting.importing.tables.stream import Stretch
from gongkai.reporting.importing.tables.values import Value
from gongkai_law.report.form import CellType, Form

_LEAST_ROWS = 10

Rows = dict[str, tuple[Value, ...]]


def from_columns(
    stretches: Mapping[str, Stretch],
    read: Mapping[str, object],
    order: Sequence[str],
    form: Form,
    types: Sequence[CellType],
) -> Rows | None:
    """The rows, where the last label is followed by the figures of the whole table; None: the text is not so."""
    rows = [row for row in order if row in stretches]
    if len(rows) < _LEAST_ROWS or any(stretches[row].values for row in rows[:-1]):
        return None
    values = stretches[rows[-1]].values
    count, width = len(rows), len(types)
    if len(values) != count * width:
        return None
    by_row = [parsed(values[i * width : (i + 1) * width], types) for i in range(count)]
    by_column = [parsed([values[column * count + i] for column in range(width)], types) for i in range(count)]
    holding = [cells for cells in (by_row, by_column) if _holds(dict(zip(rows, cells, strict=True)), form)]
    if not holding or (len(holding) == 2 and by_row != by_column):
        return None
    return dict(zip(rows, holding[0], strict=True))


def _holds(rows: Rows, form: Form) -> bool:
    """Whether every row adds up and the table's identity and sum hold in every column."""
    if any(not isinstance(value.figure, int) for values in rows.values() for value in values):
        return False
    numbers = {row: [int(value.figure or 0) for value in values] for row, values in rows.items()}
    if any(sum(cells[:-1]) != cells[-1] for cells in numbers.values()):
        return False
    needed = {"new", "carry_in", "total", "carry_out", *form.result_rows}
    if not needed <= numbers.keys():
        return False
    for column in range(len(form.t3_columns)):
        of = {row: cells[column] for row, cells in numbers.items()}
        if of["new"] + of["carry_in"] != of["total"] + of["carry_out"]:
            return False
        if of["total"] != sum(of[row] for row in form.result_rows):
            return False
    return True
