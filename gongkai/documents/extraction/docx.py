"""Word files: the running text and its tables, and what people forget in them: deleted text, comments, hidden text,
headers and footers, notes, properties, pictures, embedded files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongkai.documents.extraction.pieces import CellGrid, Piece
from gongkai.documents.extraction.safezip import SafeZip
from gongkai.documents.extraction.xmlparts import links, local, other_parts, parse

_STORIES = (
    ("word/document", "正文"),
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/footnotes", "脚注"),
    ("word/endnotes", "尾注"),
    ("word/comments", "批注"),
)
_NOT_STORIES = ("word/commentsExtended", "word/commentsIds", "word/commentsExtensible")
_UNSEEN_STORIES = frozenset({"批注"})
_BREAKS = frozenset({"br", "cr"})


@dataclass(slots=True)
class _Story:
    """Text of one part, by how it is seen."""

    seen: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    tables: list[CellGrid] = field(default_factory=list)


def extract_docx(archive: SafeZip) -> Iterator[Piece]:
    """Every piece of text of a Word file, the running text first."""
    for start, place in _STORIES:
        for name in archive.names():
            if name.startswith(start) and name.endswith(".xml") and not name.startswith(_NOT_STORIES):
                yield from _story(parse(archive.read(name), name), place)
    yield from other_parts(archive)
    yield from links(archive)


def _story(root: etree._Element, place: str) -> Iterator[Piece]:
    story = _Story()
    _blocks(root, story, place)
    unseen = place in _UNSEEN_STORIES
    if text := "".join(story.seen).strip("\n"):
        yield Piece(text, place, hidden=unseen)
    yield from (grid.piece() for grid in story.tables)
    for parts, words in (
        (story.deleted, f"{place}里修订时删去的文字"),
        (story.hidden, f"{place}里的隐藏文字"),
        (story.codes, f"{place}里的域代码"),
        (story.pictures, f"{place}里图片的说明"),
    ):
        if text := "".join(parts).strip("\n"):
            yield Piece(text, words, hidden=True)


def _blocks(node: etree._Element, story: _Story, place: str) -> None:
    """Paragraphs and tables below a node in order; a table inside a cell is read as a table of its own."""
    for child in node:
        name = local(child)
        if name == "p":
            _paragraph(child, story, place)
        elif name == "tbl":
            _table(child, story, place)
        elif name != "Fallback":  # the same drawing again, for old readers
            _blocks(child, story, place)


def _paragraph(node: etree._Element, story: _Story, place: str) -> None:
    gone = False
    for run, is_deleted in _runs(node, deleted=False):
        _run(run, story, place, is_deleted)
        gone = gone or is_deleted
    story.seen.append("\n")
    if gone:
        story.deleted.append("\n")


def _runs(node: etree._Element, *, deleted: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in node:
        name = local(child)
        if name == "r":
            yield child, deleted
        elif name not in ("pPr", "Fallback"):
            yield from _runs(child, deleted=deleted or name in ("del", "moveFrom"))


def _run(run: etree._Element, story: _Story, place: str, deleted: bool) -> None:
    into = story.deleted if deleted else story.hidden if _is_vanished(run) else story.seen
    for node in run:
        name = local(node)
        if name in ("t", "delText"):
            (story.deleted if name == "delText" else into).append(node.text or "")
        elif name in ("instrText", "delInstrText"):
            story.codes.append((node.text or "") + "\n")
        elif name == "tab":
            into.append("\t")
        elif name in _BREAKS:
            into.append("\n")
        elif name in ("noBreakHyphen", "softHyphen"):
            into.append("-" if name == "noBreakHyphen" else "\u00ad")
        elif name in ("drawing", "pict", "AlternateContent", "object"):
            _drawing(node, story, place)


def _drawing(node: etree._Element, story: _Story, place: str) -> None:
    """Text boxes inside a drawing, and the words given to a picture."""
    for inner in node.iter():
        name = local(inner)
        if name in ("docPr", "cNvPr", "shape"):
            words = [str(inner.get(key)) for key in ("descr", "title", "alt") if inner.get(key)]
            story.pictures += [f"{word}\n" for word in words]
        elif name == "txbxContent" and not any(local(up) == "Fallback" for up in inner.iterancestors()):
            _blocks(inner, story, place)
        elif name == "t" and "drawingml" in str(inner.tag):
            story.seen.append(inner.text or "")


def _is_vanished(run: etree._Element) -> bool:
    for properties in run:
        if local(properties) == "rPr":
            return any(local(p) in ("vanish", "webHidden") and _is_on(p) for p in properties)
    return False


def _is_on(node: etree._Element) -> bool:
    values = [str(value) for name, value in node.attrib.items() if str(name).endswith("val")]
    return not any(value in ("0", "false") for value in values)


def _table(node: etree._Element, story: _Story, place: str) -> None:
    number = len(story.tables) + 1
    grid = CellGrid(f"{place}第{number}张表")
    story.tables.append(grid)
    for row_number, row in enumerate((n for n in _descend(node, "tr")), 1):
        cells = [_cell(cell, story, place) for cell in _descend(row, "tc")]
        grid.add(cells, [f"第{row_number}行第{n}格" for n in range(1, len(cells) + 1)])


def _descend(node: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Nearest descendants of a name, through content controls and revision marks, not into nested tables."""
    for child in node:
        name = local(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "ins", "del", "smartTag", "customXml"):
            yield from _descend(child, wanted)


def _cell(node: etree._Element, story: _Story, place: str) -> str:
    inner = _Story(
        deleted=story.deleted,
        hidden=story.hidden,
        codes=story.codes,
        pictures=story.pictures,
        tables=story.tables,
    )
    _blocks(node, inner, place)
    return "".join(inner.seen).strip("\n")
