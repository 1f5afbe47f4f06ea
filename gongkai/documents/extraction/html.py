"""Web pages: the visible text with its tables, and what the page hides (comments, hidden parts, attributes, scripts)."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from gongkai.documents.extraction.pieces import CellGrid, Extraction, Piece
from gongkai.documents.extraction.plain import decode
from gongkai_law.errors import InputFault

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
    ]
    + [
        "header",
        "footer",
        "nav",
        "pre",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "hr",
        "form",
        "fieldset",
        "option",
        "title",
    ]
)
_UNREAD = frozenset(["script", "style", "noscript", "template"])
_ATTRIBUTES = ("title", "alt", "value", "placeholder", "content", "href", "src", "aria-label")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.I)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.0-9])", re.I)


def extract_html(data: bytes) -> Extraction:
    """A page: its text in reading order, each data table as a table, then what is not seen on the screen."""
    text = _decode(data)
    try:
        root = lxml_html.document_fromstring(
            text, parser=lxml_html.HTMLParser(huge_tree=False, remove_pis=True)
        )
    except (etree.ParserError, ValueError) as fault:
        raise InputFault("file.broken") from fault
    walk = _Walk()
    walk.element(root, hidden=False)
    return Extraction("html", walk.pieces())


def _decode(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
    text = decode(data)
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)


class _Walk:
    """One pass over the tree: visible text, hidden text, comments, attributes, tables."""

    def __init__(self) -> None:
        self._seen: list[str] = []
        self._hidden: list[str] = []
        self._comments: list[str] = []
        self._attributes: list[str] = []
        self._scripts: list[str] = []
        self._tables: list[Piece] = []

    def element(self, node: etree._Element, *, hidden: bool) -> None:
        stack: list[tuple[etree._Element, bool, bool]] = [(node, hidden, False)]
        while stack:
            at, is_hidden, leaving = stack.pop()
            if leaving:
                self._leave(at, is_hidden)
                continue
            below = self._enter(at, is_hidden)
            if below is None:
                self._tail(at, is_hidden)
                continue
            stack.append((at, is_hidden, True))
            stack.extend((child, below, False) for child in reversed(at))

    def _enter(self, node: etree._Element, hidden: bool) -> bool | None:
        """Take the node's own text; None = do not go below it, else whether what is below is hidden."""
        if not isinstance(node.tag, str):
            self._comments.append(node.text or "")
            return None
        if node.tag in _UNREAD:
            self._scripts.append(_script(node))
            return None
        for name in _ATTRIBUTES:
            if value := node.get(name):
                self._attributes.append(value)
        if node.tag == "table" and not node.xpath(".//table"):
            self._tables.append(_table(node, len(self._tables) + 1, hidden))
            self._unseen_of(node)
            return None
        below = hidden or _is_hidden(node)
        into = self._hidden if below else self._seen
        if node.tag in _BLOCKS:
            into.append("\n")
        into.append(node.text or "")
        return below

    def _unseen_of(self, table: etree._Element) -> None:
        """Comments, scripts and attributes inside a table, whose cells are read apart."""
        for node in table.iter():
            if not isinstance(node.tag, str):
                self._comments.append(node.text or "")
            elif node.tag in _UNREAD:
                self._scripts.append(_script(node))
            elif node is not table:
                self._attributes += [value for name in _ATTRIBUTES if (value := node.get(name))]

    def _leave(self, node: etree._Element, hidden: bool) -> None:
        into = self._hidden if hidden else self._seen
        if node.tag in _BLOCKS:
            into.append("\n")
        elif node.tag in ("td", "th"):
            into.append("\t")
        self._tail(node, hidden)

    def _tail(self, node: etree._Element, hidden: bool) -> None:
        (self._hidden if hidden else self._seen).append(node.tail or "")

    def pieces(self) -> tuple[Piece, ...]:
        found = [Piece("".join(self._seen), "正文"), *self._tables]
        for parts, place in (
            (self._hidden, "网页里不显示的部分"),
            (self._comments, "网页注释"),
            (self._attributes, "网页标签的属性"),
            (self._scripts, "网页脚本"),
        ):
            if text := "\n".join(part for part in parts if part.strip()):
                found.append(Piece(text, place, hidden=True))
        return tuple(found)


def _script(node: etree._Element) -> str:
    return "".join(str(part) for part in node.itertext())


def _is_hidden(node: etree._Element) -> bool:
    return (
        node.get("hidden") is not None
        or node.get("type") == "hidden"
        or bool(_HIDING.search(node.get("style", "")))
    )


def _table(node: etree._Element, number: int, hidden: bool) -> Piece:
    grid = CellGrid(f"第{number}张表", hidden or _is_hidden(node))
    for caption in node.iter("caption"):
        grid.add([_with_tails(caption)], ["标题"])
    for row_number, row in enumerate(node.iter("tr"), 1):
        cells = [_with_tails(cell) for cell in row if cell.tag in ("td", "th")]
        grid.add(cells, [f"第{row_number}行第{n}格" for n in range(1, len(cells) + 1)])
    return grid.piece()


def _with_tails(node: etree._Element) -> str:
    """All text below a node in order; comments and scripts left out, blocks on lines of their own."""
    parts = [node.text or ""]
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            inner = _with_tails(child)
            parts.append(f"\n{inner}" if child.tag in _BLOCKS and "".join(parts).strip() else inner)
        parts.append(child.tail or "")
    return "".join(parts).strip()
