"""The report's tables as xlsx, laid out as printed, and its text on a sheet of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import xlsxwriter

from gongkai.reporting.export.layout import Box, Grid
from gongkai.reporting.export.paper import ReportPaper

_SHEETS = {2: "表二 主动公开", 3: "表三 申请办理", 4: "表四 复议诉讼"}
_WIDTHS: dict[int, list[int]] = {2: [26, 18, 18, 18], 3: [7, 11, 30, *[10] * 7], 4: [9] * 15}


def placed(grid: Grid) -> Iterator[tuple[int, int, Box]]:
    """Every box with the row and column of its upper left corner."""
    taken: set[tuple[int, int]] = set()
    for row, boxes in enumerate(grid):
        column = 0
        for box in boxes:
            while (row, column) in taken:
                column += 1
            taken |= {(row + i, column + j) for i in range(box.rowspan) for j in range(box.colspan)}
            yield row, column, box


def _write(sheet: Any, paper: ReportPaper, grid: Grid, formats: dict[str, Any]) -> None:
    for row, column, box in placed(grid):
        style = formats[box.kind]
        value: Any = paper.printed(box)
        figure = paper.figures.get(box.cell) if box.kind == "figure" else None
        if figure is not None:
            value = float(figure) if isinstance(figure, Decimal) else figure
        if box.rowspan > 1 or box.colspan > 1:
            sheet.merge_range(row, column, row + box.rowspan - 1, column + box.colspan - 1, value, style)
        else:
            sheet.write(row, column, value, style)


def render(paper: ReportPaper) -> bytes:
    """The workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    base = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10}
    formats = {
        "head": book.add_format({**base, "align": "center"}),
        "caption": book.add_format({**base, "align": "center", "bold": True}),
        "label": book.add_format({**base, "align": "left"}),
        "figure": book.add_format({**base, "align": "center"}),
        "empty": book.add_format(base),
    }
    text = book.add_worksheet("正文")
    text.set_column(0, 0, 100)
    wrap = book.add_format({"text_wrap": True, "valign": "top", "font_name": "仿宋"})
    text.write(0, 0, paper.title, book.add_format({"bold": True, "align": "center", "font_size": 14}))
    line = 1
    for number, chapter in enumerate(paper.form.chapters, 1):
        for words in (chapter.heading, *paper.chapters[number - 1]):
            text.write_string(line, 0, words, wrap)
            line += 1
    for number, grid in paper.tables.items():
        sheet = book.add_worksheet(_SHEETS[number])
        for column, width in enumerate(_WIDTHS[number]):
            sheet.set_column(column, column, width)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
        if number != 2:
            sheet.set_landscape() if number == 4 else sheet.set_portrait()
        _write(sheet, paper, grid, formats)
    book.close()
    return stream.getvalue()
