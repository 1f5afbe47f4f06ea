"""Writing a public copy as a new xlsx: cells and nothing else. No author, no comment, no formula, no hidden part."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter

_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,4})?\Z")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME, _WIDEST, _NARROWEST = 31, 40, 6
# One fixed day, so that the file does not tell when it was made, and the same list gives the same bytes.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MadeTable:
    """One sheet to write: rows of texts, and the number of rows above and of the head (first, last)."""

    name: str
    rows: Sequence[Sequence[str]]
    head_first: int
    head_last: int


def write_xlsx(tables: Sequence[MadeTable]) -> bytes:
    """The workbook as bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE})
    formats = {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}),
        "head": book.add_format(
            {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#F2F2F2"}
        ),
        "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"}),
    }
    taken: set[str] = set()
    for number, table in enumerate(tables, 1):
        sheet = book.add_worksheet(_sheet_name(table.name, number, taken))
        _write(sheet, table, formats)
    book.close()
    return buffer.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, table: MadeTable, formats: dict[str, object]) -> None:
    width = max((len(row) for row in table.rows), default=1)
    for number, row in enumerate(table.rows):
        texts = [cell for cell in row if cell.strip()]
        if number < table.head_first and len(texts) == 1 and width > 1:
            sheet.merge_range(
                number, 0, number, width - 1, texts[0], formats["title" if number == 0 else "cell"]
            )
            continue
        look = formats["head" if table.head_first <= number <= table.head_last else "cell"]
        for column, cell in enumerate(row):
            if _FIGURE.match(cell):
                sheet.write_number(number, column, float(cell), look)
            else:
                sheet.write_string(number, column, cell, look)
    for column in range(width):
        sheet.set_column(column, column, _column_width(table, column))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if table.head_last >= 0:
        sheet.repeat_rows(table.head_first, table.head_last)


def _column_width(table: MadeTable, column: int) -> float:
    cells = [row[column] for row in table.rows[max(table.head_first, 0) :] if column < len(row)]
    longest = max((_places(cell) for cell in cells), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _places(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _sheet_name(name: str, number: int, taken: set[str]) -> str:
    inner = name.partition("“")[2].partition("”")[0] or name
    plain = _NOT_IN_SHEET_NAME.sub("", inner).strip("'")[:_LONGEST_NAME] or f"表{number}"
    if plain.casefold() in taken:
        plain = f"{plain[: _LONGEST_NAME - 4]}({number})"
    taken.add(plain.casefold())
    return plain
