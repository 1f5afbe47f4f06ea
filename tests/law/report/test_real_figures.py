"""Figures of published reports, read by hand: the checks say of them what the readers said, and nothing more."""

from __future__ import annotations

import json
from pathlib import Path

from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from gongkai_law.report.identities import identities
from gongkai_law.report.reconcile import reconcile

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"
FILES = sorted(REPORTS.glob("*.json"))


def read(path: Path) -> tuple[Form, Figures, list[str]]:
    raw = json.loads(path.read_text("utf-8"))
    form = Form.by_id(raw["format"])
    # Entries with a unit written behind the number (2笔, 251000元) are left to the reader of reports.
    figures = {
        cell: value for cell, value in raw["figures"].items() if form.has(cell) and not isinstance(value, str)
    }
    return form, figures, [cell for cell in raw["blank_cells"] or [] if form.has(cell)]


def test_published_figures_hold_and_blanks_are_named() -> None:
    for path in FILES:
        form, figures, blanks = read(path)
        found = reconcile(form, figures)
        assert sorted(one.cells[0] for one in found if one.rule == "K11") == sorted(blanks), path.stem
        assert [one for one in found if one.severity == "error" and one.rule != "K11"] == [], path.stem


def test_one_more_in_any_cell_of_a_published_table_is_found_exactly() -> None:
    for path in FILES:
        form, figures, _ = read(path)
        before = {one.rule for one in reconcile(form, figures)}
        for cell in (
            cell for cell, value in figures.items() if value is not None and not cell.startswith("t2.")
        ):
            after = reconcile(form, {**figures, cell: int(figures[cell] or 0) + 1})
            assert {one.rule for one in after} - before == judged(form, figures, cell), (path.stem, cell)


def judged(form: Form, figures: Figures, cell: str) -> set[str]:
    """The identities a cell stands in whose other cells are all there."""
    return {
        one.rule
        for one in identities(form)
        if cell in one.cells and all(figures.get(other) is not None for other in one.cells)
    }
