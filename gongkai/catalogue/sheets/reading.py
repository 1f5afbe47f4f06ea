"""A workbook read into rows of a catalogue, with every problem named by sheet, row and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gongkai.catalogue.rows import ItemRow, findings
from gongkai.catalogue.sheets.cells import RowCells
from gongkai.catalogue.sheets.grids import GridSheet, read_grids
from gongkai.catalogue.sheets.heads import Head, find_head
from gongkai_law.disclosure.directory import all_columns, area_of
from gongkai_law.errors import Fault, InputFault, explain

MAX_ITEMS = 5_000
MAX_PROBLEMS = 500


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """What is wrong where: sheet, row as numbered in the sheet, column head. `warning`: does not stop the import."""

    sheet: str
    row: int
    column: str
    what: str
    mend: str
    warning: bool = False


@dataclass(slots=True)
class CatalogueRead:
    """Rows with the sheet and row they stand in; they count only if `errors` is empty."""

    rows: list[ItemRow] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)
    problems: list[SheetProblem] = field(default_factory=list)
    sheets: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def errors(self) -> list[SheetProblem]:
        return [problem for problem in self.problems if not problem.warning]

    @property
    def warnings(self) -> list[SheetProblem]:
        return [problem for problem in self.problems if problem.warning]

    def add(self, sheet: str, row: int, column: str, fault: Fault, *, warning: bool = False) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            words = explain(fault)
            self.problems.append(SheetProblem(sheet, row, column, words.what, words.mend, warning))


def label_of(column: str) -> str:
    """A column's official head by its id."""
    return next((each.label for each in all_columns() if each.id == column), column)


def read_catalogue(data: bytes, *, on: date) -> CatalogueRead:
    """Every sheet of a workbook. Sheets without a head are passed over, with a word, where another one has it.

    Raises InputFault when the file is no workbook or no sheet of it is a catalogue.
    """
    result = CatalogueRead()
    for sheet in read_grids(data):
        head = find_head(sheet)
        if head is None:
            fault = InputFault("catalogue_sheet.no_head")
            result.add(sheet.name, 1, "", fault, warning=True)
            continue
        before = len(result.rows)
        _read_sheet(sheet, head, result, on)
        result.sheets.append((sheet.name, _sheet_area(sheet), len(result.rows) - before))
    if not result.sheets:
        raise InputFault("catalogue_sheet.nothing")
    if not result.rows and not result.errors:
        raise InputFault("catalogue_sheet.no_rows")
    return result


def _sheet_area(sheet: GridSheet) -> str:
    """The area a sheet is about, by its name or by the title above the head; empty where neither says."""
    titles = [cell for row in sheet.cells[:3] for cell in row[:1]]
    for words in (sheet.name, *titles):
        try:
            return area_of(words).id
        except InputFault:
            continue
    return ""


def _read_sheet(sheet: GridSheet, head: Head, result: CatalogueRead, on: date) -> None:
    if head.missing:
        labels = "、".join(label_of(column) for column in head.missing)
        result.add(sheet.name, head.first_row, "", InputFault("catalogue_sheet.columns", columns=labels))
        return
    area = _sheet_area(sheet)
    above: RowCells | None = None
    for number in _data_rows(sheet, head):
        if len(result.rows) >= MAX_ITEMS:
            raise InputFault("catalogue_sheet.too_many_items", most=MAX_ITEMS)
        cells = RowCells(sheet, head, number, above)
        row = cells.row(area)
        for column, fault in cells.faults:
            result.add(sheet.name, number + 1, label_of(column), fault)
        named = {column for column, _ in cells.faults}
        for found in findings(row, on=on):
            if found.column not in named:
                result.add(
                    sheet.name, number + 1, label_of(found.column), found.fault, warning=not found.error
                )
        result.rows.append(row)
        result.places.append((sheet.name, number + 1))
        above = cells


def _data_rows(sheet: GridSheet, head: Head) -> Iterator[int]:
    """Rows below the head that hold an item: blank ones, notes and repeated heads are passed over."""
    content, level1 = head.columns["content"], head.columns["level1"]
    for number in range(head.first_row, len(sheet.cells)):
        own = [
            cell
            for place, cell in enumerate(sheet.cells[number])
            if cell and (number, place) not in sheet.repeated
        ]
        if not own:
            continue
        first = own[0].lstrip()
        if len(own) == 1 and (first.startswith(("注", "备注", "说明", "填表")) or len(first) > 30):
            continue
        if sheet.at(number, content).startswith("公开内容") or sheet.at(number, level1) == "一级事项":
            continue
        yield number
