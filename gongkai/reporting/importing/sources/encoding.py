"""Bytes → text. Only an encoding that fits without doubt is taken; a doubtful file is refused with the place.

UTF-8 (with or without mark), UTF-16 and UTF-32 with mark, UTF-16 without mark, GB18030 (which holds GBK and GB2312).
A GB18030 reading fits almost any bytes, so it is believed only when the text has the words every report has.
"""

from __future__ import annotations

import codecs
import re

from gongkai_law.errors import InputFault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REPORT_WORDS = re.compile("信息公开|年度报告|行政许可|自然人|总体情况|行政复议")
_TEXT_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1a\x85")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and notes about how it was read. Raises InputFault when no encoding fits or it is not text at all."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), ()
    try:
        return _text(data.decode("utf-8")), ()
    except UnicodeDecodeError as fault:
        if fault.start >= len(data) - 3 and fault.reason == "unexpected end of data":
            return _text(data[: fault.start].decode("utf-8")), ("文件末尾缺了半个字，可能没有下载完整。",)
        return _without_mark(data, fault)


def _strict(data: bytes, name: str) -> str:
    try:
        return _text(data.decode(name))
    except UnicodeDecodeError as fault:
        raise InputFault("importing.encoding_broken", line=_line_of(data, fault.start)) from fault


def _without_mark(data: bytes, fault: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    for name, words in (("gb18030", "GBK"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _REPORT_WORDS.search(text):
            return _text(text), (f"文件用的是 {words} 编码，已按它读出。",)
    if _looks_binary(data):
        raise InputFault("file.not_text") from fault
    raise InputFault("file.encoding_unknown", line=_line_of(data, fault.start)) from fault


def _text(text: str) -> str:
    sample = text[:20_000]
    odd = sum(character < " " and character not in _TEXT_CONTROLS for character in sample)
    if "\x00" in sample or odd * 50 > len(sample):
        raise InputFault("file.not_text")
    return text


def _looks_binary(data: bytes) -> bool:
    sample = data[:20_000]
    return b"\x00" in sample or sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 > len(sample)


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
