"""In which cell of table four a case counts in which year. (§7.7 of the law reference)"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies
from gongkai_law.remedies import decisions, result_column, table_four_cell, unusual_direct_suit
from gongkai_law.report.facts import RemedyFact
from gongkai_law.report.form import Form

COLUMNS = {
    "维持": "upheld", "驳回": "upheld", "撤销": "corrected", "部分撤销": "corrected", "变更": "corrected",
    "确认违法": "corrected", "责令履行": "corrected", "终止": "other", "撤回": "other", "不予受理": "other",
    "调解": "other",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "column"), COLUMNS.items(), ids=[f"{k} counts as {v}" for k, v in COLUMNS.items()]
)
def test_a_decision_has_its_column(word: str, column: str):
    assert result_column(word) == column


def test_no_other_decisions_and_no_word_twice():
    assert [each.label for each in decisions()] == list(COLUMNS)
    words = [word for each in decisions() for word in (each.key, each.label, *each.aliases)]
    assert len(words) == len(set(words))
    for each in decisions():
        for word in (each.key, each.label, *each.aliases):
            assert result_column(word) == result_column(each.key)
    with pytest.raises(InputFault):
        result_column("和好")


def test_the_county_says_where_a_dismissal_counts():
    other = Policies({"dismissed_column": "other"})
    assert result_column("驳回诉讼请求", other) == "other"
    assert result_column("维持", other) == "upheld"


@pytest.mark.parametrize(
    ("closed", "year", "filed", "cell"),
    [
        pytest.param(date(2024, 12, 31), 2024, None, "t4.review.upheld", id="decided on the last day of the year"),
        pytest.param(date(2025, 1, 1), 2024, date(2024, 6, 1), "t4.review.pending", id="decided the day after: pending on 31 December"),
        pytest.param(date(2025, 1, 1), 2025, date(2024, 6, 1), "t4.review.upheld", id="and counted with its decision the year after"),
        pytest.param(None, 2025, date(2024, 6, 1), "t4.review.pending", id="still open a year later: counted until decided"),
        pytest.param(date(2024, 12, 31), 2025, date(2024, 6, 1), None, id="decided earlier: not counted again"),
        pytest.param(None, 2024, date(2025, 1, 1), None, id="filed later: not counted"),
        pytest.param(None, 2024, date(2024, 12, 31), "t4.review.pending", id="filed on the last day: pending"),
    ],
)  # fmt: skip
def test_a_case_counts_once_in_a_year(closed: date | None, year: int, filed: date | None, cell: str | None):
    assert table_four_cell("review", "维持", closed, year, filed=filed) == cell


def test_a_county_may_count_a_case_only_in_the_year_it_was_filed():
    once = Policies({"pending_recounted": "no"})
    filed = date(2024, 6, 1)
    assert (
        table_four_cell("suit_direct", "", None, 2024, filed=filed, policies=once) == "t4.suit_direct.pending"
    )
    assert table_four_cell("suit_direct", "", None, 2025, filed=filed, policies=once) is None
    assert table_four_cell("suit_direct", "撤销", date(2025, 2, 1), 2025, filed=filed, policies=once) is None


def test_unknown_groups_are_refused():
    with pytest.raises(InputFault):
        table_four_cell("suit", "维持", None, 2024)


@pytest.mark.parametrize(
    ("group", "code", "filed", "unusual"),
    [
        pytest.param("suit_direct", "D_SECRET", date(2024, 1, 1), True, id="a direct suit about a refusal since 2024 (行政复议法 23.1.4)"),
        pytest.param("suit_direct", "D_SECRET", date(2023, 12, 31), False, id="lawful before 2024"),
        pytest.param("suit_direct", "D_CASE_FILE", date(2025, 7, 1), True, id="case files are refusals too"),
        pytest.param("suit_direct", "U_NOT_EXIST", date(2025, 7, 1), False, id="not existing may be sued directly (8号解释 1)"),
        pytest.param("suit_direct", "D_QUERY", date(2025, 7, 1), False, id="query matters are no refusal under 14 to 16"),
        pytest.param("suit_after", "D_SECRET", date(2025, 7, 1), False, id="after reconsideration is the usual way"),
    ],
)  # fmt: skip
def test_a_direct_suit_about_a_refusal_looks_wrong(group: str, code: str, filed: date, unusual: bool):
    assert unusual_direct_suit(group, code, filed) is unusual


DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))


@given(
    st.sampled_from(["review", "suit_direct", "suit_after"]),
    DAYS,
    st.none() | DAYS,
    st.sampled_from(list(COLUMNS)),
)
def test_cells_are_cells_of_the_form_and_the_report_counts_alike(
    group: str, filed: date, closed: date | None, word: str
):
    if closed is not None and closed < filed:
        closed = None
    fact = RemedyFact("1", group, filed, closed, result_column(word) if closed else None)
    for year in range(2019, 2026):
        cell = table_four_cell(group, word, closed, year, filed=filed)
        assert cell is None or cell in {each.id for each in Form.for_year(year).cells}
        counted = fact.filed_on.year <= year and (fact.closed_on is None or fact.closed_on.year >= year)
        assert (cell is not None) == counted
