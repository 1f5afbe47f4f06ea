"""The report as docx for the office to sign and keep: GB/T 9704 page and type, official tables with their spans.

Typefaces are named as offices have them (仿宋_GB2312, 方正小标宋简体 …) with names to fall back on; none is embedded.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from gongkai.letters import docxpage
from gongkai.letters.docxpage import BODY, HEI, KAI, TITLE, set_type
from gongkai.reporting.export import docxtable
from gongkai.reporting.export.paper import ReportPaper, is_subheading, text_width

_SIZE = 16  # 三号, in points


def _paragraph(document: Any, text: str, font: str = BODY, indent: bool = True) -> Any:
    paragraph = document.add_paragraph()
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(_SIZE * 2)
    set_type(paragraph.add_run(text), font, _SIZE)
    return paragraph


def _title(document: Any, paper: ReportPaper) -> None:
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    title.paragraph_format.line_spacing = Pt(35)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(28), Pt(28)
    for index, words in enumerate(paper.title_lines):
        run = title.add_run()
        if index:
            run.add_break()
        run.add_text(words)
        set_type(run, TITLE, 22)


def _chapter(document: Any, paper: ReportPaper, number: int) -> None:
    heading = _paragraph(document, paper.form.chapters[number - 1].heading, HEI)
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(6)
    docxpage.outline(heading, 0)
    # Table three takes a page of its own, so that it is never torn.
    heading.paragraph_format.page_break_before = number == 3
    for line in paper.chapters[number - 1]:
        sub = is_subheading(line)
        paragraph = _paragraph(document, line, KAI if sub else BODY)
        if sub:
            paragraph.paragraph_format.keep_with_next = True
            docxpage.outline(paragraph, 1)
    if number in paper.tables:
        docxtable.draw(document, paper, number, paper.tables[number])


def _signature(document: Any, paper: ReportPaper) -> None:
    """Without a seal: the name two characters from the right, the day's first character two right of the name's.

    Where the day is the longer one, it is the day that stands two characters from the right. Both are set from the
    left, so that they hold whatever the width of the reader's digits.
    """
    if not paper.signature:
        return
    name, day = paper.signature
    line = Mm(156).pt / _SIZE
    start = min(line - 2 - text_width(name), line - 2 - text_width(day) - 2)
    for words, left, before in ((name, start, 28), (day, start + 2, 0)):
        paragraph = _paragraph(document, words, indent=False)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.left_indent = Pt(_SIZE * max(0.0, left))
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.keep_with_next = bool(before)


def render(paper: ReportPaper) -> bytes:
    """The document; its dates are the day of signing (or the year's last), so the same report gives the same text."""
    document = docx.Document()
    day = paper.signed_on
    stamp = (
        datetime(day.year, day.month, day.day, tzinfo=UTC)
        if day
        else datetime(paper.year, 12, 31, tzinfo=UTC)
    )
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, paper.agency, ""
    properties.created = properties.modified = stamp
    properties.language = "zh-CN"
    docxpage.set_up(document)
    _title(document, paper)
    for line in paper.preamble:
        _paragraph(document, line)
    for number in range(1, len(paper.form.chapters) + 1):
        _chapter(document, paper, number)
    _signature(document, paper)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
