"""Text files: the text exactly as it stands, in whatever encoding it came."""

from __future__ import annotations

import codecs
import re

from gongkai.documents.extraction.pieces import MOST_CELLS, Extraction, Piece, Spot, TableOf
from gongkai_law.errors import InputFault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000
_LINE = re.compile(r"\n")
_LINE_END = re.compile(r"\r?\n|\r")
_CUTS = ",\t;，"


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 and UTF-32 with mark, else GB18030 (which holds GBK and GB2312).

    Line ends stay as they are, a mark at the beginning is no text. Raises InputFault `file.not_text`,
    `file.encoding_unknown`.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    if _looks_binary(data):
        raise InputFault("file.not_text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, "gb18030")


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise InputFault("file.encoding_unknown", line=line) from fault


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return b"\x00" in sample or odd * 20 > len(sample)


def extract_plain(data: bytes, name: str = "") -> Extraction:
    """A text file as one piece; places are lines, in a csv cells."""
    text = decode(data)
    if name.lower().endswith((".csv", ".tsv")):
        return Extraction("csv", (_table(text),))
    starts = [0, *(m.end() for m in _LINE.finditer(text))]
    spots = tuple(Spot(start, f"第{number}行") for number, start in enumerate(starts, 1))
    return Extraction("txt", (Piece(text, "", spots=spots),))


def _table(text: str) -> Piece:
    """A csv as a table over its own text, so that offsets stay those of the file. Quotes around a cell are no part of it."""
    first = text.partition("\n")[0]
    cut = max(_CUTS, key=first.count)
    cell = re.compile(rf'"((?:[^"]|"")*)"(?=[{cut}\r\n]|\Z)|([^{cut}\r\n]*)')
    rows: list[tuple[str, ...]] = []
    starts: list[tuple[int, ...]] = []
    spots: list[Spot] = []
    at = 0
    while at < len(text):
        cells, places, at = _line(text, at, cell, cut)
        rows.append(tuple(cells))
        starts.append(tuple(places))
        if len(rows) * len(cells) > MOST_CELLS:
            raise InputFault("file.too_many_cells", limit=MOST_CELLS)
        spots += [
            Spot(start, f"第{len(rows)}行第{n}格")
            for n, (start, value) in enumerate(zip(places, cells, strict=True), 1)
            if value
        ]
    return Piece(text, "", spots=tuple(spots), table=TableOf(tuple(rows), tuple(starts)))


def _line(text: str, at: int, cell: re.Pattern[str], cut: str) -> tuple[list[str], list[int], int]:
    """The cells of one line of a csv, where each begins, and where the next line begins."""
    cells: list[str] = []
    places: list[int] = []
    while True:
        m = cell.match(text, at)
        group = 1 if m and m[1] is not None else 2
        cells.append(m[group] if m else "")
        places.append(m.start(group) if m else at)
        at = m.end() if m else at
        if text[at : at + 1] != cut:
            break
        at += 1
    end = _LINE_END.match(text, at)
    return cells, places, end.end() if end else at + 1
