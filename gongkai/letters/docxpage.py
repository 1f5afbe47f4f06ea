"""Page, type and page numbers of a docx after GB/T 9704: margins 37/35/28/26 mm, lines of 28 pt, `— 1 —` outside."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

BODY, TITLE, HEI, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
# Other names of a face, for machines that lack the first.
_OTHER_NAMES = {
    BODY: "仿宋,FangSong,STFangsong,华文仿宋,FandolFang R",
    TITLE: "小标宋,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,FandolSong",
    HEI: "SimHei,STHeiti,FandolHei",
    KAI: "楷体,KaiTi,STKaiti,华文楷体,FandolKai",
    SONG: "SimSun,STSong,FandolSong",
}


def set_type(run: Any, font: str, size: float, *, latin: str = LATIN) -> None:
    """Chinese in `font`, letters and digits in `latin`, both in `size` points."""
    run.font.size = Pt(size)
    run.font.name = latin
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def outline(paragraph: Any, level: int) -> None:
    """Make a paragraph a heading of the document's outline (0 = first level) without changing its look."""
    element = OxmlElement("w:outlineLvl")
    element.set(qn("w:val"), str(level))
    paragraph._p.get_or_add_pPr().append(element)


def set_up(document: Any) -> None:
    """Page, normal style, font names and page numbers."""
    _normal_style(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(23)
    document.settings.odd_and_even_pages_header_footer = True
    page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    _font_names(document)
    _drop_thumbnail(document)


def _normal_style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(16)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), BODY)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    form.space_before = form.space_after = Pt(0)
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.widow_control = False


def page_number(footer: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, 四号宋体, one character in from the outer edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    indent = "right_indent" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left_indent"
    setattr(paragraph.paragraph_format, indent, Pt(14))
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        set_type(run, SONG, 14)
        if text is None:
            _page_field(run)


def _page_field(run: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)


def _font_names(document: Any) -> None:
    """A font table that names what may stand in for a face the reader's machine lacks."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in _OTHER_NAMES.items()
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{namespace}">{entries}</w:fonts>'
    main = document.part
    for key, relation in list(main.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            del main.rels[key]
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, xml.encode(), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _drop_thumbnail(document: Any) -> None:
    """The library's template carries a picture of another document."""
    relations = document.part.package.rels
    for key, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del relations[key]
