"""The body of a Word document as blocks. Walks the XML once; what Word would not print is not read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gongkai.reporting.importing.blocks import Block, Line
from gongkai.reporting.importing.sources.cells import RawCell, table_blocks
from gongkai.reporting.importing.sources.kinds.docx.numbering import Numbering, W
from gongkai.reporting.importing.sources.limits import Limits
from gongkai.reporting.importing.sources.text import clean, split_lines
from gongkai_law.errors import InputFault

_DEEPEST = 120  # levels of nesting; real documents stay under 30
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BREAKS = frozenset((f"{W}br", f"{W}cr"))
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in [
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "instrText",
        "rPr",
        "pPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "rt",
        "comment",
    ]
)
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))


class Body:
    """One document's walk; `notes` afterwards say what was left out."""

    def __init__(self, numbering: Numbering, limits: Limits) -> None:
        self._numbering = numbering
        self._limits = limits
        self._deleted = False
        self._hidden = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the paper does not see and was therefore left out."""
        notes = ("文件里有修订痕迹：删去的内容没有读，插入的内容读了。",) if self._deleted else ()
        return (*notes, "文件里有隐藏的文字，没有读。") if self._hidden else notes

    def blocks_of(self, document: Element) -> list[Block]:
        """The whole document. Raises InputFault when it is nested beyond sense."""
        body = document.find(f"{W}body")
        return [] if body is None else self._flow(body, 0)

    def _flow(self, parent: Element, depth: int) -> list[Block]:
        if depth > _DEEPEST:
            raise InputFault("file.broken")
        found: list[Block] = []
        for child in parent:
            if child.tag == f"{W}p":
                found += self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                found += table_blocks(self._rows(child, depth), self._limits)
            elif child.tag in _DELETED:
                self._deleted = True
            elif child.tag == _ALTERNATE:
                found += self._flow(_chosen(child), depth + 1)
            elif child.tag not in _LEFT_OUT:
                found += self._flow(child, depth + 1)  # content controls, insertions, custom marks
        return found

    def _paragraph(self, paragraph: Element, depth: int) -> list[Block]:
        properties = paragraph.find(f"{W}pPr")
        pieces: list[str] = []
        boxes: list[Element] = []
        self._runs(paragraph, pieces, boxes, depth)
        text = "".join(pieces)
        label = self._numbering.label(properties) if text.strip() else ""
        found: list[Block] = [Line(clean(part).rstrip(" \u3000")) for part in split_lines(label + text)]
        for box in boxes:
            found += self._flow(box, depth + 1)
        return found

    def _runs(self, parent: Element, pieces: list[str], boxes: list[Element], depth: int) -> None:
        if depth > _DEEPEST:
            raise InputFault("file.broken")
        for child in parent:
            tag = child.tag
            if tag in (f"{W}t", _MATH_TEXT):
                pieces.append(child.text or "")
            elif tag == f"{W}tab":
                pieces.append("\t")
            elif tag in _BREAKS:
                pieces.append("\n")
            elif tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif tag in _LEFT_OUT:
                self._deleted = self._deleted or tag in _DELETED
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag == _ALTERNATE:
                self._runs(_chosen(child), pieces, boxes, depth + 1)
            elif tag == f"{W}r" and _is_hidden(child):
                self._hidden = self._hidden or any(True for _ in child.iter(f"{W}t"))
            else:
                self._runs(child, pieces, boxes, depth + 1)

    def _rows(self, table: Element, depth: int) -> list[list[RawCell]]:
        rows: list[list[RawCell]] = []
        open_cells: dict[int, RawCell] = {}  # grid column → the cell a vertical merge goes on with
        for row in _found(table, f"{W}tr", depth):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._deleted = True
                continue
            rows.append(self._cells(row, properties, open_cells, depth))
        return rows

    def _cells(
        self, row: Element, properties: Element | None, open_cells: dict[int, RawCell], depth: int
    ) -> list[RawCell]:
        column = _count(properties, "gridBefore", 0)
        cells = [RawCell(colspan=column)] if column else []
        for source in _found(row, f"{W}tc", depth):
            about = source.find(f"{W}tcPr")
            span = _count(about, "gridSpan", 1) or 1
            merge = None if about is None else about.find(f"{W}vMerge")
            origin = open_cells.get(column)
            if merge is not None and merge.get(f"{W}val", "continue") != "restart" and origin is not None:
                origin.rowspan += 1
                origin.blocks += [block for block in self._flow(source, depth + 1) if not _is_empty(block)]
            else:
                cell = RawCell(self._flow(source, depth + 1), colspan=span)
                cells.append(cell)
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = cell
            column += span
        return cells


def _found(parent: Element, tag: str, depth: int) -> list[Element]:
    """Rows of a table or cells of a row, also inside content controls and insertions, not inside inner tables."""
    if depth > _DEEPEST:
        raise InputFault("file.broken")
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag == _ALTERNATE:
            found += _found(_chosen(child), tag, depth + 1)
        elif child.tag not in _LEFT_OUT:
            found += _found(child, tag, depth + 1)
    return found


def _chosen(alternate: Element) -> Element:
    """Of two versions of one content (a drawing, and its fallback for old Word) the first; never both."""
    choice = alternate.find(_CHOICE)
    if choice is None:
        choice = alternate.find(_FALLBACK)
    return alternate.makeelement("none", {}) if choice is None else choice


def _is_hidden(run: Element) -> bool:
    """Whether a run is not to be read: hidden, or struck through as what was put aside by hand."""
    marks = (run.find(f"{W}rPr/{W}{name}") for name in ("vanish", "strike", "dstrike"))
    return any(mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off") for mark in marks)


def _count(properties: Element | None, name: str, otherwise: int) -> int:
    element = None if properties is None else properties.find(f"{W}{name}")
    raw = "" if element is None else element.get(f"{W}val", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 4 else otherwise


def _is_empty(block: Block) -> bool:
    return isinstance(block, Line) and not block.text.strip()
