"""Nine published reports, and the township's of 2020: every hand-checked figure, and no alarm but the true ones."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gongkai.reporting.importing.check import CheckedReport, check_report

pytestmark = pytest.mark.shared

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
SEED = SHARED / "seed" / "gezhai-2020-annual-report.txt"

# rule → severity of what a careful reader finds in each; K11, missing rows and ambiguous cells are counted below
TRUE_ALARMS: dict[str, list[str]] = {
    "03": [],
    "07": ["info structure.renamed_chapter"],
    "09": ["warning structure.missing_chapter"],
    "10": ["info structure.renamed_chapter", "warning E11", "warning K12", "warning K12", "warning K13", "warning K18"],
    "12": ["warning prose.sum"],
    "20": ["info structure.missing_chapter", "warning K18", "warning prose.sum"],
    "25": [
        "error structure.missing_chapter", "error structure.missing_chapter", "error structure.missing_chapter",
        "error structure.missing_table", "error structure.wrong_edition", "warning structure.chapter_topics",
    ],
    "29": [
        "error structure.missing_chapter", "error structure.missing_chapter", "error structure.missing_chapter",
        "error structure.missing_table",
    ],
    "36": ["warning E11"],
}  # fmt: skip
BY_CELL = ("K11", "structure.missing_row", "cell.ambiguous")
# Seven zeros stand in the source; the hand check took the last cell for blank.
DISPUTED = {("12", "t3.carry_out.total")}


@cache
def report(number: str) -> CheckedReport:
    return check_report(SHARED / "reports" / f"{number}.txt")


@cache
def by_hand(number: str) -> dict[str, Any]:
    return json.loads((SHARED / "reports" / f"{number}.json").read_text("utf-8"))


def number_of(value: Any) -> float | None:
    """A hand-checked value without its unit: 251000元, 2笔."""
    return float(re.sub(r"[^\d.]", "", value)) if isinstance(value, str) else value


def ambiguous(number: str) -> set[str]:
    return {cell for one in report(number).findings if one.rule == "cell.ambiguous" for cell in one.cells}


@pytest.mark.parametrize("number", TRUE_ALARMS)
def test_every_hand_checked_figure(number: str):
    read, wanted = report(number).as_json(), by_hand(number)
    assert read["format"] == wanted["format"] and read["year"] == wanted["year"]
    assert set(read["figures"]) == set(wanted["figures"])
    wrong = {
        cell: (figure, read["figures"][cell])
        for cell, figure in wanted["figures"].items()
        if read["figures"][cell] != number_of(figure)
        and cell not in ambiguous(number)
        and (number, cell) not in DISPUTED
    }
    assert not wrong


def test_only_table_two_of_the_run_together_report_stays_open():
    assert {number for number in TRUE_ALARMS if ambiguous(number)} == {"12"}
    assert all(cell.startswith("t2.") for cell in ambiguous("12"))


def test_an_ambiguous_row_lists_the_hand_checked_reading():
    figures = by_hand("12")["figures"]
    for one in report("12").findings:
        if one.rule == "cell.ambiguous":
            wanted = "、".join(str(figures[cell]).rstrip("元") for cell in one.cells)
            assert wanted in str(one.found).split("；")


@pytest.mark.parametrize("number", TRUE_ALARMS)
def test_no_alarm_but_the_true_ones(number: str):
    found = [f"{one.severity} {one.rule}" for one in report(number).findings if one.rule not in BY_CELL]
    assert sorted(found) == TRUE_ALARMS[number]


@pytest.mark.parametrize("number", TRUE_ALARMS)
def test_every_blank_cell_is_told_once(number: str):
    blank = [cell for one in report(number).findings if one.rule == "K11" for cell in one.cells]
    wanted = set(by_hand(number)["blank_cells"]) - {cell for n, cell in DISPUTED if n == number}
    assert sorted(blank) == sorted(wanted)


def test_the_township_of_2020():
    read = check_report(SEED)
    document = read.as_json()
    assert (document["format"], document["year"], document["agency"]) == ("F2019", 2020, "葛寨镇人民政府")
    assert len(document["figures"]) == 198 and set(document["figures"].values()) == {0}
    assert document["findings"] == [] and len(document["chapters"]) == 6
