"""Findings of a file: each with its place in plain Chinese, and its offset in the text as read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.documents.extraction.extract import base_name, extract
from gongkai.documents.extraction.pieces import Extraction, Piece
from gongkai_law.screening import ScreeningFinding, find_head, scan, scan_table


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """`finding` has offsets in the text as read (all pieces, one below the other); `hidden` = not seen by a reader."""

    finding: ScreeningFinding
    place: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class ScreenedFile:
    """A file's text as read, its findings in order, and notes about what could not be looked at."""

    extraction: Extraction
    findings: tuple[PlacedFinding, ...]

    @property
    def blocks(self) -> bool:
        """Whether any finding blocks publication."""
        return any(placed.finding.severity == "error" for placed in self.findings)


def screen_file(data: bytes, name: str = "", *, title: str = "", on: date | None = None) -> ScreenedFile:
    """Read a file and screen all of it, its name included. `title` (of the record) helps to tell which list it is.

    Raises InputFault when the file cannot be read (see `extract`).
    """
    return screen_extraction(extract(data, name), title=f"{title} {base_name(name)}", on=on)


def screen_extraction(extraction: Extraction, *, title: str = "", on: date | None = None) -> ScreenedFile:
    """Screen what was extracted already."""
    found: list[PlacedFinding] = []
    offset = 0
    for piece in extraction.pieces:
        for finding in sorted(_piece(piece, title, on), key=lambda f: (f.start, f.end)):
            place = piece.place_of(finding.start)
            found.append(PlacedFinding(_moved(finding, offset), place, piece.hidden or "隐藏" in place))
        offset += len(piece.text) + 1
    return ScreenedFile(extraction, tuple(found))


def _moved(finding: ScreeningFinding, by: int) -> ScreeningFinding:
    return ScreeningFinding(
        finding.kind, finding.value, finding.start + by, finding.end + by, finding.why, finding.severity
    )


def _piece(piece: Piece, title: str, on: date | None) -> Iterator[ScreeningFinding]:
    plain = scan(piece.text, on=on)
    table = piece.table
    head = find_head(table.rows) if table is not None else None
    if table is None or head is None:
        yield from plain
        return
    first = head.last + 1
    heads = [" ".join(cell.split()) for cell in head.cells]
    below = table.rows[first:]
    body_start = (
        table.starts[first][0] if first < len(table.starts) and table.starts[first] else len(piece.text)
    )
    covered: list[tuple[int, int]] = []
    for f in scan_table(heads, below, title=f"{head.title} {piece.place} {title}", on=on):
        row = head.first if f.row is None else f.row + first
        starts = table.starts[row]
        start = starts[min(f.column, len(starts) - 1)] + f.start
        value = table.rows[row][f.column] if f.row is None and f.column < len(table.rows[row]) else f.value
        covered.append((start, start + len(value)))
        yield ScreeningFinding(f.kind, value, start, start + len(value), f.why, f.severity)
    covered.sort()
    for finding in plain:
        spans_cells = any(sign in finding.value for sign in "\t\n,;，")
        if (spans_cells or finding.start < body_start) and not _overlaps(covered, finding):
            yield finding


def _overlaps(covered: list[tuple[int, int]], finding: ScreeningFinding) -> bool:
    """Whether any of the sorted, disjoint stretches meets the finding."""
    at = bisect_left(covered, (finding.end, 0))
    return at > 0 and covered[at - 1][1] > finding.start
