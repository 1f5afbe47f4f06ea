"""What reading one table gives, and how the values behind a label become cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.reporting.importing.tables.document import Piece
from gongkai.reporting.importing.tables.stream import Stretch
from gongkai.reporting.importing.tables.values import BLANK, Value, parse_value
from gongkai_law.report.form import CellType

_LEADING_ZERO = re.compile(r"0\d")
_DIGITS = re.compile(r"\d+")
_INLINE_PAGE = re.compile(r"[—–―-]+\s*\d{1,3}\s*[—–―-]+")


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A row with more than one reading: its cells, every reading listed, and whether there are more."""

    row: str
    cells: tuple[str, ...]
    readings: tuple[tuple[object, ...], ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Cells whose text is there but cannot be read into figures."""

    row: str
    cells: tuple[str, ...]
    text: str


@dataclass
class TableRead:
    """One table as read. `missing`: rows of the form whose label is not in the text; `repeated`: rows that are
    there twice, of which the first is read. Offsets are in the document."""

    start: int
    end: int
    cells: dict[str, Value] = field(default_factory=dict)
    ambiguous: list[Ambiguous] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)

    def put(self, row: str, ids: Sequence[str], values: Iterable[Value]) -> None:
        """Keep a row's cells; a text that is neither number nor mark is noted."""
        for cell, value in zip(ids, values, strict=True):
            self.cells[cell] = value
            if not value.readable:
                self.unreadable.append(Unreadable(row, (cell,), value.raw or ""))

    def lose(self, row: str, ids: Sequence[str], text: str) -> None:
        """The row's cells are there and cannot be told apart."""
        self.cells.update(dict.fromkeys(ids, BLANK))
        self.unreadable.append(Unreadable(row, tuple(ids), " ".join(text.split())[:80]))

    def weigh(self, row: str, ids: Sequence[str], readings: Sequence[Sequence[Value]], *, more: bool) -> None:
        """Keep the cells on which all readings agree; the others are ambiguous."""
        agreed = [not more and len({reading[i].figure for reading in readings}) == 1 for i in range(len(ids))]
        for index, cell in enumerate(ids):
            self.cells[cell] = readings[0][index] if agreed[index] else BLANK
        if not all(agreed):
            open_cells = [i for i, same in enumerate(agreed) if not same]
            listed = tuple(
                dict.fromkeys(tuple(reading[i].figure for i in open_cells) for reading in readings)
            )
            self.ambiguous.append(Ambiguous(row, tuple(ids[i] for i in open_cells), listed, more))


def parsed(pieces: Sequence[Piece], types: Sequence[CellType]) -> tuple[Value, ...]:
    """The pieces as values; a cell that reaches down from the row above is not this row's."""
    return tuple(
        Value(None, piece.text.strip() or None, readable=False)
        if piece.carried
        else parse_value(piece.text, kind)
        for piece, kind in zip(pieces, types, strict=True)
    )


def separate(stretch: Stretch, want: int) -> tuple[Piece, ...] | None:
    """The stretch's values where blanks part exactly `want` of them; a page number behind them is left aside."""
    values = stretch.values
    if len(values) > want and _trailing_page(stretch, want):
        values = values[:want]
    if len(values) != want or any(_LEADING_ZERO.match(value.text) for value in values):
        return None
    return values


def _trailing_page(stretch: Stretch, want: int) -> bool:
    tail = stretch.between[stretch.values[want].start - stretch.start :]
    return _INLINE_PAGE.fullmatch(tail.strip()) is not None


def digit_chunks(stretch: Stretch) -> tuple[str, ...] | None:
    """The stretch's values where all are bare digits."""
    texts = tuple(value.text for value in stretch.values)
    return texts if texts and all(_DIGITS.fullmatch(text) for text in texts) else None
