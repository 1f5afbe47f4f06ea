"""Body text made safe: what a page of the office may hold, and nothing that runs. Plain text becomes paragraphs."""

from __future__ import annotations

import html
import re

import nh3

from gongkai_law.errors import InputFault

TAGS = frozenset(
    [
        "p",
        "br",
        "h2",
        "h3",
        "h4",
        "strong",
        "b",
        "em",
        "i",
        "u",
        "s",
        "sub",
        "sup",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "a",
        "img",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "span",
        "div",
    ]
)
_CELL = frozenset({"colspan", "rowspan"})
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt"},
    "th": {*_CELL, "scope"},
    "td": set(_CELL),
    "ol": {"start"},
}
LONGEST_BODY = 5_000_000  # characters, pictures included
_PICTURE = re.compile(r"^data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+$")
_BLOCK = re.compile(r"<(?:p|h[2-4]|ul|ol|li|table|tr|td|th|div|blockquote|br|hr)\b", re.I)
_ENDS = re.compile(r"</?(?:p|h[1-6]|li|tr|div|blockquote|table|ul|ol|caption)\b[^>]*>|<br\s*/?>", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_CELL_END = re.compile(r"</t[dh]>", re.I)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in ("colspan", "rowspan", "start"):
        return value if value.isascii() and value.isdigit() and len(value) < 5 else None
    if value.strip().lower().startswith("data:"):
        return value if tag == "img" and name == "src" and _PICTURE.match(value) else None
    return None if tag == "img" and name == "src" else value


def safe_body(text: str) -> str:
    """The body as it may be shown: known tags and attributes, http(s), mail and telephone links, pictures that stand
    in the text itself; scripts, handlers, styles, frames and pictures from elsewhere are gone.

    Text without tags becomes a paragraph a line. Raises InputFault `publishing.body_long`.
    """
    if len(text) > LONGEST_BODY:
        raise InputFault("publishing.body_long", limit=LONGEST_BODY // 10_000)
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _BLOCK.search(text):
        lines = [line.strip() for line in text.split("\n")]
        text = "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
    # A parser mends what it reads; mended once more it must be the same, or the hash of an approval would not hold.
    for _round in range(3):
        cleaned = _clean(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _clean(text: str) -> str:
    cleaned: str = nh3.clean(
        text,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel", "data"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    cleaned = cleaned.strip()
    return cleaned if not cleaned or _BLOCK.search(cleaned) else f"<p>{cleaned}</p>"


def plain_text(body: str) -> str:
    """The words of a body, a paragraph a line, cells set apart by a tab: for search, screening, print and comparison."""
    text = _CELL_END.sub("\t", body)
    text = _ENDS.sub("\n", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
