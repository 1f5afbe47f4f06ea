"""Blank cells told together: a report without figures is a few lines to read, not two hundred."""

from __future__ import annotations

import pytest

from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form, all_forms
from gongkai_law.report.groups import gathered
from gongkai_law.report.reconcile import reconcile
from tests.report_samples import consistent_figures

F2021 = Form.by_id("F2021")


def told(form: Form, figures: Figures, written: dict[str, str] | None = None) -> list[tuple[int, str]]:
    findings = reconcile(form, figures, written=written or {})
    return [(len(one.cells), one.message) for one in gathered(findings, form)]


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.id)
def test_a_report_without_any_figure_is_three_lines(form: Form):
    lines = told(form, dict.fromkeys((cell.id for cell in form.cells), None))
    assert len(lines) == 3 and sum(count for count, _ in lines) == len(form.cells)
    assert all("全部是空的" in line for _, line in lines)


def test_a_table_with_only_its_total_column_filled_is_one_line():
    figures = consistent_figures(F2021, 1)
    blank = {cell: None for cell in figures if cell.startswith("t3.") and not cell.endswith("total")}
    [(count, line)] = [one for one in told(F2021, {**figures, **blank}) if "空的" in one[1]]
    assert count == len(blank) and "等25行" in line and "等6列" in line


def test_one_row_is_one_line_and_one_cell_stays_as_it_is():
    figures = consistent_figures(F2021, 1)
    row = {f"t4.review.{one}": None for one in ("upheld", "corrected", "other", "pending", "total")}
    lines = told(F2021, {**figures, **row, "t2.fee.amount": None})
    assert [count for count, _ in lines] == [1, 5]
    assert "行政复议" in lines[1][1]


def test_the_same_word_in_many_cells_is_one_line_and_another_its_own():
    figures = consistent_figures(F2021, 1)
    cells = [f"t3.granted.{one}" for one in ("natural", "org_legal")]
    written = dict.fromkeys(cells, "/") | {"t3.partial.natural": "无"}
    lines = told(F2021, {**figures, **dict.fromkeys(written, None)}, written)
    assert [count for count, _ in lines] == [2, 1] and "“/”" in lines[0][1] and "“无”" in lines[1][1]


def test_other_findings_keep_their_place_and_words():
    figures = {**consistent_figures(F2021, 1), "t2.rule.issued": -1, "t3.new.total": 99_999}
    findings = reconcile(F2021, figures)
    assert gathered(findings, F2021) == findings and gathered(findings, None) == findings
