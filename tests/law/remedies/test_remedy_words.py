"""The words of the remedy notice. (条例 51; 行政复议法 20.1, 22.2, 23; 行政诉讼法 45, 46.1)"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.casework.outcomes import RemedyClass
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import Policies
from gongkai_law.remedies import RemedyForum, remedy_notice, remedy_text

OLD, NEW, NARROW = date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 1)
NAMES = RemedyForum("甲县人民政府", "甲县人民法院")
ONLINE = RemedyForum("甲县人民政府", "甲县人民法院", "https://fy.example.invalid/", "甲县人民政府办公室")


def test_reconsideration_first_names_the_duty_and_both_terms():
    text = remedy_text("RF", NEW, NAMES)
    assert "应当" in text and "先向甲县人民政府申请行政复议" in text
    assert "六十日内" in text and "十五日内" in text and "六个月" not in text
    assert "第二十三条第一款第（四）项" in text
    assert "甲县人民法院" not in text, "no direct suit is held out"


@pytest.mark.parametrize("day", [OLD, NEW, NARROW], ids=str)
def test_either_way_names_both_ways_and_terms(day: date):
    text = remedy_text("EI", day, NAMES)
    assert "可以" in text and "应当" not in text
    assert "甲县人民政府申请行政复议" in text and "直接向甲县人民法院提起行政诉讼" in text
    assert "六十日内" in text and "六个月内" in text


def test_no_remedy_no_words():
    assert remedy_text("NO", NEW, RemedyForum("", "")) == ""
    assert remedy_notice({"申请人撤回": "NO"}, NEW, ONLINE) == []


def test_reconsideration_first_is_not_older_than_its_law():
    with pytest.raises(LawFault) as refused:
        remedy_text("RF", OLD, NAMES)
    assert refused.value.articles and "2024-01-01" in str(refused.value)


@pytest.mark.parametrize("remedy", ["RF", "EI"])
def test_a_letter_served_online_carries_the_online_channel(remedy: RemedyClass):
    with pytest.raises(LawFault) as refused:
        remedy_text(remedy, NEW, NAMES, served_online=True)
    assert "第二十二条第二款" in refused.value.articles[0]
    assert "https://fy.example.invalid/" in remedy_text(remedy, NEW, ONLINE, served_online=True)


def test_before_2024_no_online_channel_is_asked_or_named():
    assert "example" not in remedy_text("EI", OLD, ONLINE, served_online=True)
    assert remedy_text("EI", OLD, NAMES, served_online=True)


def test_names_must_be_there():
    with pytest.raises(InputFault):
        remedy_text("RF", NEW, RemedyForum(" ", "甲县人民法院"))
    with pytest.raises(InputFault):
        remedy_text("EI", NEW, RemedyForum("甲县人民政府", ""))
    assert remedy_text("RF", NEW, RemedyForum("甲县人民政府", ""))


def test_one_class_is_one_paragraph_without_a_part():
    found = remedy_notice({"信息不存在": "EI", "予以公开": "EI"}, NARROW, NAMES)
    assert len(found) == 1 and "对其中" not in found[0]


def test_two_classes_say_which_part_each_is_about():
    found = remedy_notice({"予以公开": "EI", "属于国家秘密": "RF", "信息不存在": "EI"}, NARROW, NAMES)
    assert len(found) == 2
    assert found[0].startswith("对其中“属于国家秘密”的部分，") and "先向" in found[0]
    assert found[1].startswith("对其中“予以公开”“信息不存在”的部分，") and "也可以" in found[1]


def test_the_complaint_line_comes_last_where_the_county_wants_it():
    assert remedy_notice({"部分公开": "RF"}, NARROW, ONLINE)[-1].endswith("向甲县人民政府办公室投诉、举报。")
    without = remedy_notice({"部分公开": "RF"}, NARROW, ONLINE, Policies({"complaint_line": "no"}))
    assert len(without) == 1
    assert len(remedy_notice({"部分公开": "RF"}, NARROW, NAMES)) == 1


@given(st.sampled_from(["RF", "EI"]), st.dates(NEW, date(2099, 1, 1)), st.booleans())
def test_no_blank_of_the_form_is_left(remedy: RemedyClass, day: date, online: bool):
    text = remedy_text(remedy, day, ONLINE, served_online=online)
    assert "{" not in text and "}" not in text and "，，" not in text
