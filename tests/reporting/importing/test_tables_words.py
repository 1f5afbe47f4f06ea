"""A word, a mark or a slip where a figure belongs costs its own cell: the others are read, one finding names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gongkai.reporting.importing.check import CheckedReport, check_report, plain
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_docx, as_html, as_text, as_xlsx
from tests.report_samples import consistent_figures

FORM = Form.by_id("F2021")
FIGURES = consistent_figures(FORM, 5)
KINDS: dict[str, Callable[[MadeReport], bytes]] = {
    "a.html": lambda report: as_html(report).encode(),
    "a.docx": as_docx,
    "a.txt": lambda report: as_text(report).encode(),
    "a.md": lambda report: as_text(report, "|").encode(),
    "a.xlsx": as_xlsx,
}
CELLS = ["t3.granted.natural", "t3.partial.org_business", "t4.review.corrected", "t4.suit_after.total", "t2.normative.valid", "t2.penalty.decisions"]  # fmt: skip
NO_FIGURE = ["－", "—", "/", "无", "无。", "约3", "O", "〇", "三", "三件", "详见附件", "①", "N/A", "空", "×", "XX", "？", "#REF!", "3?4", "3万", "未发生", "无此项", "壹", "(3)", "12,34", "　"]  # fmt: skip
A_FIGURE = [("3件", 3), ("３", 3), ("3 件", 3), ("1,234", 1234), ("1，234", 1234), ("3（其中2件为重复）", 3), ("12人次", 12), ("3.0", 3)]  # fmt: skip


@dataclass(frozen=True)
class Typed(MadeReport):
    """A report with one cell typed otherwise."""

    cell: str = ""
    text: str = ""

    def shown(self, box):  # type: ignore[no-untyped-def]
        return self.text if box.cell == self.cell else super().shown(box)


def typed(kind: str, cell: str, text: str) -> CheckedReport:
    report = Typed(FORM, 2023, {**FIGURES, cell: None}, cell=cell, text=text)
    read = check_report(KINDS[kind](report), kind)
    others = {other: plain(figure) for other, figure in read.figures.items() if other != cell}
    assert others == {other: plain(figure) for other, figure in FIGURES.items() if other != cell}
    return read


@pytest.mark.parametrize("text", NO_FIGURE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_word_in_a_figures_place_is_one_finding_on_its_cell(kind: str, text: str):
    for cell in CELLS[NO_FIGURE.index(text) % 3 :: 3]:
        read = typed(kind, cell, text)
        assert read.figures[cell] is None
        assert [(one.rule, one.severity, one.cells) for one in read.findings] == [("K11", "error", (cell,))]


@pytest.mark.parametrize(("text", "figure"), A_FIGURE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_with_its_unit_is_read(kind: str, text: str, figure: int):
    for cell in CELLS[figure % 3 :: 3]:
        read = typed(kind, cell, text)
        assert read.figures[cell] == figure
        assert not [one for one in read.findings if one.rule == "K11"]


@pytest.mark.parametrize("kind", ["a.html", "a.docx", "a.txt", "a.md"])
def test_a_blank_inside_a_figure_is_closed_where_the_sum_bears_it_out(kind: str):
    cell = "t3.new.total"
    digits = str(FIGURES[cell])
    read = typed(kind, cell, f"{digits[0]} {digits[1:]}")
    assert read.figures[cell] == FIGURES[cell] and read.findings == ()
    read = typed(kind, cell, f"{int(digits) + 1}".replace(digits[0], f"{digits[0]} ", 1))
    assert read.figures[cell] is None and [one.rule for one in read.findings] == ["K11"]
