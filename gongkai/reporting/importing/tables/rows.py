"""Physical rows that carry figures: a label (or none) and as many values as the table has columns.

A real table's row and a line with tabs or pipes give definite cells, blank ones among them. A line of running text
gives values only where its end is exactly the wanted number of figures with blanks between.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from gongkai.reporting.importing.tables.document import Document, PhysicalRow, Piece
from gongkai.reporting.importing.tables.foreign import with_foreign
from gongkai.reporting.importing.tables.labels import bare, han
from gongkai.reporting.importing.tables.locate import Region
from gongkai.reporting.importing.tables.positions import NEAR, by_positions
from gongkai.reporting.importing.tables.positions import adds_up as bears_out
from gongkai.reporting.importing.tables.values import MARK, NUMBER, UNIT, value_like
from gongkai.reporting.importing.tables.wrapped import adds_up, mend, wraps

_ONE = rf"(?:{NUMBER}{UNIT}?|{MARK})"
_VALUES_AT_END = re.compile(rf"(?:(?<=^)|(?<=\s)|(?<=[一-鿿)\]\"'”’])){_ONE}(?:\s+{_ONE})*\s*$")
_VALUE = re.compile(_ONE)
_NUMBER_BEFORE = re.compile(r"(?:\d\s*[.、,]|\))\s*$")
_REST = re.compile(r"\.?\d+(?:\.\d*)?")  # of a figure that goes on in the line below
_FEW = 4  # a table of so few columns has no rows full enough to show where they stand
_LONGEST_LINE = 400  # characters; a longer line holds many rows and is read as running text
_LONGEST_LABEL = 60  # Han characters; a longer text is a paragraph, not a row's label


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A physical row with its label text and its value pieces. `values` is None where the row's cells cannot be told
    apart into columns; then `cells` still holds what stands behind the label. `shape`: kind of row, cells in it, place
    of the first cell behind the label; `line`: the text of a running line."""

    label: str
    values: tuple[Piece, ...] | None
    cells: tuple[Piece, ...]
    start: int
    end: int
    block: int
    shape: tuple[str, int, int]
    line: str = ""

    @property
    def filled(self) -> int:
        """How many of the cells hold something."""
        return sum(bool(cell.text.strip()) for cell in self.cells)


def number_rows(
    document: Document, region: Region, want: int, *, blank_too: bool = False, group: int = 0
) -> list[NumberRow]:
    """Every row of a region that holds `want` values, or cells behind a label; `blank_too`: rows of blank cells alone;
    `group`: so many cells, the last their total, make up the row again and again (0: the whole row is one group).

    Tables of more than four columns have full rows enough to show where blank cells stand in the others.
    """
    found: list[tuple[PhysicalRow, NumberRow | None]] = []
    partly = document.layout and want > _FEW
    rows = document.rows_between(region.start, region.end)
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else None
        if row.kind == "text":
            read = _text_row(row, want, partly=partly)
            read = replace(read, values=None) if read and below and _wrapped(below, want) else read
        else:
            read = _cell_row(row, want, blank_too=blank_too)
        found.append((row, read))
    known = _with_words(found, want)
    if want <= _FEW:
        return known
    known = _by_example(known, want)
    if not partly:
        return known
    known = _by_position(known, group or want)
    return _mended(known, rows, want, group or want) if wraps(rows, want) else known


def _mended(
    known: Sequence[NumberRow], rows: Sequence[PhysicalRow], want: int, group: int
) -> list[NumberRow]:
    """Rows whose figures go on in lines below, put together; on such a page a row must add up."""
    mended = mend(rows, want, group)
    inside = {line.start for row in mended for line in row.lines}
    kept = [
        row
        if row.values is None or adds_up([v.text for v in row.values], group)
        else replace(row, values=None)
        for row in known
        if row.start not in inside
    ]
    kept += [
        NumberRow(
            row.label,
            row.values,
            row.values,
            row.lines[0].start,
            row.lines[-1].end,
            row.lines[0].block,
            ("text", want, 0),
            row.lines[0].pieces[0].text,
        )
        for row in mended
    ]
    return sorted(kept, key=lambda row: row.start)


def _with_words(found: Sequence[tuple[PhysicalRow, NumberRow | None]], want: int) -> list[NumberRow]:
    """The rows read so far, and those in which a word in a figure's place kept the others from being seen."""
    full = [read for _, read in found if read and read.values is not None and read.filled == want]
    by_table = _agreed((read.block, _columns(read)) for read in full if read.shape[0] == "table")
    rows = []
    for row, read in found:
        if (read is None or read.values is None) and row.kind != "text":
            columns = by_table.get(row.block) if row.kind == "table" else None
            seen = with_foreign(row, want, columns)
            if seen and len(bare(seen[0])) <= _LONGEST_LABEL:
                shape = (row.kind, len(row.pieces), seen[1][0].column)
                read = NumberRow(seen[0], seen[1], seen[1], row.start, row.end, row.block, shape)
        if read:
            rows.append(read)
    return rows


def _wrapped(below: PhysicalRow, want: int) -> bool:
    """Whether the line below holds the rest of figures too wide for their columns: bare digits, fewer than a row has."""
    texts = below.pieces[0].text.split() if below.kind == "text" else []
    fewer = len(texts) < want or want <= _FEW
    return bool(texts) and fewer and all(_REST.fullmatch(text) for text in texts)


def _text_row(row: PhysicalRow, want: int, *, partly: bool) -> NumberRow | None:
    line = row.pieces[0].text
    tail = _VALUES_AT_END.search(line) if len(line) <= _LONGEST_LINE else None
    if not tail:
        return None
    values = tuple(Piece(m[0], row.start + m.start()) for m in _VALUE.finditer(line, tail.start()))
    label = line[: tail.start()]
    if values[0].text == "无" and _NUMBER_BEFORE.search(label):
        label, values = (
            label + "无",
            values[1:],
        )  # 4.无正当理由 or （四）无法提供, torn behind its first character
    if not values or len(bare(label)) > _LONGEST_LABEL or _leading_zero(values):
        return None
    shape = ("text", len(values), 0)
    if len(values) == want:
        return NumberRow(label, values, values, row.start, row.end, row.block, shape, line)
    some = partly and len(values) < want and (han(label) or len(values) > 1)
    return NumberRow(label, None, values, row.start, row.end, row.block, shape, line) if some else None


def _leading_zero(values: Sequence[Piece]) -> bool:
    """00 among the values: cells run together, the count is right by chance."""
    return any(re.match(r"0\d", value.text) for value in values)


def _cell_row(row: PhysicalRow, want: int, *, blank_too: bool) -> NumberRow | None:
    pieces = list(row.pieces)
    while pieces and pieces[0].carried:
        pieces.pop(0)
    first, last = _longest_run(pieces)
    label = "  ".join(piece.text for piece in pieces[:first] if piece.text.strip())
    cells = tuple(pieces[first:last])
    if not cells or not (label or blank_too or any(cell.text.strip() for cell in cells)):
        return None
    if len(bare(label)) > _LONGEST_LABEL:
        return None
    shape = (row.kind, len(row.pieces), cells[0].column)
    own = tuple(cell for cell in cells if not cell.carried)
    return NumberRow(
        label, fit(own if len(own) == want else cells, want), cells, row.start, row.end, row.block, shape
    )


def _longest_run(pieces: list[Piece]) -> tuple[int, int]:
    """The longest stretch of neighbouring cells that hold values or nothing, the last such stretch where two tie."""
    best, begin = (0, 0), 0
    for index in range(len(pieces) + 1):
        if index < len(pieces) and value_like(pieces[index].text):
            continue
        if index - begin >= best[1] - best[0]:
            best = (begin, index)
        begin = index + 1
    return best


def fit(cells: tuple[Piece, ...], want: int) -> tuple[Piece, ...] | None:
    """The cells that are the row's columns: all, or the one window that holds every filled cell. None: not certain."""
    if len(cells) < want:
        return None
    if len(cells) == want:
        return cells
    filled = [index for index, cell in enumerate(cells) if cell.text.strip()]
    if not filled:
        return cells[:want]
    first, last = filled[0], filled[-1]
    return cells[first : last + 1] if last - first + 1 == want else None


def _by_example(rows: list[NumberRow], want: int) -> list[NumberRow]:
    """Rows with blanks and cells to spare take the columns that full rows show: of the same table, of the same shape,
    or as many blank cells behind the label as every full row of the table has."""
    full = [row for row in rows if row.values is not None and row.filled == want]
    by_table = _agreed((row.block, _columns(row)) for row in full if row.shape[0] == "table")
    by_shape = _agreed((row.shape, _columns(row)) for row in full)
    by_reach = _reached(rows, want)
    leads = {row.cells.index(row.values[0]) for row in full if row.values and len(row.cells) > want}
    lead = leads.pop() if len(leads) == 1 else None
    made = []
    for row in rows:
        columns = by_table.get(row.block) or by_shape.get(row.shape) or by_reach.get(row.shape)
        if columns is None and lead is not None and len(row.cells) >= lead + want:
            columns = tuple(cell.column for cell in row.cells[lead : lead + want])
        made.append(_in_columns(row, columns) if row.values is None and columns else row)
    return made


def _reached(rows: list[NumberRow], want: int) -> dict[Hashable, tuple[int, ...]]:
    """For each shape of row the columns from the first to the last that any row fills, if they are as many as wanted."""
    filled: dict[Hashable, set[int]] = {}
    for row in rows:
        if row.shape[0] != "text":
            filled.setdefault(row.shape, set()).update(cell.column for cell in row.cells if cell.text.strip())
    return {
        shape: tuple(range(min(columns), max(columns) + 1))
        for shape, columns in filled.items()
        if columns and max(columns) - min(columns) + 1 == want
    }


def _columns(row: NumberRow) -> tuple[int, ...]:
    return tuple(cell.column for cell in row.values or ())


def _agreed(shown: Iterable[tuple[Hashable, tuple[int, ...]]]) -> dict[Hashable, tuple[int, ...]]:
    """The columns of each key on which all rows agree."""
    found: dict[Hashable, set[tuple[int, ...]]] = {}
    for key, columns in shown:
        found.setdefault(key, set()).add(columns)
    return {key: next(iter(columns)) for key, columns in found.items() if len(columns) == 1}


def _in_columns(row: NumberRow, columns: tuple[int, ...]) -> NumberRow:
    by_column = {cell.column: cell for cell in row.cells}
    stray = any(cell.text.strip() and cell.column not in columns for cell in row.cells)
    if stray or any(column not in by_column for column in columns):
        return row
    return replace(row, values=tuple(by_column[column] for column in columns))


def _by_position(rows: list[NumberRow], group: int) -> list[NumberRow]:
    """Rows of a printed page with blanks among their figures, by the columns of the full rows near them."""
    return [
        _placed(row, rows, at, group) if row.values is None and row.line else row
        for at, row in enumerate(rows)
    ]


def _placed(row: NumberRow, rows: list[NumberRow], at: int, group: int) -> NumberRow:
    for reach in NEAR:
        near = [
            near
            for near in rows[max(0, at - reach) : at + reach + 1]
            if near.values is not None and near.line
        ]
        placed = by_positions(row.line, _places(row), [(full.line, _places(full)) for full in near])
        values = None if placed is None else _whole(row, placed)
        if values and all(bears_out(values[at : at + group]) for at in range(0, len(values), group)):
            return replace(row, values=values)
    return row


def _places(row: NumberRow) -> list[tuple[int, str]]:
    return [(cell.start - row.start, cell.text) for cell in row.cells]


def _whole(row: NumberRow, placed: Sequence[Piece | None]) -> tuple[Piece, ...]:
    return tuple(
        replace(piece, start=row.start + piece.start) if piece else Piece("", row.end) for piece in placed
    )
