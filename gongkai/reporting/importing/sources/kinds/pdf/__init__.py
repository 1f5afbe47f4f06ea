"""PDF with a text layer. Ruled tables become real tables; everything else lines that keep their columns by blanks.

Deterministic: positions of characters and drawn lines only, no picture recognition. A scan is refused.
"""

from __future__ import annotations

import re
import zlib

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.sources.upload import Upload
from gongkai_law.errors import InputFault

KIND = "pdf"
SUFFIXES = (".pdf",)
RANK = 5

_HEAD = 1024  # the mark may stand behind some junk
_STREAM = re.compile(rb"stream\r?\n")
_FEWEST = 10  # visible characters below which a document counts as without text


def recognises(upload: Upload) -> bool:
    """The %PDF- mark near the beginning."""
    return b"%PDF-" in upload.data[:_HEAD]


def read(upload: Upload) -> OpenedFile:
    """Raises InputFault when it is locked, broken, too long, garbled, or has no text layer."""
    from gongkai.reporting.importing.sources.kinds.pdf.assemble import blocks_of
    from gongkai.reporting.importing.sources.kinds.pdf.page import read_pages

    _refuse_bomb(upload)
    pages, title = read_pages(upload.data, upload.limits)
    visible = sum(len(page.marks) for page in pages)
    if visible < _FEWEST:
        raise InputFault("importing.pdf_without_text")
    if sum(mark.is_garbled for page in pages for mark in page.marks) * 10 > visible * 3:
        raise InputFault("importing.pdf_garbled")
    without = [str(number) for number, page in enumerate(pages, 1) if not page.marks and page.has_picture]
    notes = (f"第 {'、'.join(without)} 页只有图片，没有文字，没有读。",) if without else ()
    return OpenedFile(KIND, tuple(blocks_of(pages, upload.limits)), layout=True, notes=notes, title=title)


def _refuse_bomb(upload: Upload) -> None:
    """Unpack the streams piece by piece and stop at the limit, before a library unpacks them whole."""
    left = upload.limits.unpacked
    for match in _STREAM.finditer(upload.data):
        unpacker = zlib.decompressobj()
        rest = upload.data[match.end() : match.end() + 65_536]
        place = match.end() + len(rest)
        try:
            while rest and not unpacker.eof:
                left -= len(unpacker.decompress(rest, 1 << 20))
                if left < 0:
                    raise InputFault("file.zip_bomb")
                rest = unpacker.unconsumed_tail
                if not rest:
                    rest = upload.data[place : place + 65_536]
                    place += len(rest)
        except zlib.error:
            continue
