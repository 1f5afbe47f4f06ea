"""Blank cells in a page kept by blanks: a figure belongs to the column under which full rows have theirs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from gongkai.reporting.importing.tables.document import Piece

Measure = Callable[[str], int]
Extent = tuple[int, int]

NEAR = 12  # rows above and below that serve as examples
_EXAMPLES = 2


def by_positions(
    line: str, values: Sequence[tuple[int, str]], full: Sequence[tuple[str, Sequence[tuple[int, str]]]]
) -> list[Piece | None] | None:
    """The values of a row by column, None for a blank one. `full`: lines of neighbouring full rows with their values.

    Values are (place in the line, text). None where a value stands under no column, or under two.
    """
    if len(full) < _EXAMPLES:
        return None
    for measure in (len, _wide):
        columns = _columns(full, measure)
        if columns:
            return _under(line, values, columns, measure)
    return None


def _wide(text: str) -> int:
    """Width as a terminal shows it: a Han character takes two places."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _extent(line: str, value: tuple[int, str], measure: Measure) -> Extent:
    first = measure(line[: value[0]])
    return first, first + len(value[1])


def _columns(full: Sequence[tuple[str, Sequence[tuple[int, str]]]], measure: Measure) -> list[Extent] | None:
    """From where to where each column reaches in the full rows; None where two columns overlap."""
    extents = [[_extent(line, value, measure) for value in values] for line, values in full]
    columns = [
        (min(e[0] for e in column), max(e[1] for e in column)) for column in zip(*extents, strict=True)
    ]
    apart = all(before[1] <= after[0] for before, after in zip(columns, columns[1:], strict=False))
    return columns if apart else None


def _under(
    line: str, values: Sequence[tuple[int, str]], columns: Sequence[Extent], measure: Measure
) -> list[Piece | None] | None:
    cells: list[Piece | None] = [None] * len(columns)
    for value in values:
        first, last = _extent(line, value, measure)
        under = [index for index, (low, high) in enumerate(columns) if first < high and last > low]
        if len(under) != 1 or cells[under[0]] is not None:
            return None
        cells[under[0]] = Piece(value[1], value[0])
    return cells
