"""Ledgers in xlsx: a described sheet gives the template to download and the reader, with errors by row and column.

Nothing here knows the domain: areas describe their columns, and get typed rows or a list of problems in plain words.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

import python_calamine
import xlsxwriter

from gongkai.documents.extraction.extent import require_workbook
from gongkai_law.errors import Fault, InputFault, explain

MAX_MEGABYTES = 20
MAX_ROWS = 50_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `parse` turns the cell's text into a value and raises InputFault; `choices` are label → value."""

    key: str
    label: str
    parse: Callable[[str], Any]
    required: bool = False
    hint: str = ""
    choices: dict[str, Any] | None = None
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A described ledger: its `title`, columns in order, a few example rows for the template."""

    key: str
    title: str
    columns: tuple[Column, ...]
    examples: tuple[dict[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which row (as numbered in the sheet) and column, and how to mend it."""

    row: int
    column: str
    what: str
    mend: str

    @property
    def sentence(self) -> str:
        place = f"第{self.row}行" + (f"“{self.column}”" if self.column else "")
        return f"{place}：{self.what}" + (f"办法：{self.mend}" if self.mend else "")


@dataclass(slots=True)
class SheetRead:
    """Typed rows with their row numbers, and every problem found; rows count only if there is no problem."""

    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add_fault(self, row: int, column: str, fault: Fault) -> None:
        words = explain(fault)
        self.problems.append(Problem(row, column, words.what, words.mend))


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: typed rows, problems, and counts in words by category (or outcome) and channel."""

    read: SheetRead
    by_category: dict[str, int]
    by_channel: dict[str, int]

    @property
    def count(self) -> int:
        return len(self.read.rows)


class FaultyLedger(InputFault):
    """A ledger was to be taken that has problems: nothing is kept, and `preview` has every one of them."""

    def __init__(self, preview: Preview) -> None:
        super().__init__("sheets.has_problems", count=len(preview.read.problems))
        self.preview = preview


def counted(read: SheetRead, key: str, choices: dict[str, Any]) -> dict[str, int]:
    """How often each choice of a column was made, by its label; a cell with several counts in each."""
    labels = {value: label for label, value in choices.items()}
    counts: dict[str, int] = {}
    for _, values in read.rows:
        found = values.get(key) or []
        for value in found if isinstance(found, list) else [found]:
            counts[labels[value]] = counts.get(labels[value], 0) + 1
    return counts


# --- parsing one cell ------------------------------------------------------------------------------------------------

_DATE = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0{1,2}:00(?::00)?)?$")
_COMPACT_DATE = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_FOLD = str.maketrans("０１２３４５６７８９－／．（）：", "0123456789-/.():")


def text(value: str) -> str:
    return value.strip()


def day(value: str) -> date:
    """A date however it is written: 2020-1-5, 2020/1/5, 2020.1.5, 2020年1月5日, 20200105."""
    folded = value.strip().translate(_FOLD)
    match = _DATE.match(folded) or _COMPACT_DATE.match(folded)
    if match is None:
        raise InputFault("sheets.date", value=value)
    try:
        found = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise InputFault("sheets.no_such_day", value=value) from None
    if not 1990 <= found.year <= 2099:
        raise InputFault("sheets.year", value=value)
    return found


def whole(value: str) -> int:
    folded = value.strip().translate(_FOLD).replace(",", "").replace("，", "")
    if folded.endswith(".0"):
        folded = folded[:-2]
    if not folded.isascii() or not folded.isdigit():
        raise InputFault("sheets.whole", value=value)
    return int(folded)


def amount(value: str) -> Decimal:
    folded = value.strip().translate(_FOLD).replace(",", "").replace("，", "")
    try:
        found = Decimal(folded)
    except InvalidOperation:
        raise InputFault("sheets.amount", value=value) from None
    if not found.is_finite() or found < 0:
        raise InputFault("sheets.amount", value=value)
    return found


def one_of(choices: dict[str, Any]) -> Callable[[str], Any]:
    """A parser for a fixed list of words."""

    def parse(value: str) -> Any:
        wanted = value.strip()
        if wanted not in choices:
            raise InputFault("sheets.choice", value=value, choices="、".join(choices))
        return choices[wanted]

    return parse


def choice(
    key: str, label: str, choices: dict[str, Any], *, required: bool = False, hint: str = ""
) -> Column:
    """A column that takes one of a fixed list of words; the template offers them as a drop-down."""
    return Column(key, label, one_of(choices), required=required, hint=hint, choices=choices)


def several_of(choices: dict[str, Any]) -> Callable[[str], list[Any]]:
    """A parser for several words of a fixed list, joined by 、 , ; or a line break."""
    single = one_of(choices)

    def parse(value: str) -> list[Any]:
        return [single(part) for part in re.split(r"[、，,;；\n]+", value) if part.strip()]

    return parse


# --- reading ---------------------------------------------------------------------------------------------------------


def as_text(value: Any) -> str:
    """A cell's value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()


def _grid(data: bytes) -> list[list[str]]:
    require_workbook(data, megabytes=MAX_MEGABYTES, rows=MAX_ROWS, columns=MAX_COLUMNS)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
            raise InputFault("sheets.too_many", rows=MAX_ROWS, columns=MAX_COLUMNS)
        cells = sheet.to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError):
        raise InputFault("sheets.unreadable") from None
    return [[as_text(value) for value in row] for row in cells]


def _find_head(grid: list[list[str]], sheet: Sheet) -> tuple[int, dict[str, int]]:
    wanted = {column.label: column.key for column in sheet.columns}
    for number, row in enumerate(grid[:20]):
        places = {
            wanted[name]: index
            for index, value in enumerate(row)
            if (name := value.replace("（必填）", "").replace("\n", "").strip()) in wanted
        }
        if len(places) >= max(2, sum(column.required for column in sheet.columns)):
            missing = [c.label for c in sheet.columns if c.required and c.key not in places]
            if not missing:
                return number, places
            raise InputFault("sheets.missing_columns", columns="、".join(missing))
    raise InputFault("sheets.no_head", title=sheet.title)


def read_sheet(data: bytes, sheet: Sheet) -> SheetRead:
    """Read a filled ledger. A file that cannot be opened raises InputFault; faults in cells are gathered, all of them."""
    grid = _grid(data)
    head, places = _find_head(grid, sheet)
    result = SheetRead()
    for number, row in enumerate(grid[head + 1 :], head + 2):
        given = {key: row[index] for key, index in places.items() if index < len(row)}
        if not any(given.values()):
            continue
        values: dict[str, Any] = {}
        for column in sheet.columns:
            written = given.get(column.key, "")
            if not written:
                values[column.key] = None
                if column.required:
                    result.add_fault(number, column.label, InputFault("sheets.required"))
                continue
            try:
                values[column.key] = column.parse(written)
            except InputFault as fault:
                result.add_fault(number, column.label, fault)
        result.rows.append((number, values))
    if not result.rows and not result.problems:
        raise InputFault("sheets.no_rows")
    return result


# --- the template to download -----------------------------------------------------------------------------------------


def _write_head(book: Any, page: Any, sheet: Sheet) -> None:
    head = book.add_format(
        {"bold": True, "bg_color": "#FAF7F4", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    must = book.add_format(
        {"bold": True, "bg_color": "#FBEEEE", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
        page.write(
            0,
            index,
            column.label + ("（必填）" if column.required else ""),
            must if column.required else head,
        )
        if column.hint:
            page.write_comment(0, index, column.hint)
        if column.choices and len("".join(column.choices)) < 240:
            page.data_validation(1, index, 5000, index, {"validate": "list", "source": list(column.choices)})
    page.freeze_panes(1, 0)
    page.set_row(0, 32)


def template(sheet: Sheet) -> bytes:
    """The empty ledger: head with drop-downs and hints; a second page explains every column with examples."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    page = book.add_worksheet(sheet.title[:31])
    _write_head(book, page, sheet)
    guide = book.add_worksheet("填写说明")
    bold = book.add_format({"bold": True})
    guide.set_column(0, 0, 20)
    guide.set_column(1, 3, 40)
    line = 0
    for note in sheet.notes:
        guide.write(line, 0, note)
        line += 1
    for index, word in enumerate(("栏目", "是否必填", "怎么填", "例子")):
        guide.write(line + 1, index, word, bold)
    line += 2
    for column in sheet.columns:
        hint = column.hint or ("从下面选一个：" + "、".join(column.choices) if column.choices else "")
        guide.write(line, 0, column.label)
        guide.write(line, 1, "必填" if column.required else "可不填")
        guide.write(line, 2, hint)
        guide.write(line, 3, "；".join(e[column.key] for e in sheet.examples if e.get(column.key)))
        line += 1
    book.close()
    return stream.getvalue()


def filled(sheet: Sheet, rows: Sequence[dict[str, str]]) -> bytes:
    """The same ledger with rows written in it: for export, and for samples."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    page = book.add_worksheet(sheet.title[:31])
    _write_head(book, page, sheet)
    for number, row in enumerate(rows, 1):
        for index, column in enumerate(sheet.columns):
            page.write_string(number, index, row.get(column.key, ""))
    book.close()
    return stream.getvalue()
