"""How far the cells of a workbook reach, told before a reader lays them out.

A reader that keeps a sheet as one block would need memory for every cell between the first and the last one: two cells
in opposite corners of a sheet are enough to end the process.
"""

from __future__ import annotations

import re

from gongkai.documents.extraction.safezip import ZipLimits, open_zip
from gongkai_law.errors import InputFault

_MEGABYTE = 1024 * 1024
_LIMITS = ZipLimits(part=96 * _MEGABYTE, total=192 * _MEGABYTE)
# A cell with content; formatted empty ones close themselves and take no room.
_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def require_workbook(data: bytes, *, megabytes: int, rows: int, columns: int) -> None:
    """Refuse what is no xlsx workbook, or one larger than asked for in bytes, rows or columns.

    Raises InputFault `sheets.empty_file`, `sheets.too_big`, `sheets.not_xlsx`, `sheets.unreadable`, `sheets.too_many`,
    and `file.encrypted`, `file.zip_bomb` of `open_zip`.
    """
    if not data:
        raise InputFault("sheets.empty_file")
    if len(data) > megabytes * _MEGABYTE:
        raise InputFault("sheets.too_big", megabytes=megabytes)
    if not data.startswith(b"PK"):
        raise InputFault("sheets.not_xlsx")
    try:
        container = open_zip(data, _LIMITS)
        for name in container.names():
            if _SHEET.fullmatch(name):
                _check_part(container.read(name), rows, columns)
    except InputFault as fault:
        if fault.key == "file.broken":
            raise InputFault("sheets.unreadable") from None
        raise


def _check_part(text: bytes, rows: int, columns: int) -> None:
    furthest = max(rows, 1)
    for match in _CELL.finditer(text):
        if int(match[2]) > furthest or _column_number(match[1]) > columns:
            raise InputFault("sheets.too_many", rows=rows, columns=columns)


def _column_number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
