"""What every format has in common: it is read back cell by cell, and a blank stays a blank."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.reporting.export import docx, html, pdf, xlsx
from gongkai.reporting.export import json as as_json
from gongkai.reporting.export.paper import ReportPaper, print_figure, text_width, usual_preamble
from gongkai.reporting.importing.check import check_report
from gongkai_law.report.form import Form, all_forms
from tests.reporting.export.sample_papers import AGENCY, paper

FORMATS: dict[str, Callable[[ReportPaper], bytes]] = {
    "docx": docx.render,
    "pdf": pdf.render,
    "html": html.render,
    "xlsx": xlsx.render,
}
EDITIONS = [form.id for form in all_forms()]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FORMATS)
def test_our_own_paper_is_read_back_without_a_finding(name: str, edition: str) -> None:
    made = paper(edition, 3)
    checked = check_report(FORMATS[name](made), f"report.{name}")
    assert checked.figures == made.figures
    assert (checked.agency, checked.year, checked.format) == (AGENCY, made.year, edition)
    assert checked.findings == ()


@pytest.mark.parametrize("name", FORMATS)
def test_a_blank_figure_stays_blank(name: str) -> None:
    made = paper("F2021", 4)
    blank = replace(made, figures={**made.figures, "t3.partial.org_legal": None, "t4.review.other": None})
    checked = check_report(FORMATS[name](blank), f"report.{name}")
    assert [finding.cells for finding in checked.findings if finding.rule == "K11"] == [
        ("t3.partial.org_legal",),
        ("t4.review.other",),
    ]


@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
def test_the_same_report_always_gives_the_same_file(name: str) -> None:
    made = paper("F2021")
    first, second = FORMATS[name](made), FORMATS[name](made)
    assert len(first) == len(second)
    if name != "docx":  # its container keeps the time of packing
        assert first == second


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_data_file_is_the_contract_s_document(edition: str) -> None:
    made = paper(edition, 5)
    data = json.loads(as_json.render(made))
    assert (data["format"], data["agency"], data["year"]) == (edition, AGENCY, made.year)
    assert {cell: Decimal(str(value)) for cell, value in data["figures"].items()} == made.figures
    assert data["findings"] == []
    assert [chapter["heading"] for chapter in data["chapters"]] == [c.heading for c in made.form.chapters]


@pytest.mark.parametrize(
    ("figure", "kind", "form", "printed"),
    [
        pytest.param(None, "int", "F2021", "", id="a blank is printed as a blank"),
        pytest.param(0, "int", "F2021", "0", id="nothing happened: 0"),
        pytest.param(-3, "sint", "F2019", "-3", id="本年增/减 may be negative"),
        pytest.param(Decimal("25.1"), "wan4", "F2019", "25.1000", id="60号: 保留4位小数"),
        pytest.param(0, "wan4", "F2019", "0.0000", id="60号: nothing bought, with four places too"),
        pytest.param(
            Decimal("96171.6000"), "wan4", "F2021", "96171.6", id="30号 asks no fixed number of places"
        ),
        pytest.param(Decimal("0.5"), "int", "F2021", "0.5", id="a wrong count is shown as it is, not cut"),
    ],
)
def test_figures_are_printed_as_the_form_asks(figure, kind, form, printed) -> None:
    assert print_figure(figure, kind, form) == printed


def test_the_title_is_cut_between_agency_and_subject() -> None:
    made = paper("F2021")
    assert made.title_lines == (AGENCY, "2021年政府信息公开工作年度报告")
    assert "".join(made.title_lines) == made.title
    assert replace(made, agency="").title_lines == (made.title.removeprefix(AGENCY),)


def test_the_opening_leaves_out_what_is_not_known() -> None:
    (bare,) = usual_preamble(AGENCY, 2023)
    assert bare.endswith("统计期限自2023年1月1日起至2023年12月31日止。")
    (full,) = usual_preamble(AGENCY, 2023, phone="0379-00000000")
    assert full.endswith(f"请与{AGENCY}联系（电话：0379-00000000）。")


def test_widths_count_digits_as_halves() -> None:
    assert text_width("2021年1月20日") == 6.5


def test_every_cell_of_the_form_is_drawn_once() -> None:
    for form in all_forms():
        drawn = [
            box.cell
            for grid in paper(form.id).tables.values()
            for row in grid
            for box in row
            if box.kind == "figure"
        ]
        assert sorted(drawn) == sorted(cell.id for cell in form.cells)


def test_there_are_no_subtotal_rows() -> None:
    for edition, lines in (("F2019", 3 + 23), ("F2021", 3 + 25)):
        assert len(paper(edition).tables[3]) == lines
    assert Form.by_id("F2021").t3_corner.startswith("（本列数据的勾稽关系为")
