"""Table three: seven figures behind each label, however the table was flattened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.align import Aligned, align
from gongkai.reporting.importing.tables.chain import find_chain
from gongkai.reporting.importing.tables.columns import from_columns
from gongkai.reporting.importing.tables.context import Context
from gongkai.reporting.importing.tables.document import Document, Piece
from gongkai.reporting.importing.tables.foreign import closed_up
from gongkai.reporting.importing.tables.identities import broken_columns
from gongkai.reporting.importing.tables.labels import names, three_labels
from gongkai.reporting.importing.tables.lines import by_lines, by_pipes
from gongkai.reporting.importing.tables.locate import Region
from gongkai.reporting.importing.tables.reading import (
    TableRead,
    digit_chunks,
    parsed,
    separate,
)
from gongkai.reporting.importing.tables.rows import number_rows
from gongkai.reporting.importing.tables.settle import settle
from gongkai.reporting.importing.tables.stream import Stretch, label_present, read_stream
from gongkai.reporting.importing.tables.values import BLANK, Value
from gongkai.reporting.importing.tables.wrapped import wraps
from gongkai_law.report.form import CellType, Form

_BROKEN_BY_A_MISPRINT = 2  # columns; rows out of place break most of them


@dataclass(frozen=True, slots=True)
class Seen:
    """Table three before its rows are settled: rows with a place of their own, labels in running text, and the rows whose
    label or a telling piece of it is there. `wraps`: figures go on in the line below."""

    aligned: Aligned
    stretches: dict[str, Stretch]
    present: frozenset[str]
    wraps: bool = False


def see_three(document: Document, region: Region, form: Form) -> Seen:
    """Find the table's rows and labels."""
    labels = three_labels(form)
    words = "".join(char for char in document.text[region.start : region.end] if "一" <= char <= "鿿")
    width = len(form.t3_columns)
    chain = find_chain(document, region, labels)
    chained = {found.label.row for found in chain}
    in_pieces = label_present(words, labels, 2)
    aligned = align(number_rows(document, region, width), labels, in_pieces | chained)
    few_whole, most_in_pieces = 2 * len(chained) < len(labels), 4 * len(in_pieces) > 3 * len(labels)
    torn = aligned.left or (few_whole and most_in_pieces)
    present = (in_pieces if torn else label_present(words, labels, 3)) | chained
    want = {row.id: width for row in form.data_rows}
    stretches = read_stream(document, chain, region.end, _side(form), want)
    wrapped = document.layout and wraps(document.rows_between(region.start, region.end), width)
    return Seen(aligned, {stretch.row: stretch for stretch in stretches}, present, wrapped)


def _side(form: Form) -> tuple[str, ...]:
    """Words whose torn pieces may stand between a label and its figures."""
    headers = [label.core for label in three_labels(form) if label.header]
    return (*headers, *names()["suffixes"]["words"])


def settle_three(seen: Seen, region: Region, form: Form, context: Context) -> TableRead:
    """Turn what was seen into cells."""
    read = TableRead(*_extent(seen, region))
    read.repeated += seen.aligned.repeated
    ids = {row.id: [f"t3.{row.id}.{col.id}" for col in form.t3_columns] for row in form.data_rows}
    types = [col.type for col in form.t3_columns]
    rows = _definite(seen, form, types, context)
    chunked = _chunked(seen, rows, len(types)) if context.run_together else {}
    fixed = {row: vector for row, values in rows.items() if (vector := _vector(values))}
    settled = settle(fixed, chunked, form, lossy=context.lossy)
    for row, cells in ids.items():
        if row in rows:
            read.put(row, cells, rows[row])
        elif row in settled and (settled[row].readings or settled[row].more):
            readings = [tuple(Value(number) for number in reading) for reading in settled[row].readings]
            read.weigh(row, cells, readings, more=settled[row].more)
        elif _there(row, seen):
            _put_rest(read, row, cells, seen)
        else:
            read.missing.append(row)
    return read


def _extent(seen: Seen, region: Region) -> tuple[int, int]:
    ends = [row.end for row in seen.aligned.rows.values()] + [
        stretch.end for stretch in seen.stretches.values()
    ]
    return region.start, max(ends, default=region.end)


def _definite(
    seen: Seen, form: Form, types: Sequence[CellType], context: Context
) -> dict[str, tuple[Value, ...]]:
    """Rows whose seven cells stand apart: in a row of their own, or one after another behind their label."""
    width = len(types)
    rows = _in_own_rows(seen, form, types)
    taken = [(found.start, found.end) for row, found in seen.aligned.rows.items() if row in rows]
    left = [(found.start, found.end) for found in seen.aligned.left]
    piled = _piled(seen, rows)
    mixed = _mixed(seen, rows, width, context)
    for row, stretch in seen.stretches.items():
        if row in rows:
            continue
        row_of_its_own = row in seen.aligned.rows
        pieces = (
            None if _overlaps(stretch, taken) else _apart(stretch, width, context, counted=row_of_its_own)
        )
        if pieces and seen.wraps and not _adds_up(pieces):
            continue
        if pieces and not (row in piled and _overlaps(stretch, left)) and row not in mixed:
            rows[row] = parsed(pieces, types)
        elif not stretch.values and not left and stretch.whole and not stretch.stopped:
            rows[row] = (BLANK,) * width
    order = [row.id for row in form.data_rows]
    return from_columns(seen.stretches, rows, order, form, types) or rows


def _in_own_rows(seen: Seen, form: Form, types: Sequence[CellType]) -> dict[str, tuple[Value, ...]]:
    """Rows that stand in a physical row of their own. Those given by their place alone are believed unless the
    identities fail in column after column: then the places are not the form's."""
    rows = {
        r: closed_up(parsed(found.values, types))
        for r, found in seen.aligned.rows.items()
        if found.values is not None
    }
    vectors = {row: vector for row, values in rows.items() if (vector := _vector(values))}
    if seen.aligned.by_order and broken_columns(vectors, form) > _BROKEN_BY_A_MISPRINT:
        return {row: values for row, values in rows.items() if row not in seen.aligned.by_order}
    return rows


def _mixed(seen: Seen, rows: Mapping[str, object], width: int, context: Context) -> frozenset[str]:
    """Rows whose figures may be another's: where a pdf gives a page's text out of order, some label is followed by more
    figures than a row has. Then a row is believed only between two whole neighbours and if it adds up."""
    counts = {row: width if row in rows else len(stretch.values) for row, stretch in seen.stretches.items()}
    if context.run_together or max(counts.values(), default=0) <= width:
        return frozenset()
    order, found = list(counts), set()
    for at, row in enumerate(order):
        near = [counts[other] for other in order[max(0, at - 1) : at + 2]]
        pieces = separate(seen.stretches[row], width)
        if any(count != width for count in near) or not pieces or not _adds_up(pieces):
            found.add(row)
    return frozenset(found)


def _apart(stretch: Stretch, width: int, context: Context, *, counted: bool) -> tuple[Piece, ...] | None:
    """The cells behind a label; `counted`: only by their number, as the row's own line does not tell its columns."""
    apart = separate(stretch, width)
    if apart and _over_uneven_lines(stretch, apart) and not _adds_up(apart):
        return None
    if counted:
        return apart
    between, start = stretch.between, stretch.start
    piped = by_pipes(between, start, width) if context.piped else None
    return apart or piped or by_lines(between, start, context.pitch, width)


def _over_uneven_lines(stretch: Stretch, pieces: Sequence[Piece]) -> bool:
    """Whether a row's figures stand some on one line, some on another: they may be two rows' with blanks among them."""
    lines = [stretch.between.count("\n", 0, piece.start - stretch.start) for piece in pieces]
    counts = {lines.count(line) for line in lines}
    return len(set(lines)) > 1 and counts != {1}


def _adds_up(pieces: Sequence[Piece]) -> bool:
    numbers = [int(piece.text) for piece in pieces if piece.text.isdigit()]
    return len(numbers) == len(pieces) and sum(numbers[:-1]) == numbers[-1]


def _piled(seen: Seen, rows: Mapping[str, object]) -> frozenset[str]:
    """Rows before or behind a label that has no figures at all: theirs may be that one's."""
    order = list(seen.stretches)
    bare = [row not in rows and not seen.stretches[row].values for row in order]
    return frozenset(row for at, row in enumerate(order) if any(bare[max(0, at - 1) : at + 2]))


def _overlaps(stretch: Stretch, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= value.start < end for value in stretch.values for start, end in taken)


def _chunked(seen: Seen, rows: Mapping[str, object], width: int) -> dict[str, tuple[str, ...]]:
    found = {}
    for row, stretch in seen.stretches.items():
        chunks = digit_chunks(stretch) if row not in rows else None
        if chunks and len(chunks) <= width <= sum(map(len, chunks)):
            found[row] = chunks
    return found


def _vector(values: Sequence[Value]) -> tuple[int, ...] | None:
    numbers = [value.figure for value in values]
    return (
        tuple(n for n in numbers if isinstance(n, int)) if all(isinstance(n, int) for n in numbers) else None
    )


def _there(row: str, seen: Seen) -> bool:
    """Whether the row's label is in the text, whole or torn."""
    return row in seen.aligned.rows or row in seen.present


def _put_rest(read: TableRead, row: str, cells: Sequence[str], seen: Seen) -> None:
    stretch, found = seen.stretches.get(row), seen.aligned.rows.get(row)
    empty = not any(s.values for s in seen.stretches.values()) and not any(
        r.filled for r in seen.aligned.rows.values()
    )
    if empty and not seen.aligned.left:
        read.put(row, cells, [BLANK] * len(cells))
    elif found and found.filled:
        read.lose(row, cells, " ".join(cell.text for cell in found.cells))
    else:
        read.lose(row, cells, " ".join(value.text for value in stretch.values) if stretch else "")
