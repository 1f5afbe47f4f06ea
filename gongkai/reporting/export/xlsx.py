"""The report as xlsx: sheets in the order of the chapters, each official table on its own as printed, figures as numbers."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import xlsxwriter

from gongkai.reporting.export.layout import Box, Grid
from gongkai.reporting.export.paper import ReportPaper, broken_label, is_subheading, text_width

_SHEETS = {1: "一 总体情况", 2: "二 主动公开", 3: "三 申请办理", 4: "四 复议诉讼", 5: "五六 问题及其他"}
# Column widths in characters.
_WIDTHS: dict[int, list[float]] = {2: [28, 19, 19, 19], 3: [4.5, 11, 36, *[8] * 7], 4: [7] * 15}
_LINE = 16.0  # points
_TEXT_WIDTH = 76
_A4 = 9


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


def _formats(book: Any) -> dict[str, Any]:
    table = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10.5}
    text = {"text_wrap": True, "valign": "top", "font_size": 12}
    return {
        "head": book.add_format({**table, "align": "center"}),
        "caption": book.add_format({**table, "align": "center", "font_name": "黑体"}),
        "label": book.add_format({**table, "align": "left"}),
        "group": book.add_format({**table, "align": "center"}),
        "figure": book.add_format({**table, "align": "center"}),
        "amount": book.add_format({**table, "align": "center", "num_format": "0.0000"}),
        "title": book.add_format({**text, "align": "center", "font_name": "方正小标宋简体", "font_size": 16}),
        "heading": book.add_format({**text, "font_name": "黑体", "font_size": 13}),
        "sub": book.add_format({**text, "font_name": "楷体", "indent": 1}),
        "line": book.add_format({**text, "font_name": "仿宋"}),
        "right": book.add_format({**text, "font_name": "仿宋", "align": "right"}),
    }


def _kind(paper: ReportPaper, box: Box) -> str:
    if box.kind == "label" and box.rowspan > 1:
        return "group"
    if box.kind == "figure" and paper.form.id == "F2019" and paper.form.cell(box.cell).type == "wan4":
        return "amount"
    return box.kind


def _value(paper: ReportPaper, box: Box, narrow: bool) -> Any:
    figure = paper.figures.get(box.cell) if box.kind == "figure" else None
    if figure is not None:
        return float(figure) if isinstance(figure, Decimal) else figure
    return "\n".join(broken_label(box, paper.printed(box), narrow=narrow))


def _table_sheet(book: Any, paper: ReportPaper, number: int, formats: dict[str, Any]) -> None:
    """The chapter's heading and words in the first rows, the table below them."""
    grid, widths = paper.tables[number], _WIDTHS[number]
    sheet = book.add_worksheet(_SHEETS[number])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    if number == 4:
        sheet.set_landscape()
    above = [("heading", paper.form.chapters[number - 1].heading), *_words(paper, number)]
    for at, (kind, words) in enumerate(above):
        sheet.set_row(at, _height(words, sum(widths)))
        sheet.merge_range(at, 0, at, len(widths) - 1, words, formats[kind])
    top = len(above)
    for row, boxes in enumerate(grid, top):
        sheet.set_row(row, _LINE * max(_lines(box, number) for box in boxes) + 5)
    for row, column, box in placed(grid):
        style, value = formats[_kind(paper, box)], _value(paper, box, number != 2)
        last = (top + row + box.rowspan - 1, column + box.colspan - 1)
        if box.rowspan > 1 or box.colspan > 1:
            sheet.merge_range(top + row, column, *last, value, style)
        else:
            sheet.write(top + row, column, value, style)


def _lines(box: Box, number: int) -> int:
    """Lines a box of a single row needs."""
    if box.rowspan > 1 or box.kind == "figure":
        return 1
    if box.kind == "label":
        room = sum(_WIDTHS[number][-box.colspan - 7 : -7]) if number == 3 else _WIDTHS[number][0]
        return math.ceil(text_width(box.text) * 2 / (room - 2))
    return len(broken_label(box, box.text, narrow=number != 2))


Words = list[tuple[str, str]]


def _words(paper: ReportPaper, number: int) -> Words:
    return [("sub" if is_subheading(words) else "line", words) for words in paper.chapters[number - 1]]


def _height(words: str, width: float) -> float:
    """A row's height in points; a row is at most 409 points high."""
    return min(_LINE * math.ceil(text_width(words) * 2.4 / width) + 4, 400)


def _text_sheet(book: Any, name: str, rows: Words, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, _TEXT_WIDTH)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.8)
    for at, (kind, words) in enumerate(rows):
        sheet.set_row(at, _height(words, _TEXT_WIDTH) * (1.5 if kind == "title" else 1))
        sheet.write_string(at, 0, words, formats[kind])


def render(paper: ReportPaper) -> bytes:
    """The workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": paper.title, "author": paper.agency})
    formats = _formats(book)
    headings = [("heading", chapter.heading) for chapter in paper.form.chapters]
    opening: Words = [("title", paper.title), *(("line", words) for words in paper.preamble)]
    _text_sheet(book, _SHEETS[1], [*opening, headings[0], *_words(paper, 1)], formats)
    for number in paper.tables:
        _table_sheet(book, paper, number, formats)
    closing = [headings[4], *_words(paper, 5), headings[5], *_words(paper, 6)]
    _text_sheet(book, _SHEETS[5], [*closing, *(("right", words) for words in paper.signature)], formats)
    book.close()
    return stream.getvalue()
