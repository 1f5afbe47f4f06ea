"""The prose of published reports: each hand-checked sentence gets its verdict, and each slip made in it is one finding."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gongkai.reporting.importing.chapters import Structure, read_structure
from gongkai.reporting.importing.prose.check import read_statements
from gongkai.reporting.importing.sources import open_report
from gongkai.reporting.importing.structure import findings_of
from gongkai.reporting.importing.tables import TablesRead, read_tables
from gongkai_law.report.findings import Finding
from gongkai_law.report.form import Form

REPORTS = Path(__file__).resolve().parents[3].parent / "shared" / "reports"
pytestmark = pytest.mark.shared

WITH_STATEMENTS = ("03", "07", "09", "10")
DIFFERS = {
    "10": {("K12", 275, 258), ("K12", 337, 265), ("K13", 0, 3), ("K18", "34.2", "33.9")},
    "12": {("prose.sum", 2533, 2599)},
    "20": {("prose.sum", 477, 510), ("K18", "38.8", "41.5")},
}
NUMBER = re.compile(r"\d+(?=件)")


@cache
def facts(number: str) -> dict[str, Any]:
    return json.loads((REPORTS / f"{number}.json").read_text("utf-8"))


@cache
def taken_apart(number: str) -> tuple[Structure, TablesRead]:
    opened = open_report((REPORTS / f"{number}.txt").read_bytes(), f"{number}.txt")
    tables = read_tables(opened, year=facts(number)["year"])
    return read_structure(opened, tables), tables


def told(number: str, structure: Structure, tables: TablesRead) -> list[Finding]:
    found = findings_of(structure, tables, year=facts(number)["year"], agency=facts(number)["agency"])
    return [one for one in found if one.rule.startswith("K") or one.rule == "prose.sum"]


def key(finding: Finding) -> tuple[str, object, object]:
    plain = [value if isinstance(value, int) else str(value) for value in (finding.expected, finding.found)]
    return (finding.rule, *plain)


@pytest.mark.parametrize("number", ["03", "07", "09", "10", "12", "20", "25", "29", "36"])
def test_every_verdict_of_the_hand_check(number: str):
    assert {key(one) for one in told(number, *taken_apart(number))} == DIFFERS.get(number, set())


@pytest.mark.parametrize("number", WITH_STATEMENTS)
def test_every_hand_checked_number_is_read(number: str):
    structure, tables = taken_apart(number)
    form = Form.by_id(str(tables.format))
    said = read_statements(structure, form, year=facts(number)["year"], agency=facts(number)["agency"])
    checked = {one["stated"] for one in facts(number)["prose"] if isinstance(one["stated"], int)}
    assert checked <= {one.value for one in said}


def slipped(structure: Structure, match: re.Match[str]) -> Structure:
    first = structure.chapters[0]
    text = first.text[: match.start()] + str(int(match[0]) + 100_000) + first.text[match.end() :]
    return replace(structure, chapters=(replace(first, text=text), *structure.chapters[1:]))


@pytest.mark.parametrize("number", ["03", "07", "09"])
def test_a_slip_in_a_stated_number_is_one_finding_and_in_any_other_none(number: str):
    """Reports whose prose agrees with the tables: what is stated of them is found, what is not is left alone."""
    structure, tables = taken_apart(number)
    form = Form.by_id(str(tables.format))
    said = read_statements(structure, form, year=facts(number)["year"], agency=facts(number)["agency"])
    stated = {one.span for one in said if one.unit == "件"}
    for match in NUMBER.finditer(structure.chapters[0].text):
        found = told(number, slipped(structure, match), tables)
        assert len(found) == ((match.start(), match.end() + 1) in stated), match[0]


@pytest.mark.parametrize("number", ["03", "07", "09"])
def test_a_slip_in_a_cell_is_at_most_one_finding(number: str):
    structure, tables = taken_apart(number)
    for cell, figure in tables.figures.items():
        if isinstance(figure, int):
            changed = replace(tables, figures=tables.figures | {cell: figure + 100_000})
            assert len(told(number, structure, changed)) <= 1, cell
