"""Rows of cells in which a word stands where a figure belongs: the word costs its own cell, not the row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gongkai.reporting.importing.tables.document import PhysicalRow, Piece
from gongkai.reporting.importing.tables.labels import han
from gongkai.reporting.importing.tables.values import UNIT, Value, value_like

_LONGEST = 12  # characters; a longer text is a label or a sentence, not an entry
_MOST_HAN = 4
_NUMBERED = re.compile(r"\s*(?:\d|\(?[一二三四五六七八九十])\s*[.、,)]\s*[一-鿿]")  # a row's label
_UNIT_ALONE = re.compile(UNIT)  # in a cell of its own behind each figure
_PARTED = re.compile(r"\d+(?:[\s\x0b,]+\d+)+")
Columns = Mapping[object, tuple[int, ...]]


def with_foreign(
    row: PhysicalRow, want: int, columns: tuple[int, ...] | None
) -> tuple[str, tuple[Piece, ...]] | None:
    """The label and the `want` cells of a row that has words among its figures, or None.

    `columns`: where full rows of the same table have theirs; without it the last `want` cells of the row's own. Half of
    the cells at least must be figures or blanks as usual, one of them a figure; a word is short and no row's label.
    """
    own = [piece for piece in row.pieces if not piece.carried]
    if columns:
        by_column = {piece.column: piece for piece in row.pieces}
        if any(column not in by_column for column in columns):
            return None
        cells = tuple(by_column[column] for column in columns)
        rest = [piece for piece in own if piece.column > columns[-1]]
        if any(piece.text.strip() for piece in rest):
            return None
    else:
        cells = tuple(own[-want:])
    before = [piece for piece in own if piece.column < cells[0].column] if len(cells) == want else None
    if before is None or not _is_row(cells):
        return None
    if columns is None and any(value_like(piece.text) and piece.text.strip() for piece in before):
        return None  # more figures than columns: which are the row's is not known
    label = "  ".join(piece.text for piece in before if piece.text.strip())
    if not label and want == 1:
        return None
    return (label, cells) if label or value_like(cells[0].text) else None


def _is_row(cells: Sequence[Piece]) -> bool:
    plain = [cell for cell in cells if value_like(cell.text)]
    words = [cell.text.strip() for cell in cells if not value_like(cell.text)]
    entries = all(
        len(word) <= _LONGEST
        and len(han(word)) <= _MOST_HAN
        and not _UNIT_ALONE.fullmatch(word)
        and not _NUMBERED.match(word)
        for word in words
    )
    if len(cells) == 1:
        return bool(words) and entries  # whose row it is, its label tells
    return (
        bool(words) and entries and 2 * len(plain) >= len(cells) and any(cell.text.strip() for cell in plain)
    )


def closed_up(values: Sequence[Value]) -> tuple[Value, ...]:
    """A group of figures with its total, of which one is written with a blank inside (2 7): read as one number where
    the sum bears that out, otherwise left as it is."""
    parted = [
        at for at, value in enumerate(values) if not value.readable and _PARTED.fullmatch(value.raw or "")
    ]
    if len(parted) != 1:
        return tuple(values)
    at, raw = parted[0], values[parted[0]].raw or ""
    digits = "".join(char for char in raw if char.isdigit())
    figures = [value.figure if index != at else int(digits) for index, value in enumerate(values)]
    if not all(isinstance(figure, int) for figure in figures) or digits.startswith("0"):
        return tuple(values)
    numbers = [int(figure) for figure in figures if figure is not None]
    if sum(numbers[:-1]) != numbers[-1]:
        return tuple(values)
    return tuple(Value(int(digits), raw) if index == at else value for index, value in enumerate(values))
