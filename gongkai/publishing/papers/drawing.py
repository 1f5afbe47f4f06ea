"""The registration form as docx to sign and as pdf; both from the same facts."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.letters.docxpage import BODY, HEI, TITLE, set_type
from gongkai.letters.pdf import typeset
from gongkai.publishing.papers.registration import RegistrationPaper

TEMPLATE = Path(__file__).parent / "registration.typ"
_WIDTHS = (Mm(28), Mm(58), Mm(22), Mm(56))


def registration_pdf(paper: RegistrationPaper) -> bytes:
    """The form as pdf; the same facts always give the same bytes."""
    data = {
        "title": paper.title,
        "agency": paper.agency,
        "number": paper.number,
        "filled_on": _day(paper),
        "lines": [{"pairs": [list(pair) for pair in line.pairs], "tall": line.tall} for line in paper.lines],
    }
    return typeset(TEMPLATE, data, on=paper.filled_on)


def _day(paper: RegistrationPaper) -> str:
    on = paper.filled_on
    return f"{on.year}年{on.month}月{on.day}日"


def _write(cell: Any, text: str, font: str, *, centred: bool = False) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        set_type(paragraph.add_run(line), font, 11)


def _row(table: Any, pairs: tuple[tuple[str, str], ...], tall: bool) -> None:
    row = table.add_row()
    cells = row.cells
    if len(pairs) == 1:
        target = cells[1].merge(cells[3])
        _write(cells[0], pairs[0][0], HEI, centred=True)
        _write(target, pairs[0][1], BODY)
    else:
        for number, (label, words) in enumerate(pairs):
            _write(cells[2 * number], label, HEI, centred=True)
            _write(cells[2 * number + 1], words, BODY)
    if tall:
        row.height = Mm(14)
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)


def _page(document: Any, paper: RegistrationPaper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(16)
    section.left_margin, section.right_margin = Mm(24), Mm(22)
    style = document.styles["Normal"]
    style.font.size = Pt(11)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, paper.agency, ""
    stamp = datetime(paper.filled_on.year, paper.filled_on.month, paper.filled_on.day, tzinfo=UTC)
    properties.created = properties.modified = stamp


def registration_docx(paper: RegistrationPaper) -> bytes:
    """The form as docx, to be signed by hand where the office wants it on paper."""
    document = docx.Document()
    _page(document, paper)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(6)
    set_type(title.add_run(paper.title), TITLE, 20)
    above = document.add_paragraph()
    above.paragraph_format.tab_stops.add_tab_stop(Mm(164), alignment=2)
    set_type(above.add_run(f"编号：{paper.number}\t填表日期：{_day(paper)}"), BODY, 11)
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for line in paper.lines:
        _row(table, line.pairs, line.tall)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
