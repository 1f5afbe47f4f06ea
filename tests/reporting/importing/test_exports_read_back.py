"""What the product exports, its own reader reads back: cell by cell, and without an alarm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai.reporting.export import docx, html, pdf, xlsx
from gongkai.reporting.export.paper import ReportPaper, usual_preamble
from gongkai.reporting.importing.check import check_report, plain
from gongkai_law.report.form import Form
from tests.report_files import HEADINGS, PROSE
from tests.report_samples import consistent_figures, zero_figures

AGENCY = "青山县白云镇人民政府"
RENDER: dict[str, Callable[[ReportPaper], bytes]] = {
    "a.docx": docx.render,
    "a.pdf": pdf.render,
    "a.html": html.render,
    "a.xlsx": xlsx.render,
}


def paper(form: Form, seed: int | None) -> ReportPaper:
    """A signed report with random figures that agree, or with zeros only."""
    year = form.years[0] + 1
    figures = zero_figures(form) if seed is None else consistent_figures(form, seed, largest=9000)
    chapters = tuple(
        tuple(text.format(year=year) for text in PROSE.get(number, ()))
        for number in range(1, len(HEADINGS) + 1)
    )
    return ReportPaper(
        AGENCY,
        year,
        form,
        figures,
        chapters,
        signed_on=date(year + 1, 1, 12),
        preamble=usual_preamble(AGENCY, year),
    )


@pytest.mark.parametrize("kind", RENDER)
@pytest.mark.parametrize("seed", [None, 1, 2], ids=["a quiet year", "figures", "other figures"])
@pytest.mark.parametrize("form_id", ["F2019", "F2021"])
def test_an_export_reads_back(form_id: str, seed: int | None, kind: str):
    made = paper(Form.by_id(form_id), seed)
    read = check_report(RENDER[kind](made), kind)
    assert (read.format, read.agency, read.year) == (form_id, made.agency, made.year)
    assert {cell: plain(figure) for cell, figure in read.figures.items()} == {
        cell: plain(figure) for cell, figure in made.figures.items()
    }
    assert [f"{one.severity} {one.rule}" for one in read.findings] == []
