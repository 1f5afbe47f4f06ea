"""Opening a workbook that may be hostile: each sheet as text cells with merged ranges filled in."""

from __future__ import annotations

import io
from dataclasses import dataclass

import python_calamine

from gongkai.documents.extraction.extent import require_workbook
from gongkai.documents.sheets import as_text
from gongkai_law.errors import InputFault

MAX_MEGABYTES = 20
MAX_SHEETS = 60
MAX_ROWS = 20_000
MAX_COLUMNS = 120


@dataclass(frozen=True, slots=True)
class GridSheet:
    """One sheet: its name, its cells as text, and which cells only repeat the first of a merged range."""

    name: str
    cells: list[list[str]]
    repeated: frozenset[tuple[int, int]]

    def at(self, row: int, column: int) -> str:
        """The text of a cell; nothing beyond the edge."""
        return self.cells[row][column] if row < len(self.cells) and column < len(self.cells[row]) else ""


def read_grids(data: bytes) -> list[GridSheet]:
    """Every visible sheet with content. Raises InputFault for what is no workbook, or is larger than any catalogue."""
    require_workbook(data, megabytes=MAX_MEGABYTES, rows=MAX_ROWS, columns=MAX_COLUMNS)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            meta.name
            for meta in book.sheets_metadata
            if meta.visible == python_calamine.SheetVisibleEnum.Visible
            and meta.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        if len(shown) > MAX_SHEETS:
            raise InputFault("catalogue_sheet.too_many_sheets", most=MAX_SHEETS)
        return [grid for name in shown if (grid := _grid(book, name)) is not None]
    except (python_calamine.CalamineError, OSError, ValueError, IndexError):
        raise InputFault("sheets.unreadable") from None


def _grid(book: python_calamine.CalamineWorkbook, name: str) -> GridSheet | None:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        raise InputFault("sheets.too_many", rows=MAX_ROWS, columns=MAX_COLUMNS)
    cells = [[as_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    if not any(cell for row in cells for cell in row):
        return None
    return GridSheet(name, cells, _fill_merged(cells, sheet.merged_cell_ranges or []))


def _fill_merged(
    cells: list[list[str]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]
) -> frozenset[tuple[int, int]]:
    """Write the first cell's text into every cell of its merged range that lies in the grid."""
    repeated: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in ranges:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        value = cells[top][left]
        for row in range(top, min(bottom, len(cells) - 1) + 1):
            for column in range(left, min(right, len(cells[row]) - 1) + 1):
                if (row, column) != (top, left):
                    cells[row][column] = value
                    repeated.add((row, column))
    return frozenset(repeated)
