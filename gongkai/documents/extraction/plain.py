"""Text files: the text exactly as it stands, in whatever encoding it came."""

from __future__ import annotations

import codecs
import re

from gongkai.documents.extraction.pieces import Extraction, Piece, Spot
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


def extract_plain(data: bytes) -> Extraction:
    """A text file as one piece; places are lines."""
    text = decode(data)
    starts = [0, *(m.end() for m in _LINE.finditer(text))]
    spots = tuple(Spot(start, f"第{number}行") for number, start in enumerate(starts, 1))
    return Extraction("txt", (Piece(text, "", spots=spots),))
