"""Real published reports with figures read by hand; read where their folder stands beside the checkout."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

from gongkai.reporting.importing.sources import load, open_report
from gongkai.reporting.importing.tables import TablesRead, read_tables

SHARED = Path(__file__).resolve().parents[4] / "shared"
SETS = sorted((SHARED / "reports").glob("*.json")) if SHARED.is_dir() else []
SEED = SHARED / "seed" / "gezhai-2020-annual-report.txt"

# Cells the text itself decides otherwise than the hand did: seven zeros stand in the row, the hand left the last blank.
PRINTED = {"12": {"t3.carry_out.total": 0}}


def number(figure: object) -> Decimal | None:
    """A figure of the hand's, in which an amount may stand with its unit."""
    if figure is None:
        return None
    found = re.match(r"-?[\d.]+", str(figure))
    return Decimal(found[0]) if found else None


def read_file(path: Path) -> TablesRead:
    return read_tables(open_report(load(path), path.name), year=None)


def test_every_set_gives_the_figures_read_by_hand_or_says_that_it_cannot() -> None:
    for path in SETS:
        hand = json.loads(path.read_text("utf-8"))
        read = read_file(path.with_suffix(".txt"))
        listed = {
            cell: [number(reading[place]) for reading in found]
            for cells, found in read.readings.items()
            for place, cell in enumerate(cells)
        }
        assert read.format == hand["format"], path.stem
        expected = {**hand["figures"], **PRINTED.get(path.stem, {})}
        assert read.figures.keys() == expected.keys(), path.stem
        for cell, figure in expected.items():
            if cell in listed:
                assert read.figures[cell] is None
                assert number(figure) in listed[cell], (path.stem, cell)
            else:
                assert number(read.figures[cell]) == number(figure), (path.stem, cell)


def test_only_the_report_that_runs_its_cells_together_is_left_open_in_places() -> None:
    for path in SETS:
        open_cells = {cell for cells in read_file(path.with_suffix(".txt")).readings for cell in cells}
        assert not open_cells or path.stem == "12"
        assert not any(cell.startswith(("t3", "t4")) for cell in open_cells)


def test_the_seed_is_read_whole() -> None:
    if SEED.is_file():
        read = read_file(SEED)
        assert (read.format, len(read.figures), set(read.figures.values()), read.findings) == (
            "F2019",
            198,
            {0},
            [],
        )


def test_what_is_missing_is_said() -> None:
    for path in SETS:
        hand = json.loads(path.read_text("utf-8"))
        rules = {finding.rule for finding in read_file(path.with_suffix(".txt")).findings}
        missing = rules & {"structure.missing_table", "structure.missing_row"}
        assert bool(missing) == (not hand["complete"]), path.stem
        assert "cell.unreadable" not in rules, path.stem
