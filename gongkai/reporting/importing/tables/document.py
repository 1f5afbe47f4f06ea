"""One text out of an opened file, with the way back: every character knows the block and place it came from.

Lines and table rows become physical rows of pieces. Inside the text a table's cells are parted by `CELL_EDGE`,
its rows by line breaks, so that a reader of running text can pass over tables, pipes, tabs and blanks alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from gongkai.reporting.importing.blocks import Line, OpenedFile, Table
from gongkai.reporting.importing.tables.grid import lay_out
from gongkai.reporting.importing.tables.values import CELL_EDGE, INNER_BREAK, PAGE_MARK, visible

Kind = Literal["table", "tabs", "pipes", "text"]

_MARKUP = re.compile(r"<[^<>]{0,200}>|&nbsp;|&#160;|\*\*|\\(?=[|*_.])")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―·]{1,2}\s*\d{1,3}\s*[-—–―·]{1,2}|第\s*\d{1,3}\s*页(?:\W*共\s*\d{1,3}\s*页)?)\s*"
)
_HAN = re.compile(r"[一-鿿]")
_RULE = re.compile(r":?-{2,}:?")
_LONG_CELL = 600  # a cell this long holds a page, not a figure or a label


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the opened file: block number and character in that line (0 inside a table)."""

    block: int
    offset: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell or stretch of a row, folded; `start` is its place in the document's text, `column` its place in the row
    (in a real table the column of the grid, spans counted)."""

    text: str
    start: int
    carried: bool = False
    column: int = 0


@dataclass(frozen=True, slots=True)
class PhysicalRow:
    """One line or one table row. `kind`: a real table's row, a line with tabs or pipes, or running text."""

    kind: Kind
    pieces: tuple[Piece, ...]
    start: int
    end: int
    block: int


@dataclass
class Document:
    """The folded text of an opened file, its physical rows, and where its Han characters stand."""

    text: str
    rows: tuple[PhysicalRow, ...]
    layout: bool
    _starts: list[int] = field(repr=False)
    _blocks: list[tuple[int, list[int] | None, bool]] = field(repr=False)

    @cached_property
    def han_offsets(self) -> list[int]:
        """Offset in `text` of each Han character."""
        return [match.start() for match in _HAN.finditer(self.text)]

    @cached_property
    def han(self) -> str:
        """The Han characters alone, run together."""
        return "".join(_HAN.findall(self.text))

    def position(self, offset: int) -> Position:
        """Where in the opened file a character of `text` came from."""
        entry = max(bisect_right(self._starts, offset) - 1, 0)
        block, kept, is_table = self._blocks[entry]
        inside = offset - self._starts[entry]
        if is_table:
            return Position(block, 0)
        if kept:
            inside = kept[min(inside, len(kept) - 1)]
        return Position(block, inside)

    def rows_between(self, start: int, end: int) -> list[PhysicalRow]:
        """Physical rows that begin in a stretch of the text."""
        return [row for row in self.rows if row.start < end and row.end > start]


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.rows: list[PhysicalRow] = []
        self.length = 0
        self.starts: list[int] = []
        self.blocks: list[tuple[int, list[int] | None, bool]] = []

    def begin(self, block: int, kept: list[int] | None, is_table: bool) -> None:
        self.starts.append(self.length)
        self.blocks.append((block, kept, is_table))

    def row(self, text: str, kind: Kind, pieces: tuple[Piece, ...], block: int) -> None:
        start = self.length
        self.parts.append(text)
        self.length += len(text) + 1
        self.rows.append(PhysicalRow(kind, pieces, start, start + len(text), block))


def read_document(opened: OpenedFile) -> Document:
    """Fold the opened file into one text with its rows. Page numbers that stand alone on a line are left out."""
    writer = _Writer()
    for number, block in enumerate(opened.blocks):
        if isinstance(block, Line):
            _write_line(writer, block.text, number)
        elif _is_page(block):
            for row in block.rows:
                for cell in row:
                    _write_page(writer, cell.text, number)
        else:
            _write_table(writer, block, number)
    rows = tuple(_without_leading_pipes(_joined(_without_closing_pipes(writer.rows), writer.parts)))
    return Document("\n".join(writer.parts) + "\n", rows, opened.layout, writer.starts, writer.blocks)


def _write_line(writer: _Writer, raw: str, block: int) -> None:
    line, kept = visible(raw.rstrip("\r\n").replace("\n", " "))
    line = _plain_line(line)
    writer.begin(block, kept, is_table=False)
    kind, pieces = _pieces(line, writer.length)
    writer.row(line, kind, pieces, block)


def _plain_line(line: str) -> str:
    """Marks of html and markdown become blanks of the same length, a page number alone on its line leaves a mark."""
    if "<" in line or "&" in line or "*" in line or "\\" in line:
        line = _MARKUP.sub(lambda match: " " * len(match[0]), line)
    return PAGE_MARK + " " * (len(line) - 1) if _PAGE_NUMBER.fullmatch(line) else line


def _pieces(line: str, start: int) -> tuple[Kind, tuple[Piece, ...]]:
    mark = "|" if "|" in line else "\t" if "\t" in line else ""
    if not mark:
        return "text", (Piece(line, start),)
    pieces, at = [], start
    for column, part in enumerate(line.split(mark)):
        pieces.append(Piece(part, at, column=column))
        at += len(part) + 1
    if all(_RULE.fullmatch(piece.text.strip()) for piece in pieces if piece.text.strip()):
        pieces = [] if any(piece.text.strip() for piece in pieces) else pieces
    return ("pipes" if mark == "|" else "tabs"), tuple(pieces)


def _without_closing_pipes(rows: list[PhysicalRow]) -> list[PhysicalRow]:
    """A pipe at the end of a line closes its row, unless most of the neighbouring lines end without one: then the
    last cell is blank."""
    cleaned, block = [], list[PhysicalRow]()
    for row in [*rows, None]:
        if row is not None and row.kind == "pipes":
            block.append(row)
            continue
        ended = [bool(line.pieces) and not line.pieces[-1].text.strip() for line in block]
        closing = 2 * sum(ended) >= sum(bool(line.pieces) for line in block)
        cleaned += [
            replace(line, pieces=line.pieces[:-1]) if end and closing else line
            for line, end in zip(block, ended, strict=True)
        ]
        block = []
        if row is not None:
            cleaned.append(row)
    return cleaned


def _without_leading_pipes(rows: list[PhysicalRow]) -> list[PhysicalRow]:
    """Neighbouring pipe lines that all begin with a pipe have no cell before it; where one does not, a blank is a cell."""
    cleaned, block = [], list[PhysicalRow]()
    for row in [*rows, None]:
        if row is not None and row.kind == "pipes":
            block.append(row)
            continue
        opened = all(not row.pieces[0].text.strip() for row in block if row.pieces) and any(
            row.pieces for row in block
        )
        for line in block:
            piped = opened and len(line.pieces) > 1
            cleaned.append(replace(line, pieces=line.pieces[1:]) if piped else line)
        block = []
        if row is not None:
            cleaned.append(row)
    return cleaned


def _is_page(table: Table) -> bool:
    """A table used to lay out a page: one of its cells holds a whole text."""
    return any(len(cell.text) > _LONG_CELL and "\n" in cell.text for row in table.rows for cell in row)


def _write_page(writer: _Writer, text: str, block: int) -> None:
    for raw in text.split("\n"):
        line = _plain_line(visible(raw)[0])
        writer.begin(block, None, is_table=True)
        kind, pieces = _pieces(line, writer.length)
        writer.row(line, kind, pieces, block)


def _write_table(writer: _Writer, table: Table, block: int) -> None:
    writer.begin(block, None, is_table=True)
    for laid in lay_out(table):
        pieces, at, texts = [], writer.length, []
        for entry in laid:
            text = visible(entry.text)[0].replace("\n", INNER_BREAK)
            if entry.carried:
                text = text if len(laid) == 1 else ""
            pieces.append(Piece(text, at, entry.carried, entry.column))
            texts.append(text)
            at += len(text) + 1
        writer.row(CELL_EDGE.join(texts), "table", tuple(pieces), block)


_LONGEST_BREAK = 6  # lines one broken row of a pipe table may take


def _joined(rows: list[PhysicalRow], lines: list[str]) -> list[PhysicalRow]:
    """Rows of a pipe table broken by line breaks inside a cell are joined: they open with a pipe and close later."""
    joined, at = [], 0
    while at < len(rows):
        last = _closing(rows, lines, at)
        joined.append(_merged(rows[at : last + 1]) if last > at else rows[at])
        at = last + 1
    return joined


def _closing(rows: list[PhysicalRow], lines: list[str], first: int) -> int:
    """The line that closes the row begun on `first`; `first` itself where the row is not broken."""
    opening = lines[first].strip()
    if rows[first].kind != "pipes" or not opening.startswith("|") or opening.endswith("|"):
        return first
    for at in range(first + 1, min(first + _LONGEST_BREAK, len(rows))):
        line = lines[at].strip()
        if not line or line.startswith("|") or rows[at].kind == "table":
            return first
        if line.endswith("|"):
            return at
    return first


def _merged(rows: list[PhysicalRow]) -> PhysicalRow:
    pieces = list(rows[0].pieces)
    for row in rows[1:]:
        head, *rest = row.pieces
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text + INNER_BREAK + head.text)
        pieces.extend(rest)
    return PhysicalRow("pipes", tuple(pieces), rows[0].start, rows[-1].end, rows[0].block)
