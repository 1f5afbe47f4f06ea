"""The reading order of an html tree: lines at block borders and `<br>`, tables as tables, the unseen left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.reporting.importing.blocks import Block, Line
from gongkai.reporting.importing.sources.cells import RawCell, table_blocks
from gongkai.reporting.importing.sources.limits import Limits
from gongkai.reporting.importing.sources.text import clean, split_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "object",
        "iframe",
        "select",
        "option",
        "button",
        "textarea",
        "nav",
        "canvas",
        "audio",
        "video",
        "map",
        "del",
        "s",
        "strike",
        "input",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "form",
        "fieldset",
        "blockquote",
        "pre",
        "hr",
        "address",
        "figure",
        "figcaption",
        "center",
        "caption",
        "body",
        "html",
    ]
)
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_WHITE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration[^;]*line-through", re.I
)


class Flow:
    """Walks one tree (or one cell of it). `keep_newlines`: line ends of the source are line ends of the text."""

    def __init__(self, limits: Limits, *, keep_newlines: bool, with_hidden: bool) -> None:
        self._limits = limits
        self._keep_newlines = keep_newlines
        self._with_hidden = with_hidden
        self._blocks: list[Block] = []
        self._line: list[str] = []

    def blocks_of(self, node: _Element) -> list[Block]:
        """Everything below `node`, which itself may be a cell."""
        self._children(node, preformatted=False)
        self._end_line()
        return self._blocks

    def _children(self, node: _Element, *, preformatted: bool) -> None:
        self._text(node.text, preformatted)
        for child in node:
            self._visit(child, preformatted)
            self._text(child.tail, preformatted)

    def _visit(self, node: _Element, preformatted: bool) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _UNSEEN or self._is_hidden(node):
            return
        if tag == "br":
            self._end_line()
        elif tag == "sup" and self._is_note(node):
            self._line.append(f"[{(node.text or '').strip()}]")
        elif tag == "table":
            self._end_line()
            self._blocks += table_blocks(self._rows(node), self._limits)
        elif tag in _BLOCKS:
            self._end_line()
            self._children(node, preformatted=preformatted or tag == "pre")
            self._end_line()
        else:
            self._children(node, preformatted=preformatted)

    def _is_note(self, node: _Element) -> bool:
        """Whether a raised number behind a digit numbers a footnote: it is not part of the figure."""
        before = "".join(self._line).rstrip()[-1:]
        return before.isdigit() and not len(node) and (node.text or "").strip().isdigit()

    def _is_hidden(self, node: _Element) -> bool:
        if self._with_hidden:
            return False
        return node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "") is not None

    def _text(self, text: str | None, preformatted: bool) -> None:
        if not text:
            return
        if not (preformatted or self._keep_newlines):
            self._line.append(_WHITE.sub(" ", text))
            return
        first, *rest = split_lines(text)
        self._line.append(first)
        for part in rest:
            self._end_line(force=True)
            self._line.append(part)

    def _end_line(self, *, force: bool = False) -> None:
        text = clean("".join(self._line))
        self._line = []
        kept = text.rstrip(" \u3000")
        if kept.strip() or force:
            self._blocks.append(Line(kept if force else kept.lstrip(" ")))

    def _rows(self, table: _Element) -> list[list[RawCell]]:
        rows: list[list[RawCell]] = []
        for part in table:
            if not isinstance(part.tag, str) or self._is_hidden(part):
                continue
            if part.tag in _GROUPS:
                rows += [self._cells(row) for row in part if row.tag == "tr" and not self._is_hidden(row)]
            elif part.tag == "tr":
                rows.append(self._cells(part))
            elif part.tag not in ("colgroup", "col"):
                self._visit(part, False)
                self._end_line()
        return rows

    def _cells(self, row: _Element) -> list[RawCell]:
        return [self._cell(cell) for cell in row if cell.tag in ("td", "th") and not self._is_hidden(cell)]

    def _cell(self, cell: _Element) -> RawCell:
        inner = Flow(self._limits, keep_newlines=False, with_hidden=self._with_hidden)
        return RawCell(
            inner.blocks_of(cell),
            colspan=_span(cell.get("colspan"), 1),
            rowspan=_span(cell.get("rowspan"), 1),
        )


def _span(value: str | None, otherwise: int) -> int:
    """A span attribute; 0 means "to the end", which is cut to the table later."""
    text = (value or "").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 6:
        return otherwise
    return int(text) or 10_000
