"""Table four: fifteen figures under one head, or three tables of five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.context import Context
from gongkai.reporting.importing.tables.document import Document, Piece
from gongkai.reporting.importing.tables.foreign import closed_up
from gongkai.reporting.importing.tables.labels import han
from gongkai.reporting.importing.tables.lines import by_lines, by_pipes
from gongkai.reporting.importing.tables.locate import Region
from gongkai.reporting.importing.tables.reading import TableRead, parsed
from gongkai.reporting.importing.tables.rows import number_rows
from gongkai.reporting.importing.tables.settle import only_cut
from gongkai.reporting.importing.tables.splitting import Cut, TooMany, all_cuts, count_cuts, group_cuts
from gongkai.reporting.importing.tables.stream import blank_notes, tokens
from gongkai.reporting.importing.tables.values import BLANK, Value
from gongkai_law.report.form import Form

_DIGITS = re.compile(r"\d+")
_LISTED = 64


@dataclass(frozen=True, slots=True)
class Run:
    """Values that follow each other with no word between, and the Han characters before them."""

    values: tuple[Piece, ...]
    before: str


def see_four(document: Document, region: Region) -> list[Run]:
    """Runs of values in the region, with the words before each."""
    text = blank_notes(document.text[region.start : region.end])
    runs: list[Run] = []
    values: list[Piece] = []
    words = ""
    for match in tokens(text):
        follows = text[match.end() : match.end() + 1]
        if match["word"] or (match["value"] and "一" <= follows <= "鿿"):
            if values:
                runs.append(Run(tuple(values), words))
                values, words = [], ""
            words += match["word"] or ""
        else:
            values.append(Piece(match[0].strip(), region.start + match.start()))
    if values:
        runs.append(Run(tuple(values), words))
    return runs


def settle_four(
    document: Document, region: Region, runs: list[Run], form: Form, context: Context
) -> TableRead:
    """Turn the region into cells."""
    groups = [[f"t4.{group.id}.{col.id}" for col in form.t4_cols] for group in form.t4_groups]
    size = len(form.t4_cols)
    flat = [cell for group in groups for cell in group]
    types = [col.type for col in form.t4_cols] * len(groups)
    pieces = (
        _one_row(document, region, len(flat), size)
        or _three_rows(document, region, form)
        or _running(runs, form)
        or _behind_last_head(document, region, len(flat), context)
    )
    read = TableRead(region.start, region.end)
    if pieces:
        read.end = max(piece.start + len(piece.text) for piece in pieces)
        for number, ids in enumerate(groups):
            inside = slice(number * size, (number + 1) * size)
            read.put(form.t4_groups[number].id, ids, closed_up(parsed(pieces[inside], types[inside])))
        return read
    chunks = _chunks(runs, len(flat)) if context.run_together else None
    if chunks:
        _cut(read, chunks, flat, form, context)
    elif behind := [run for run in runs if len(run.values) > 1 or run.before.endswith(_heads(form))]:
        longest = max(behind, key=lambda run: len(run.values))
        read.lose("", flat, " ".join(value.text for value in longest.values))
    else:
        read.cells.update(dict.fromkeys(flat, BLANK))
    return read


def _heads(form: Form) -> tuple[str, ...]:
    return tuple(col.label for col in form.t4_cols)


def _one_row(document: Document, region: Region, width: int, group: int) -> tuple[Piece, ...] | None:
    """The row of fifteen; empty cells behind it are left over from merged ones above."""
    for row in number_rows(document, region, width, group=group):
        if not row.filled:
            continue
        if row.values:
            return row.values
        first, rest = row.cells[:1], row.cells[width:]
        if (
            not row.label
            and len(row.cells) > width
            and first[0].text.strip()
            and not any(c.text.strip() for c in rest)
        ):
            return row.cells[:width]
    return None


def _three_rows(document: Document, region: Region, form: Form) -> tuple[Piece, ...] | None:
    """Three rows of five, each behind the head of its group or in the order of the form."""
    size, heads = len(form.t4_cols), [group.heads[-1] for group in form.t4_groups]
    found = number_rows(document, region, size, blank_too=True)
    rows = [row for row in found if row.values and (row.filled or not row.label)]
    if len(rows) != len(heads) or not any(row.filled for row in rows):
        return None
    starts = [region.start, *(row.end for row in rows)]
    order: list[int] = []
    for row, start in zip(rows, starts, strict=False):
        words = han(document.text[start : row.start] + row.label)
        named = [index for index, head in enumerate(heads) if head in words]
        order.append(named[-1] if named else len(order))
    if sorted(order) != list(range(len(heads))):
        order = list(range(len(heads)))
    placed = dict(zip(order, rows, strict=True))
    return tuple(piece for index in range(len(heads)) for piece in placed[index].values or ())


def _running(runs: list[Run], form: Form) -> tuple[Piece, ...] | None:
    """Fifteen values in running text: in one run, in three runs of five, or each behind the head of its column."""
    groups, size = len(form.t4_groups), len(form.t4_cols)
    for run in runs:
        if len(run.values) == groups * size and not _leading_zero(run.values):
            return run.values
    for length in (size, 1):
        wanted = groups * size // length
        same = [run for run in runs if len(run.values) == length]
        certain = len(same) == wanted and not any(_leading_zero(run.values) for run in same)
        if certain and (length > 1 or _behind_heads(same, form)):
            return tuple(value for run in same for value in run.values)
    return None


def _behind_heads(runs: Sequence[Run], form: Form) -> bool:
    columns = [col.label for col in form.t4_cols] * len(form.t4_groups)
    return all(run.before.endswith(label) for run, label in zip(runs, columns, strict=True))


def _leading_zero(values: Sequence[Piece]) -> bool:
    return any(re.match(r"0\d", value.text) for value in values)


def _behind_last_head(
    document: Document, region: Region, width: int, context: Context
) -> tuple[Piece, ...] | None:
    """Cells behind the last head: between pipes, if the first and the last are filled, or one to a line with blank
    lines for blank cells."""
    text = blank_notes(document.text[region.start : region.end])
    first = re.search(r"\d", text)
    heads = list(re.finditer(r"[一-鿿]", text[: first.start()])) if first else []
    if not heads:
        return None
    last = heads[-1].end()
    start = region.start + last
    piped = by_pipes(text[last:], start, width) if context.piped else None
    if piped and piped[0].text and piped[-1].text:
        return piped
    return by_lines(text[last:], start, context.pitch, width)


def _chunks(runs: list[Run], width: int) -> tuple[str, ...] | None:
    for run in runs:
        texts = tuple(value.text for value in run.values)
        if len(texts) <= width <= sum(map(len, texts)) and all(_DIGITS.fullmatch(text) for text in texts):
            return texts
    return None


def _cut(read: TableRead, chunks: tuple[str, ...], cells: list[str], form: Form, context: Context) -> None:
    """Cut the digits into cells: the only way there is, or the ways in which all three groups add up.

    Where there is no such way the cells are ambiguous; the ways in which two groups add up are listed. Table four has no
    sums across its groups: where one way alone adds up in all three, it is taken on that.
    """
    groups, size = len(form.t4_groups), len(form.t4_cols)
    sure = only_cut(chunks, groups * size, lossy=context.lossy)
    found = list(all_cuts(chunks, groups * size)) if sure else _ways(chunks, groups, size, 0)
    listed = found or _ways(chunks, groups, size, 1)
    readings = [tuple(Value(int(part)) for part in cut) for cut in listed[:_LISTED]]
    if count_cuts(chunks, groups * size):
        read.weigh("", cells, readings, more=not found or len(found) > _LISTED)
    else:
        read.lose("", cells, " ".join(chunks))


def _ways(chunks: tuple[str, ...], groups: int, size: int, wrong: int) -> list[Cut]:
    try:
        return group_cuts(chunks, groups, size, wrong=wrong)
    except TooMany:
        return []
