"""Physical rows that carry figures: a label (or none) and as many values as the table has columns.

A real table's row and a line with tabs or pipes give definite cells, blank ones among them. A line of running text
gives values only where its end is exactly the wanted number of figures with blanks between.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from gongkai.reporting.importing.tables.document import Document, PhysicalRow, Piece
from gongkai.reporting.importing.tables.labels import han
from gongkai.reporting.importing.tables.locate import Region
from gongkai.reporting.importing.tables.values import MARK, NUMBER, UNIT, value_like

_ONE = rf"(?:{NUMBER}{UNIT}?|{MARK})"
_VALUES_AT_END = re.compile(rf"(?:(?<=^)|(?<=\s)|(?<=[一-鿿)\]\"'”’])){_ONE}(?:\s+{_ONE})*\s*$")
_VALUE = re.compile(_ONE)
_LONGEST_LINE = 400  # characters; a longer line holds many rows and is read as running text
_LONGEST_LABEL = 60  # Han characters; a longer text is a paragraph, not a row's label


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A physical row with its label text and its value pieces. `values` is None where the row is delimited but its
    cells cannot be told apart into columns; then `cells` still holds what stands behind the label."""

    label: str
    values: tuple[Piece, ...] | None
    cells: tuple[Piece, ...]
    start: int
    end: int
    block: int
    definite: bool

    @property
    def filled(self) -> int:
        """How many of the cells hold something."""
        return sum(bool(cell.text.strip()) for cell in self.cells)


def number_rows(document: Document, region: Region, want: int) -> list[NumberRow]:
    """Every row of a region that holds `want` values, or delimited cells behind a label."""
    found = []
    for row in document.rows_between(region.start, region.end):
        read = _text_row(row, want) if row.kind == "text" else _cell_row(row, want)
        if read:
            found.append(read)
    return _by_example(found, want)


def _text_row(row: PhysicalRow, want: int) -> NumberRow | None:
    line = row.pieces[0].text
    tail = _VALUES_AT_END.search(line) if len(line) <= _LONGEST_LINE else None
    if not tail:
        return None
    values = [Piece(m[0], row.start + m.start()) for m in _VALUE.finditer(line, tail.start())]
    label = line[: tail.start()]
    if len(values) != want or len(han(label)) > _LONGEST_LABEL or _leading_zero(values):
        return None
    return NumberRow(label, tuple(values), tuple(values), row.start, row.end, row.block, definite=False)


def _leading_zero(values: list[Piece]) -> bool:
    """00 among the values: cells run together, the count is right by chance."""
    return any(re.match(r"0\d", value.text) for value in values)


def _cell_row(row: PhysicalRow, want: int) -> NumberRow | None:
    pieces = list(row.pieces)
    while pieces and pieces[0].carried:
        pieces.pop(0)
    first, last = _longest_run(pieces)
    label = "  ".join(piece.text for piece in pieces[:first] if piece.text.strip())
    cells = tuple(pieces[first:last])
    if not cells or (not label and not any(cell.text.strip() for cell in cells)):
        return None
    if len(han(label)) > _LONGEST_LABEL:
        return None
    return NumberRow(label, fit(cells, want), cells, row.start, row.end, row.block, definite=True)


def _longest_run(pieces: list[Piece]) -> tuple[int, int]:
    """The longest stretch of neighbouring cells that hold values or nothing, the last such stretch where two tie."""
    best, begin = (0, 0), 0
    for index in range(len(pieces) + 1):
        if index < len(pieces) and value_like(pieces[index].text):
            continue
        if index - begin >= best[1] - best[0]:
            best = (begin, index)
        begin = index + 1
    return best


def fit(cells: tuple[Piece, ...], want: int) -> tuple[Piece, ...] | None:
    """The cells that are the row's columns: all, or the one window that holds every filled cell. None: not certain."""
    if len(cells) < want:
        return None
    if len(cells) == want:
        return cells
    filled = [index for index, cell in enumerate(cells) if cell.text.strip()]
    if not filled:
        return cells[:want]
    first, last = filled[0], filled[-1]
    return cells[first : last + 1] if last - first + 1 == want else None


def _by_example(rows: list[NumberRow], want: int) -> list[NumberRow]:
    """Rows with blanks and cells to spare take the window that full rows of the same shape show, if all agree."""
    windows: dict[tuple[int, int], Counter[int]] = {}
    for row in rows:
        if row.values is not None and len(row.cells) > want and row.filled == want:
            windows.setdefault(_shape(row), Counter())[row.cells.index(row.values[0])] += 1
    return [_with_window(row, windows.get(_shape(row)), want) for row in rows]


def _shape(row: NumberRow) -> tuple[int, int]:
    return len(row.cells), len([part for part in row.label.split("  ") if part])


def _with_window(row: NumberRow, windows: Counter[int] | None, want: int) -> NumberRow:
    if row.values is not None or not windows or len(windows) != 1:
        return row
    first = next(iter(windows))
    outside = [*row.cells[:first], *row.cells[first + want :]]
    if any(cell.text.strip() for cell in outside):
        return row
    return replace(row, values=row.cells[first : first + want])
