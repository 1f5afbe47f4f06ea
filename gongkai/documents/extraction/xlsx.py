"""Spreadsheets: every sheet, also hidden ones, with hidden rows and columns, comments, cached pivots, defined names,
headers and footers, properties, text boxes, charts and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gongkai.documents.extraction.pieces import MOST_CELLS, CellGrid, Piece
from gongkai.documents.extraction.safezip import SafeZip
from gongkai.documents.extraction.xmlparts import all_text, links, local, other_parts, parse
from gongkai_law.errors import InputFault

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FORMAT_CODES = re.compile(r"&(?:[LCRPNDTFAGZUESXYBI]|[0-9]{1,3}|K[0-9A-Fa-f]{6}|\"[^\"]*\")")
_LONGEST_WHOLE = 15  # digits a spreadsheet keeps of a number


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool

    @property
    def place(self) -> str:
        return f"工作表“{self.name}”" + ("（隐藏）" if self.hidden else "")


def extract_xlsx(archive: SafeZip) -> Iterator[Piece]:
    """Every piece of text of a spreadsheet, the sheets first."""
    strings = _shared_strings(archive)
    budget = [MOST_CELLS]
    sheets = list(_sheets(archive))
    for sheet in sheets:
        if sheet.part in archive:
            yield from _sheet(archive, sheet, strings, budget)
    yield from _workbook(archive)
    yield from _caches(archive)
    yield from other_parts(archive)
    yield from links(archive)


def _relations(archive: SafeZip, part: str) -> dict[str, tuple[str, str]]:
    """Id → (kind, part) of what a part refers to inside the file."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if rels not in archive:
        return {}
    found = {}
    for node in parse(archive.read(rels), rels):
        if isinstance(node.tag, str) and node.get("TargetMode") != "External":
            kind = str(node.get("Type", "")).rpartition("/")[2]
            found[str(node.get("Id"))] = (kind, _resolve(folder, str(node.get("Target", ""))))
    return found


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/")
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(part for part in parts if part)


def _sheets(archive: SafeZip) -> Iterator[_Sheet]:
    if "xl/workbook.xml" not in archive:
        raise InputFault("file.broken")
    relations = _relations(archive, "xl/workbook.xml")
    for node in parse(archive.read("xl/workbook.xml"), "xl/workbook.xml").iter():
        if local(node) == "sheet":
            _, part = relations.get(str(node.get(_REL)), ("", ""))
            yield _Sheet(str(node.get("name", "")), part, node.get("state", "visible") != "visible")


def _shared_strings(archive: SafeZip) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive:
        return []
    return [_text_of(item) for item in parse(archive.read(name), name) if local(item) == "si"]


def _text_of(item: etree._Element) -> str:
    """The text of a string item; phonetic guides are left out."""
    return "".join(
        node.text or ""
        for node in item.iter()
        if local(node) == "t" and not any(local(up) == "rPh" for up in node.iterancestors())
    )


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _sheet(archive: SafeZip, sheet: _Sheet, strings: list[str], budget: list[int]) -> Iterator[Piece]:
    root = parse(archive.read(sheet.part), sheet.part)
    hidden_columns: set[int] = set()
    for node in root.iter():
        if local(node) == "col" and node.get("hidden") in ("1", "true"):
            first, last = int(node.get("min", "1")), int(node.get("max", "1"))
            hidden_columns.update(range(first, min(last, first + 16_384) + 1))
    grid = CellGrid(sheet.place, sheet.hidden)
    row_number = 0
    for row in (node for node in root.iter() if local(node) == "row"):
        row_number = int(row.get("r") or row_number + 1)
        _row(row, row_number, hidden_columns, strings, grid, budget)
    piece = grid.piece()
    if piece.text:
        yield piece
    yield from _around(root, sheet)
    for kind, part in _relations(archive, sheet.part).values():
        if kind in ("comments", "threadedComment") and part in archive:
            yield from _comments(parse(archive.read(part), part), sheet)


def _row(
    row: etree._Element,
    number: int,
    hidden_columns: set[int],
    strings: list[str],
    grid: CellGrid,
    budget: list[int],
) -> None:
    cells: dict[int, str] = {}
    column = 0
    for cell in row:
        if local(cell) != "c":
            continue
        found = _REFERENCE.match(str(cell.get("r", "")))
        column = _column_number(found[1]) if found else column + 1
        if text := _value(cell, strings):
            cells[column] = text
    if not cells:
        return
    width = max(cells)
    budget[0] -= len(cells)
    if budget[0] < 0:
        raise InputFault("file.too_many_cells", limit=MOST_CELLS)
    row_mark = "（隐藏行）" if row.get("hidden") in ("1", "true") else ""
    places = [
        f"{column_letters(n)}{number}{row_mark}{'（隐藏列）' if n in hidden_columns else ''}"
        for n in range(1, width + 1)
    ]
    grid.add([cells.get(n, "") for n in range(1, width + 1)], places)


def _value(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    raw = next((node.text or "" for node in cell if local(node) == "v"), "")
    if kind == "inlineStr":
        return "".join(_text_of(node) for node in cell if local(node) == "is")
    if kind == "s":
        return strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else ""
    return _number(raw) if kind == "n" else raw


def _number(raw: str) -> str:
    """A number as a person reads it: whole ones without a point, one too long for the spreadsheet as 4.10329E+17."""
    if raw.isdigit() or not raw:
        return raw
    try:
        value = float(raw)
    except ValueError:
        return raw
    if value != value or abs(value) >= 10**_LONGEST_WHOLE:
        return f"{value:.5E}"
    return str(int(value)) if value == int(value) else raw


def _around(root: etree._Element, sheet: _Sheet) -> Iterator[Piece]:
    """Headers and footers, input hints and choice lists of a sheet."""
    pages = [
        _FORMAT_CODES.sub(" ", node.text or "")
        for node in root.iter()
        if local(node) in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
    ]
    if pages:
        yield Piece("\n".join(pages), f"{sheet.place}的页眉页脚", hidden=True)
    hints = [
        all_text(node) for node in root.iter() if local(node) in ("dataValidation", "conditionalFormatting")
    ]
    if hints:
        yield Piece("\n".join(hints), f"{sheet.place}的数据有效性和条件格式", hidden=True)


def _comments(root: etree._Element, sheet: _Sheet) -> Iterator[Piece]:
    for node in root.iter():
        if local(node) in ("comment", "threadedComment"):
            yield Piece(
                _text_of(node) or all_text(node), f"{sheet.place}批注 {node.get('ref', '')}", hidden=True
            )


def _workbook(archive: SafeZip) -> Iterator[Piece]:
    """Defined names with what they hold."""
    root = parse(archive.read("xl/workbook.xml"), "xl/workbook.xml")
    names = [
        f"{node.get('name', '')}：{node.text or ''}　{node.get('comment', '')}"
        for node in root.iter()
        if local(node) == "definedName"
    ]
    if names:
        yield Piece("\n".join(names), "定义的名称", hidden=True)


def _caches(archive: SafeZip) -> Iterator[Piece]:
    """Records that pivot tables keep of their source, even when the source sheet is gone."""
    for name in archive.names():
        if not name.startswith(
            ("xl/pivotCache/", "xl/pivotTables/", "xl/slicerCaches/")
        ) or not name.endswith(".xml"):
            continue
        values = [
            _number(str(node.get("v"))) if local(node) == "n" else str(node.get("v"))
            for node in parse(archive.read(name), name).iter()
            if isinstance(node.tag, str) and node.get("v") is not None
        ]
        if values:
            yield Piece("\n".join(values), "数据透视表的缓存", hidden=True)
