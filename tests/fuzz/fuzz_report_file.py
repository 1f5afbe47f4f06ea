"""Whatever bytes come as an annual report: opened, or refused with an InputFault."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator

import docx
import typst
import xlsxwriter

from gongkai.reporting.importing.sources import open_report
from gongkai_law.errors import InputFault

TITLE = "青石镇2020年政府信息公开工作年度报告"
ROWS = (
    ("第二十条第（一）项", "", "", ""),
    ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
    ("规章", "0", "0", "0"),
    ("规范性文件", "1", "1", "3"),
)


def _text() -> str:
    return f"{TITLE}\n一、总体情况\n" + "\n".join("\t".join(row) for row in ROWS)


def _html() -> str:
    cells = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)
    return (
        f"<html><head><meta charset='utf-8'></head><body><h1>{TITLE}</h1><table>{cells}</table></body></html>"
    )


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for line, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(line, column).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("年报")
        for line, row in enumerate(ROWS):
            sheet.write_row(line, 0, row)
    return out.getvalue()


def _pdf() -> bytes:
    cells = ", ".join(f"[{text}]" for row in ROWS for text in row)
    return typst.compile(f"= {TITLE}\n#table(columns: 4, {cells})".encode(), format="pdf")


def seeds() -> Iterator[bytes]:
    yield _text().encode()
    yield _text().encode("gb18030")
    yield ("# " + TITLE + "\n\n" + "\n".join("|" + "|".join(row) + "|" for row in ROWS)).encode()
    yield _html().encode()
    yield _docx()
    yield _xlsx()
    yield _pdf()


def fuzz_one(data: bytes) -> None:
    with contextlib.suppress(InputFault):
        open_report(data, "年报")
