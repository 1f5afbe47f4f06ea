"""Adding reports up (合计): a county's table is its own office's and its townships', cell by cell.

A blank is not 0: it adds nothing and is told, so that a sum with a gap never looks whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai_law.report.findings import Figure, Figures
from gongkai_law.report.form import Form


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures added up. `parts`: each unit's figures under its name; `lacking`: cell → the units that leave it blank.

    A cell that every unit leaves blank has no sum.
    """

    figures: Figures
    parts: Mapping[str, Figures]
    lacking: Mapping[str, tuple[str, ...]]

    @property
    def whole(self) -> bool:
        """Whether every unit gave every figure."""
        return not self.lacking

    def terms(self, cell: str) -> tuple[tuple[str, Figure], ...]:
        """The units' figures of one cell, in order."""
        return tuple((name, figures.get(cell)) for name, figures in self.parts.items())


def add_up(form: Form, parts: Mapping[str, Figures]) -> Sum:
    """The sum of several units' figures of one edition, by the units' names."""
    total: Figures = {}
    lacking: dict[str, tuple[str, ...]] = {}
    for cell in form.cells:
        given = {name: figures.get(cell.id) for name, figures in parts.items()}
        values = [figure for figure in given.values() if figure is not None]
        total[cell.id] = sum(values) if values else None
        blank = tuple(name for name, figure in given.items() if figure is None)
        if blank:
            lacking[cell.id] = blank
    return Sum(total, dict(parts), lacking)
