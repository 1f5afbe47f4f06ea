"""What a file becomes for screening: pieces of text, each with the words for where it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

# bytes of a file, characters of all its text, cells of all its tables: more is refused, never read in part
LARGEST_FILE = 200 * 1024 * 1024
MOST_CHARACTERS = 120_000_000
MOST_CELLS = 3_000_000
MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell or line inside a piece: where its text begins, and its place (`C5`, `第3行`)."""

    start: int
    place: str


@dataclass(frozen=True, slots=True)
class TableOf:
    """The cells of a piece that is a table: rows of texts, and the offset of each in the piece's text."""

    rows: tuple[tuple[str, ...], ...]
    starts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and its place in plain Chinese. `hidden` = a reader of the file would not see it.

    A piece with a `table` holds its rows joined by line ends and the cells of a row by tabs.
    """

    text: str
    place: str
    hidden: bool = False
    spots: tuple[Spot, ...] = ()
    table: TableOf | None = None

    def place_of(self, offset: int) -> str:
        """The place of a character of the piece, as exact as it is known."""
        if not self.spots:
            return self.place
        at = bisect_right(self.spots, offset, key=lambda spot: spot.start) - 1
        spot = self.spots[max(at, 0)]
        return f"{self.place} {spot.place}" if self.place else spot.place


@dataclass(frozen=True, slots=True)
class Extraction:
    """All text of a file. `kind`: txt, html, docx, xlsx, pdf, image, zip. `notes` say what was left aside, in Chinese."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The text as read: all pieces, one below the other."""
        return "\n".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class CellGrid:
    """Builds a table piece row by row."""

    place: str
    hidden: bool = False
    _parts: list[str] = field(default_factory=list)
    _rows: list[tuple[str, ...]] = field(default_factory=list)
    _starts: list[tuple[int, ...]] = field(default_factory=list)
    _spots: list[Spot] = field(default_factory=list)
    _at: int = 0

    def add(self, cells: list[str], places: list[str]) -> None:
        """Add one row; `places` names each cell."""
        starts = []
        for number, (cell, place) in enumerate(zip(cells, places, strict=True)):
            starts.append(self._at)
            if cell:
                self._spots.append(Spot(self._at, place))
            part = cell + ("\t" if number < len(cells) - 1 else "\n")
            self._parts.append(part)
            self._at += len(part)
        self._rows.append(tuple(cells))
        self._starts.append(tuple(starts))

    def piece(self) -> Piece:
        """The finished piece."""
        return Piece(
            "".join(self._parts),
            self.place,
            self.hidden,
            tuple(self._spots),
            TableOf(tuple(self._rows), tuple(self._starts)),
        )
