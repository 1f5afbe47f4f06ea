"""Whatever is done to a report's bytes or words, it is checked or refused; whatever its figures, they come back."""

from __future__ import annotations

import contextlib
import json
import time
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.check import check_report, plain
from gongkai_law.errors import InputFault, explain
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_docx, as_html, as_pdf, as_text, as_xlsx
from tests.report_samples import consistent_figures

SLOW = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
QUICK = settings(SLOW, max_examples=15)
FORMS = [Form.by_id("F2019"), Form.by_id("F2021")]
WORDS = ["│", "├──┼──┤", ",", "1,2,3", " " * 40, "一、总体情况", "自然人", "总计", "（七）总计", "规章", "行政复议", "\t", "|", "\n", "0", "-1", "1.5", "/", "无", "９", "00", "<td>", "政府信息公开工作年度报告", "2023年"]  # fmt: skip


@cache
def seed(kind: str) -> bytes:
    report = MadeReport(FORMS[1], 2023, consistent_figures(FORMS[1], 4))
    made = {
        "txt": lambda: as_text(report).encode(),
        "html": lambda: as_html(report).encode(),
        "docx": lambda: as_docx(report),
        "xlsx": lambda: as_xlsx(report),
        "pdf": lambda: as_pdf(report),
    }
    return made[kind]()


def survives(data: bytes, name: str) -> None:
    """Checked, with a document that is JSON, or refused in words."""
    try:
        json.loads(check_report(data, name).as_json_text())
    except InputFault as fault:
        said = explain(fault)
        assert said.what and "{" not in said.sentence and fault.key not in said.sentence


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "xlsx", "pdf"])
@QUICK
@given(part=st.floats(0, 1))
def test_a_file_cut_anywhere(kind: str, part: float):
    data = seed(kind)
    survives(data[: int(len(data) * part)], f"a.{kind}")


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "xlsx", "pdf"])
@QUICK
@given(changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12))
def test_bytes_changed_anywhere(kind: str, changes: list[tuple[float, int]]):
    data = bytearray(seed(kind))
    for part, value in changes:
        data[int(len(data) * part)] = value
    survives(bytes(data), f"a.{kind}")


@SLOW
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(WORDS)), min_size=1, max_size=6
    )
)
def test_words_changed_anywhere(changes: list[tuple[float, int, str]]):
    text = seed("txt").decode()
    for part, cut, word in changes:
        at = int(len(text) * part)
        text = text[:at] + word + text[at + cut :]
    survives(text.encode(), "a.txt")


@SLOW
@given(st.lists(st.sampled_from(WORDS), max_size=80))
@example(["一、总体情况", "\n"] * 3)
def test_words_of_a_report_in_any_order(words: list[str]):
    survives("".join(words).encode(), "a.txt")


@pytest.mark.parametrize("filling", [" ", "0", "1,", "│", "(", "─┼", "件 "])
def test_a_very_long_cell_is_read_in_a_moment(filling: str):
    """No pattern goes over the same stretch again and again."""
    text = seed("txt").decode().replace("行政处罚\t", "行政处罚\t" + filling * 20_000, 1)
    begun = time.process_time()
    survives(text.encode(), "a.txt")
    assert time.process_time() - begun < 5


@SLOW
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes):
    for name in ("a.txt", "a.docx", "a.pdf"):
        survives(data, name)


@SLOW
@given(form=st.sampled_from(FORMS), seed_=st.integers(0, 10_000), largest=st.sampled_from([3, 40, 9000]))
def test_figures_come_back_and_a_clean_report_has_no_alarm(form: Form, seed_: int, largest: int):
    figures = consistent_figures(form, seed_, largest=largest)
    report = MadeReport(form, form.years[0], figures)
    for read in (
        check_report(as_text(report).encode(), "a.txt"),
        check_report(as_html(report).encode(), "a.html"),
    ):
        assert {cell: plain(figure) for cell, figure in read.figures.items()} == {
            cell: plain(figure) for cell, figure in figures.items()
        }
        assert [one.rule for one in read.findings if one.severity != "info"] == []


@QUICK
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_behind_a_heading(text: str):
    with contextlib.suppress(InputFault):
        check_report(f"一、总体情况\n{text}\n二、主动公开政府信息情况\n规章\t0\t0\t0".encode(), "a.txt")
