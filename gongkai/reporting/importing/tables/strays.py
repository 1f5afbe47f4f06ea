"""A column of table two torn out of its rows: each row lacks one figure, and as many stand alone before the table.

The figures go back into one column, the same in every row. Where a note beside one of them (含自然失效 …) can only
belong to one column, it is that one; otherwise every column stays possible and the cells are ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gongkai.reporting.importing.tables.document import Document
from gongkai.reporting.importing.tables.labels import names
from gongkai.reporting.importing.tables.locate import Region
from gongkai.reporting.importing.tables.rows import NumberRow
from gongkai.reporting.importing.tables.values import Value, parse_value
from gongkai_law.report.form import TableTwoGroup

_ALONE = re.compile(r"\s*(\d+)\s*")
_NOTE = re.compile(r"\s*\([^()]*[一-鿿][^()]*\)\s*")

Readings = dict[str, list[tuple[Value, ...]]]


def stray_columns(
    document: Document,
    region: Region,
    group: TableTwoGroup,
    waiting: Sequence[str],
    rows: Mapping[str, NumberRow],
) -> Readings:
    """Readings of the rows that lack one figure each; empty where the text is not so."""
    width = len(group.cols)
    short = [row for row in waiting if row in rows and rows[row].filled == len(rows[row].cells) == width - 1]
    if width < 2 or not short or len(short) != len(group.rows):
        return {}
    strays, notes = _strays(document, region)
    if len(strays) != len(short):
        return {}
    places = _columns_named(notes, group) or list(range(width))
    return {row: _filled(rows[row], stray, places, group) for row, stray in zip(short, strays, strict=True)}


def _strays(document: Document, region: Region) -> tuple[list[str], list[str]]:
    """Figures that stand alone on a line, and the notes on the lines behind them."""
    strays, notes = [], []
    for row in document.rows_between(region.start, region.end):
        if row.kind != "text":
            continue
        text = row.pieces[0].text
        alone = _ALONE.fullmatch(text)
        if alone:
            strays.append(alone[1])
        elif strays and _NOTE.fullmatch(text):
            notes.append(text)
    return strays, notes


def _columns_named(notes: Sequence[str], group: TableTwoGroup) -> list[int]:
    words = names()["annotations"]
    return [
        index
        for index, col in enumerate(group.cols)
        if any(word in note for word in words.get(col.id, ()) for note in notes)
    ]


def _filled(
    row: NumberRow, stray: str, places: Sequence[int], group: TableTwoGroup
) -> list[tuple[Value, ...]]:
    texts = [cell.text for cell in row.cells]
    readings = []
    for place in places:
        full = [*texts[:place], stray, *texts[place:]]
        readings.append(
            tuple(parse_value(text, col.type) for text, col in zip(full, group.cols, strict=True))
        )
    return readings
