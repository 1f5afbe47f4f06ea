"""A file as the clerk sees it before it goes out: every finding in its place, values covered, nothing sensitive shown.

What a column's head condemns (health, cause of poverty) is covered whole, so that the page may be shown to whoever
handles the list without opening the original.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.documents.extraction.extract import FILE_NAME
from gongkai.documents.extraction.pieces import Extraction, Piece
from gongkai.documents.extraction.screening import PlacedFinding, screen_extraction
from gongkai_law.screening import ScreeningFinding, masked_value

COVER = "···"
STOP, LOOK, UNSEEN = "stop", "look", "unseen"
_MOST_ROWS, _MOST_LINES, _MOST_COLUMNS = 40, 30, 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch or cell as shown; `css` stop or look where something was found, `why` what; unseen for a
    cell of a hidden row or column."""

    text: str
    css: str = ""
    why: str = ""
    span: int = 1  # a title above the table takes the width of its row


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the file: a table (`rows`) or text (`lines`), its name, whether readers do not see it."""

    name: str
    hidden: bool
    stops: int
    looks: int
    rows: tuple[tuple[Shown, ...], ...] = ()
    lines: tuple[tuple[Shown, ...], ...] = ()
    left: int = 0  # rows or lines not shown


@dataclass(slots=True)
class _At:
    """Findings of one piece, offsets from the piece's start."""

    piece: Piece
    findings: list[ScreeningFinding] = field(default_factory=list)


def preview(extraction: Extraction, *, title: str = "") -> tuple[Part, ...]:
    """The parts of a file with their findings; parts without any finding come last and only if a reader sees them."""
    read = screen_extraction(extraction, title=title)
    parts = [_part(at) for at in _by_piece(extraction, read.findings)]
    shown = [part for part in parts if part.stops or part.looks or not part.hidden]
    return tuple(sorted(shown, key=lambda part: not (part.stops or part.looks)))


def _by_piece(extraction: Extraction, findings: Sequence[PlacedFinding]) -> list[_At]:
    found: list[_At] = []
    offset, at = 0, 0
    for piece in extraction.pieces:
        end = offset + len(piece.text)
        here = _At(piece)
        while at < len(findings) and findings[at].finding.start <= end:
            f = findings[at].finding
            here.findings.append(f._replace(start=f.start - offset, end=f.end - offset))
            at += 1
        found.append(here)
        offset = end + 1
    return found


def _part(at: _At) -> Part:
    stops = sum(f.severity == "error" for f in at.findings)
    looks = len(at.findings) - stops
    piece = at.piece
    name = piece.place or "正文"
    if piece.table is not None:
        rows, left = _rows(at)
        return Part(name, piece.hidden, stops, looks, rows=rows, left=left)
    lines, left = _lines(piece.text, at.findings)
    hidden = piece.hidden and piece.place != FILE_NAME
    return Part(name, hidden, stops, looks, lines=lines, left=left)


def _rows(at: _At) -> tuple[tuple[tuple[Shown, ...], ...], int]:
    """Rows of a table: those with findings and the first ones, at most forty."""
    table = at.piece.table
    if table is None:
        return (), 0
    covered, head_row = _covered_columns(at)
    unseen = {spot.start for spot in at.piece.spots if "隐藏" in spot.place}
    ends = [f.end for f in at.findings]
    starts = [f.start for f in at.findings]
    shown: list[tuple[Shown, ...]] = []
    left = 0
    for number, row in enumerate(table.rows):
        if len(shown) >= _MOST_ROWS:
            left = len(table.rows) - number
            break
        cells = []
        for column, cell in enumerate(row[:_MOST_COLUMNS]):
            first = table.starts[number][column]
            low, high = bisect_right(ends, first), bisect_left(starts, first + max(len(cell), 1))
            here = at.findings[low:high]
            if column in covered and number > head_row and cell.strip() and not here:
                cells.append(Shown(COVER, LOOK, covered[column]))
            elif first in unseen and not here:
                cells.append(Shown(cell, UNSEEN, "在隐藏的行或列里，打开文件看不见"))
            else:
                cells.append(_cell(cell, first, here))
        shown.append(
            _as_title(cells, len(table.rows[-1])) if number < head_row or not number else tuple(cells)
        )
    return tuple(shown), left


def _as_title(cells: list[Shown], width: int) -> tuple[Shown, ...]:
    """A row of one text above the head, over the whole width."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len(filled) != 1 or width < 2:
        return tuple(cells)
    return (Shown(filled[0].text, filled[0].css, filled[0].why, span=max(len(cells), width)),)


def _covered_columns(at: _At) -> tuple[dict[int, str], int]:
    """Columns condemned by their head: column → why; and the row of the head."""
    table = at.piece.table
    covered: dict[int, str] = {}
    head_row = -1
    for f in at.findings:
        if not f.kind.startswith("column.") or table is None:
            continue
        for number, starts in enumerate(table.starts):
            if f.start in starts:
                covered[starts.index(f.start)] = f.why
                head_row = max(head_row, number)
                break
    return covered, head_row


def _cell(cell: str, first: int, findings: Sequence[ScreeningFinding]) -> Shown:
    if not findings:
        return Shown(cell)
    text = cell
    for f in sorted(findings, key=lambda f: -f.start):
        a, b = max(f.start - first, 0), min(f.end - first, len(cell))
        if not f.kind.startswith("column."):
            text = text[:a] + masked_value(cell[a:b]) + text[b:]
    css = STOP if any(f.severity == "error" for f in findings) else LOOK
    return Shown(text, css, "；".join(dict.fromkeys(f.why for f in findings)))


def _lines(text: str, findings: Sequence[ScreeningFinding]) -> tuple[tuple[tuple[Shown, ...], ...], int]:
    lines: list[list[Shown]] = [[]]
    at = 0
    for f in findings:
        _add(lines, text[at : f.start])
        lines[-1].append(Shown(masked_value(f.value), STOP if f.severity == "error" else LOOK, f.why))
        at = f.end
    _add(lines, text[at:])
    full = [tuple(line) for line in lines if any(piece.text.strip() for piece in line)]
    marked = [line for line in full if any(piece.css for piece in line)]
    kept = full if len(full) <= _MOST_LINES else (marked or full)[:_MOST_LINES]
    return tuple(kept), len(full) - len(kept)


def _add(lines: list[list[Shown]], text: str) -> None:
    for number, piece in enumerate(text.split("\n")):
        if number:
            lines.append([])
        if piece:
            lines[-1].append(Shown(piece))
