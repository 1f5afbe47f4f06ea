"""Cleaning of text that comes out of a file, and cutting it into lines; nothing a reader could see is changed."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from gongkai.reporting.importing.blocks import Line

# soft hyphen, zero-width marks, direction marks, byte-order mark, object replacement
_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# pdf fonts and old converters put radicals and compatibility forms where the plain character is meant (⼀ for 一)
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_BLANK = re.compile("[\xa0\u2000-\u200a\u202f\u205f]")


def clean(text: str) -> str:
    """Blanks of every width become a plain one (the full-width one stays), unseen and control characters go."""
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROL.sub("", _UNSEEN.sub("", _BLANK.sub(" ", text)))
    return _LOOKALIKE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def split_lines(text: str) -> list[str]:
    """Lines at every kind of line or page end."""
    return _LINE_END.split(text)


def unescape(text: str) -> str:
    """`&nbsp;`, `&ldquo;`, `&#160;` left over in a text from a web page."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def to_lines(texts: Iterable[str]) -> list[Line]:
    """One `Line` a text, trailing blanks cut (trailing tabs are cells and stay)."""
    return [Line(clean(text).rstrip(" \u3000")) for text in texts]
