"""Wording that is certainly wrong, and right wording that looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.sources import read_data
from gongkai_law.wording import OfficeEntry, check_wording
from gongkai_law.wording.days import find_wrong_days
from gongkai_law.wording.words import DATA, find_wrong_words

ON = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("青石镇人民攻府", ["攻府"], id="grave error in the name of the government"),
        pytest.param("关于秸杆禁烧", ["秸杆"], id="a wrong character"),
        pytest.param("2020年2月30日", ["2020年2月30日"], id="the 30th of February"),
        pytest.param("2019年2月29日", ["2019年2月29日"], id="a leap day in a common year"),
        pytest.param("11月31日前", ["11月31日"], id="a day too many without a year"),
        pytest.param("二〇二〇年二月三十日", ["二〇二〇年二月三十日"], id="in Chinese figures"),
        pytest.param("2020-02-30", ["2020-02-30"], id="with hyphens"),
        pytest.param("２０２０年１３月１日", ["２０２０年１３月１日"], id="in full width"),
        pytest.param("2020年1月1日（星期四）", ["2020年1月1日（星期四）"], id="a Wednesday called Thursday"),
        pytest.param("2020年1月5日(周六)", ["2020年1月5日(周六)"], id="a Sunday called Saturday"),
        pytest.param("青政[2020]12号", ["[2020]12号"], id="square brackets in a document number"),
        pytest.param("青政〔2020〕012号", ["〔2020〕012号"], id="a nought before the serial"),
        pytest.param("青政办〔20〕12号", ["〔20〕12号"], id="a short year"),
        pytest.param("青政〔2020〕第12号", ["〔2020〕第12号"], id="the word for ordinal"),
        pytest.param("由县国土资源局负责", ["国土资源局"], id="a name the reform replaced"),
        pytest.param("依据国务院令第492号", ["国务院令第492号"], id="the Regulations of 2007"),
        pytest.param("按照民发〔2012〕220号执行", ["民发〔2012〕220号"], id="a replaced procedure"),
        pytest.param("见附件3。\n附件：1.甲\n2.乙\n", ["见附件3"], id="an attachment that is not listed"),
        pytest.param("附件：1.甲\n3.乙\n", ["附件：1.甲\n3.乙"], id="a gap in the list"),
        pytest.param("葛寨镇我镇我镇开展", ["我镇我镇"], id="a phrase twice"),
    ],
)
def test_it_is_found(text: str, values: list[str]):
    assert [f.value for f in check_wording(text, on=ON)] == values


@pytest.mark.parametrize(
    "text",
    [
        "人民政府", "秸秆", "2020年2月29日", "2月29日", "12月31日24时", "2020年1月1日（星期三）", "2020年1月5日（星期天）",
        "青政〔2020〕12号", "国办函〔2020〕109号", "（2020）豫0329民初1号", "财政部令（2019）第3号", "自然资源局",
        "原国土资源局", "《环境保护局工作规则》", "国土资源局更名为自然资源局", "按装机容量", "校园满意度", "恢复盖章", "成就序列",
        "立即然后", "公布署名", "目的的确认", "现在在建", "实在在理", "版本2020.13.45", "比例2020-13", "附件：名单\n", "附件：1.甲\n2.乙\n",
        "废止国务院令第492号", "见附件2。\n附件：1.甲\n2.乙\n", "每月31日", "第3号", "一月三十一日", "十二月二十五日", "正在在建",
    ],
)  # fmt: skip
def test_right_wording_is_left_alone(text: str):
    assert check_wording(text, on=ON) == ()


@pytest.mark.parametrize(("on", "count"), [(date(2019, 3, 30), 0), (date(2019, 3, 31), 1)])
def test_a_name_is_right_until_its_reform(on: date, count: int):
    assert len(check_wording("县环保局", on=on)) == count


@pytest.mark.parametrize(("on", "count"), [(date(2019, 5, 14), 0), (date(2019, 5, 15), 1)])
def test_the_old_regulations_may_be_cited_until_the_new_ones(on: date, count: int):
    assert len(check_wording("国务院令第492号", on=on)) == count


@pytest.mark.parametrize(("attached", "count"), [(1, 1), (2, 0), (3, 1), (None, 0)])
def test_attachments_are_counted(attached: int | None, count: int):
    assert len(check_wording("附件：1.甲\n　　　2.乙\n", attachments=attached)) == count


def test_the_office_extends_the_dictionary():
    found = check_wording("葛寨乡的通知", office=[OfficeEntry("葛寨乡", "葛寨镇", stops=True)])
    assert [(f.value, f.right, f.severity) for f in found] == [("葛寨乡", "葛寨镇", "error")]


@pytest.mark.parametrize("group", ["grave", "plain"])
def test_no_right_form_holds_a_wrong_one(group: str):
    for wrong, right in read_data(DATA)[group]["pairs"]:
        assert wrong != right
        assert not [f for f in find_wrong_words(right) if f.kind == "word"], right


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_real_day_with_its_weekday_is_never_a_finding(day: date):
    text = f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）"
    assert list(find_wrong_days(text)) == []


@given(st.text(max_size=80))
def test_any_text_is_read_and_spans_are_exact(text: str):
    assert all(text[f.start : f.end] == f.value for f in check_wording(text, on=ON))
