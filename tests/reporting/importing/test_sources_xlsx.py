"""Workbooks: stored values as a reader sees them; what only looks like a count is refused with its cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from gongkai.reporting.importing.blocks import Line, OpenedFile, Table
from gongkai.reporting.importing.sources import open_report
from gongkai_law.errors import InputFault

XLSX = "年报.xlsx"
Fill = Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]


def book(fill: Fill, name: str = "Sheet1") -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        fill(workbook, workbook.add_worksheet(name))
    return stream.getvalue()


def lines(opened: OpenedFile) -> list[str]:
    return [block.text for block in opened.blocks if isinstance(block, Line)]


def grids(opened: OpenedFile) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in b.rows] for b in opened.blocks if isinstance(b, Table)]


def rows(*values: list[object]) -> Fill:
    def fill(_, sheet):
        for number, row in enumerate(values):
            sheet.write_row(number, 0, row)

    return fill


def test_headings_and_prose_are_lines_and_the_rest_is_a_table():
    data = book(
        rows(
            ["青山县2023年政府信息公开工作年度报告"],
            ["一、总体情况"],
            ["本镇公开信息5条。"],
            ["二、主动公开政府信息情况"],
            ["信息内容", "本年制发件数"],
            ["规章", 0],
            ["三、收到和处理政府信息公开申请情况"],
            ["一、本年新收政府信息公开申请数量", "", 3],
        )
    )
    opened = open_report(data, XLSX)
    assert lines(opened) == [
        "青山县2023年政府信息公开工作年度报告",
        "一、总体情况",
        "本镇公开信息5条。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]
    assert grids(opened) == [
        [["信息内容", "本年制发件数"], ["规章", "0"]],
        [["一、本年新收政府信息公开申请数量", "", "3"]],
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(5, "5", id="a count"),
        pytest.param(96171.6, "96171.6", id="an amount"),
        pytest.param(0.1 + 0.2, "0.3", id="without the noise of a binary fraction"),
        pytest.param(2.5, "2.5", id="a fractional count stays one"),
        pytest.param(-1, "-1", id="a negative count stays one"),
        pytest.param(1e15, "1000000000000000", id="no exponent"),
        pytest.param("无", "无", id="words"),
        pytest.param(True, "是", id="a logical value"),
    ],
)
def test_values_as_a_reader_sees_them(value: object, shown: str):
    assert grids(open_report(book(rows(["规章", value, "尾"])), XLSX)) == [[["规章", shown, "尾"]]]


def test_merged_cells_and_blanks_inside_the_width():
    def fill(_, sheet):
        sheet.merge_range(0, 0, 1, 1, "情况")
        sheet.write(0, 2, "自然人")
        sheet.write(0, 3, "总计")
        sheet.write(1, 2, 1)
        sheet.merge_range(2, 0, 2, 1, "总计")
        sheet.write(2, 3, 2)

    opened = open_report(book(fill), XLSX)
    table = next(block for block in opened.blocks if isinstance(block, Table))
    assert [[(c.text, c.colspan, c.rowspan) for c in row] for row in table.rows] == [
        [("情况", 2, 2), ("自然人", 1, 1), ("总计", 1, 1)],
        [("1", 1, 1), ("", 1, 1)],
        [("总计", 2, 1), ("", 1, 1), ("2", 1, 1)],
    ]


def test_sheets_in_order_their_headings_and_the_hidden_ones():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        for name, hidden in (("二、主动公开政府信息情况", False), ("草稿", True), ("三、收到和处理", False)):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["规章", 0])
            if hidden:
                sheet.hide()
    opened = open_report(stream.getvalue(), XLSX)
    assert lines(opened) == ["二、主动公开政府信息情况", "三、收到和处理"]
    assert len(grids(opened)) == 2 and "草稿" in opened.notes[0]


def test_hidden_rows_are_read_and_told():
    def fill(_, sheet):
        sheet.write_row(0, 0, ["规章", 0])
        sheet.write_row(1, 0, ["行政许可", 5])
        sheet.set_row(1, None, None, {"hidden": True})

    opened = open_report(book(fill), XLSX)
    assert grids(opened) == [[["规章", "0"], ["行政许可", "5"]]] and "隐藏" in opened.notes[0]


def test_stored_results_of_formulas_are_read():
    def fill(_, sheet):
        sheet.write_row(0, 0, ["（七）总计", 1, 2])
        sheet.write_formula(0, 3, "=B1+C1", None, 3)

    assert grids(open_report(book(fill), XLSX)) == [[["（七）总计", "1", "2", "3"]]]


def without_result(_, sheet):
    sheet.write_row(0, 0, ["（七）总计", 1, 2])
    sheet.write_formula(0, 3, "=B1+C1", None, "")


def openpyxl_formula() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["（七）总计", 1, 2, "=SUM(B1:C1)"])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def dated(workbook, sheet):
    sheet.write_row(0, 0, ["1.属于国家秘密", 1])
    sheet.write_datetime(0, 2, date(2023, 1, 2), workbook.add_format({"num_format": 'm"月"d"日"'}))


@pytest.mark.parametrize(
    ("data", "key", "where"),
    [
        pytest.param(
            openpyxl_formula(), "importing.formula_without_value", "D1", id="a formula never calculated"
        ),
        pytest.param(
            book(lambda _, s: s.write_row(0, 0, ["规章", 1]) or s.write_string(0, 2, "=B1+1")),
            "importing.formula_as_text",
            "C1",
            id="a formula typed as text",
        ),
        pytest.param(book(dated), "importing.date_for_count", "C1", id="1-2 that Excel made a day"),
        pytest.param(
            book(rows(["（七）总计", 1, 1, "2023-01-02"])),
            "importing.date_for_count",
            "D1",
            id="a date as text",
        ),
        pytest.param(
            book(rows(["行政处罚", "1月2日"])), "importing.date_for_count", "B1", id="a Chinese date as text"
        ),
    ],
)
def test_what_only_looks_like_a_count_is_refused_with_its_cell(data: bytes, key: str, where: str):
    with pytest.raises(InputFault) as fault:
        open_report(data, XLSX)
    assert fault.value.key == key and where in fault.value.where


def test_a_day_beside_the_tables_does_no_harm():
    def fill(workbook, sheet):
        sheet.write(0, 0, "填报日期")
        sheet.write_datetime(0, 1, date(2024, 1, 20), workbook.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_row(1, 0, ["规章", 0])

    assert grids(open_report(book(fill), XLSX)) == [[["填报日期", "2024-01-20"], ["规章", "0"]]]


def test_a_formula_stored_without_a_result_by_another_program():
    data = book(without_result)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v></v>", b"").replace(b' t="str"', b""))
    with pytest.raises(InputFault) as fault:
        open_report(out.getvalue(), XLSX)
    assert fault.value.key == "importing.formula_without_value"


def test_a_cell_far_away_is_no_reason_to_fill_a_million_rows():
    with pytest.raises(InputFault) as fault:
        open_report(book(lambda _, s: s.write(0, 0, "规章") or s.write(1_048_575, 100, 1)), XLSX)
    assert fault.value.key == "importing.too_many_cells"


def test_an_empty_workbook_is_empty():
    with pytest.raises(InputFault) as fault:
        open_report(book(lambda _, s: None), XLSX)
    assert fault.value.key == "file.empty"
