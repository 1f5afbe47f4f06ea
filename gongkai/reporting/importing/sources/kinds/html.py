"""Web pages, and markdown with html tables in it: real tables with their spans, the text between as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.reporting.importing.blocks import Line, OpenedFile, Table
from gongkai.reporting.importing.sources.kinds.md import strip_markup
from gongkai.reporting.importing.sources.upload import Upload
from gongkai_law.errors import InputFault

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "html"
SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
RANK = 70

_TAGS = re.compile(r"<(?:html|head|title|body|pre|table|tr|td|th|p|div|span|br|li|h[1-6])\b[^<>]*>", re.I)
_CLOSING = re.compile(r"</(?:html|table|tr|td|p|div|h[1-6])\s*>", re.I)
_PAGE = re.compile(r"<(?:html|body|p|div|h[1-6])\b[^<>]*>", re.I)
_CHAPTER = re.compile("一、总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况")
_PARSER_DEPTH = "Excessive depth"


def recognises(upload: Upload) -> bool:
    """Three tags of a page or table, at least one of them closed."""
    text = upload.text[:2_000_000]
    if "<" not in text:
        return False
    found = sum(1 for _, _ in zip(range(3), _TAGS.finditer(text), strict=False))
    return found >= 3 and _CLOSING.search(text) is not None


def read(upload: Upload) -> OpenedFile:
    """Scripts, styles and hidden parts are left out; hidden parts come back where the report stands in them."""
    from gongkai.reporting.importing.sources.flow import Flow

    text = upload.text
    is_page = _PAGE.search(text) is not None
    root = _parse(text if is_page else strip_markup(text))
    flow = Flow(upload.limits, keep_newlines=not is_page, with_hidden=False)
    blocks = flow.blocks_of(root)
    if not _holds_report(blocks):
        whole = Flow(upload.limits, keep_newlines=not is_page, with_hidden=True).blocks_of(root)
        blocks = whole if _holds_report(whole) else blocks
    title = str(root.xpath("string(//title)")).strip()
    return OpenedFile(KIND, tuple(blocks), notes=upload.text_notes, title=title[:300])


def _holds_report(blocks: list[Line | Table]) -> bool:
    return any(isinstance(block, Table) or _CHAPTER.search(block.text) for block in blocks)


def _parse(text: str) -> _Element:
    from lxml import etree

    # huge_tree stays off: the parser stops at 256 levels instead of taking quadratic time, and says so
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError) as fault:
        raise InputFault("file.broken") from fault
    if any(_PARSER_DEPTH in entry.message for entry in parser.error_log):
        raise InputFault("importing.html_too_deep")
    if root is None:
        raise InputFault("file.empty")
    return root
