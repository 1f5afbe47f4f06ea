"""A report from file to findings: every kind gives every figure, a clean one no finding, a wrong one exactly its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.reporting.importing.check import CheckedReport, check_report, plain
from gongkai_law.errors import InputFault
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_docx, as_html, as_pdf, as_text, as_xlsx
from tests.report_samples import consistent_figures, zero_figures

F2019, F2021 = Form.by_id("F2019"), Form.by_id("F2021")
YEARS = {"F2019": 2020, "F2021": 2023}
KINDS: dict[str, Callable[[MadeReport], bytes]] = {
    "a.txt": lambda report: as_text(report).encode(),
    "a.md": lambda report: as_text(report, "|").encode(),
    "a.html": lambda report: as_html(report).encode("gbk"),
    "a.docx": as_docx,
    "a.xlsx": as_xlsx,
    "a.pdf": as_pdf,
}
PORTAL = "<table><tr><td>首页</td></tr><tr><td><div>{}</div></td></tr></table>"


def made(form: Form, seed: int = 1, **changed: object) -> MadeReport:
    figures = {**consistent_figures(form, seed), **changed.pop("figures", {})}  # type: ignore[dict-item]
    return replace(MadeReport(form, YEARS[form.id], figures), **changed)  # type: ignore[arg-type]


def checked(report: MadeReport, kind: str = "a.txt", previous: CheckedReport | None = None) -> CheckedReport:
    return check_report(KINDS[kind](report), kind, previous)


def rules(report: CheckedReport, *severities: str) -> list[str]:
    return [one.rule for one in report.findings if not severities or one.severity in severities]


def same(read: Figures, wanted: Figures) -> bool:
    return {cell: plain(figure) for cell, figure in read.items()} == {
        cell: plain(figure) for cell, figure in wanted.items()
    }


@pytest.mark.parametrize("form", [F2019, F2021], ids=lambda form: form.id)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_every_figure_and_no_finding(form: Form, kind: str):
    report = made(form, seed=7)
    read = checked(report, kind)
    assert same(read.figures, report.figures)
    assert (read.format, read.agency, read.year) == (form.id, report.agency, report.year)
    assert rules(read) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_quiet_year_gives_zeros_and_no_finding(kind: str):
    report = MadeReport(F2021, 2023, zero_figures(F2021))
    read = checked(report, kind)
    assert same(read.figures, report.figures) and rules(read) == []


def test_a_portal_page_around_the_report():
    report = made(F2021)
    page = as_html(report, head="<script>var t='二、主动公开';</script>", wrap=PORTAL)
    read = check_report(page.encode(), "a.html")
    assert same(read.figures, report.figures) and rules(read) == []


def test_a_pdf_without_lines_and_one_across():
    report = made(F2021)
    for data in (as_pdf(report, ruled=False), as_pdf(report, page=", flipped: true")):
        read = check_report(data, "a.pdf")
        assert same(read.figures, report.figures) and rules(read) == []


@pytest.mark.parametrize("kind", KINDS)
def test_one_wrong_cell_gives_exactly_its_identities(kind: str):
    report = made(F2021, seed=3)
    cell = "t3.granted.org_legal"
    report = replace(report, figures={**report.figures, cell: int(report.figures[cell] or 0) + 1})
    assert sorted(rules(checked(report, kind))) == ["K2[org_legal]", "K3[granted]"]


MUTATIONS = [
    ("a wrong total", {"t3.total.natural": lambda old: old + 1}, ["K1[natural]", "K2[natural]", "K3[total]"]),
    ("carried out too many", {"t3.carry_out.total": lambda old: old + 3}, ["K1[total]", "K3[carry_out]"]),
    ("table four does not add up", {"t4.review.total": lambda old: old + 1}, ["K5[review]"]),
    ("a blank cell is one finding and no identity", {"t3.granted.natural": lambda _: None}, ["K11"]),
    ("a negative count", {"t2.penalty.decisions": lambda _: -4}, ["K11"]),
    ("a fractional count", {"t2.penalty.decisions": lambda _: Decimal("2.5")}, ["K11"]),
    ("a township with rules of its own", {"t2.rule.issued": lambda _: 4}, ["K10"]),
]


@pytest.mark.parametrize("kind", ["a.txt", "a.html", "a.docx", "a.xlsx", "a.pdf"])
@pytest.mark.parametrize(
    ("changes", "wanted"), [pytest.param(changes, wanted, id=said) for said, changes, wanted in MUTATIONS]
)
def test_mutated_figures_give_exactly_their_findings(kind: str, changes: dict, wanted: list[str]):
    report = made(F2021, seed=11)
    figures = {cell: change(report.figures[cell]) for cell, change in changes.items()}
    read = checked(replace(report, figures={**report.figures, **figures}), kind)
    assert sorted(rules(read)) == sorted(wanted)


@pytest.mark.parametrize("entry", ["/", "无", "—", "若干", "三件"])
def test_a_worded_count_is_k11_and_never_0(entry: str):
    report = made(F2021)
    text = as_text(report).replace("行政处罚\t", f"行政处罚\t{entry}\x00").split("\x00")
    text = text[0] + text[1][text[1].index("\n") :]
    read = check_report(text.encode(), "a.txt")
    assert read.figures["t2.penalty.decisions"] is None
    assert [(one.rule, one.severity, one.cells) for one in read.findings] == [
        ("K11", "error", ("t2.penalty.decisions",))
    ]


def test_the_wrong_edition():
    read = checked(replace(made(F2019), year=2022))
    assert read.format == "F2019" and "structure.wrong_edition" in rules(read, "error")


def test_a_missing_chapter_and_a_missing_table():
    text = as_text(made(F2021))
    start = text.index("四、政府信息公开行政复议")
    cut = text[:start] + text[text.index("五、存在的主要问题") :]
    assert sorted(rules(check_report(cut.encode(), "a.txt"), "error")) == [
        "structure.missing_chapter",
        "structure.missing_table",
    ]


def test_prose_against_the_tables():
    report = made(F2021)
    new = int(report.figures["t3.new.total"] or 0)
    right = replace(report, prose={1: (*WELL_SAID, f"2023年，新收政府信息公开申请{new}件。")})
    wrong = replace(report, prose={1: (*WELL_SAID, f"2023年，新收政府信息公开申请{new + 2}件。")})
    assert rules(checked(right)) == [] and rules(checked(wrong)) == ["K12"]


WELL_SAID = (
    "（一）主动公开情况。通过门户网站公开信息。",
    "（二）依申请公开情况。依法办理。",
    "（三）政府信息管理情况。逐件审查。",
    "（四）政府信息公开平台建设情况。维护栏目。",
    "（五）监督保障情况。开展培训、工作考核、社会评议，未发生责任追究。",
)


def test_fees_that_chapter_six_denies():
    report = made(F2021, seed=2)
    unpaid = {"t3.other_fee_unpaid.natural": 1, "t3.other_misc.natural": 0}
    figures = dict(report.figures)
    moved = sum(int(figures[cell] or 0) for cell in unpaid)
    figures["t3.other_fee_unpaid.natural"], figures["t3.other_misc.natural"] = moved + 1, 0
    for row in ("other_fee_unpaid", "other_misc", "total", "new"):
        if row in ("total", "new"):
            figures[f"t3.{row}.natural"] = int(figures[f"t3.{row}.natural"] or 0) + 1
        cells = [figures[f"t3.{row}.{c.id}"] for c in F2021.t3_columns if c.id != "total"]
        figures[f"t3.{row}.total"] = sum(int(value or 0) for value in cells)
    denied = checked(replace(report, figures=figures, prose={6: ("本机关2023年未发出收费通知。",)}))
    told = checked(
        replace(report, figures=figures, prose={6: ("本机关2023年发出收费通知9份，收取信息处理费0元。",)})
    )
    assert rules(denied) == ["K15"] and rules(told) == []


def carried(year: int, form: Form, in_: int, out: int) -> MadeReport:
    """A report in which only natural persons ask: `in_` carried in, 5 new, `out` carried out."""
    figures = zero_figures(form)
    values = {"new": 5, "carry_in": in_, "granted": 5 + in_ - out, "total": 5 + in_ - out, "carry_out": out}
    for row, value in values.items():
        figures[f"t3.{row}.natural"] = figures[f"t3.{row}.total"] = value
    return MadeReport(form, year, figures, prose={1: WELL_SAID} if year % 2 else {})


@pytest.mark.parametrize(
    ("carried_in", "wanted"), [(2, []), (3, ["K4", "K4c[natural]"])], ids=["agrees", "differs"]
)
def test_carry_over_across_the_change_of_edition(carried_in: int, wanted: list[str]):
    before = check_report(as_text(carried(2020, F2019, 0, 2)).encode(), "2020.txt")
    read = check_report(as_text(carried(2021, F2021, carried_in, 0)).encode(), "2021.txt", before)
    assert sorted(rules(read)) == wanted


def test_prose_of_last_year():
    chapter = tuple(
        f"第{n}项问题是公开渠道较少、内容更新不够及时，下一步逐项整改落实。" for n in "甲乙丙丁戊"
    )
    before = check_report(as_text(replace(carried(2022, F2021, 0, 0), prose={5: chapter})).encode(), "b.txt")
    read = check_report(
        as_text(replace(carried(2023, F2021, 0, 0), prose={5: chapter})).encode(), "a.txt", before
    )
    assert "prose.reused" in rules(read)


def test_a_report_of_another_year_is_no_previous_one(tmp_path: Path):
    other = tmp_path / "2019.txt"
    other.write_text(as_text(carried(2020, F2019, 0, 0)), "utf-8")
    with pytest.raises(InputFault) as fault:
        check_report(as_text(carried(2023, F2021, 0, 0)).encode(), "a.txt", other)
    assert fault.value.key == "importing.previous_is_not_the_year_before" and fault.value.where == "a.txt"


def test_the_document_is_the_contract():
    figures = {"t2.fee.amount": Decimal("96171.6"), "t3.granted.natural": None}
    read = checked(made(F2021, figures=figures))
    document = json.loads(read.as_json_text())
    assert list(document) == ["format", "agency", "year", "figures", "findings", "chapters"]
    assert (
        document["figures"]["t2.fee.amount"] == 96171.6 and document["figures"]["t3.granted.natural"] is None
    )
    assert [list(one) for one in document["findings"]] == [
        ["rule", "severity", "cells", "expected", "found", "message"]
    ] * len(document["findings"])
    assert [one["number"] for one in document["chapters"]] == [1, 2, 3, 4, 5, 6]
    assert all(figure is None or isinstance(figure, int | float) for figure in document["figures"].values())


@pytest.mark.parametrize(
    ("figure", "shown"),
    [(5, 5), (Decimal("7816"), 7816), (Decimal("0.0000"), 0), (Decimal("4068.208"), 4068.208), (None, None)],
)
def test_numbers_of_the_document(figure, shown):
    assert json.dumps(plain(figure)) == json.dumps(shown)
