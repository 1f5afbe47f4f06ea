"""Sequences the law does not allow, each refused with its article; and event lists that cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai_law.clocks import ClockEvent, parse_events, read_clock
from gongkai_law.errors import InputFault, LawFault, explain
from tests.law.clocks.telling import CALENDAR, Told, day, events, in_person, read

CASE = in_person("2025-03-03")  # correction notice by 03-12, reply by 03-31
WEB: Told = ("2025-03-03", "submitted", {"channel": "internet"})
ASKED: Told = ("2025-03-10", "correction_requested", {"due": "2025-03-26"})
CORRECTED: Told = ("2025-03-20", "corrected")
FEE: Told = ("2025-03-10", "fee_notified")
PAID: Told = ("2025-03-12", "fee_paid")
LETTER: Told = ("2025-03-10", "third_party_consulted", {"party": "甲"})


def extended(on: str, days: int = 5, **more: Any) -> Told:
    return (on, "extended", {"days": days, **more})


UNLAWFUL = [
    pytest.param([CASE, ASKED, ("2025-03-11", "correction_requested")], "second_correction", "第三十条", id="第二次补正通知（条例30）"),
    pytest.param([CASE, ASKED, CORRECTED, ("2025-03-21", "correction_requested")], "second_correction", "第三十条", id="补正之后再要求补正（条例30）"),
    pytest.param([CASE, CORRECTED], "corrected_without_request", "第三十条", id="没有通知就补正（条例30）"),
    pytest.param([CASE, ASKED, ("2025-03-09", "corrected")], "corrected_without_request", "第三十条", id="补正早于通知（条例30）"),
    pytest.param([CASE, ASKED, CORRECTED, ("2025-03-21", "corrected")], "corrected_twice", "第三十条", id="补正两次（条例30）"),
    pytest.param([CASE, extended("2025-04-01")], "extension_after_due", "第三十三条", id="期满次日才延期（条例33）"),
    pytest.param([in_person("2025-02-28"), extended("2025-03-29")], "extension_after_due", "第三十三条", id="期满后的休息日延期（条例33）"),
    pytest.param([CASE, extended("2025-03-31", 21)], "extension_too_long", "第三十三条", id="延长21个工作日（条例33）"),
    pytest.param([CASE, extended("2025-03-20"), extended("2025-03-21")], "second_extension", "第三十三条", id="第二次延期（条例33）"),
    pytest.param([CASE, extended("2025-03-20", by="王办事员")], "extension_not_by_head", "第三十三条", id="不是负责人同意的延期（条例33）"),
    pytest.param([WEB, ("2025-03-10", "replied")], "before_receipt", "第三十一条", id="没有确认收到就答复（条例31）"),
    pytest.param([WEB, ("2025-03-10", "replied"), ("2025-03-11", "confirmed")], "before_receipt", "第三十一条", id="答复早于收到之日（条例31）"),
    pytest.param([WEB, ASKED], "before_receipt", "第三十一条", id="没有确认收到就要求补正（条例31）"),
    pytest.param([WEB, ("2025-03-10", "third_party_answered")], "before_receipt", "第三十一条", id="没有确认收到就有第三方答复（条例31）"),
    pytest.param([("2025-03-02", "replied"), CASE], "before_submission", "第三十一条", id="答复早于提交（条例31）"),
    pytest.param([("2025-03-04", "replied")], "before_submission", "第三十一条", id="没有提交就答复（条例31）"),
    pytest.param([("2025-03-02", "confirmed"), WEB], "before_submission", "第三十一条", id="确认早于提交（条例31）"),
    pytest.param([CASE, ("2025-03-10", "third_party_answered")], "answer_without_consultation", "第三十二条", id="没征求第三方就有答复（条例32）"),
    pytest.param([CASE, ("2025-03-10", "agency_answered")], "answer_without_consultation", "第三十四条", id="没征求机关就有答复（条例34）"),
    pytest.param([CASE, LETTER, ("2025-03-11", "agency_answered")], "answer_without_consultation", "第三十四条", id="征求的是第三方，答的是机关（条例34）"),
    pytest.param([CASE, LETTER, ("2025-03-09", "third_party_answered")], "answer_without_consultation", "第三十二条", id="答复早于征求（条例32）"),
    pytest.param([CASE, LETTER, ("2025-03-11", "third_party_answered", {"party": "乙"})], "answer_without_consultation", "第三十二条", id="没问过的人答复（条例32）"),
    pytest.param([CASE, LETTER, ("2025-03-11", "third_party_answered"), ("2025-03-12", "third_party_answered")], "answer_without_consultation", "第三十二条", id="一封信答复两次（条例32）"),
    pytest.param([CASE, PAID], "paid_without_notice", "《收费办法》", id="没有收费通知就缴费（109号）"),
    pytest.param([CASE, FEE, PAID, ("2025-03-13", "fee_paid")], "paid_twice", "《收费办法》", id="缴清之后再缴（109号）"),
    pytest.param([CASE, ("2025-04-01", "fee_notified")], "fee_after_due", "《收费办法》", id="期满之后才收费（109号）"),
    pytest.param([CASE, ("2025-03-10", "replied"), ("2025-03-11", "replied")], "after_end", "第三十三条", id="答复两次"),
    pytest.param([CASE, ("2025-03-10", "replied"), extended("2025-03-11")], "after_end", "第三十三条", id="答复之后延期"),
    pytest.param([CASE, ("2025-03-10", "withdrawn"), ("2025-03-11", "replied")], "after_end", "第三十三条", id="撤回之后答复"),
    pytest.param([CASE, ("2025-03-10", "replied"), ("2025-03-10", "withdrawn")], "after_end", "第三十三条", id="同一天先答复后撤回"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "key", "article"), UNLAWFUL)
def test_what_the_law_does_not_allow_is_refused_with_its_article(told: list[Told], key: str, article: str):
    with pytest.raises(LawFault) as refused:
        read(*told)
    assert refused.value.key == f"clock.{key}"
    words = explain(refused.value)
    assert any(article in one for one in words.articles)
    assert words.where.startswith("第") and words.what and words.mend


def test_the_place_named_is_that_in_the_list_as_given():
    with pytest.raises(LawFault, match=r"^第1个事件（2025-04-01 延期）"):
        read(extended("2025-04-01"), CASE)


UNREADABLE: list[Any] = [
    pytest.param(None, "not_a_list", id="空值"),
    pytest.param("events", "not_a_list", id="一段文字"),
    pytest.param({"on": "2025-03-03"}, "not_a_list", id="没有 events 的对象"),
    pytest.param({"events": 3}, "not_a_list", id="events 不是列表"),
    pytest.param([], "no_events", id="空列表"),
    pytest.param({"events": []}, "no_events", id="events 是空列表"),
    pytest.param(["submitted"], "not_an_object", id="事件不是对象"),
    pytest.param([{"kind": "submitted", "channel": "fax"}], "missing_field", id="没有日期"),
    pytest.param([{"on": "2025-03-03"}], "missing_field", id="没有事项"),
    pytest.param([{"on": "2025-03-03", "kind": "submitted"}], "missing_field", id="没有提交方式"),
    pytest.param([{"on": "2025-03-03", "kind": "received"}], "unknown_kind", id="事项不认识"),
    pytest.param([{"on": "2025-03-03", "kind": ["submitted"]}], "unknown_kind", id="事项是列表"),
    pytest.param([{"on": "2025-03-03", "kind": "submitted", "channel": "wechat"}], "unknown_channel", id="提交方式不认识"),
    pytest.param([{"on": "2025-02-30", "kind": "submitted", "channel": "fax"}], "bad_date", id="没有这一天"),
    pytest.param([{"on": "2025/03/03", "kind": "submitted", "channel": "fax"}], "bad_date", id="斜杠日期"),
    pytest.param([{"on": "20250303", "kind": "submitted", "channel": "fax"}], "bad_date", id="不分段的日期"),
    pytest.param([{"on": 20250303, "kind": "submitted", "channel": "fax"}], "bad_date", id="日期写成数字"),
    pytest.param([{"on": "２０２５-03-03", "kind": "submitted", "channel": "fax"}], "bad_date", id="全角数字"),
    pytest.param(events(CASE, ("2025-03-10", "extended")), "missing_field", id="延期没有天数"),
    pytest.param(events(CASE, ("2025-03-10", "extended", {"days": "5"})), "bad_days", id="天数写成文字"),
    pytest.param(events(CASE, ("2025-03-10", "extended", {"days": 2.5})), "bad_days", id="半天"),
    pytest.param(events(CASE, ("2025-03-10", "extended", {"days": True})), "bad_days", id="天数是真假值"),
    pytest.param(events(CASE, extended("2025-03-10", 0)), "bad_days", id="延长零天"),
    pytest.param(events(CASE, extended("2025-03-10", -3)), "bad_days", id="延长负数天"),
    pytest.param(events(CASE, FEE, ("2025-03-12", "fee_paid", {"complete": "no"})), "bad_complete", id="缴清与否写成文字"),
    pytest.param(events(CASE, ("2025-03-10", "correction_requested", {"due": "2025-03-09"})), "day_before_event", id="补正期限早于通知"),
    pytest.param(events(CASE, ("2025-03-10", "third_party_consulted", {"delivered": "2025-03-09"})), "day_before_event", id="送达早于发出"),
    pytest.param(events(CASE, in_person("2025-03-04")), "second_submission", id="两件申请放在一起"),
    pytest.param(events(CASE) * 1001, "too_many_events", id="事件太多"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "key"), UNREADABLE)
def test_what_cannot_be_read_is_refused_saying_how_to_mend_it(data: Any, key: str):
    with pytest.raises(InputFault) as refused:
        read_clock(data, CALENDAR, day("2025-06-30"))
    assert refused.value.key == f"clock.{key}"
    words = explain(refused.value)
    assert words.what and words.mend and "{" not in words.what.replace('{"', "")


@pytest.mark.parametrize("year", ["1989", "2100", "0025"])
def test_years_out_of_reach_are_refused_naming_the_event(year: str):
    with pytest.raises(InputFault, match=r"第1个事件.*超出了能计算的范围"):
        read(in_person(f"{year}-03-03"))


def test_a_wrong_date_names_the_event_and_the_field():
    with pytest.raises(InputFault, match=r"第2个事件：“due”写的“下周”不是一个日期"):
        read(CASE, ("2025-03-10", "correction_requested", {"due": "下周"}))


def test_events_may_come_in_any_order_and_as_an_object():
    told = events(CASE, ASKED, CORRECTED, extended("2025-04-10"), ("2025-04-20", "replied"))
    in_order = read_clock(told, CALENDAR, day("2025-06-30")).as_json()
    assert read_clock({"events": told[::-1]}, CALENDAR, day("2025-06-30")).as_json() == in_order


def test_events_of_one_day_follow_the_order_of_procedure():
    told = events(
        ("2025-03-10", "replied"),
        ("2025-03-10", "third_party_answered"),
        ("2025-03-10", "third_party_consulted"),
        ("2025-03-10", "corrected"),
        ("2025-03-10", "correction_requested", {"due": "2025-03-26"}),
        ("2025-03-10", "confirmed"),
        ("2025-03-10", "submitted", {"channel": "fax"}),
    )
    assert [event.kind for event in parse_events(told)] == [
        "submitted",
        "confirmed",
        "correction_requested",
        "corrected",
        "third_party_consulted",
        "third_party_answered",
        "replied",
    ]
    assert read_clock(told, CALENDAR, day("2025-06-30")).on_time is True


def test_events_may_be_given_ready_made_and_are_checked_all_the_same():
    ready = ClockEvent(day("2025-03-03"), "submitted", channel="in_person")
    assert read_clock([ready], CALENDAR, day("2025-03-10")).reply_due == day("2025-03-31")
    for wrong in (
        ClockEvent(day("2025-03-03"), "submitted"),
        ClockEvent(day("2025-03-03"), "arrived"),
        ClockEvent(day("2025-03-03"), "extended", days=0),
    ):
        with pytest.raises(InputFault, match="第1个事件"):
            parse_events([wrong])
