"""Notices loaded as data after release: a later year, a correction, an ethnic area's days; and what is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest

from gongkai_law.errors import InputFault, explain
from gongkai_law.workdays import DayCount, national_calendar, read_notices

CALENDAR = national_calendar()

NEXT_YEAR = """
[[notice]]
number = "国办发明电〔2026〕6号"
title = "国务院办公厅关于2027年部分节假日安排的通知"
issued_on = 2026-11-25
year = 2027
kind = "yearly"
[[notice.holiday]]
name = "元旦"
off = ["2027-01-01/2027-01-03"]
[[notice.holiday]]
name = "春节"
off = ["2027-02-05/2027-02-11"]
worked = [2027-01-31, "2027-02-14"]
[[notice.holiday]]
name = "劳动节"
off = ["2027-05-01/2027-05-05"]
[[notice.holiday]]
name = "国庆节"
off = ["2027-10-01/2027-10-07"]
"""


def one(**changes: object) -> str:
    """A small notice in JSON with some fields changed; None leaves a field out."""
    entry: dict[str, object] = {
        "number": "州政发〔2026〕9号",
        "issued_on": "2026-06-01",
        "year": 2026,
        "kind": "local",
        "holiday": [{"name": "古尔邦节", "off": ["2026-05-27"]}],
    }
    entry.update(changes)
    return json.dumps({"notice": [{key: value for key, value in entry.items() if value is not None}]})


def test_a_later_year_is_known_once_its_notice_is_loaded():
    later = CALENDAR.with_notice(NEXT_YEAR)
    assert later.known_years == (*CALENDAR.known_years, 2027)
    assert later.add_working_days(date(2026, 12, 15), 20) == DayCount(date(2027, 1, 13), provisional=False)
    assert not later.is_working_day(date(2027, 2, 8)) and later.is_working_day(date(2027, 1, 31))
    assert CALENDAR.known_years[-1] == 2026, "a calendar never changes"


def test_the_same_notice_twice_is_loaded_once():
    later = CALENDAR.with_notice(NEXT_YEAR)
    assert later.with_notice(NEXT_YEAR) == later


def test_a_correction_changes_single_days_and_what_was_known_before_can_still_be_read():
    correction = one(
        number="国办发明电〔2026〕2号",
        kind="correction",
        issued_on="2026-09-10",
        holiday=[{"name": "国庆节", "off": ["2026-10-08"], "worked": ["2026-10-11"]}],
    )
    calendar = CALENDAR.with_notice(correction)
    assert not calendar.is_working_day(date(2026, 10, 8)) and calendar.is_working_day(date(2026, 10, 11))
    assert calendar.known_on(date(2026, 9, 9)).is_working_day(date(2026, 10, 8))


def test_corrections_apply_in_the_order_of_issue_however_they_are_loaded():
    first = one(number="甲", issued_on="2026-03-01", holiday=[{"name": "节", "off": ["2026-04-01"]}])
    second = one(number="乙", issued_on="2026-03-02", holiday=[{"name": "节", "worked": ["2026-04-01"]}])
    for texts in ((first, second), (second, first)):
        calendar = CALENDAR
        for text in texts:
            calendar = calendar.with_notice(text)
        assert calendar.is_working_day(date(2026, 4, 1))


def test_an_ethnic_areas_holiday_counts_there_only():
    local = CALENDAR.with_notice(one(region="6501"))
    assert not local.is_working_day(date(2026, 5, 27)) and CALENDAR.is_working_day(date(2026, 5, 27))
    assert local.describe(date(2026, 5, 27)).why == "古尔邦节放假（州政发〔2026〕9号）"
    assert local.known_years == CALENDAR.known_years
    assert local.notices[-1].region == "6501"


def test_a_local_holiday_may_be_known_before_the_years_notice_and_stays_provisional():
    local = CALENDAR.with_notice(one(year=2027, holiday=[{"name": "古尔邦节", "off": ["2027-05-17"]}]))
    assert not local.is_working_day(date(2027, 5, 17))
    assert local.add_working_days(date(2027, 5, 14), 1) == DayCount(date(2027, 5, 18), provisional=True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(one(), id="notice 列表"),
        pytest.param(json.dumps(json.loads(one())["notice"]), id="直接一个列表"),
        pytest.param(json.dumps(json.loads(one())["notice"][0]), id="只写一份通知"),
        pytest.param(
            one().replace('"notice"', '"notices"').replace('"holiday"', '"holidays"'), id="复数的键名"
        ),
        pytest.param(json.dumps({"notice": json.loads(one())["notice"][0]}), id="notice 不加列表"),
    ],
)
def test_json_may_be_written_in_the_ways_people_write_it(text: str):
    (notice,) = read_notices(text)
    assert notice.off == (date(2026, 5, 27),) and notice.title == ""


REFUSED = [
    pytest.param("number = ", "workdays.not_readable", "", id="TOML 写坏了"),
    pytest.param('{"notice": [', "workdays.not_readable", "", id="JSON 写坏了"),
    pytest.param("[" * 100_000, "workdays.not_readable", "", id="括号套得太深"),
    pytest.param("", "workdays.no_notice", "", id="空的"),
    pytest.param("[]", "workdays.no_notice", "", id="空列表"),
    pytest.param('{"year": 2027}', "workdays.no_notice", "", id="没有通知"),
    pytest.param("[{}, 3]", "workdays.missing_field", "第1份通知", id="没有文号"),
    pytest.param('{"notice": [3]}', "workdays.no_notice", "第1份通知", id="不是一份通知"),
    pytest.param(one(number=" "), "workdays.missing_field", "第1份通知", id="文号是空的"),
    pytest.param(one(kind="annual"), "workdays.bad_kind", "州政发", id="种类不认识"),
    pytest.param(one(year="2026"), "workdays.bad_year", "州政发", id="年份写成文字"),
    pytest.param(one(year=True), "workdays.bad_year", "州政发", id="年份不是数"),
    pytest.param(one(year=1989), "workdays.bad_year", "州政发", id="1989年"),
    pytest.param(one(year=2100), "workdays.bad_year", "州政发", id="2100年"),
    pytest.param(one(issued_on=None), "workdays.missing_field", "州政发", id="没有成文日期"),
    pytest.param(one(issued_on="2026年6月1日"), "workdays.bad_date", "州政发", id="成文日期写法不对"),
    pytest.param(one(holiday=[]), "workdays.missing_field", "州政发", id="没有节日"),
    pytest.param(one(holiday=["元旦"]), "workdays.missing_field", "州政发", id="节日不是一项"),
    pytest.param(one(holiday=[{"name": "节"}]), "workdays.missing_field", "“节”", id="没有日期"),
    pytest.param(one(holiday=[{"off": ["2026-05-27"]}]), "workdays.missing_field", "州政发", id="没有节日名"),
    pytest.param(
        one(holiday=[{"name": "节", "off": ["2026-02-30"]}]), "workdays.bad_date", "“节”", id="没有这一天"
    ),
    pytest.param(
        one(holiday=[{"name": "节", "off": ["20260527"]}]), "workdays.bad_date", "“节”", id="日期写法不对"
    ),
    pytest.param(
        one(holiday=[{"name": "节", "off": [20260527]}]), "workdays.bad_date", "“节”", id="日期写成数字"
    ),
    pytest.param(
        one(holiday=[{"name": "节", "off": ["2026-05-27/2026-05-26"]}]),
        "workdays.bad_date",
        "“节”",
        id="区间倒着写",
    ),
    pytest.param(
        one(holiday=[{"name": "节", "off": ["2026-01-01/2026-12-31"]}]),
        "workdays.bad_date",
        "“节”",
        id="区间太长",
    ),
    pytest.param(
        one(holiday=[{"name": "节", "off": ["2026-05-27"], "worked": ["2026-05-27"]}]),
        "workdays.day_twice",
        "州政发",
        id="一天既放假又上班",
    ),
    pytest.param(
        one(holiday=[{"name": "节", "off": ["2028-05-27"]}]),
        "workdays.outside_year",
        "州政发",
        id="别年的日子",
    ),
    pytest.param(
        NEXT_YEAR.replace('worked = [2027-01-31, "2027-02-14"]', "worked = [2027-02-02]"),
        "workdays.worked_on_weekday",
        "国办发明电〔2026〕6号",
        id="年度通知里平日上班，一定是笔误",
    ),
    pytest.param(
        NEXT_YEAR.replace("2027-10-01/", "2027-10-02/"),
        "workdays.statutory_day_missing",
        "国办发明电〔2026〕6号",
        id="年度通知里没有10月1日",
    ),
]


@pytest.mark.parametrize(("text", "key", "where"), REFUSED)
def test_a_wrong_notice_is_refused_saying_what_where_and_how(text: str, key: str, where: str):
    with pytest.raises(InputFault) as refused:
        CALENDAR.with_notice(text)
    assert refused.value.key == key
    words = explain(refused.value)
    assert where in words.where and words.what and words.mend


def test_a_second_yearly_notice_for_a_year_is_refused():
    other = NEXT_YEAR.replace("6号", "7号")
    with pytest.raises(InputFault, match="2027年已经有年度通知（国办发明电〔2026〕6号）"):
        CALENDAR.with_notice(NEXT_YEAR).with_notice(other)


def test_a_correction_to_a_year_without_a_notice_is_refused():
    with pytest.raises(InputFault, match="2027年还没有年度通知"):
        CALENDAR.with_notice(
            one(kind="correction", year=2027, holiday=[{"name": "节", "off": ["2027-05-17"]}])
        )


def test_nothing_of_a_text_is_kept_when_one_notice_in_it_is_wrong():
    both = json.dumps({"notice": [json.loads(one())["notice"][0], {"number": "坏的"}]})
    with pytest.raises(InputFault, match="第2份通知（坏的）"):
        CALENDAR.with_notice(both)
