"""Who hears a reconsideration and which court comes first, by kind of body and day of the letter. (行政复议法 24, 27, 28)"""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault
from gongkai_law.remedies import all_bodies, body, forum

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)

CASES = [
    ("township_government", ("县级人民政府",), "基层人民法院", "行政复议法 24.1.2"),
    ("county_department", ("县级人民政府",), "基层人民法院", "行政复议法 24.1.1"),
    ("subdistrict_office", ("设立它的人民政府",), "基层人民法院", "行政复议法 24.1.3"),
    ("county_government", ("设区的市人民政府",), "中级人民法院", "行政复议法 24.1.2"),
    ("dispatched_body", ("设立它的部门的本级人民政府",), "基层人民法院", "行政复议法 24.4"),
    ("justice_bureau", ("本级人民政府", "上一级司法行政部门"), "基层人民法院", "行政复议法 28"),
    ("vertical_department", ("上一级主管部门",), "", "行政复议法 27"),
]


@pytest.mark.parametrize(
    ("kind", "hears", "court", "article"), CASES, ids=[f"{row[0]} since 2024 ({row[3]})" for row in CASES]
)
def test_who_hears_since_2024(kind: str, hears: tuple[str, ...], court: str, article: str):
    found = forum(kind, NEW)
    assert (found.hears, found.court) == (hears, court)
    assert article in found.articles and cite(article)
    assert found.source == "text"


def test_no_other_kinds_of_body():
    assert [each.key for each in all_bodies()] == [row[0] for row in CASES]
    with pytest.raises(InputFault) as refused:
        body("parliament")
    assert "街道办事处" in str(refused.value)


def test_until_2023_a_county_department_had_two_bodies_and_since_2024_one():
    assert forum("county_department", OLD).hears == ("县级人民政府", "上一级主管部门")
    assert forum("county_department", NEW).hears == ("县级人民政府",)
    assert forum("county_department", OLD).source == "memory"


@pytest.mark.parametrize("kind", [row[0] for row in CASES])
def test_every_day_has_one_forum(kind: str):
    for day in (date(2008, 5, 1), OLD, NEW, date(2100, 1, 1)):
        inside = [each for each in body(kind).forums if each.in_force_from <= day <= each.in_force_to]
        assert inside == [forum(kind, day)]
