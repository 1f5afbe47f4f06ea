"""Counting working days: the vectors of the law reference, both sides of each boundary, and years without a notice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.errors import InputFault
from gongkai_law.workdays import FIRST_DAY, LAST_DAY, DayCount, WorkCalendar, national_calendar

CALENDAR = national_calendar()
KNOWN_DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))
ALL_DAYS = st.dates(date(1991, 1, 1), date(2098, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


VECTORS = [
    ("2020-01-20", "2020-02-06", "2020-02-18", "2020-02-25", "2020-03-24"),
    ("2024-02-05", "2024-02-20", "2024-03-01", "2024-03-08", "2024-04-08"),
    ("2025-01-20", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"),
    ("2025-09-26", "2025-10-13", "2025-10-23", "2025-10-30", "2025-11-27"),
    ("2025-12-29", "2026-01-08", "2026-01-20", "2026-01-27", "2026-03-02"),
    ("2026-02-14", "2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20"),
    ("2026-09-20", "2026-09-30", "2026-10-16", "2026-10-23", "2026-11-20"),
]


@pytest.mark.parametrize(("receipt", "seven", "fifteen", "twenty", "twice"), VECTORS)
def test_the_table_of_the_law_reference(receipt: str, seven: str, fifteen: str, twenty: str, twice: str):
    counts = {7: seven, 15: fifteen, 20: twenty, 40: twice}
    for count, due in counts.items():
        assert CALENDAR.add_working_days(day(receipt), count) == DayCount(day(due), provisional=False)
    again = CALENDAR.add_working_days(day(twenty), 20)
    assert again.day == day(twice)


STEPS = [
    pytest.param("2025-09-05", 1, "2025-09-08", id="周五之后的第一日是周一"),
    pytest.param("2025-09-06", 1, "2025-09-08", id="周六起算，第一日也是周一"),
    pytest.param("2025-09-26", 1, "2025-09-28", id="调休上班的周日就是第一日"),
    pytest.param("2025-09-28", 1, "2025-09-29", id="从调休上班的周日起算，当日不计"),
    pytest.param("2025-09-30", 1, "2025-10-09", id="国庆中秋假期之后的第一日"),
    pytest.param("2025-10-09", 2, "2025-10-11", id="节后调休上班的周六计入"),
    pytest.param("2018-12-31", 1, "2019-01-02", id="跨年：元旦不计，起算日在没有通知的年份也不要紧"),
    pytest.param("2025-12-31", 1, "2026-01-04", id="跨年：元旦三天之后的周日调休上班"),
    pytest.param("2024-02-09", 1, "2024-02-18", id="2024年除夕是工作日，节后周日上班"),
    pytest.param("2025-01-27", 1, "2025-02-05", id="2025年除夕起放假"),
    pytest.param("2024-02-28", 1, "2024-02-29", id="闰日是工作日"),
    pytest.param("2025-03-03", 0, "2025-03-03", id="零个工作日就是当日"),
    pytest.param("2025-10-09", -1, "2025-09-30", id="往前一个工作日"),
    pytest.param("2026-01-04", -1, "2025-12-31", id="往前跨年"),
    pytest.param("2025-10-04", -2, "2025-09-29", id="从休息日往前两个工作日"),
]


@pytest.mark.parametrize(("start", "count", "end"), STEPS)
def test_single_steps(start: str, count: int, end: str):
    assert CALENDAR.add_working_days(day(start), count) == DayCount(day(end), provisional=False)


PROVISIONAL = [
    pytest.param("2026-12-11", 14, "2026-12-31", False, id="算到2026年最后一天，不暂定"),
    pytest.param("2026-12-11", 15, "2027-01-04", True, id="多一天就到2027年：元旦不计，暂定"),
    pytest.param("2027-02-01", 10, "2027-02-15", True, id="没有通知的年份不猜春节，暂定"),
    pytest.param("2027-04-29", 2, "2027-05-03", True, id="五一是周六、五二是周日，之后的周一计入，暂定"),
    pytest.param("2028-04-28", 1, "2028-05-03", True, id="五一、五二法定放假，不计，暂定"),
    pytest.param("2024-12-31", 1, "2025-01-02", False, id="有通知的年份不暂定"),
    pytest.param("2018-05-02", 20, "2018-05-30", True, id="2019年以前没有装入通知，同样暂定"),
    pytest.param("2012-04-30", 1, "2012-05-02", True, id="2008至2024年的法定节日只有五一一天"),
    pytest.param("2007-04-30", 1, "2007-05-04", True, id="2000至2007年五一到五三三天"),
    pytest.param("1999-09-30", 1, "1999-10-04", True, id="2000年以前国庆两天"),
    pytest.param("2027-01-05", -1, "2027-01-04", True, id="往前数落在没有通知的年份，暂定"),
    pytest.param("2027-01-04", -1, "2026-12-31", True, id="往前数越过没有通知的年份，暂定"),
    pytest.param("2027-01-01", -1, "2026-12-31", False, id="往前数只经过有通知的年份，不暂定"),
]


@pytest.mark.parametrize(("start", "count", "end", "provisional"), PROVISIONAL)
def test_a_count_that_leans_on_a_year_without_a_notice_says_so(
    start: str, count: int, end: str, provisional: bool
):
    assert CALENDAR.add_working_days(day(start), count) == DayCount(day(end), provisional)


@pytest.mark.parametrize("wrong", ["1989-12-31", "2100-01-01", "0001-01-01", "9999-12-31"])
def test_days_out_of_reach_are_refused_in_words(wrong: str):
    for ask in (CALENDAR.is_working_day, CALENDAR.describe, CALENDAR.first_working_day_from):
        with pytest.raises(InputFault, match="超出了能计算的范围"):
            ask(day(wrong))
    with pytest.raises(InputFault, match="超出了能计算的范围"):
        CALENDAR.add_working_days(day(wrong), 1)


@pytest.mark.parametrize(("start", "count"), [(LAST_DAY, 1), (FIRST_DAY, -1), (date(2099, 12, 1), 40)])
def test_a_count_that_leaves_the_reach_is_refused_in_words(start: date, count: int):
    with pytest.raises(InputFault, match="超出了能计算的范围"):
        CALENDAR.add_working_days(start, count)


def walked(calendar: WorkCalendar, start: date, count: int) -> date:
    at, step = start, 1 if count > 0 else -1
    while count:
        at += timedelta(step)
        if calendar.is_working_day(at):
            count -= step
    return at


@given(ALL_DAYS, st.integers(-120, 120))
def test_a_count_is_what_walking_day_by_day_gives(start: date, count: int):
    assert CALENDAR.add_working_days(start, count).day == walked(CALENDAR, start, count)


@given(ALL_DAYS, ALL_DAYS)
def test_between_is_what_counting_day_by_day_gives(one: date, other: date):
    after, until = min(one, other), max(one, other)
    until = min(until, after + timedelta(900))
    days = (after + timedelta(n) for n in range(1, (until - after).days + 1))
    assert CALENDAR.working_days_between(after, until) == sum(CALENDAR.is_working_day(d) for d in days)
    assert CALENDAR.working_days_between(until, after) == 0


@given(KNOWN_DAYS, st.integers(1, 200))
def test_a_count_ends_on_a_working_day_and_lies_as_far_as_it_counts(start: date, count: int):
    end = CALENDAR.add_working_days(start, count)
    assert CALENDAR.is_working_day(end.day)
    assert CALENDAR.working_days_between(start, end.day) == count
    assert end.provisional == (end.day.year > 2026)
    assert CALENDAR.is_provisional(start, end.day) == end.provisional


@given(ALL_DAYS)
def test_the_first_working_day_from_a_day_is_that_day_or_the_next(start: date):
    found = CALENDAR.first_working_day_from(start).day
    assert found == (start if CALENDAR.is_working_day(start) else CALENDAR.add_working_days(start, 1).day)


def test_a_period_ending_on_a_rest_day_leans_on_that_days_year_too():
    assert CALENDAR.first_working_day_from(day("2026-10-03")) == DayCount(
        day("2026-10-08"), provisional=False
    )
    assert CALENDAR.first_working_day_from(day("2027-01-01")) == DayCount(day("2027-01-04"), provisional=True)
    assert CALENDAR.first_working_day_from(day("2027-01-04")) == DayCount(day("2027-01-04"), provisional=True)
    assert not CALENDAR.is_provisional(day("2027-01-01"), day("2027-01-01"))
