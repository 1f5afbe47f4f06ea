"""Plain text: the last kind asked, takes every text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.sources.ruled import draw_lines
from gongkai.reporting.importing.sources.text import split_lines, to_lines, unescape
from gongkai.reporting.importing.sources.upload import Upload

KIND = "txt"
SUFFIXES = (".txt", ".text")
RANK = 90

_COMMENT = re.compile(r"<!--.{0,400}?-->", re.DOTALL)  # left over from web pages and Word
_COLUMNS = re.compile(r"\S {2,}\S")
_LAYOUT_LINES = 5


def recognises(upload: Upload) -> bool:
    """Every file that decodes is text; one that does not raises InputFault here."""
    return bool(upload.text)


def read(upload: Upload) -> OpenedFile:
    """Lines as they stand. `layout` is set when columns are kept by runs of blanks, as `pdftotext -layout` prints."""
    texts = draw_lines(split_lines(unescape(_COMMENT.sub("", upload.plain_text))))
    lines = to_lines(texts)
    return OpenedFile(
        KIND, tuple(lines), layout=keeps_columns([line.text for line in lines]), notes=upload.text_notes
    )


def keeps_columns(texts: Sequence[str]) -> bool:
    """Whether several lines have three or more columns held apart by blanks alone."""
    found = 0
    for text in texts:
        if "  " in text and "\t" not in text and "|" not in text:
            found += len(_COLUMNS.findall(text)) >= 2
            if found >= _LAYOUT_LINES:
                return True
    return False
