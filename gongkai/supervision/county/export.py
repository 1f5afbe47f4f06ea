"""Spreadsheets for the county: the sum of a year with every unit's figures, and the league of received reports."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from gongkai.reporting.models import ReceivedReport
from gongkai.reporting.received.queries import findings_of
from gongkai.supervision.county.sums import CountySum, Level
from gongkai_law.report.findings import Figure

SEVERITIES = {"error": "错误", "warning": "提醒", "info": "参考"}


class _Book:
    """A workbook in memory with the two formats its sheets use. Strings are written as strings, never as formulas."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self.head = self.book.add_format(
            {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#FAF7F4", "valign": "vcenter"}
        )
        self.plain = self.book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, name: str, heads: Sequence[str], widths: Sequence[float]) -> Any:
        page = self.book.add_worksheet(name[:31])
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.write_row(0, 0, heads, self.head)
        page.freeze_panes(1, 1)
        return page

    def rows(self, page: Any, rows: Iterable[Sequence[object]]) -> None:
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if value is None:
                    continue
                page.write(at, column, float(value) if isinstance(value, Decimal) else value, self.plain)

    def bytes(self) -> bytes:
        self.book.close()
        return self.stream.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    """A sheet's name without what spreadsheets forbid, unlike every other."""
    clean = "".join(character for character in name if character not in r"[]:*?/\'")[:26] or "单位"
    found, number = clean, 2
    while found in taken:
        found, number = f"{clean}{number}", number + 1
    taken.add(found)
    return found


def _cells_sheet(made: _Book, total: CountySum, level: Level, taken: set[str]) -> None:
    names = list(level.added.parts)
    page = made.sheet(
        _sheet_name(level.name, taken), ["表", "项目", "合计", *names], [8, 52, 10, *[12] * len(names)]
    )
    tables = {"t2": "表二", "t3": "表三", "t4": "表四"}

    def row(cell: Any) -> list[str | Figure]:
        terms = [figure for _, figure in level.added.terms(cell.id)]
        return [tables[cell.table], cell.label, level.added.figures[cell.id], *terms]

    made.rows(page, (row(cell) for cell in total.form.cells))


def sum_workbook(total: CountySum) -> bytes:
    """One sheet for each level: every cell with its total and each unit's figure; then the identities and what is missing."""
    made, taken = _Book(), set[str]()
    for level in total.top.walk():
        _cells_sheet(made, total, level, taken)
    page = made.sheet(_sheet_name("勾稽关系", taken), ["关系", "相符", "算式"], [14, 8, 90])
    words = {True: "相符", False: "不符", None: "无法判断"}
    made.rows(page, ([line.rule, words[line.holds], line.sentence] for line in total.identities))
    page = made.sheet(_sheet_name("没有数据的单位", taken), ["单位"], [40])
    made.rows(page, ([name] for name in total.top.missing))
    return made.bytes()


def league_workbook(rows: Sequence[ReceivedReport], year: int) -> bytes:
    """The league of a year, the most faulty first, and a second sheet with every finding."""
    made = _Book()
    heads = ["名次", "单位", "错误", "提醒", "与上年核对", "文件", "收到日期", "读不出来的原因"]
    page = made.sheet(f"{year}年报告检查", heads, [6, 28, 8, 8, 10, 36, 12, 40])
    made.rows(
        page,
        (
            [
                place, row.agency_name or "（没有写明）", row.errors, row.warnings,
                "是" if row.against_previous else "否", row.file_name, row.received_on.isoformat(), row.problem,
            ]
            for place, row in enumerate(rows, 1)
        ),
    )  # fmt: skip
    page = made.sheet("逐条问题", ["单位", "文件", "轻重", "规则", "问题"], [28, 36, 8, 16, 90])
    made.rows(
        page,
        (
            [row.agency_name, row.file_name, SEVERITIES[one.severity], one.rule, one.message]
            for row in rows
            for one in findings_of(row)
        ),
    )
    return made.bytes()
