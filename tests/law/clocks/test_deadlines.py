"""Deadlines that hang on one day: publication, reconsideration, suit, defence; and the list of terms itself."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_law.clocks import deadline, natural_deadline, term, terms
from gongkai_law.errors import InputFault
from tests.law.clocks.telling import CALENDAR, day

NATURAL = [
    pytest.param("C_RECON", "2025-03-03", "2025-05-06", "2025-05-02", id="60日期满在五一假期，顺延到节后第一日（复议法20、民诉法85）"),
    pytest.param("C_RECON", "2025-03-10", "2025-05-09", "2025-05-09", id="60日期满在工作日，不顺延"),
    pytest.param("C_RECON", "2025-02-26", "2025-04-27", "2025-04-27", id="60日期满在调休上班的周日，就是当日"),
    pytest.param("C_RECON", "2025-08-02", "2025-10-09", "2025-10-01", id="60日期满在国庆第一天，顺延到10月9日"),
    pytest.param("C_SUE_AFTER", "2025-03-03", "2025-03-18", "2025-03-18", id="15日（行诉法45）"),
    pytest.param("C_SUE_AFTER", "2025-03-07", "2025-03-24", "2025-03-22", id="15日期满在周六，顺延到周一"),
    pytest.param("C_SUE_DIRECT", "2025-03-03", "2025-09-03", "2025-09-03", id="六个月，同一日期（行诉法46）"),
    pytest.param("C_SUE_DIRECT", "2025-08-31", "2026-02-28", "2026-02-28", id="六个月后没有31日：2月28日，调休上班的周六就是当日"),
    pytest.param("C_SUE_DIRECT", "2023-08-31", "2024-02-29", "2024-02-29", id="闰年到2月29日"),
    pytest.param("C_SUE_DIRECT", "2023-08-29", "2024-02-29", "2024-02-29", id="闰年的对应日"),
    pytest.param("C_SUE_DIRECT", "2024-07-01", "2025-01-02", "2025-01-01", id="六个月期满在元旦，顺延"),
    pytest.param("C_SUE_DIRECT", "2024-12-31", "2025-06-30", "2025-06-30", id="跨年，6月没有31日"),
]  # fmt: skip


@pytest.mark.parametrize(("clock_id", "start", "end", "counted_to"), NATURAL)
def test_terms_of_natural_days_and_months(clock_id: str, start: str, end: str, counted_to: str):
    found = natural_deadline(clock_id, day(start), CALENDAR)
    assert (found.day, found.counted_to, found.provisional) == (day(end), day(counted_to), False)
    assert found.moved is (end != counted_to)
    assert found.moved_by == ("《民事诉讼法》第八十五条" if found.moved else "")
    assert deadline(clock_id, day(start), CALENDAR) == found


WORKING = [
    pytest.param("C_PROACTIVE", "2025-09-26", "2025-10-30", id="主动公开20个工作日（条例26）"),
    pytest.param(
        "C_RESPOND_ORD", "2025-09-26", "2025-10-16", id="复议普通程序答复10个工作日（复议法48、88）"
    ),
    pytest.param(
        "C_RESPOND_SIMPLE", "2025-09-26", "2025-10-10", id="复议简易程序答复5个工作日（复议法54、88）"
    ),
    pytest.param("C_RESPOND_SIMPLE", "2025-09-28", "2025-10-11", id="在调休上班的周日收到副本，当日不计"),
]


@pytest.mark.parametrize(("clock_id", "start", "end"), WORKING)
def test_terms_of_working_days(clock_id: str, start: str, end: str):
    found = deadline(clock_id, day(start), CALENDAR)
    assert (found.day, found.moved) == (day(end), False)
    with pytest.raises(InputFault, match="按工作日计算"):
        natural_deadline(clock_id, day(start), CALENDAR)


@pytest.mark.parametrize(
    ("start", "provisional"),
    [
        pytest.param("2026-11-01", False, id="2026年12月31日届满，通知已有"),
        pytest.param("2026-11-03", True, id="2027年1月2日届满，是不是休息日要看通知"),
    ],
)
def test_a_deadline_in_a_year_without_a_notice_is_provisional(start: str, provisional: bool):
    assert natural_deadline("C_RECON", day(start), CALENDAR).provisional is provisional


def test_an_unknown_clock_and_a_day_out_of_reach_are_refused():
    with pytest.raises(InputFault, match="没有“C_OTHER”这个时限"):
        deadline("C_OTHER", day("2025-03-03"), CALENDAR)
    for start in (date(1989, 3, 3), date(2099, 12, 1)):
        with pytest.raises(InputFault, match="超出了能计算的范围"):
            deadline("C_RECON", start, CALENDAR)


TERMS = [
    ("C_PROACTIVE", 20, "working_day"),
    ("C_CORRECT_NOTICE", 7, "working_day"),
    ("C_CORRECT_APPLICANT", 15, "working_day"),
    ("C_REPLY", 20, "working_day"),
    ("C_EXT", 20, "working_day"),
    ("C_3P", 15, "working_day"),
    ("C_JOINT", 15, "working_day"),
    ("C_FEE", 20, "working_day"),
    ("C_RECON", 60, "natural_day"),
    ("C_SUE_DIRECT", 6, "month"),
    ("C_SUE_AFTER", 15, "natural_day"),
    ("C_RESPOND_ORD", 10, "working_day"),
    ("C_RESPOND_SIMPLE", 5, "working_day"),
]


def test_every_clock_of_the_law_reference_is_there_with_its_length():
    today = day("2025-03-03")
    assert [(one, term(one, today).length, term(one, today).unit) for one in terms()] == TERMS


def test_every_clock_has_its_article_its_source_and_what_its_end_means():
    for history in terms().values():
        for one in history:
            assert one.citation.startswith("《") and one.label and one.counted_from and one.on_expiry
            assert one.source in ("text", "memory", "reading")


def test_a_day_before_all_lengths_gets_the_oldest():
    assert term("C_REPLY", day("2019-01-02")) == terms()["C_REPLY"][0]
