"""Figures changed at random in good reports: exactly the identities that break are told, with their cells and numbers.

What must be found is worked out here from the changed figures alone, by the form's printed relations.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.check import check_report, plain
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests import report_pages, report_papers, report_texts
from tests.report_files import MadeReport, as_docx, as_html, as_text, as_xlsx
from tests.report_samples import consistent_figures

YEARS = {"F2019": 2020, "F2021": 2023}
STYLES: dict[str, Callable[[MadeReport], bytes]] = {
    "txt": lambda report: as_text(report).encode(),
    "md": lambda report: as_text(report, "|").encode(),
    "html": lambda report: as_html(report).encode("gbk"),
    "docx": as_docx,
    "xlsx": as_xlsx,
    "portal.html": lambda report: report_pages.portal_page(report, random.Random(1)),
    "framed.docx": lambda report: report_papers.framed_docx(report, random.Random(1)),
    "drawn.txt": lambda report: report_texts.drawn_txt(report, random.Random(1)),
    "cells.txt": lambda report: report_texts.cells_txt(report, random.Random(1)),
}
KINDS = ("natural", "org_business", "org_research", "org_charity", "org_legal", "org_other")
COLUMNS = (*KINDS, "total")
DENIED = ("state_secret", "law_prohibited", "safety_stability", "third_party", "internal_affairs", "process_info", "enforcement_file", "admin_query")  # fmt: skip
RESULTS = ("granted", "partial", *(f"denied_{one}" for one in DENIED), "unable_not_held", "unable_needs_creation", "unable_still_unclear", "notproc_petition", "notproc_repeat", "notproc_publication", "notproc_excessive", "notproc_confirm_reissue")  # fmt: skip
OTHERS = {"F2019": ("other",), "F2021": ("other_not_corrected", "other_fee_unpaid", "other_misc")}
FOUR = ("upheld", "corrected", "other", "pending")
Broken = tuple[str, int, int]  # rule, expected, found


def expected(form: str, figures: Figures) -> set[Broken]:
    """The relations of the form that the figures break."""

    def at(cell: str) -> int:
        return int(figures[cell] or 0)

    def relations() -> Iterator[Broken]:
        for column in COLUMNS:
            t3 = {row: at(f"t3.{row}.{column}") for row in ("new", "carry_in", "total", "carry_out")}
            yield f"K1[{column}]", t3["new"] + t3["carry_in"], t3["total"] + t3["carry_out"]
            yield (
                f"K2[{column}]",
                sum(at(f"t3.{row}.{column}") for row in (*RESULTS, *OTHERS[form])),
                t3["total"],
            )
        for row in ("new", "carry_in", *RESULTS, *OTHERS[form], "total", "carry_out"):
            yield f"K3[{row}]", sum(at(f"t3.{row}.{kind}") for kind in KINDS), at(f"t3.{row}.total")
        for group in ("review", "suit_direct", "suit_after"):
            yield f"K5[{group}]", sum(at(f"t4.{group}.{one}") for one in FOUR), at(f"t4.{group}.total")

    return {one for one in relations() if one[1] != one[2]}


def judged(style: str, form: str, figures: Figures) -> set[Broken]:
    report = MadeReport(Form.by_id(form), YEARS[form], figures)
    read = check_report(STYLES[style](report), f"a.{style}")
    assert {cell: plain(one) for cell, one in read.figures.items()} == {
        cell: plain(one) for cell, one in figures.items()
    }
    for one in read.findings:
        assert one.severity == "error" and set(one.cells) <= set(figures) and str(one.found) in one.message
    return {(one.rule, one.expected, one.found) for one in read.findings}  # type: ignore[misc]


def countable(form: str) -> list[str]:
    return [cell.id for cell in Form.by_id(form).cells if cell.table in ("t3", "t4")]


MUTATED = settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.parametrize("form", sorted(YEARS))
@pytest.mark.parametrize("style", STYLES)
@MUTATED
@given(seed=st.integers(0, 9999), largest=st.sampled_from([4, 40, 2000]), data=st.data())
def test_random_changes_give_exactly_the_broken_relations(
    style: str, form: str, seed: int, largest: int, data
):
    figures = consistent_figures(Form.by_id(form), seed, largest=largest)
    changed = data.draw(
        st.dictionaries(st.sampled_from(countable(form)), st.integers(0, largest), max_size=4),
        label="changed",
    )
    figures = {**figures, **changed}
    assert judged(style, form, figures) == expected(form, figures)


@pytest.mark.parametrize("form", sorted(YEARS))
@MUTATED
@given(seed=st.integers(0, 9999), data=st.data())
def test_two_slips_that_cancel_in_a_row_show_in_their_columns(form: str, seed: int, data):
    figures = consistent_figures(Form.by_id(form), seed)
    row = data.draw(st.sampled_from([*RESULTS, *OTHERS[form]]))
    one, other = data.draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=2, unique=True))
    up, down = f"t3.{row}.{one}", f"t3.{row}.{other}"
    figures = {**figures, up: int(figures[up] or 0) + 1, down: int(figures[down] or 0) + 2}
    figures[f"t3.{row}.total"] = int(figures[f"t3.{row}.total"] or 0) + 3
    found = judged("txt", form, figures)
    assert {rule for rule, *_ in found} == {f"K2[{one}]", f"K2[{other}]", "K2[total]"}
    assert found == expected(form, figures)
