"""A real table laid out: which cell stands in which row once spans are counted."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.reporting.importing.blocks import Cell, Table

_WIDEST = 200  # a colspan beyond this is a slip of the page's author


@dataclass(frozen=True, slots=True)
class Placed:
    """One cell of one row. `carried`: it began in a row above and reaches down into this one."""

    text: str
    column: int
    carried: bool


def lay_out(table: Table) -> list[list[Placed]]:
    """Row by row, every cell that touches the row, from the left, each once however wide it is."""
    reaching: dict[int, tuple[Cell, int]] = {}  # first column → cell, rows it still reaches down into
    laid: list[list[Placed]] = []
    for row in table.rows:
        carried = [Placed(cell.text, column, True) for column, (cell, _) in reaching.items()]
        taken = _columns_taken(reaching)
        left = {column: (cell, rows - 1) for column, (cell, rows) in reaching.items() if rows > 1}
        placed, column = [], 0
        for cell in row:
            while column in taken:
                column += 1
            placed.append(Placed(cell.text, column, False))
            if cell.rowspan > 1:
                left[column] = (cell, cell.rowspan - 1)
            column += _width(cell)
        reaching = left
        laid.append(sorted([*carried, *placed], key=lambda entry: entry.column))
    return laid


def _columns_taken(reaching: dict[int, tuple[Cell, int]]) -> set[int]:
    return {column + step for column, (cell, _) in reaching.items() for step in range(_width(cell))}


def _width(cell: Cell) -> int:
    return max(1, min(cell.colspan, _WIDEST))
