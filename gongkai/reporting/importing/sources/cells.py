"""From the cells of a source (which may hold whole tables) to `Line`s and `Table`s in reading order.

Web pages and some letters lay out their page with tables. A row that holds another table, or a cell too long for any
report cell, is page layout: its content is let out as lines. A table whose rows all have one cell is a list of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.reporting.importing.blocks import Block, Cell, Line, Table
from gongkai.reporting.importing.sources.limits import Limits
from gongkai_law.errors import InputFault

_LONGEST_CELL = 400  # the longest official label has 41 characters
_WIDEST_SPAN = 100


@dataclass(slots=True)
class RawCell:
    """A cell as the source has it: what stands in it, and its spans (wrong ones are mended here)."""

    blocks: list[Block] = field(default_factory=list)
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        """Its lines, joined by line breaks; empty lines at both ends cut."""
        return "\n".join(block.text.strip(" ") for block in self.blocks if isinstance(block, Line)).strip(
            "\n "
        )

    @property
    def is_layout(self) -> bool:
        """Whether it frames part of the page instead of holding one entry."""
        return any(isinstance(block, Table) for block in self.blocks) or len(self.text) > _LONGEST_CELL


def table_blocks(rows: Sequence[Sequence[RawCell]], limits: Limits) -> list[Block]:
    """The rows of one source table as blocks in reading order."""
    found: list[Block] = []
    run: list[Sequence[RawCell]] = []
    for row in rows:
        if any(cell.is_layout for cell in row):
            found += _settle(run, limits)
            run = []
            for cell in row:
                found += cell.blocks
        else:
            run.append(row)
    return found + _settle(run, limits)


def _settle(rows: Sequence[Sequence[RawCell]], limits: Limits) -> list[Block]:
    if all(len(row) <= 1 for row in rows):
        return [block for row in rows for cell in row for block in cell.blocks]
    area = 0
    settled = []
    for number, row in enumerate(rows):
        cells = tuple(
            Cell(cell.text, _within(cell.colspan, _WIDEST_SPAN), _within(cell.rowspan, len(rows) - number))
            for cell in row
        )
        area += sum(cell.colspan * cell.rowspan for cell in cells)
        settled.append(cells)
    if area > limits.cells:
        raise InputFault("importing.too_many_cells", limit=limits.cells)
    return [Table(tuple(settled))]


def _within(span: int, most: int) -> int:
    return max(1, min(span, most))
