"""Blank cells in a page kept by blanks: a figure belongs to the column under which full rows have theirs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.document import Piece

Measure = Callable[[str], int]
Placed = tuple[int, str]  # place in the line, text

NEAR = (12, 4)  # rows above and below that serve as examples, the wider circle first
_EXAMPLES = 2
_PLAY = 3  # places by which a column's figures may stand apart


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of full rows: the middle of each figure's left, centre and right edges, and how far they stray."""

    edges: tuple[float, float, float]
    play: tuple[float, float, float]

    def holds(self, extent: tuple[int, int]) -> bool:
        """Whether a figure stands in the column, by the edge along which the column is set."""
        best = min(range(3), key=lambda edge: self.play[edge])
        return abs(_edges(extent)[best] - self.edges[best]) <= _PLAY


def by_positions(
    line: str, values: Sequence[Placed], full: Sequence[tuple[str, Sequence[Placed]]]
) -> list[Piece | None] | None:
    """The values of a row by column, None for a blank one. `full`: lines of neighbouring full rows with their values.

    None where a value stands under no column or under two, where the columns of the full rows are not straight, or
    where counting a Han character as one place or as two gives different answers.
    """
    if len(full) < _EXAMPLES:
        return None
    answers = []
    for measure in (len, _wide):
        columns = _columns(full, measure)
        if columns:
            answers.append(_under(line, values, columns, measure))
    return answers[0] if answers and all(answer == answers[0] for answer in answers) else None


def _wide(text: str) -> int:
    """Width as a terminal shows it: a Han character takes two places."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _extent(line: str, value: Placed, measure: Measure) -> tuple[int, int]:
    first = measure(line[: value[0]])
    return first, first + len(value[1])


def _edges(extent: tuple[int, int]) -> tuple[float, float, float]:
    return extent[0], (extent[0] + extent[1]) / 2, extent[1]


def _columns(full: Sequence[tuple[str, Sequence[Placed]]], measure: Measure) -> list[_Column] | None:
    """The columns of the full rows; None where one is not straight or two stand closer than figures may stray."""
    rows = [[_edges(_extent(line, value, measure)) for value in values] for line, values in full]
    columns = []
    for cells in zip(*rows, strict=True):
        edges = [sorted(edge) for edge in zip(*cells, strict=True)]
        play = [edge[-1] - edge[0] for edge in edges]
        if min(play) > _PLAY:
            return None
        columns.append(_Column(_triple([edge[len(edge) // 2] for edge in edges]), _triple(play)))
    gaps = [after.edges[1] - before.edges[1] for before, after in zip(columns, columns[1:], strict=False)]
    return columns if min(gaps) > 2 * _PLAY else None


def _triple(numbers: Sequence[float]) -> tuple[float, float, float]:
    left, centre, right = numbers
    return left, centre, right


def _under(
    line: str, values: Sequence[Placed], columns: Sequence[_Column], measure: Measure
) -> list[Piece | None] | None:
    cells: list[Piece | None] = [None] * len(columns)
    for value in values:
        extent = _extent(line, value, measure)
        under = [index for index, column in enumerate(columns) if column.holds(extent)]
        if len(under) != 1 or cells[under[0]] is not None:
            return None
        cells[under[0]] = Piece(value[1], value[0])
    return cells


def adds_up(cells: Sequence[Piece]) -> bool:
    """Whether a row set by positions bears its places out: its total is there and is the sum, or all of it is blank."""
    texts = [cell.text.strip() for cell in cells]
    if not any(texts):
        return True
    return (
        all(text.isdigit() for text in texts if text)
        and bool(texts[-1])
        and _sum(texts[:-1]) == int(texts[-1])
    )


def _sum(texts: Sequence[str]) -> int:
    return sum(int(text) for text in texts if text)
