"""Finding the head of a catalogue sheet: one or two lines, merged or not, in any spelling offices use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.catalogue.sheets.grids import GridSheet
from gongkai_law.disclosure.directory import box_of, spellings
from gongkai_law.disclosure.directory.words import folded

SEARCHED_ROWS = 15
NEEDED = ("level1", "content", "basis", "term", "subject")
# 公开层级 in one column for both: 乡、村级.
_BOTH = re.compile(r"乡.*村|镇.*村")


@dataclass(frozen=True, slots=True)
class Head:
    """Where each column lies. `columns`: id → place; `boxes`: box id → place; `first_row` is the first row of data."""

    columns: dict[str, int]
    boxes: dict[str, int]
    first_row: int
    both_levels: frozenset[int] = frozenset()

    @property
    def missing(self) -> list[str]:
        return [name for name in NEEDED if name not in self.columns]


def find_head(sheet: GridSheet) -> Head | None:
    """The head of a sheet, or None where no row of the first fifteen looks like one.

    The row with most known heads wins; the row below belongs to the head where it names columns too.
    """
    best: tuple[int, int] | None = None
    for number in range(min(SEARCHED_ROWS, len(sheet.cells))):
        known = sum(1 for cell in dict.fromkeys(sheet.cells[number]) if _top(cell))
        if known >= 3 and (best is None or known > best[0]):
            best = (known, number)
    if best is None:
        return None
    top = best[1]
    if top and _is_head_row(sheet, top - 1):
        top -= 1
    two_lines = top + 1 < len(sheet.cells) and _is_second_line(sheet, top + 1)
    return _laid_out(sheet, top, two_lines)


def _top(cell: str) -> bool:
    words = folded(cell)
    return words in spellings() or words in _GROUPS


_GROUPS = {"公开事项", "公开对象", "公开方式", "公开层级", "公开渠道和载体", "公开渠道"}


def _is_head_row(sheet: GridSheet, number: int) -> bool:
    return sum(1 for cell in dict.fromkeys(sheet.cells[number]) if _top(cell)) >= 3


def _is_second_line(sheet: GridSheet, number: int) -> bool:
    """Whether a row still belongs to the head: it names at least two columns or boxes, or only repeats the row above."""
    cells = [
        cell
        for column, cell in enumerate(sheet.cells[number])
        if cell and (number, column) not in sheet.repeated
    ]
    named = sum(1 for cell in cells if folded(cell) in spellings() or box_of(cell) is not None)
    return bool(cells) and named >= 2 and named >= len(cells) - 1


def _laid_out(sheet: GridSheet, top: int, two_lines: bool) -> Head:
    columns: dict[str, int] = {}
    boxes: dict[str, int] = {}
    both: set[int] = set()
    for place in range(len(sheet.cells[top])):
        upper = sheet.at(top, place)
        lower = sheet.at(top + 1, place) if two_lines else ""
        in_channels = folded(upper).startswith("公开渠道")
        box = box_of(lower) if in_channels and lower and folded(lower) != folded(upper) else None
        if box is not None:
            boxes.setdefault(box.id, place)
            continue
        name = _name(upper, lower)
        if name:
            columns.setdefault(name, place)
            if name == "level_township" and _BOTH.search(folded(lower or upper)):
                both.add(place)
    return Head(columns, boxes, top + (2 if two_lines else 1), frozenset(both))


def _name(upper: str, lower: str) -> str:
    """The column two head cells mean: the lower one where it is a name of its own, else the upper one."""
    known = spellings()
    for words in (folded(lower), folded(upper + lower), folded(upper)):
        if words and words in known:
            return known[words]
    return ""
