"""A public record to take away, as Word or pdf: from its public version, never from the working copy."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from PIL import Image

from gongkai.letters import docxpage
from gongkai.letters.docxpage import BODY, HEI, TITLE, set_type
from gongkai.letters.pdf import typeset
from gongkai.publishing.bodies.blocks import Block, blocks_of
from gongkai.publishing.public import PublicRecord
from gongkai_law.records.metadata import label_of

TEMPLATE = Path(__file__).parent / "record.typ"


def facts_of(shown: PublicRecord) -> list[tuple[str, str]]:
    """The metadata table on top, pair by pair, as 61号 pages have it."""
    content, record = shown.version.content, shown.record
    day = record.published_on.isoformat() if record.published_on else ""
    found = [
        ("索引号", record.index_number),
        ("主题分类", record_label(content, "subject_class")),
        ("发布机构", content.get("publisher") or record.agency.name),
        ("成文日期", str(content.get("formed_on") or "")),
        ("文号", shown.version.document_number or "无"),
        ("发布日期", day),
        ("有效性", record.get_validity_display()),
        ("公开方式", record_label(content, "mode")),
    ]
    return [(label, value or "—") for label, value in found]


def record_label(content: dict[str, Any], name: str) -> str:
    """The label of a coded value of a version."""
    lists = {"subject_class": "subject_classes", "genre": "genres", "mode": "modes"}
    return label_of(lists[name], content[name]) if content.get(name) else ""


def record_pdf(shown: PublicRecord) -> bytes:
    """The record as pdf; the same version always gives the same bytes."""
    content = shown.version.content
    blocks = [each for each in blocks_of(content.get("body", "")) if each.kind != "picture"]
    data = {
        "title": shown.version.title,
        "agency": content.get("publisher") or shown.record.agency.name,
        "document_number": shown.version.document_number,
        "facts": [list(pair) for pair in facts_of(shown)],
        "blocks": [
            {"kind": each.kind, "text": each.text, "rows": [list(row) for row in each.rows]}
            for each in blocks
        ],
        "attachments": [each["name"] for each in content.get("attachments", ())],
    }
    return typeset(TEMPLATE, data, on=shown.version.formed_on)


def _add(document: Any, block: Block) -> None:
    if block.kind == "table":
        table = document.add_table(rows=0, cols=len(block.rows[0]))
        table.style = "Table Grid"
        for row in block.rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                set_type(cell.paragraphs[0].add_run(words), BODY, 11)
        return
    paragraph = document.add_paragraph()
    if block.kind == "picture":
        with Image.open(io.BytesIO(block.picture)) as drawn:
            width = min(Mm(156), Mm(drawn.width * 25.4 / 96))
        paragraph.add_run().add_picture(io.BytesIO(block.picture), width=width)
        return
    paragraph.paragraph_format.first_line_indent = Pt(32)
    set_type(paragraph.add_run(block.text), BODY if block.kind in ("text", "item") else HEI, 16)


def record_docx(shown: PublicRecord) -> bytes:
    """The record as Word."""
    document = docx.Document()
    docxpage.set_up(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = (
        shown.version.title,
        shown.record.agency.name,
        "",
    )
    properties.created = properties.modified = shown.version.published_at
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    pairs = facts_of(shown)
    for left, right in zip(pairs[::2], pairs[1::2], strict=True):
        for cell, words, font in zip(
            table.add_row().cells, (*left, *right), (HEI, BODY, HEI, BODY), strict=True
        ):
            set_type(cell.paragraphs[0].add_run(words), font, 11)
    for words, font, size, before in (
        (shown.version.title, TITLE, 22, 24),
        (shown.version.document_number, BODY, 16, 8),
    ):
        if words:
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_before = Pt(before)
            set_type(paragraph.add_run(words), font, size)
    for block in blocks_of(shown.version.content.get("body", "")):
        _add(document, block)
    for number, each in enumerate(shown.version.content.get("attachments", ()), 1):
        _add(document, Block("text", f"附件{number}：{each['name']}"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
