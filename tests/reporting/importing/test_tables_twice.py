"""Rows and tables that stand twice: the first is read, one finding says so. (E12)"""

from __future__ import annotations

import re

from gongkai.reporting.importing.check import CheckedReport, check_report, plain
from gongkai_law.report.form import Form
from tests.report_files import HEADINGS, MadeReport, as_text
from tests.report_samples import consistent_figures

FORM = Form.by_id("F2021")
FIGURES = consistent_figures(FORM, 5)
TEXT = as_text(MadeReport(FORM, 2023, FIGURES))
ROW = re.search(r".*2\.重复申请.*\n", TEXT)


def rules(text: str) -> list[str]:
    read: CheckedReport = check_report(text.encode(), "a.txt")
    assert {c: plain(f) for c, f in read.figures.items()} == {c: plain(f) for c, f in FIGURES.items()}
    return [one.rule for one in read.findings]


def test_a_row_written_twice():
    assert ROW
    assert rules(TEXT.replace(ROW[0], ROW[0] * 2)) == ["structure.repeated_row"]
    label, *figures = ROW[0].rstrip("\n").split("\t")
    other = "\t".join([label, *("7" for _ in figures)]) + "\n"
    assert rules(TEXT.replace(ROW[0], ROW[0] + other)) == ["structure.repeated_row"]


def test_a_table_written_twice():
    start, end = TEXT.index(HEADINGS[2]) + len(HEADINGS[2]) + 1, TEXT.index(HEADINGS[3])
    assert rules(TEXT[:end] + TEXT[start:end] + TEXT[end:]) == ["structure.repeated_table"]


def test_a_part_with_its_table_written_twice_is_told_once():
    for number in (1, 2, 3):
        start, end = TEXT.index(HEADINGS[number]), TEXT.index(HEADINGS[number + 1])
        assert rules(TEXT[:end] + TEXT[start:end] + TEXT[end:]) == ["structure.repeated_chapter"]
