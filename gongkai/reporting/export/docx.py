"""The report as docx for the office to sign and keep: GB/T 9704 page and type, official tables with their spans.

Typefaces are named as offices have them (仿宋_GB2312, 方正小标宋简体 …); none is embedded.
"""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.reporting.export.layout import Grid
from gongkai.reporting.export.paper import ReportPaper, is_subheading
from gongkai.reporting.export.xlsx import placed

BODY, TITLE, HEI, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
_WIDTHS: dict[int, list[float]] = {
    2: [52, 35, 35, 34],
    3: [9, 20, 43, 12, 12, 12, 12, 12, 12, 12],
    4: [10.4] * 15,
}


def _type(run: Any, font: str, size: float) -> None:
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _paragraph(document: Any, text: str, font: str = BODY, size: float = 16, indent: bool = True) -> Any:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    form.space_before = form.space_after = Pt(0)
    if indent:
        form.first_line_indent = Pt(size * 2)
    _type(paragraph.add_run(text), font, size)
    return paragraph


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in ("— ", None, " —"):
        run = paragraph.add_run(part or "")
        _type(run, SONG, 14)
        if part is None:
            _page_field(run)


def _page_field(run: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)


def _table(document: Any, paper: ReportPaper, number: int, grid: Grid, size: float) -> None:
    widths = _WIDTHS[number]
    table = document.add_table(rows=len(grid), cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    cells = [list(row.cells) for row in table.rows]
    for row, column, box in placed(grid):
        cell = cells[row][column]
        if box.rowspan > 1 or box.colspan > 1:
            cell = cell.merge(cells[row + box.rowspan - 1][column + box.colspan - 1])
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        centred = box.kind != "label" or box.rowspan > 1
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.line_spacing = 1.0
        _type(paragraph.add_run(paper.printed(box)), HEI if box.kind == "caption" else SONG, size)
    for row in table.rows:
        _keep_whole(row)
    _tight(table)


def _keep_whole(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _tight(table: Any) -> None:
    """Narrow cell margins, so that table three stays on one page."""
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), "40")
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    properties.append(margins)


def render(paper: ReportPaper) -> bytes:
    """The document."""
    document = docx.Document()
    document.core_properties.title = paper.title
    document.core_properties.author = paper.agency
    _page(document)
    for words in paper.title_lines:
        title = _paragraph(document, words, TITLE, 22, indent=False)
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.line_spacing = Pt(36)
    title.paragraph_format.space_after = Pt(20)
    for number, chapter in enumerate(paper.form.chapters, 1):
        heading = _paragraph(document, chapter.heading, HEI)
        heading.paragraph_format.keep_with_next = True
        # Table three takes a page of its own, so that it is never torn.
        heading.paragraph_format.page_break_before = number == 3
        for line in paper.chapters[number - 1]:
            _paragraph(document, line, KAI if is_subheading(line) else BODY)
        if number in paper.tables:
            _table(document, paper, number, paper.tables[number], 10 if number == 2 else 9)
    for index, line in enumerate(paper.signature):
        paragraph = _paragraph(document, line, indent=False)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(32)
        if not index:
            paragraph.paragraph_format.space_before = Pt(28)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
