"""Reports as real sites and offices leave them: every figure right, no finding, whatever stands around the tables."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.check import check_report, plain
from gongkai_law.report.form import Form
from tests import report_pages, report_papers, report_prints, report_texts
from tests.report_files import MadeReport
from tests.report_samples import consistent_figures

KINDS = {
    "html": report_pages.PAGES,
    **report_papers.KINDS,
    **report_texts.KINDS,
}
HABITS = [
    pytest.param(f"a.{kind}", make, id=f"{kind}-{name}")
    for kind, found in KINDS.items()
    for name, make in found.items()
]
PRINTS = [pytest.param("a.pdf", make, id=f"pdf-{name}") for name, make in report_prints.KINDS["pdf"].items()]
YEARS = {"F2019": 2020, "F2021": 2023}
MANY = settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def comes_back(name: str, make: report_pages.Page, form: str, seed: int, largest: int) -> None:
    figures = consistent_figures(Form.by_id(form), seed, largest=largest)
    report = MadeReport(Form.by_id(form), YEARS[form], figures)
    read = check_report(make(report, random.Random(seed)), name)
    wrong = {
        cell: (read.figures.get(cell), figure)
        for cell, figure in figures.items()
        if plain(read.figures.get(cell)) != plain(figure)
    }
    assert wrong == {}
    assert [(one.rule, one.message) for one in read.findings] == []
    assert (read.agency, read.year, read.format) == (report.agency, report.year, form)


@pytest.mark.parametrize(("name", "make"), HABITS)
@MANY
@given(form=st.sampled_from(sorted(YEARS)), seed=st.integers(0, 9999), largest=st.sampled_from([3, 40, 3000]))
def test_every_figure_comes_back_and_nothing_is_found(name: str, make, form: str, seed: int, largest: int):
    comes_back(name, make, form, seed, largest)


@pytest.mark.parametrize("form", sorted(YEARS))
@pytest.mark.parametrize(("name", "make"), PRINTS)
def test_every_figure_of_a_print_comes_back(name: str, make, form: str):
    comes_back(name, make, form, 5, 40)


@pytest.mark.parametrize("make", [report_prints.breaking_pdf, report_prints.tight_pdf])
def test_figures_wider_than_their_ruled_columns_come_back(make):
    comes_back("a.pdf", make, "F2021", 2, 3000)
