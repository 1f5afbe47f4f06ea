"""A sheet as lines and tables: values as a reader sees them, headings and prose as lines, the rest as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from gongkai.reporting.importing.blocks import Block, Line
from gongkai.reporting.importing.sources.cells import RawCell, table_blocks
from gongkai.reporting.importing.sources.kinds.xlsx.sheets import Sheet, Value
from gongkai.reporting.importing.sources.limits import Limits
from gongkai.reporting.importing.sources.text import clean, split_lines
from gongkai_law.errors import InputFault

_HEADING = re.compile(
    r"^\s*[一二三四五六七八九]\s*、\s*(?:总体|主动|收到|因?政府信息|存在|其他|其它)|年度\s*报告"
)
_NUMBERED = re.compile(r"^\s*[一二三四五六]\s*、")
_LONG = 60
_WIDEST_MERGE = 5000  # cells
_ROW_LABEL = re.compile(
    r"数量$|公开$|^\s*[（(]?[一二三四五六七八九\d]+[)）.．、]|规章|规范性文件|行政许可|行政处罚|行政强制|收费|采购|总计"
)
_DATE_TEXT = re.compile(r"^(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/月]\d{1,2}日?$")
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
_DAY_ZERO = 693_594  # ordinal of 1899-12-30, day 0 of the 1900 date system


def sheet_blocks(sheet: Sheet, limits: Limits) -> list[Block]:
    """The sheet's blocks in reading order. Raises InputFault, naming the cell, for a value that cannot be trusted."""
    if not sheet.cells:
        return []
    found: list[Block] = [Line(clean(sheet.name))] if _NUMBERED.match(sheet.name) else []
    layout = _Layout(sheet)
    if layout.height * layout.width > limits.cells * 4:
        raise InputFault("importing.too_many_cells", limit=limits.cells)
    run: list[int] = []
    for number in range(layout.height):
        values = layout.rows.get(number, {})
        _check(sheet, number, values)
        if _is_prose(values, layout, number):
            found += table_blocks(layout.table(run), limits)
            run = []
            found += [Line(clean(text)) for text in split_lines(shown(values[min(values)]))]
        elif values or number in layout.covered_rows:
            run.append(number)
    return found + table_blocks(layout.table(run), limits)


class _Layout:
    """Where a sheet's values and merged ranges lie."""

    def __init__(self, sheet: Sheet) -> None:
        self.height = max(row for row, _ in sheet.cells) + 1
        self.width = max(column for _, column in sheet.cells) + 1
        self.rows: dict[int, dict[int, Value]] = {}
        for (row, column), value in sorted(sheet.cells.items()):
            self.rows.setdefault(row, {})[column] = value
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._covered: set[tuple[int, int]] = set()
        for top, left, bottom, right in sheet.merged:
            self._merge(top, left, min(bottom, self.height - 1), right)
        self.covered_rows = {row for row, _ in self._covered}

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if bottom < top or (bottom - top + 1) * (right - left + 1) > _WIDEST_MERGE:
            return
        self._merged[top, left] = (bottom - top + 1, right - left + 1)
        self._covered |= {
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        }
        self._covered.discard((top, left))

    def span(self, row: int, column: int) -> tuple[int, int]:
        """Rows and columns the cell stretches over."""
        return self._merged.get((row, column), (1, 1))

    def table(self, run: Sequence[int]) -> list[list[RawCell]]:
        """The rows of a run, as wide as the widest of them: blanks inside that width are cells."""
        used = [column + self.span(row, column)[1] for row in run for column in self.rows.get(row, {})]
        width = max(used, default=0)
        return [self._row(row, width) for row in run]

    def _row(self, row: int, width: int) -> list[RawCell]:
        cells = []
        for column in range(width):
            if (row, column) in self._covered:
                continue
            rowspan, colspan = self.span(row, column)
            value = self.rows.get(row, {}).get(column)
            lines: list[Block] = [Line(part) for part in split_lines("" if value is None else shown(value))]
            cells.append(RawCell(lines, min(colspan, width - column), rowspan))
        return cells


def shown(value: Value) -> str:
    """The value as text: whole numbers without a point, others without the noise of binary fractions, dates as days."""
    if value.kind == "number":
        return _number(value.text)
    if value.kind == "date":
        return _day(value.text)
    if value.kind == "logical":
        return "是" if value.text == "1" else "否"
    return clean(value.text)


def _number(raw: str) -> str:
    try:
        number = Decimal(raw)
        if not number.is_finite() or abs(number.adjusted()) > 30:
            return raw
        # Excel keeps 15 digits; what stands behind them is noise of the binary fraction
        rounded = Decimal(f"{number:.15g}")
    except (InvalidOperation, ValueError):
        return raw
    return f"{rounded.normalize():f}"


def _day(raw: str) -> str:
    from datetime import date

    try:
        return date.fromordinal(int(float(raw)) + _DAY_ZERO).isoformat()
    except (ValueError, OverflowError):
        return raw


def _is_prose(values: dict[int, Value], layout: _Layout, number: int) -> bool:
    if len(values) != 1:
        return False
    column, value = next(iter(values.items()))
    text = shown(value)
    if len(text) > _LONG or "。" in text or _HEADING.search(text):  # no label of the form has a full stop
        return True
    return (layout.width == 1 and column == 0) or layout.span(number, column)[1] >= layout.width > 1


def _check(sheet: Sheet, number: int, values: dict[int, Value]) -> None:
    counts = sum(value.kind == "number" or _NUMBER.match(value.text) is not None for value in values.values())
    is_data_row = counts >= 2 or any(
        value.kind == "text" and _ROW_LABEL.search(value.text.strip()) for value in values.values()
    )
    for column, value in values.items():
        where = f"工作表“{sheet.name}”的 {_letters(column)}{number + 1} 单元格"
        if not value.stored:
            raise InputFault("importing.formula_without_value", where=where)
        if value.kind == "text" and not value.formula and value.text.startswith("=") and len(value.text) > 1:
            raise InputFault("importing.formula_as_text", where=where, text=value.text[:40])
        is_date = value.kind == "date" or (value.kind == "text" and _DATE_TEXT.match(value.text.strip()))
        if is_data_row and is_date and column > min(values):
            raise InputFault("importing.date_for_count", where=where, text=shown(value))


def _letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
