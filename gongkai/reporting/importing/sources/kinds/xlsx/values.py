"""A sheet as lines and tables: values as a reader sees them, headings and prose as lines, the rest as a table."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from gongkai.reporting.importing.blocks import Block, Line
from gongkai.reporting.importing.sources.cells import RawCell, table_blocks
from gongkai.reporting.importing.sources.kinds.xlsx.sheets import Sheet, Value
from gongkai.reporting.importing.sources.limits import Limits
from gongkai.reporting.importing.sources.text import clean, split_lines
from gongkai_law.errors import InputFault

_DEFAULT_NAME = re.compile(r"^(?:sheet|工作表|表格?)\s*\d*$", re.I)
_HEADING = re.compile(r"^\s*[一二三四五六七八九]\s*、\s*(?:总体|主动|收到|因?政府信息|存在|其他|其它)|年度\s*报告")
_LONG = 60
_ROW_LABEL = re.compile(
    r"数量$|公开$|^\s*[（(]?[一二三四五六七八九\d]+[)）.．、]|规章|规范性文件|行政许可|行政处罚|行政强制|收费|采购|总计"
)
_DATE_TEXT = re.compile(r"^(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/月]\d{1,2}日?$")
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
_DAY_ZERO = 693_594  # ordinal of 1899-12-30, day 0 of the 1900 date system


def sheet_blocks(sheet: Sheet, limits: Limits) -> list[Block]:
    """The sheet's blocks in reading order. Raises InputFault, naming the cell, for a value that cannot be trusted."""
    found: list[Block] = [] if _DEFAULT_NAME.match(sheet.name) else [Line(clean(sheet.name))]
    if not sheet.cells:
        return []
    merged, covered = _spans(sheet)
    rows: list[list[RawCell]] = []
    width = max(column for _, column in sheet.cells) + 1
    by_row: dict[int, dict[int, Value]] = {}
    for (number, column), value in sheet.cells.items():
        by_row.setdefault(number, {})[column] = value
    last = max(by_row)
    if (last + 1) * width > limits.cells * 4:
        raise InputFault("importing.too_many_cells", limit=limits.cells)
    for number in range(last + 1):
        values = by_row.get(number, {})
        _check(sheet, number, values)
        if _is_prose(values, merged.get((number, min(values, default=0)), (1, 1)), width):
            found += table_blocks(rows, limits)
            rows = []
            found += [Line(clean(text)) for text in split_lines(shown(values[min(values)]))]
        elif values or any(cell in covered for cell in ((number, column) for column in range(width))):
            rows.append(_cells(number, values, width, merged, covered))
    return found + table_blocks(rows, limits)


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


def _spans(sheet: Sheet) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Spans (rows, columns) by top left cell, and every cell a span covers."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    last = max(row for row, _ in sheet.cells)
    for top, left, bottom, right in sheet.merged:
        bottom = min(bottom, last)
        if bottom < top or (bottom - top + 1) * (right - left + 1) > 5000:
            continue
        merged[top, left] = (bottom - top + 1, right - left + 1)
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        covered.discard((top, left))
    return merged, covered


def _is_prose(values: dict[int, Value], span: tuple[int, int], width: int) -> bool:
    if len(values) != 1:
        return False
    column, value = next(iter(values.items()))
    text = shown(value)
    return len(text) > _LONG or _HEADING.search(text) is not None or (width == 1 and column == 0) or span[1] >= width > 1


def _cells(
    number: int,
    values: dict[int, Value],
    width: int,
    merged: dict[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
) -> list[RawCell]:
    cells = []
    for column in range(width):
        if (number, column) in covered:
            continue
        rowspan, colspan = merged.get((number, column), (1, 1))
        text = shown(values[column]) if column in values else ""
        cells.append(RawCell([Line(part) for part in split_lines(text)], min(colspan, width - column), rowspan))
    return cells


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
