"""A body as blocks, for papers: headings, paragraphs, list items, tables, pictures, in order."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml import etree

_HEADINGS = {"h2": "heading", "h3": "subheading", "h4": "subheading"}
_FLOW = frozenset({"div", "blockquote", "ul", "ol", "body", "span", "section"})


@dataclass(frozen=True, slots=True)
class Block:
    """`kind`: heading, subheading, text, item, table or picture. A table has `rows` of cell texts, a picture its bytes."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    picture: bytes = b""


def _words(node: etree._Element) -> str:
    parts: list[str] = []

    def walk(each: etree._Element) -> None:
        if each.tag == "br":
            parts.append("\n")
        parts.append(each.text or "")
        for child in each:
            walk(child)
            parts.append(child.tail or "")

    walk(node)
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
    return "\n".join(line for line in lines if line)


def _pictures(node: etree._Element) -> Iterator[Block]:
    for image in node.iter("img"):
        source = str(image.get("src") or "")
        head, mark, data = source.partition(";base64,")
        if mark and head.startswith("data:image/"):
            try:
                yield Block("picture", str(image.get("alt") or ""), picture=base64.b64decode(data))
            except (binascii.Error, ValueError):
                continue


def _table(node: etree._Element) -> Block:
    rows = [tuple(_words(cell) for cell in row if cell.tag in ("td", "th")) for row in node.iter("tr")]
    width = max((len(row) for row in rows), default=0)
    return Block("table", rows=tuple(row + ("",) * (width - len(row)) for row in rows if row))


def _walk(node: etree._Element) -> Iterator[Block]:
    if node.text and node.text.strip():
        yield Block("text", " ".join(node.text.split()))
    for child in node:
        tag = child.tag
        if tag == "table":
            yield _table(child)
        elif tag in _FLOW:
            yield from _walk(child)
        elif isinstance(tag, str):
            yield from _pictures(child) if tag != "img" else _pictures_of_self(child)
            kind = _HEADINGS.get(tag, "item" if tag == "li" else "text")
            yield from (Block(kind, line) for line in _words(child).split("\n") if line)
        if child.tail and child.tail.strip():
            yield Block("text", " ".join(child.tail.split()))


def _pictures_of_self(image: etree._Element) -> Iterator[Block]:
    holder = etree.Element("div")
    holder.append(image)
    yield from _pictures(holder)


def blocks_of(body: str) -> list[Block]:
    """The blocks of a safe body; empty for an empty one."""
    if not body.strip():
        return []
    return [
        each
        for each in _walk(lxml.html.fragment_fromstring(body, create_parent="div"))
        if each.text or each.rows or each.picture
    ]
