"""Printed pages without ruled lines whose columns are too narrow for their figures: 2510 stands as 251 over 0.

Only where the page shows it: a line holds bare digits, fewer than a row has. Then neighbouring lines are one row if, column by
column, the pieces stand under each other, only pieces as long as any go on below, and the whole adds up. A line that adds
up to nothing is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.document import PhysicalRow, Piece

_TOKEN = re.compile(r"(?<!\S)\d+(?!\S)")
_HAN = re.compile(r"[一-鿿]")
_TALLEST = 5  # lines of one row
_SHORTEST = 2  # digits of the longest pieces: columns of one digit do not break figures


@dataclass(frozen=True, slots=True)
class MendedRow:
    """A row put together: its lines, the text beside the figures, the figures."""

    lines: tuple[PhysicalRow, ...]
    label: str
    values: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    middle: float


def wraps(rows: Sequence[PhysicalRow], want: int) -> bool:
    """Whether some line between the full rows holds bare digits, fewer than a row has."""
    counts = [len(_tokens(row)) for row in rows]
    full = [at for at, count in enumerate(counts) if count == want]
    if not full:
        return False
    inside = range(full[0] + 1, min(full[-1] + _TALLEST, len(rows)))
    return any(0 < counts[at] < want and _is_bare(rows[at]) for at in inside)


def mend(rows: Sequence[PhysicalRow], want: int, group: int) -> list[MendedRow]:
    """Every row of two or more lines; `rows`: the lines of the table's region."""
    columns = _columns(rows, want)
    tokens = [_tokens(row) for row in rows]
    longest = max((len(token.text) for line in tokens for token in line), default=0)
    if columns is None or longest < _SHORTEST:
        return []
    found, at = [], 0
    while at < len(rows):
        size, values = _tallest(tokens[at : at + _TALLEST], columns, longest, group)
        if values and size > 1:
            lines = tuple(rows[at : at + size])
            found.append(MendedRow(lines, "  ".join(filter(None, map(_words, lines))), values))
        at += max(size, 1)
    return found


def adds_up(values: Sequence[str], group: int) -> bool:
    """Whether in every group of figures the last is the sum of the others."""
    if not all(value.isdigit() for value in values):
        return False
    numbers = [int(value) for value in values]
    return all(
        sum(numbers[at : at + group - 1]) == numbers[at + group - 1] for at in range(0, len(numbers), group)
    )


def _is_bare(row: PhysicalRow) -> bool:
    return row.kind == "text" and not _HAN.search(row.pieces[0].text)


def _words(row: PhysicalRow) -> str:
    return _TOKEN.sub(" ", row.pieces[0].text).strip()


def _tokens(row: PhysicalRow) -> list[_Token]:
    if row.kind != "text":
        return []
    return [
        _Token(match[0], row.start + match.start(), (match.start() + match.end()) / 2)
        for match in _TOKEN.finditer(row.pieces[0].text)
    ]


def _columns(rows: Sequence[PhysicalRow], want: int) -> list[float] | None:
    """The middles of the columns, by the lines that fill all of them."""
    full = [[token.middle for token in line] for row in rows if len(line := _tokens(row)) == want]
    if len(full) < 2:
        return None
    middles = [sorted(column)[len(column) // 2] for column in zip(*full, strict=True)]
    apart = [after - before for before, after in zip(middles, middles[1:], strict=False)]
    return middles if min(apart) > 1 else None


def _tallest(
    lines: Sequence[Sequence[_Token]], columns: Sequence[float], longest: int, group: int
) -> tuple[int, tuple[Piece, ...]]:
    """How many of the lines are the first row, with its figures; (1, ()) where no number of lines makes one."""
    pieces: list[list[_Token]] = [[] for _ in columns]
    best: tuple[int, tuple[Piece, ...]] = (1, ())
    for size, line in enumerate(lines, 1):
        if not line and size == 1:
            return best
        for token in line:
            column = _under(token, columns)
            if column is None or (pieces[column] and len(pieces[column][-1].text) < longest):
                return best
            pieces[column].append(token)
        texts = ["".join(token.text for token in column) for column in pieces]
        if all(texts) and adds_up(texts, group):
            best = (
                size,
                tuple(Piece(text, column[0].start) for text, column in zip(texts, pieces, strict=True)),
            )
    return best


def _under(token: _Token, columns: Sequence[float]) -> int | None:
    """The column a token stands in: the nearest, and clearly nearer than the next."""
    order = sorted(range(len(columns)), key=lambda at: abs(columns[at] - token.middle))
    first, second = (abs(columns[at] - token.middle) for at in order[:2])
    return order[0] if first + 0.5 < second else None
