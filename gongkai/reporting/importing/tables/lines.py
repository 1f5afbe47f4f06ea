"""Cells written one to a line: where blank lines stand for blank cells, the lines tell which cell is blank.

It is believed only where rows with every cell filled show the same spacing, again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.reporting.importing.tables.document import Piece
from gongkai.reporting.importing.tables.stream import Stretch
from gongkai.reporting.importing.tables.values import PAGE_MARK

_EXAMPLES = 2  # full rows that must show the spacing


@dataclass(frozen=True, slots=True)
class Pitch:
    """Blank lines before the first cell, lines from one cell to the next, blank lines behind the last."""

    lead: int
    step: int
    trail: int

    def places(self, want: int) -> range:
        """The lines on which a row's cells stand."""
        return range(self.lead, self.lead + self.step * want, self.step)

    def length(self, want: int) -> int:
        """Lines a row of `want` cells takes."""
        return self.lead + self.step * (want - 1) + 1 + self.trail


def pitch_of(full: Iterable[tuple[Stretch, int]]) -> Pitch | None:
    """The spacing that full rows show (each with its number of cells, two or more); None if they do not agree.

    One may differ: behind the last row of a table stands something else.
    """
    shown = [pitch for stretch, want in full if want > 1 and (pitch := _pitch(slots(stretch.between), want))]
    if not shown:
        return None
    pitch, count = Counter(shown).most_common(1)[0]
    return pitch if count >= _EXAMPLES and len(shown) - count <= 1 else None


def slots(between: str) -> list[str]:
    """The lines behind a label, blank ones kept, up to the first with words; empty if one holds several values."""
    lines: list[str] = []
    for line in between.split("\n")[1:]:
        if PAGE_MARK in line:
            continue
        text = line.replace("|", " ").strip()
        if any("一" <= char <= "鿿" for char in text) and text != "无":
            return lines
        if len(text.split()) > 1:
            return []
        lines.append(text)
    return lines[:-1]


def _pitch(lines: list[str], want: int) -> Pitch | None:
    filled = [index for index, line in enumerate(lines) if line]
    if len(filled) != want:
        return None
    steps = {after - before for before, after in zip(filled, filled[1:], strict=False)}
    return Pitch(filled[0], steps.pop(), len(lines) - filled[-1] - 1) if len(steps) == 1 else None


def by_pipes(between: str, start: int, want: int) -> tuple[Piece, ...] | None:
    """The row's cells between the pipes behind its label, wherever its lines break; None if there are too few pipes
    or something stands behind the last cell."""
    parts = between.replace(PAGE_MARK, " ").split("|")
    if len(parts) < want + 2 or parts[0].strip():
        return None
    cells, rest = parts[1 : want + 1], parts[want + 1 :]
    if any(any(char.isdigit() for char in part) for part in rest):
        return None
    return tuple(Piece(cell.strip(), start) for cell in cells)


def by_lines(between: str, start: int, pitch: Pitch | None, want: int) -> tuple[Piece, ...] | None:
    """The row's cells by the lines they stand on; None where the lines are not spaced like full rows."""
    lines = slots(between)
    if pitch is None or len(lines) not in (pitch.length(want), pitch.length(want) - pitch.trail):
        return None
    places = pitch.places(want)
    if any(line and index not in places for index, line in enumerate(lines)):
        return None
    return tuple(Piece(lines[index], start) for index in places)
