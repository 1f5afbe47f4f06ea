"""A letter as docx to edit: 信函格式 of GB/T 9704, typefaces named as offices have them, none embedded."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.letters.docxhead import draw_head
from gongkai.letters.docxpage import BODY, HEI, TITLE, set_type, set_up
from gongkai.letters.paper import Block, LetterPaper

_SIZE = 16  # 三号, in points
_PITCH = 15.75  # of a character, see `_grid`
_LINE = 28.95


def _grid(document: Any) -> None:
    """22 lines of 28 characters: lines by the page's grid, characters a quarter point closer (28 × 15.75 pt = 156 mm).

    A grid of characters as well would say the same in Word, but other programs give each character two places of it.
    """
    properties = document.sections[0]._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    for key, value in (("type", "lines"), ("linePitch", "579")):
        grid.set(qn(f"w:{key}"), value)
    properties.append(grid)
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), "-5")
    document.styles["Normal"].element.get_or_add_rPr().insert_element_before(
        closer, "w:w", "w:kern", "w:position", "w:sz"
    )


def _paragraph(document: Any, text: str, *, font: str = BODY, indent: float = 2, size: float = _SIZE) -> Any:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(_LINE)
    paragraph.paragraph_format.first_line_indent = Pt(_PITCH * indent)
    set_type(paragraph.add_run(text), font, size)
    return paragraph


def _title(document: Any, words: str, before: float) -> None:
    title = _paragraph(document, words, font=TITLE, indent=0, size=22)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(35)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(before), Pt(_LINE)


def _form(document: Any, rows: Iterable[Block]) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = document.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for row in rows:
        cells = table.add_row().cells
        for cell, words, width in zip(cells, (row.text, row.value), (Mm(46), Mm(110)), strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
            set_type(paragraph.add_run(words), BODY, _SIZE)
        cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _blocks(document: Any, blocks: Iterable[Block]) -> None:
    for is_row, group in groupby(blocks, key=lambda block: block.kind == "row"):
        if is_row:
            _form(document, group)
            continue
        for block in group:
            paragraph = _paragraph(document, block.text, font=HEI if block.kind == "heading" else BODY)
            paragraph.paragraph_format.keep_with_next = block.kind == "heading"


def _attachments(document: Any, names: tuple[str, ...]) -> None:
    for number, name in enumerate(names, 1):
        label = "附件：" if len(names) == 1 else f"附件：{number}．" if number == 1 else f"　　　{number}．"
        paragraph = _paragraph(document, f"{label}{name}")
        if number == 1:
            paragraph.paragraph_format.space_before = Pt(_LINE / 2)


def _signature(document: Any, paper: LetterPaper) -> None:
    """With a seal: the day four characters from the right, the name centred over it, two lines free above for the seal."""
    day = paper.day or "　　　　年　月　日"
    day_width = sum(1 if ord(char) > 0x2000 else 0.5 for char in day)
    line = Mm(156).pt / _PITCH
    middle = line - max(4 + day_width / 2, max(day_width, len(paper.head)) / 2)
    for words, width, before in ((paper.head, len(paper.head), _LINE * 2), (day, day_width, 0)):
        paragraph = _paragraph(document, words, indent=0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.left_indent = Pt(_PITCH * max(0.0, middle - width / 2))
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.keep_with_next = bool(before)
    if paper.contact:
        _paragraph(document, f"（{paper.contact}）").paragraph_format.space_before = Pt(_LINE / 2)


def render(paper: LetterPaper, *, on: date) -> bytes:
    """The document; `on` is the day its properties carry, so that the same letter gives the same text."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, paper.head, ""
    properties.created = properties.modified = datetime(on.year, on.month, on.day, tzinfo=UTC)
    properties.language = "zh-CN"
    set_up(document)
    draw_head(document, paper.head)
    _grid(document)
    if paper.numbered:
        number = _paragraph(document, paper.number or "　", indent=0)
        number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _title(document, paper.title, _LINE)
    if paper.addressee:
        _paragraph(document, f"{paper.addressee}：", indent=0)
    _blocks(document, paper.blocks)
    _attachments(document, paper.attachments)
    _signature(document, paper)
    for annex in paper.annexes:
        first = _paragraph(document, "附件", font=HEI, indent=0)
        first.paragraph_format.page_break_before = True
        _title(document, annex.title, _LINE / 2)
        _blocks(document, annex.blocks)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
