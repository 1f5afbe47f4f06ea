"""What a day is called, and why."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_law.workdays import national_calendar

DAYS = [
    pytest.param("2025-03-03", "workday", "", "周一，工作日", False, id="普通周一"),
    pytest.param("2025-03-08", "rest_day", "", "周六，休息日", False, id="妇女节不改变休息日"),
    pytest.param(
        "2026-05-04", "holiday", "劳动节", "劳动节放假（国办发明电〔2025〕7号）", False, id="劳动节假期"
    ),
    pytest.param(
        "2026-09-20",
        "make_up",
        "国庆节",
        "周日，国庆节调休上班（国办发明电〔2025〕7号）",
        False,
        id="调休上班的周日",
    ),
    pytest.param(
        "2020-02-01", "holiday", "春节", "春节放假（国办发明电〔2020〕1号）", False, id="延长的春节假期"
    ),
    pytest.param(
        "2018-12-29",
        "make_up",
        "元旦",
        "周六，元旦调休上班（国办发明电〔2018〕15号）",
        False,
        id="通知写到的上一年",
    ),
    pytest.param(
        "2027-01-01",
        "holiday",
        "元旦",
        "元旦，法定节日；2027年的放假通知还没有装入，暂定",
        True,
        id="没有通知的元旦",
    ),
    pytest.param(
        "2027-02-08",
        "workday",
        "",
        "周一，工作日；2027年的放假通知还没有装入，暂定",
        True,
        id="没有通知，不猜春节",
    ),
    pytest.param(
        "2027-03-06",
        "rest_day",
        "",
        "周六，休息日；2027年的放假通知还没有装入，暂定",
        True,
        id="没有通知的周六",
    ),
]


@pytest.mark.parametrize(("day", "kind", "name", "why", "provisional"), DAYS)
def test_a_day_is_described(day: str, kind: str, name: str, why: str, provisional: bool):
    info = national_calendar().describe(date.fromisoformat(day))
    assert (info.kind, info.name, info.why, info.provisional) == (kind, name, why, provisional)
    assert info.working is (kind in ("workday", "make_up"))
    assert info.label in ("工作日", "休息日", "放假", "调休上班")
    assert info.working == national_calendar().is_working_day(date.fromisoformat(day))


def test_a_weekday_worked_by_a_correction_names_the_correction():
    calendar = national_calendar().with_notice(
        'number = "国办发明电〔2026〕2号"\nyear = 2026\nkind = "correction"\nissued_on = 2026-09-01\n'
        '[[holiday]]\nname = "国庆节"\nworked = [2026-10-07]\n'
    )
    info = calendar.describe(date(2026, 10, 7))
    assert (info.kind, info.why) == ("workday", "周三，按国办发明电〔2026〕2号上班")
