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


class Narrow(MadeReport):
    """Figures of more than three digits go on in the next line, as narrow columns print them."""

    def shown(self, box):  # type: ignore[no-untyped-def]
        text = super().shown(box)
        return "\n".join(text[at : at + 3] for at in range(0, len(text), 3)) if box.kind == "figure" else text


@pytest.mark.parametrize("align", ["left + top", "center + horizon"])
@pytest.mark.parametrize("form", sorted(YEARS))
def test_figures_that_go_on_in_the_next_line_are_never_wrong(form: str, align: str):
    """Without ruled lines: what adds up when its pieces are put together is read, the rest is null."""
    figures = consistent_figures(Form.by_id(form), 3, largest=600)
    made = report_prints.printed(
        Narrow(Form.by_id(form), YEARS[form], figures),
        size="10pt",
        inset="2pt",
        stroke="none",
        align=align,
        columns=lambda width: (
            "(1fr, 1fr, 5cm) + (0.85cm,) * 7"
            if width == 10
            else "(0.95cm,) * 15"
            if width > 10
            else "(1fr,) * 4"
        ),
    )
    read = check_report(made, "a.pdf").figures
    wrong = {
        cell: read[cell]
        for cell in figures
        if read.get(cell) is not None and plain(read[cell]) != plain(figures[cell])
    }
    assert wrong == {}
    assert sum(read.get(cell) is not None for cell in figures) > 0.75 * len(figures)
