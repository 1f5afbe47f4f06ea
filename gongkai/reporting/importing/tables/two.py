"""Table two: one to three figures behind each label, in blocks with heads of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.reporting.importing.tables.chain import find_chain
from gongkai.reporting.importing.tables.context import Context
from gongkai.reporting.importing.tables.document import Document, Piece
from gongkai.reporting.importing.tables.labels import han, match_label, names, two_labels
from gongkai.reporting.importing.tables.lines import by_lines, by_pipes
from gongkai.reporting.importing.tables.locate import Region
from gongkai.reporting.importing.tables.reading import TableRead, parsed, separate
from gongkai.reporting.importing.tables.rows import NumberRow, number_rows
from gongkai.reporting.importing.tables.settle import only_cut
from gongkai.reporting.importing.tables.strays import stray_columns
from gongkai.reporting.importing.tables.stream import Stretch, read_stream
from gongkai.reporting.importing.tables.values import BLANK, Value, parse_value
from gongkai_law.report.form import CellType, Form, TableTwoGroup

_UNSIGNED, _SIGNED, _MONEY = r"0|[1-9]\d*", r"-?(?:0|[1-9]\d*)", r"(?:0|[1-9]\d*)(?:\.\d+)?(?:[亿万]?元)?"
_PART: dict[CellType, re.Pattern[str]] = {
    "int": re.compile(_UNSIGNED),
    "sint": re.compile(_SIGNED),
    "wan4": re.compile(_MONEY),
}
_IN_YUAN = re.compile(r"单位\s*[:：]?\s*(?:人民币)?元(?![^)]*万元)")
_LISTED = 64
_EXAMPLES = 2  # full rows that must show where cells to spare stand


@dataclass(frozen=True, slots=True)
class Seen:
    """Table two before it is settled: rows of figures by row of the form, and labels in running text.

    `mixed`: figures stand behind a column's head, so the text's order is not the table's.
    """

    rows: dict[str, NumberRow]
    stretches: dict[str, Stretch]
    mixed: bool


def see_two(document: Document, region: Region, form: Form) -> Seen:
    """Find the table's rows and labels."""
    labels = two_labels(form)
    groups = {row.id: group for group in form.table_two for row in group.rows}
    rows: dict[str, NumberRow] = {}
    for width in {len(group.cols) for group in form.table_two}:
        for found in number_rows(document, region, width):
            match = match_label(found.label, labels)
            if match.kind != "row" or len(groups[match.rows[0]].cols) != width:
                continue
            known = rows.get(match.rows[0])
            if known is None or (known.values is None and found.values is not None):
                rows[match.rows[0]] = found
    want = {row: len(group.cols) for row, group in groups.items()}
    heads = {f"{group.id}.{col.id}": 0 for group in form.table_two for col in group.cols}
    suffixes = tuple(names()["suffixes"]["words"])
    chain = find_chain(document, region, labels)
    stretches = {s.row: s for s in read_stream(document, chain, region.end, suffixes, {**want, **heads})}
    mixed = any(stretches[head].values for head in heads if head in stretches)
    return Seen(rows, {row: stretch for row, stretch in stretches.items() if row in want}, mixed)


def settle_two(document: Document, seen: Seen, region: Region, form: Form, context: Context) -> TableRead:
    """Turn what was seen into cells."""
    ends = [row.end for row in seen.rows.values()] + [stretch.end for stretch in seen.stretches.values()]
    read = TableRead(region.start, max(ends, default=region.end))
    for group in form.table_two:
        waiting = []
        for row in group.rows:
            pieces = _pieces(document, row.id, seen, group, context)
            if pieces is not None:
                read.put(row.id, _ids(row.id, group), parsed(pieces, _types(group)))
            else:
                waiting.append(row.id)
        for row_id, readings in stray_columns(document, region, group, waiting, seen.rows).items():
            read.weigh(row_id, _ids(row_id, group), readings, more=False)
            waiting.remove(row_id)
        for row_id in waiting:
            _settle_rest(read, row_id, seen, group, context)
    if _IN_YUAN.search(document.text[region.start : read.end]):
        _mark_yuan(read, form)
    return read


def _mark_yuan(read: TableRead, form: Form) -> None:
    """The head asks for yuan instead of 万元: the figures stand as printed, their text says yuan."""
    money = {cell.id for cell in form.cells if cell.type == "wan4"} & set(read.cells)
    for cell in money:
        value = read.cells[cell]
        if value.figure and value.raw is None:
            read.cells[cell] = Value(
                value.figure,
                f"{value.figure:f}元" if isinstance(value.figure, Decimal) else f"{value.figure}元",
            )


def _ids(row: str, group: TableTwoGroup) -> list[str]:
    return [f"t2.{row}.{col.id}" for col in group.cols]


def _types(group: TableTwoGroup) -> list[CellType]:
    return [col.type for col in group.cols]


def _pieces(
    document: Document, row: str, seen: Seen, group: TableTwoGroup, context: Context
) -> tuple[Piece, ...] | None:
    """The row's cells where they stand apart."""
    width = len(group.cols)
    found = seen.rows.get(row)
    if found and len(found.cells) > width:
        return _under_heads(document, found, group) or found.values or _from_first(found, seen, width)
    if found and found.values is not None:
        return found.values
    stretch = seen.stretches.get(row)
    if stretch is None or not stretch.values or seen.mixed:
        return None
    if context.lossy and not only_cut([value.text for value in stretch.values], width, lossy=True):
        return None
    between, start = stretch.between, stretch.start
    piped = by_pipes(between, start, width) if context.piped else None
    return separate(stretch, width) or piped or by_lines(between, start, context.pitch, width)


def _from_first(found: NumberRow, seen: Seen, width: int) -> tuple[Piece, ...] | None:
    """The first cells behind the label, where every full row has its figures there and what is to spare is empty."""
    full = [
        row for row in seen.rows.values() if row.values and row.filled == len(row.values) < len(row.cells)
    ]
    if len(full) < _EXAMPLES or any(row.values and row.cells[0] is not row.values[0] for row in full):
        return None
    return None if any(cell.text.strip() for cell in found.cells[width:]) else found.cells[:width]


def _under_heads(document: Document, found: NumberRow, group: TableTwoGroup) -> tuple[Piece, ...] | None:
    """The cells that stand under the heads of the group, where the head row has as many cells as this one."""
    heads = [han(col.label) for col in group.cols]
    at = next((i for i, row in enumerate(document.rows) if row.start == found.start), 0)
    for row in reversed(document.rows[max(0, at - 6) : at]):
        texts = [han(piece.text) for piece in row.pieces]
        places = [next((i for i, text in enumerate(texts) if text.startswith(head)), -1) for head in heads]
        if min(places) < 0:
            continue
        pieces = document.rows[at].pieces
        chosen = tuple(pieces[place] for place in places) if len(pieces) == len(texts) else ()
        outside = [piece for piece in found.cells if piece not in chosen]
        return chosen if chosen and not any(piece.text.strip() for piece in outside) else None
    return None


def _settle_rest(read: TableRead, row: str, seen: Seen, group: TableTwoGroup, context: Context) -> None:
    cells, types = _ids(row, group), _types(group)
    found, stretch = seen.rows.get(row), seen.stretches.get(row)
    if found is None and stretch is None:
        read.missing.append(row)
    elif stretch and stretch.values:
        chunks = [value.text for value in stretch.values]
        readings = (
            list(_readings(chunks, types))
            if not seen.mixed and context.run_together and len(chunks) < len(types)
            else []
        )
        if readings:
            more = len(readings) > _LISTED or (context.lossy and not only_cut(chunks, len(types), lossy=True))
            read.weigh(row, cells, readings[:_LISTED], more=more)
        else:
            read.lose(row, cells, " ".join(chunks))
    elif seen.mixed or (found and found.filled) or (stretch and stretch.stopped):
        read.lose(row, cells, " ".join(cell.text for cell in found.cells) if found else "")
    else:
        read.put(row, cells, [BLANK] * len(cells))


def _readings(chunks: Sequence[str], types: Sequence[CellType]) -> list[tuple[Value, ...]]:
    """Every way to cut run-together figures into the row's columns; table two has no sums to choose by."""
    cuts = _typed_cuts(tuple(chunks), tuple(types))
    return [tuple(parse_value(part, kind) for part, kind in zip(cut, types, strict=True)) for cut in cuts]


def _typed_cuts(chunks: tuple[str, ...], types: tuple[CellType, ...]) -> Iterator[tuple[str, ...]]:
    if not chunks or not types:
        if not chunks and not types:
            yield ()
        return
    head, rest = chunks[0], chunks[1:]
    for end in range(1, len(head) + 1):
        if not _PART[types[0]].fullmatch(head[:end]):
            continue
        left = (head[end:], *rest) if end < len(head) else rest
        for cut in _typed_cuts(left, types[1:]):
            yield (head[:end], *cut)
