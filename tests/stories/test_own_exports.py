"""What the product writes it can read: every export of the known township, cell by cell, and beside the seed itself."""

from pathlib import Path

import pytest

from gongkai.reporting.export import docx, html, pdf, xlsx
from gongkai.reporting.export.paper import ReportPaper
from gongkai.reporting.importing.check import check_report
from gongkai_law.report.form import Form
from tests.report_samples import consistent_figures, zero_figures

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed" / "gezhai-2020-annual-report.txt"
WRITERS = {"docx": docx, "pdf": pdf, "html": html, "xlsx": xlsx}
TEXTS = (
    ("本镇依法开展政府信息公开工作。",),
    (),
    (),
    (),
    ("一是公开不够及时。",),
    ("没有收取信息处理费。没有其他需要报告的事项。",),
)


def paper(year, figures):
    return ReportPaper("葛寨镇人民政府", year, Form.for_year(year), figures, TEXTS)


@pytest.mark.parametrize("fmt", list(WRITERS))
@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("seed", [1, 2])
def test_an_export_is_read_back_cell_by_cell(tmp_path, fmt, year, seed):
    figures = consistent_figures(Form.for_year(year), seed)
    path = tmp_path / f"报告.{fmt}"
    path.write_bytes(WRITERS[fmt].render(paper(year, figures)))
    read = check_report(path)
    assert (read.agency, read.year) == ("葛寨镇人民政府", year)
    assert {cell: figure for cell, figure in read.figures.items() if figures[cell] != figure} == {}
    assert len(read.figures) == len(figures)
    assert [finding.rule for finding in read.findings if finding.severity == "error"] == []


def test_the_zero_report_is_the_seed_cell_by_cell(tmp_path):
    figures = zero_figures(Form.for_year(2020))
    path = tmp_path / "报告.docx"
    path.write_bytes(docx.render(paper(2020, figures)))
    ours = check_report(path).figures
    theirs = check_report(SEED).figures if SEED.exists() else figures
    assert ours == theirs
