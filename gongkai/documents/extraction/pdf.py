"""PDF files: the text layer of each page, also what lies under black boxes or outside the page, notes and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from gongkai.base.pdfium import ONE_AT_A_TIME
from gongkai.documents.extraction.pieces import Piece
from gongkai_law.errors import InputFault

MOST_PAGES = 5_000
_INFO = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")


def extract_pdf(data: bytes) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """The pieces of a PDF and notes. A page without any text is a picture: the notes say which.

    Raises InputFault `file.encrypted`, `file.broken`, `file.too_many_pages`.
    """
    with ONE_AT_A_TIME:
        return _extract(data)


def _extract(data: bytes) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        wanted = "password" in str(fault).lower()
        raise InputFault("file.encrypted" if wanted else "file.broken") from fault
    try:
        if len(document) > MOST_PAGES:
            raise InputFault("file.too_many_pages", limit=MOST_PAGES)
        pieces = list(_pages(document))
        pieces += _properties(document)
        pieces += _bookmarks(document)
    except pdfium.PdfiumError as fault:
        raise InputFault("file.broken") from fault
    finally:
        document.close()
    blank = [
        re.sub(r"\D", "", piece.place)
        for piece in pieces
        if piece.place.endswith("页") and not piece.text.strip()
    ]
    notes = (f"第 {'、'.join(blank[:20])} 页没有文字，可能是扫描的图片，没有检查。",) if blank else ()
    return tuple(piece for piece in pieces if piece.text.strip()), notes


def _pages(document: pdfium.PdfDocument) -> Iterator[Piece]:
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        try:
            yield Piece(textpage.get_text_range(), f"第{number + 1}页")
            yield from _annotations(page, number + 1)
        finally:
            textpage.close()
            page.close()


def _annotations(page: pdfium.PdfPage, number: int) -> Iterator[Piece]:
    """Words of notes, stamps and form fields on a page."""
    words = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        words += [text for key in (b"Contents", b"V", b"T", b"TU") if (text := _string(annotation, key))]
        raw.FPDFPage_CloseAnnot(annotation)
    if words:
        yield Piece("\n".join(words), f"第{number}页的批注和表单", hidden=True)


def _string(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _properties(document: pdfium.PdfDocument) -> list[Piece]:
    known = document.get_metadata_dict(skip_empty=True)
    text = "\n".join(known[key] for key in _INFO if known.get(key))
    return [Piece(text, "文件属性", hidden=True)] if text else []


def _bookmarks(document: pdfium.PdfDocument) -> list[Piece]:
    titles = [bookmark.get_title() for bookmark in document.get_toc(max_depth=8)]
    return [Piece("\n".join(titles), "书签", hidden=True)] if titles else []
