"""The docx, html and xlsx: page and type after GB/T 9704, real merged cells, numbers as numbers."""

from __future__ import annotations

import io
import re
import zipfile

import docx as python_docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.reporting.export import docx, html, xlsx
from gongkai_law.report.form import all_forms
from tests.reporting.export.sample_papers import AGENCY, paper

EDITIONS = [form.id for form in all_forms()]


def opened(edition: str):
    return python_docx.Document(io.BytesIO(docx.render(paper(edition))))


def row_spans(table, column: int) -> list[int]:
    """How many rows each vertically merged cell of a grid column covers."""
    spans: list[int] = []
    for row in table.rows:
        at = 0
        for cell in row._tr.tc_lst:
            merge = cell.tcPr.find(qn("w:vMerge")) if cell.tcPr is not None else None
            if at == column and merge is not None:
                if merge.get(qn("w:val")) == "restart":
                    spans.append(1)
                else:
                    spans[-1] += 1
            at += cell.grid_span
    return spans


@pytest.mark.parametrize(
    ("edition", "outer", "groups"),
    [
        pytest.param("F2019", [3, 20], [8, 3, 5], id="60号: 三、本年度办理结果 over 20 rows"),
        pytest.param("F2021", [3, 22], [8, 3, 5, 3], id="30号: 三、本年度办理结果 over 22 rows"),
    ],
)
def test_table_three_of_the_docx_has_the_form_s_merged_cells(
    edition: str, outer: list[int], groups: list[int]
) -> None:
    two, three, four = opened(edition).tables
    assert row_spans(three, 0) == outer
    assert row_spans(three, 1) == groups
    assert len(three.columns) == 10
    assert (len(four.columns), len(four.rows)) == (15, 4)
    assert two.cell(0, 0).text == "第二十条第（一）项"
    assert two.cell(0, 0)._tc.grid_span == 4
    assert "勾稽关系" in three.cell(0, 0).text
    assert three.cell(2, 2)._tc is three.cell(0, 0)._tc
    assert "".join(three.cell(3, 0).text.split()) == "一、本年新收政府信息公开申请数量"


def test_the_page_of_the_docx_is_that_of_the_standard() -> None:
    document = opened("F2021")
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.settings.odd_and_even_pages_header_footer
    assert section.footer.paragraphs[0].text.startswith("—")
    body = next(p for p in document.paragraphs if p.text.startswith("本报告根据"))
    assert body.paragraph_format.first_line_indent == Pt(32)
    assert document.styles["Normal"].paragraph_format.line_spacing == Pt(28)
    assert [run.font.size.pt for run in body.runs] == [16]
    assert sum(column.width for column in document.tables[1].columns) == pytest.approx(Mm(156), rel=0.01)


@pytest.mark.parametrize(
    ("start", "font"),
    [
        (AGENCY, "方正小标宋简体"),
        ("一、总体情况", "黑体"),
        ("（一）主动公开情况", "楷体_GB2312"),
        ("本报告根据", "仿宋_GB2312"),
    ],
)
def test_each_level_has_its_typeface(start: str, font: str) -> None:
    paragraph = next(p for p in opened("F2021").paragraphs if p.text.startswith(start))
    assert paragraph.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) == font


def test_the_docx_names_fonts_and_embeds_none() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(paper("F2021")))) as container:
        names = container.namelist()
        fonts = container.read("word/fontTable.xml").decode()
    assert not [name for name in names if "fonts/" in name or name.endswith((".odttf", ".jpeg", ".bin"))]
    assert 'w:name="仿宋_GB2312"' in fonts
    assert "FangSong" in fonts


def test_the_head_of_table_three_is_marked_as_head() -> None:
    three = opened("F2021").tables[1]
    marked = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in three.rows
    ]
    assert marked == [True] * 3 + [False] * 25


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_html_is_self_contained_and_its_heads_say_what_they_head(edition: str) -> None:
    text = html.render(paper(edition)).decode()
    assert not re.search(r"(?:src|href)=|url\(|@import|<script", text)
    tree = LexborHTMLParser(text)
    assert [node.text() for node in tree.css("h2")] == [
        chapter.heading for chapter in paper(edition).form.chapters
    ]
    tables = tree.css("table")
    assert len(tables) == 3
    assert all(table.css_first("caption") is not None for table in tables)
    assert all(
        cell.attributes.get("scope") in ("row", "col", "rowgroup", "colgroup") for cell in tree.css("th")
    )
    assert [len(table.css("thead tr")) for table in tables] == [0, 3, 3]
    assert [width(table) for table in tables] == [{4}, {10}, {15}]


def width(table: LexborNode) -> set[int]:
    """The widths of a table's rows, spans laid out; one value when the spans fit together."""
    taken: dict[int, int] = {}
    for at, row in enumerate(table.css("tr")):
        for cell in row.css("th, td"):
            wide = int(cell.attributes.get("colspan") or 1)
            for below in range(int(cell.attributes.get("rowspan") or 1)):
                taken[at + below] = taken.get(at + below, 0) + wide
    return set(taken.values())


def test_names_are_escaped_in_html() -> None:
    text = html.render(paper("F2021", agency="<b>&乡")).decode()
    assert "<b>&乡" not in text
    assert "&lt;b&gt;&amp;乡" in text


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_workbook_holds_numbers_in_the_order_of_the_chapters(edition: str) -> None:
    made = paper(edition, 8)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(made)))
    assert book.sheetnames == ["一 总体情况", "二 主动公开", "三 申请办理", "四 复议诉讼", "五六 问题及其他"]
    three = book["三 申请办理"]
    assert three["A1"].value == "三、收到和处理政府信息公开申请情况"
    last = three.max_row
    carried = [three.cell(last, column).value for column in range(4, 11)]
    assert carried == [made.figures[f"t3.carry_out.{column.id}"] for column in made.form.t3_columns]
    merged = {str(area) for area in three.merged_cells.ranges}
    assert {"A2:C4", f"A7:A{last - 1}"} <= merged


def test_the_workbook_shows_four_places_of_the_2019_amount() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(paper("F2019", 8))))
    amounts = [
        cell for row in book["二 主动公开"].iter_rows() for cell in row if cell.number_format == "0.0000"
    ]
    assert [float(cell.value) for cell in amounts] == [
        float(paper("F2019", 8).figures["t2.procurement.proc_amount"] or 0)
    ]
