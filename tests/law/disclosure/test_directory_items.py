"""The official form: areas, boxes, marks, elements, legal bases, and whether an item is complete. (54号)"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai_law.disclosure.directory import (
    ItemWords,
    all_areas,
    all_boxes,
    all_columns,
    area_of,
    box_of,
    check_item,
    livelihood_of,
    read_bases,
    split_content,
    ticked,
)
from gongkai_law.errors import InputFault, explain

ON = date(2026, 3, 2)
GOOD = ItemWords(
    level1="最低生活保障",
    level2="审批信息",
    content="低保对象名单；低保标准",
    basis="《中华人民共和国政府信息公开条例》",
    term="信息形成之日起20个工作日内",
    subject="社会事务办公室",
    channels=("website",),
    audience="all",
    mode="proactive",
    levels=("township",),
)


def test_the_form_has_its_columns_boxes_and_areas():
    assert [column.label for column in all_columns()][:4] == [
        "序号",
        "一级事项",
        "二级事项",
        "公开内容（要素）",
    ]
    assert len(all_boxes()) == 13
    assert len([area for area in all_areas() if area.id != "own"]) == 26


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("社会救助", "social_assistance"),
        ("（十九）社会救助领域基层政务公开标准目录", "social_assistance"),
        ("农村集体土地征收", "land_compensation"),
        ("国有土地上房屋征收与补偿", "house_expropriation"),
        ("扶贫（乡村振兴）", "poverty"),
    ],
)
def test_an_area_is_known_by_what_offices_write(words, id):
    assert area_of(words).id == id


def test_an_unknown_area_is_refused():
    with pytest.raises(InputFault):
        area_of("Sheet1")


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("政府网站", "website"),
        ("两微一端", "social"),
        ("社区/企事业单位/村公示栏（电子屏）", "board"),
        ("社区/企事业单位、村公示栏", "board"),
        ("发布会/听证会", "conference"),
        ("入户/现场", "on_site"),
    ],
)
def test_a_box_is_known_by_its_label(words, id):
    box = box_of(words)
    assert box is not None and box.id == id


def test_words_that_are_no_box():
    assert box_of("大喇叭") is None and box_of("") is None


@pytest.mark.parametrize(
    ("mark", "answer"),
    [("√", True), ("■", True), ("●", True), ("", False), ("□", False), ("×", False), ("见附件", None)],
)
def test_marks(mark, answer):
    assert ticked(mark) is answer


@pytest.mark.parametrize(
    ("content", "elements"),
    [
        ("1.办理事项；2.办理条件", ("办理事项", "办理条件")),
        ("①政策依据②申请指南", ("政策依据", "申请指南")),
        ("（1）标准\n（2）程序。", ("标准", "程序")),
        ("办理事项、条件（省、市）、标准", ("办理事项", "条件（省、市）", "标准")),
        ("文件全文", ("文件全文",)),
        ("名单；名单", ("名单",)),
        ("", ()),
        ("补贴标准1.5倍以内的说明", ("补贴标准1.5倍以内的说明",)),
    ],
)
def test_content_splits_into_elements(content, elements):
    assert split_content(content) == elements


def test_bases_that_were_replaced_say_by_what():
    found = read_bases("《最低生活保障审核审批办法（试行）》（民发[2012]220号）、国发〔2012〕45号", on=ON)
    assert [each.status for each in found] == ["replaced", "unknown"]
    assert "民发〔2021〕57号" in found[0].note


@pytest.mark.parametrize(
    ("on", "status"),
    [
        pytest.param(date(2021, 6, 30), "in_force", id="its last day"),
        pytest.param(date(2021, 7, 1), "replaced", id="the day after"),
    ],
)
def test_a_basis_is_judged_on_its_day(on, status):
    assert read_bases("民发〔2012〕220号", on=on)[0].status == status


def test_a_renumbered_law_is_named_from_the_day_it_was():
    text = "《中华人民共和国村民委员会组织法》第三十条"
    assert read_bases(text, on=date(2025, 12, 31))[0].status != "renumbered"
    assert read_bases(text, on=date(2026, 1, 1))[0].status == "renumbered"


@pytest.mark.parametrize(
    ("names", "id"),
    [
        (("社会救助", "最低生活保障"), "minimum_living"),
        (("社会救助", "特困人员（五保）供养"), "destitute"),
        (("涉农补贴", "耕地地力保护补贴"), "farm_subsidy"),
        (("乡镇自有事项", "乡镇概况"), ""),
    ],
)
def test_livelihood_matters(names, id):
    assert livelihood_of(*names) == id


def test_a_good_item_has_no_findings():
    assert check_item(GOOD, on=ON) == ()


@pytest.mark.parametrize(
    ("change", "column", "error"),
    [
        ({"level1": ""}, "level1", True),
        ({"content": "；"}, "content", True),
        ({"basis": " "}, "basis", True),
        ({"term": ""}, "term", True),
        ({"subject": ""}, "subject", True),
        ({"channels": ()}, "channels", True),
        ({"audience": ""}, "audience_all", True),
        ({"mode": "both"}, "mode_proactive", True),
        ({"levels": ()}, "level_township", True),
        ({"term": "见文件"}, "term", False),
        ({"term": "信息形成之日起30个工作日内"}, "term", False),
        ({"term": "信息形成之日起1个月内"}, "term", False),
        ({"basis": "民发〔2016〕178号"}, "basis", False),
        ({"basis": "《村民委员会组织法》第三十条"}, "basis", False),
    ],
)
def test_each_fault_is_named_by_its_column(change, column, error):
    found = check_item(replace(GOOD, **change), on=ON)
    assert [(each.column, each.error) for each in found] == [(column, error)]
    words = explain(found[0].fault)
    assert words.what and words.mend
