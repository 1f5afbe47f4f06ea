"""The parts of a workbook: sheets in order, shared strings, which number formats are dates, merged ranges."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gongkai.reporting.importing.sources.limits import Limits
from gongkai.reporting.importing.sources.zipped import Container, parse_xml
from gongkai_law.errors import InputFault

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_USUAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = re.compile(r"\{.*relationships\}id$")
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))  # built in
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATE_LETTERS = re.compile(r"[ymdhs年月日]", re.I)
_MOST_COLUMNS = 200


@dataclass(slots=True)
class Value:
    """One filled cell. `kind`: number, text, date, logical, error; `formula` may stand without a stored result."""

    text: str
    kind: str
    formula: bool = False
    stored: bool = True


@dataclass(slots=True)
class Sheet:
    """A sheet: filled cells by (row, column) from 0, merged ranges (top, left, bottom, right), hidden rows or not."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    partly_hidden: bool = False


class Workbook:
    """One workbook. `notes` after reading say which sheets were left aside."""

    def __init__(self, container: Container, limits: Limits) -> None:
        self._container = container
        self._limits = limits
        self._strings = self._shared_strings()
        self._dates = self._date_styles()
        self._notes: list[str] = []

    @property
    def notes(self) -> tuple[str, ...]:
        """Hidden sheets (not read) and hidden rows or columns (read)."""
        return tuple(self._notes)

    def visible_sheets(self) -> Iterator[Sheet]:
        """Every sheet that is not hidden, in the order of its tabs."""
        targets = self._targets()
        for entry in self._xml("xl/workbook.xml").iter(f"{_MAIN}sheet"):
            name = entry.get("name", "")
            if entry.get("state", "visible") != "visible":
                self._notes.append(f"工作表“{name}”是隐藏的，没有读。")
                continue
            relation = next((value for key, value in entry.attrib.items() if _RELATION.match(key)), "")
            part = targets.get(relation, "")
            if part not in self._container:
                raise InputFault("importing.part_missing", part=part or name)
            if "chartsheet" not in part:
                yield self._sheet(name, part)

    def _xml(self, name: str) -> Element:
        return parse_xml(self._container.read(name).replace(_STRICT, _USUAL))

    def _targets(self) -> dict[str, str]:
        name = "xl/_rels/workbook.xml.rels"
        if name not in self._container:
            raise InputFault("importing.part_missing", part=name)
        found = {}
        for relation in self._container.xml(name):
            target = relation.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            found[relation.get("Id", "")] = path
        return found

    def _shared_strings(self) -> list[str]:
        name = "xl/sharedStrings.xml"
        if name not in self._container:
            return []
        return [_rich_text(item) for item in self._xml(name).iter(f"{_MAIN}si")]

    def _date_styles(self) -> frozenset[int]:
        name = "xl/styles.xml"
        if name not in self._container:
            return frozenset()
        styles = self._xml(name)
        custom = {
            entry.get("numFmtId", ""): _is_date_format(entry.get("formatCode", ""))
            for entry in styles.iter(f"{_MAIN}numFmt")
        }
        uses = styles.find(f"{_MAIN}cellXfs")
        dates = set()
        for number, use in enumerate(() if uses is None else uses):
            key = use.get("numFmtId", "0")
            if custom.get(key, key.isdigit() and int(key[:6]) in _DATE_FORMATS):
                dates.add(number)
        return frozenset(dates)

    def _sheet(self, name: str, part: str) -> Sheet:
        root = self._xml(part)
        sheet = Sheet(name)
        row_number = -1
        for row in root.iter(f"{_MAIN}row"):
            row_number = _index(row.get("r"), row_number + 1)
            sheet.partly_hidden = sheet.partly_hidden or row.get("hidden") in ("1", "true")
            self._row(sheet, row, row_number)
        for entry in root.iter(f"{_MAIN}mergeCell"):
            area = _range(entry.get("ref", ""))
            if area:
                sheet.merged.append(area)
        if sheet.partly_hidden or any(c.get("hidden") in ("1", "true") for c in root.iter(f"{_MAIN}col")):
            self._notes.append(f"工作表“{name}”里有隐藏的行或列，也读了。")
        return sheet

    def _row(self, sheet: Sheet, row: Element, row_number: int) -> None:
        column = -1
        for cell in row.findall(f"{_MAIN}c"):
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            value = self._value(cell)
            if value is None or column >= _MOST_COLUMNS:
                continue
            sheet.cells[row_number, column] = value
            if len(sheet.cells) > self._limits.cells:
                raise InputFault("importing.too_many_cells", limit=self._limits.cells)

    def _value(self, cell: Element) -> Value | None:
        kind, raw = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
        formula = cell.find(f"{_MAIN}f") is not None
        if kind == "inlineStr":
            inline = cell.find(f"{_MAIN}is")
            return None if inline is None else Value(_rich_text(inline), "text")
        if raw is None or (raw == "" and kind == "n"):
            return Value("", "text", formula=True, stored=False) if formula else None
        if kind == "s":
            return Value(self._shared(raw), "text")
        if kind == "str":
            return Value(raw, "text", formula=formula)
        if kind in ("b", "e", "d"):
            return Value(raw, {"b": "logical", "e": "error", "d": "date"}[kind], formula=formula)
        is_date = _index(cell.get("s"), 0, base=0) in self._dates
        return Value(raw.strip(), "date" if is_date else "number", formula=formula)

    def _shared(self, raw: str) -> str:
        number = _index(raw, -1, base=0)
        if not 0 <= number < len(self._strings):
            raise InputFault("file.broken")
        return self._strings[number]


def _rich_text(item: Element) -> str:
    """All runs of a string; the reading aid (phonetic) beside them is left out."""
    pieces = [item.findtext(f"{_MAIN}t") or ""]
    pieces += [run.findtext(f"{_MAIN}t") or "" for run in item.findall(f"{_MAIN}r")]
    return "".join(pieces)


def _is_date_format(code: str) -> bool:
    return _DATE_LETTERS.search(_QUOTED.sub("", code)) is not None and "General" not in code


def _index(raw: str | None, otherwise: int, *, base: int = 1) -> int:
    text = (raw or "").strip()
    return int(text) - base if text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return max(int(match[2]) - 1, 0), column - 1


def _range(reference: str) -> tuple[int, int, int, int] | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
        return None
    return start[0], start[1], end[0], min(end[1], _MOST_COLUMNS)
