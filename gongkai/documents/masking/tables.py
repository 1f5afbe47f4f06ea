"""The tables of a file as a reader sees them: hidden sheets, rows and columns left out and said so."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.documents.extraction.extract import FILE_NAME
from gongkai.documents.extraction.pieces import Extraction, Piece, TableOf
from gongkai_law.screening import find_head

_HIDDEN_ROW, _HIDDEN_COLUMN = "隐藏行", "隐藏列"
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class SeenTable:
    """One table: its `name` (of the sheet), rows of cells. `row_numbers` and `column_numbers` count from 0 in the original."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    column_numbers: tuple[int, ...]
    piece: Piece


@dataclass(frozen=True, slots=True)
class SeenFile:
    """The visible tables of a file, and in words what of it is not in them (hidden sheets, comments, …)."""

    tables: tuple[SeenTable, ...]
    left_out: tuple[str, ...]


def seen_tables(extraction: Extraction) -> SeenFile:
    """Take a file's tables apart into what is seen and what is not."""
    tables: list[SeenTable] = []
    left_out: dict[str, int] = {}
    for piece in extraction.pieces:
        if piece.place == FILE_NAME:
            continue
        if piece.table is None or piece.hidden:
            if piece.text.strip():
                said = _said(piece)
                left_out[said] = left_out.get(said, 0) + 1
            continue
        table, gone = _seen(piece, piece.table)
        tables.append(table)
        left_out.update(dict.fromkeys(gone, 1))
    words = [name if count == 1 else f"{name} {count} 处" for name, count in left_out.items()]
    return SeenFile(tuple(tables), tuple(words))


def _said(piece: Piece) -> str:
    """A part in words, comments of one sheet under one name."""
    place = piece.place or "表格以外的文字"
    sheet, comment, _ = place.partition("批注")
    return f"{sheet}批注" if comment else place


def _seen(piece: Piece, table: TableOf) -> tuple[SeenTable, list[str]]:
    row_of = {start: number for number, starts in enumerate(table.starts) for start in starts}
    column_of = {start: number for starts in table.starts for number, start in enumerate(starts)}
    rows_gone: set[int] = set()
    columns_gone: set[int] = set()
    for spot in piece.spots:
        if _HIDDEN_ROW in spot.place:
            rows_gone.add(row_of[spot.start])
        if _HIDDEN_COLUMN in spot.place:
            columns_gone.add(column_of[spot.start])
    width = max((len(row) for row in table.rows), default=0)
    kept = [n for n in range(len(table.rows)) if n not in rows_gone]
    filled = {n for row in kept for n, cell in enumerate(table.rows[row]) if cell.strip()}
    columns = tuple(n for n in range(width) if n in filled and n not in columns_gone)
    rows = tuple(tuple(table.rows[n][c] if c < len(table.rows[n]) else "" for c in columns) for n in kept)
    gone = []
    name = piece.place or "表格"
    if rows_gone:
        gone.append(f"{name}的隐藏行（{len(rows_gone)} 行）")
    if columns_gone:
        gone.append(f"{name}的隐藏列（{len(columns_gone)} 列）")
    return SeenTable(name, rows, tuple(kept), columns, piece), gone


def title_of(table: SeenTable) -> str:
    """What stands above the head of a table."""
    head = find_head(table.rows, fewest=1)
    return head.title[:_LONGEST_TITLE] if head is not None else ""
