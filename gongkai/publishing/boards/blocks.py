"""A record's body (safe HTML or plain text) as paragraphs and tables, for papers and scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_PARAGRAPHS = {"p", "li", "blockquote", "div", "caption"}
_HEADS = {"h1", "h2", "h3", "h4"}
_MOST_COLUMNS = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `head` for a heading."""

    text: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of equal length; the first `heads` rows are its head."""

    rows: tuple[tuple[str, ...], ...]
    heads: int


Block = Paragraph | Table


def blocks_of(body: str) -> list[Block]:
    """The blocks of a body in order; plain text gives one paragraph a line. Never fails on odd markup."""
    if "<" not in body:
        return [Paragraph(line.strip()) for line in body.splitlines() if line.strip()]
    root = html.fragment_fromstring(f"<div>{body}</div>")
    found: list[Block] = []
    _walk(root, found)
    return found


def _words(element: HtmlElement) -> str:
    return _BLANKS.sub(" ", "".join(element.itertext())).strip()


def _walk(element: HtmlElement, found: list[Block]) -> None:
    loose = element.text or ""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "table":
            _flush(loose, found)
            loose = ""
            table = _table(child)
            if table is not None:
                found.append(table)
        elif tag in _HEADS:
            _flush(loose, found)
            loose = ""
            _flush(_words(child), found, head=True)
        elif tag in _PARAGRAPHS or tag in ("ul", "ol", "section"):
            _flush(loose, found)
            loose = ""
            _walk(child, found)
        elif tag == "br":
            _flush(loose, found)
            loose = ""
        elif tag:
            loose += "".join(child.itertext())
        loose += child.tail or ""
    _flush(loose, found)


def _flush(text: str, found: list[Block], *, head: bool = False) -> None:
    for line in text.split("\n"):
        words = _BLANKS.sub(" ", line).strip()
        if words:
            found.append(Paragraph(words, head))


def _span(cell: HtmlElement, name: str) -> int:
    raw = str(cell.get(name, "1"))
    return min(max(int(raw), 1), _MOST_COLUMNS) if raw.isascii() and raw.isdigit() and len(raw) < 4 else 1


def _table(element: HtmlElement) -> Table | None:
    """Rows with spans written out, so that every row has every column."""
    rows: list[list[str]] = []
    held: dict[tuple[int, int], str] = {}
    heads = 0
    for number, row in enumerate(element.iter("tr")):
        cells: list[str] = []
        own = [cell for cell in row if cell.tag in ("td", "th")]
        for cell in own:
            while (number, len(cells)) in held:
                cells.append(held[number, len(cells)])
            words = _words(cell)
            for _ in range(_span(cell, "colspan")):
                for below in range(1, _span(cell, "rowspan")):
                    held[number + below, len(cells)] = words
                cells.append(words)
        while (number, len(cells)) in held:
            cells.append(held[number, len(cells)])
        if own and heads == number and all(cell.tag == "th" for cell in own):
            heads = number + 1
        rows.append(cells[:_MOST_COLUMNS])
    width = max((len(row) for row in rows), default=0)
    if not width:
        return None
    full = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    return Table(full, heads or 1)
