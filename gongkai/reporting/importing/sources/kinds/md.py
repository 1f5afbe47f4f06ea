"""Markdown: emphasis, links and escapes are taken off; pipes and headings stay, the table reader knows them."""

from __future__ import annotations

import re

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.sources.text import split_lines, to_lines, unescape
from gongkai.reporting.importing.sources.upload import Upload

KIND = "md"
SUFFIXES = (".md", ".markdown")
RANK = 80

_DELIMITER_ROW = re.compile(
    r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*){0,40}\|?[ \t]*$", re.M
)
_HEADING = re.compile(r"^ {0,3}#{1,6} \S", re.M)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?(?:sup|sub|u|b|i|em|strong|span|font|center|o:p)\b[^<>\n]{0,200}>", re.I)
_COMMENT = re.compile(r"<!--.{0,400}?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,200})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\n]{0,2000}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n|]{1,300})\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>])")


def recognises(upload: Upload) -> bool:
    """A pipe table's delimiter row with a pipe line beside it, or two headings."""
    text = upload.text[:400_000]
    if text.count("|") >= 4 and _DELIMITER_ROW.search(text):
        return True
    return upload.suffix in SUFFIXES or len(_HEADING.findall(text)) >= 2


def read(upload: Upload) -> OpenedFile:
    """Lines, each as it stands but for its markup. A `<br>` inside a pipe row becomes a blank, so the row stays one."""
    text = strip_markup(_BREAK.sub(" ", upload.plain_text))
    return OpenedFile(KIND, tuple(to_lines(split_lines(unescape(text)))), notes=upload.text_notes)


def strip_markup(text: str) -> str:
    """The text without emphasis, links, images, escapes and inline tags."""
    text = _TAG.sub("", _COMMENT.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return _ESCAPE.sub(r"\1", _STRONG.sub(r"\2", text))
