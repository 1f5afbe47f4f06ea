"""The words of 公开时限 become a term; a term says when something is due and what each year owes. (条例 26; 54号)"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.disclosure.directory import (
    STANDING,
    Recurrence,
    coverage_state,
    due_after_event,
    periods_owed,
    read_term,
    shown_until,
    soon_until,
)
from gongkai_law.policies import DEFAULTS
from gongkai_law.workdays import national_calendar

CALENDAR = national_calendar()


@pytest.mark.parametrize(
    ("words", "rule", "length", "unit", "after"),
    [
        pytest.param("信息形成（或变更）之日起20个工作日内", "event", 20, "working_day", True, id="the general term (26)"),
        pytest.param("自信息形成之日起２０个工作日内", "event", 20, "working_day", True, id="full-width digits (26)"),
        pytest.param("形成或变更之日起3个工作日", "event", 3, "working_day", True, id="three working days without 内"),
        pytest.param("制定或获取信息之日起10个工作日内，公示7个工作日", "event", 10, "working_day", True, id="ten working days and a posting"),
        pytest.param("本级人大或其常委会批准后20日内", "event", 20, "natural_day", True, id="budgets in natural days (预算法 14.1)"),
        pytest.param("组织听证7个工作日前", "event", 7, "working_day", False, id="before a hearing"),
        pytest.param("获取后1个月内", "event", 1, "month", True, id="a month"),
        pytest.param("按进展情况及时公开", "promptly", 0, "working_day", True, id="promptly"),
        pytest.param("随时", "promptly", 0, "working_day", True, id="any time"),
        pytest.param("长期公开", "standing", 0, "working_day", True, id="for good"),
        pytest.param("每季度首月20日前", "recurring", 0, "working_day", True, id="day 20 of the quarter's first month"),
        pytest.param("2020年12月31日前", "fixed", 0, "working_day", True, id="a fixed day"),
        pytest.param("法律法规另有规定的从其规定", "event", 20, "working_day", True, id="only the exception: the general term"),
    ],
)  # fmt: skip
def test_words_become_a_term(words, rule, length, unit, after):
    term = read_term(words)
    assert (term.rule, term.length, term.unit, term.after) == (rule, length, unit, after)
    assert term.read


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        pytest.param("每月10日前", Recurrence("month", 1, 10), id="monthly by the tenth"),
        pytest.param("按月公开", Recurrence("month", 1, 0), id="monthly, no day: its last"),
        pytest.param("每季度首月20日", Recurrence("quarter", 1, 20), id="first month of the quarter"),
        pytest.param("每季度公开一次", Recurrence("quarter", 3, 0), id="quarterly, no day: its last"),
        pytest.param("每半年", Recurrence("half", 6, 0), id="half-yearly"),
        pytest.param("每年公布一次", Recurrence("year", 12, 0), id="yearly"),
        pytest.param("每年1月31日前", Recurrence("dates", dates=((1, 31),)), id="by a day of the year"),
        pytest.param("每年6月30日和12月31日前", Recurrence("dates", dates=((6, 30), (12, 31))), id="two days of the year"),
    ],
)  # fmt: skip
def test_recurrences(words, recurrence):
    assert read_term(words).recurrence == recurrence


@pytest.mark.parametrize("words", ["", "见文件", "0个工作日内", "每年13月40日"])
def test_words_without_a_count_fall_back_to_the_general_term_and_say_so(words):
    term = read_term(words)
    assert (term.length, term.unit, term.article) == (
        20,
        "working_day",
        "条例 26",
    ) or term.rule == "recurring"
    assert term.read is (term.rule == "recurring")


def test_only_the_regulations_own_term_is_shown_as_law():
    assert read_term("信息形成之日起20个工作日内").source == "text"
    assert read_term("信息形成之日起3个工作日内").source == "reading"
    assert read_term("常委会批准后20日内").source == "memory"


@pytest.mark.parametrize(
    ("words", "event", "due"),
    [
        pytest.param("信息形成之日起20个工作日内", date(2020, 9, 23), date(2020, 10, 27), id="the national holiday does not count (26)"),
        pytest.param("信息形成之日起3个工作日内", date(2020, 1, 17), date(2020, 1, 21), id="the make-up Sunday counts"),
        pytest.param("批准后20日内", date(2020, 5, 10), date(2020, 6, 1), id="natural days end on the next working day (民诉法 85)"),
        pytest.param("批准后20日内", date(2020, 5, 12), date(2020, 6, 1), id="natural days that end on a working day"),
        pytest.param("组织听证7个工作日前", date(2020, 10, 12), date(2020, 9, 25), id="back over the holiday and the make-up Sunday"),
        pytest.param("获取后1个月内", date(2020, 1, 31), date(2020, 3, 2), id="a month from January 31 ends in February, moved off the Saturday"),
        pytest.param("及时公开", date(2020, 9, 30), date(2020, 10, 12), id="promptly: three working days by default"),
        pytest.param("长期公开", date(2020, 3, 2), date(2020, 3, 30), id="a change of what stands for good: the general term (26)"),
    ],
)  # fmt: skip
def test_due_after_an_event(words, event, due):
    assert due_after_event(read_term(words), event, CALENDAR).day == due


def test_promptly_is_the_countys():
    policies = DEFAULTS.set("promptly_days", "1")
    assert due_after_event(read_term("及时"), date(2020, 3, 6), CALENDAR, policies).day == date(2020, 3, 9)


def owed(words, first, last, since=date(2019, 1, 1)):
    found = periods_owed(read_term(words), since=since, first=first, last=last, calendar=CALENDAR)
    return [(each.key, each.due) for each in found]


YEAR = (date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("每季度首月20日", [("2020Q1", date(2020, 1, 20)), ("2020Q2", date(2020, 4, 20)), ("2020Q3", date(2020, 7, 20)), ("2020Q4", date(2020, 10, 20))], id="four quarters"),
        pytest.param("每半年", [("2020H1", date(2020, 6, 30)), ("2020H2", date(2020, 12, 31))], id="two halves"),
        pytest.param("每年1月31日前", [("2020-01-31", date(2020, 1, 31))], id="a day of the year"),
        pytest.param("每年2月底", [("2020-02-29", date(2020, 2, 29))], id="the end of a leap February"),
        pytest.param("信息形成之日起20个工作日内", [("2020", date(2020, 12, 31))], id="an event's item shows something each year"),
        pytest.param("2020年12月31日前", [("2020-12-31", date(2020, 12, 31))], id="a fixed day on its last day"),
        pytest.param("2021年1月1日前", [], id="a fixed day beyond"),
    ],
)  # fmt: skip
def test_periods_of_a_year(words, expected):
    assert owed(words, *YEAR) == expected


def test_months_short_of_the_day_end_on_their_last():
    dues = dict(owed("每月31日前", *YEAR))
    assert len(dues) == 12
    assert dues["2020-02"] == date(2020, 2, 29) and dues["2020-04"] == date(2020, 4, 30)


def test_what_stands_for_good_is_owed_once_twenty_working_days_after_the_catalogue_began():
    since = date(2020, 9, 23)
    assert owed("长期公开", *YEAR, since=since) == [(STANDING, date(2020, 10, 27))]
    assert owed("长期公开", date(2021, 1, 1), date(2021, 12, 31), since=since) == []


def test_nothing_is_owed_before_the_catalogue_began():
    assert owed("每季度首月20日", *YEAR, since=date(2020, 4, 21)) == [("2020Q3", date(2020, 7, 20)), ("2020Q4", date(2020, 10, 20))]  # fmt: skip
    assert owed("每季度首月20日", *YEAR, since=date(2020, 4, 20))[0] == ("2020Q2", date(2020, 4, 20))
    assert owed("每年", *YEAR, since=date(2021, 1, 1)) == []


@given(st.dates(date(2019, 1, 1), date(2025, 12, 31)), st.integers(0, 900), st.integers(0, 900))
def test_the_periods_of_two_spans_side_by_side_are_those_of_the_whole(first, one, two):
    for words in ("每月10日前", "每季度首月20日", "每半年", "每年3月1日和9月1日", "及时公开"):
        middle, last = first + timedelta(one), first + timedelta(one + two + 1)
        parts = owed(words, first, middle) + owed(words, middle + timedelta(1), last)
        assert parts == owed(words, first, last)
        assert len({key for key, _ in parts}) == len(parts)


def test_a_due_day_beyond_the_notices_is_provisional():
    count = due_after_event(read_term("20个工作日内"), date(2026, 12, 20), CALENDAR)
    assert count.provisional


@pytest.mark.parametrize(
    ("words", "until"),
    [
        pytest.param(
            "10个工作日内，公示7个工作日", date(2020, 10, 12), id="seven working days over the holiday"
        ),
        pytest.param("及时公开，公示期不少于7天", date(2020, 10, 3), id="seven natural days"),
        pytest.param("20个工作日内", None, id="not said"),
    ],
)
def test_how_long_a_posting_stays(words, until):
    posted = date(2020, 9, 26)
    assert shown_until(read_term(words), posted, CALENDAR) == until


@pytest.mark.parametrize(
    ("met", "days", "state"),
    [
        pytest.param("data", -9, "fulfilled", id="data, even late, is fulfilled"),
        pytest.param("statement", -9, "statement", id="a statement is never data"),
        pytest.param("none", -1, "overdue", id="the day after"),
        pytest.param("none", 0, "soon", id="the due day itself is in time"),
        pytest.param("none", 7, "soon", id="the fifth working day"),
        pytest.param("none", 8, "empty", id="the day after the fifth working day"),
        pytest.param("partial", -1, "overdue", id="some elements only is not fulfilled"),
    ],
)
def test_the_five_states(met, days, state):
    on = date(2020, 11, 2)
    soon = soon_until(on, CALENDAR)
    assert soon == date(2020, 11, 9)
    assert coverage_state(met, on + timedelta(days), on=on, soon=soon) == state
