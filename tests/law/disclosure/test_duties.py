"""What must be published unasked, by level. (条例 19, 20, 21, 26)"""

from __future__ import annotations

import pytest

from gongkai_law.disclosure.duties import (
    Duty,
    all_duties,
    duties_for,
    duty,
    duty_tests,
    general_term,
    must_publish,
    special_terms,
    term_by,
)
from gongkai_law.errors import InputFault

COUNTY = ["市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助"]
TOWNSHIP = [
    "贯彻落实农业农村政策", "农田水利工程建设运营", "农村土地承包经营权流转", "宅基地使用情况审核",
    "土地征收", "房屋征收", "筹资筹劳", "社会救助",
]  # fmt: skip


def test_article_20_has_its_fifteen_items_in_order():
    found = [each for each in all_duties() if each.id.startswith("20-")]
    assert [each.id for each in found] == [f"20-{n:02d}" for n in range(1, 16)]
    assert [each.article for each in found] == [f"条例 20.0.{n}" for n in range(1, 16)]
    assert duty("20-07").content == "财政预算、决算信息"
    assert duty("20-02").content == "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"


def test_article_21_has_its_own_items_by_level():
    assert [each.content for each in all_duties() if each.id.startswith("21-C")] == COUNTY
    assert [each.content for each in all_duties() if each.id.startswith("21-T")] == TOWNSHIP


@pytest.mark.parametrize(
    ("level", "count", "own"),
    [
        pytest.param("township", 15 + 8, "21-T", id="a township has 20 and its own eight of 21"),
        pytest.param("county", 15 + 7, "21-C", id="a county has 20 and its own seven of 21"),
        pytest.param("prefecture", 15 + 7, "21-C", id="a prefecture has the same seven of 21"),
        pytest.param("province", 15, "20-", id="a province has 20 only"),
        pytest.param("nation", 15, "20-", id="a ministry has 20 only"),
        pytest.param("village", 0, "", id="a village publishes under another law"),
    ],
)
def test_each_level_has_its_duties(level: str, count: int, own: str):
    found = duties_for(level)
    assert len(found) == count
    assert {each.id[:4] for each in found if each.id.startswith("21")} <= {own}


@pytest.mark.parametrize("each", all_duties(), ids=lambda each: each.id)
def test_a_duty_is_explained_and_cited(each: Duty):
    assert each.plain.endswith("。") and each.citation.startswith("《条例》")
    assert each.source == "text"


def test_what_is_close_to_peoples_lives_is_marked():
    assert duty("21-T8").livelihood and duty("20-11").livelihood
    assert not duty("20-14").livelihood


def test_the_general_term_is_twenty_working_days_from_forming_or_change():
    found = general_term()
    assert (found.length, found.unit, found.source) == (20, "working_day", "text")
    assert found.counted_from == "信息形成或者变更之日" and found.article == "条例 26"


def test_special_terms_go_before_and_are_marked():
    for each in special_terms():
        assert (each.length, each.unit) == (20, "natural_day")
        assert each.source == "memory" and duty(each.duty).id == "20-07"


@pytest.mark.parametrize(
    ("length", "basis"),
    [pytest.param(3, " ", id="a promise without a basis"), pytest.param(0, "某法 1", id="no days at all")],
)
def test_a_term_of_ones_own_needs_a_basis(length: int, basis: str):
    with pytest.raises(InputFault):
        term_by(length, "working_day", basis=basis)
    assert term_by(10, "working_day", basis="《某法》第三条").length == 10


def test_one_test_of_article_19_is_enough():
    assert [each.id for each in duty_tests()] == ["public_interest", "wide_knowledge", "participation"]
    assert must_publish({"participation"}) and not must_publish(set())
    with pytest.raises(InputFault):
        must_publish({"curiosity"})


def test_unknown_words_are_refused():
    with pytest.raises(InputFault):
        duty("20-16")
    with pytest.raises(InputFault):
        duties_for("street")
