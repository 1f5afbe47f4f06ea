"""The red head of a letter in docx, 信函格式: name 30 mm from the top, red double rules 170 mm wide, none after page one."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from gongkai.letters.docxpage import TITLE, set_type

RED = RGBColor(0xD7, 0x00, 0x0F)
_WIDEST = 158  # mm a name may take between the ends of the rule


def head_size(name: str) -> float:
    """Points of the red name: 40, or smaller so that a long one stays on one line."""
    return min(40.0, Mm(_WIDEST).pt / max(1, len(name)))


def _double_rule(paragraph: Any, side: str, look: str) -> None:
    """A red double border reaching 170 mm: 8 mm into the left margin, 6 mm into the right."""
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = Mm(-8), Mm(-6)
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    for key, value in (("val", look), ("sz", "18"), ("space", "0"), ("color", "D7000F")):
        edge.set(qn(f"w:{key}"), value)
    borders.append(edge)
    properties = paragraph._p.get_or_add_pPr()
    # The schema wants borders before spacing and indents.
    properties.insert(1 if properties.find(qn("w:pStyle")) is not None else 0, borders)


def draw_head(document: Any, name: str) -> None:
    """Head and foot of page one; pages after it have only their number."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(30)
    head = section.first_page_header
    head.is_linked_to_previous = False
    paragraph = head.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = head_size(name)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(size * 1.1)
    run = paragraph.add_run(name)
    set_type(run, TITLE, size)
    run.font.color.rgb = RED
    rule = head.add_paragraph()
    rule.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    rule.paragraph_format.line_spacing = Mm(4)
    _double_rule(rule, "bottom", "thickThinSmallGap")
    foot = section.first_page_footer
    foot.is_linked_to_previous = False
    below = foot.paragraphs[0]
    below.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    below.paragraph_format.line_spacing = Pt(4)
    _double_rule(below, "bottom", "thinThickSmallGap")
    section.footer_distance = Mm(20)
