"""The reading as JSON (the contract of `gongkai clock`), its words, the calendar strip and what-if."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.clocks import calendar_strip, event_label, read_clock, what_if
from gongkai_law.errors import Fault, LawFault
from tests.law.clocks.telling import CALENDAR, day, events, in_person, read

CASE = in_person("2025-09-01")

CONTRACT = [
    "received_on",
    "correction_notice_due",
    "correction_due",
    "third_party_due",
    "agency_due",
    "fee_due",
    "reply_due",
    "replied_on",
    "on_time",
    "provisional",
    "steps",
]


def test_the_json_has_every_field_of_the_contract():
    told = read(
        CASE,
        ("2025-09-03", "third_party_consulted"),
        ("2025-09-04", "agency_consulted"),
        ("2025-09-08", "fee_notified"),
        ("2025-09-12", "correction_requested", {"due": "2025-09-30"}),
        ("2025-09-20", "replied"),
    ).as_json()
    assert {key: told[key] for key in CONTRACT if key != "steps"} == {
        "received_on": "2025-09-01",
        "correction_notice_due": "2025-09-10",
        "correction_due": "2025-09-30",
        "third_party_due": "2025-09-24",
        "agency_due": "2025-09-25",
        "fee_due": "2025-10-11",
        "reply_due": "2025-10-21",
        "replied_on": "2025-09-20",
        "on_time": True,
        "provisional": False,
    }
    for step in told["steps"]:
        assert {"from", "to", "counted", "days", "why", "article"} <= set(step)
        assert step["from"] <= step["to"] and step["article"].startswith("《")


def test_the_json_of_a_clock_that_has_not_begun_has_empty_dates_and_the_reason():
    told = read(("2025-09-01", "submitted", {"channel": "fax"})).as_json()
    assert all(told[key] is None for key in CONTRACT[:9]) and told["provisional"] is False
    assert "没有起算" in told["why"]


def test_a_step_and_a_warning_read_as_sentences():
    reading = read(CASE, ("2025-09-03", "confirmed"))
    assert reading.steps[1].sentence == (
        "2025-09-02（周二）至2025-09-28（周日），计20个工作日：答复期限20个工作日，自收到申请的次日起计算"
    )
    assert str(reading.warnings[0]).startswith("第2个事件（2025-09-03 与申请人确认）：当面提交不需要确认")
    assert reading.state_label == "已超期" and event_label("extended") == "延期" and event_label("x") == "x"


def test_the_strip_shows_every_kind_of_day():
    reading = read(
        in_person("2025-09-19"),
        ("2025-09-24", "third_party_consulted"),
        ("2025-09-26", "third_party_answered"),
    )
    cells = {cell.day: cell for cell in calendar_strip(reading, CALENDAR)}
    shown = {
        "2025-09-19": ("day_zero", None),
        "2025-09-20": ("rest", None),
        "2025-09-22": ("counted", 1),
        "2025-09-25": ("left_out", None),
        "2025-09-28": ("counted", 4),
        "2025-10-01": ("holiday", None),
        "2025-10-11": ("counted", 9),
        "2025-10-27": ("counted", 20),
    }
    assert {one: (cells[day(one)].kind, cells[day(one)].number) for one in shown} == shown
    assert cells[day("2025-09-28")].make_up and not cells[day("2025-09-26")].make_up
    assert "征求第三方意见" in cells[day("2025-09-25")].why and cells[day("2025-10-01")].why.startswith(
        "国庆节"
    )
    assert [one for one, cell in cells.items() if cell.due] == [day("2025-10-27")]
    assert cells[day("2025-09-19")].weekday == "周五"


def test_the_strip_keeps_the_discarded_clock_and_its_new_day_zero():
    reading = read(
        CASE, ("2025-09-05", "correction_requested", {"due": "2025-09-20"}), ("2025-09-10", "corrected")
    )
    cells = {cell.day: cell for cell in calendar_strip(reading, CALENDAR)}
    assert cells[day("2025-09-09")].kind == "void" and cells[day("2025-09-10")].kind == "day_zero"
    assert cells[day("2025-09-11")].number == 1


def test_the_strip_of_a_clock_that_has_not_begun_is_empty():
    reading = read(("2025-09-01", "submitted", {"channel": "fax"}))
    assert calendar_strip(reading, CALENDAR) == ()


def test_the_strip_marks_days_of_a_year_without_a_notice():
    cells = calendar_strip(read(in_person("2026-12-30")), CALENDAR)
    assert [cell.provisional for cell in cells[:3]] == [False, False, True]


def test_what_if_tells_what_a_step_would_change_and_leaves_the_events_alone():
    known = events(CASE)
    extra: dict[str, Any] = {"on": "2025-09-26", "kind": "extended", "days": 10}
    reading = what_if(known, extra, CALENDAR, day("2025-09-20"))
    assert reading.reply_due == day("2025-10-17") and known == events(CASE)
    assert what_if({"events": known}, extra, CALENDAR, day("2025-09-20")) == reading
    assert read_clock(known, CALENDAR, day("2025-09-20")).reply_due == day("2025-09-28")


def test_what_if_refuses_what_the_step_itself_would_be_refused_for():
    with pytest.raises(LawFault, match="届满"):
        what_if(
            events(CASE), {"on": "2025-09-29", "kind": "extended", "days": 5}, CALENDAR, day("2025-09-20")
        )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(["on", "kind", "channel", "due", "delivered", "days", "party", "complete", "by"])
VALUES = JSON | st.sampled_from(
    [
        "2025-03-03",
        "2025-03-04",
        "2099-12-31",
        "submitted",
        "in_person",
        "corrected",
        "extended",
        "replied",
        20,
    ]
)


@given(JSON | st.lists(st.dictionaries(FIELDS, VALUES, max_size=5), max_size=4))
def test_whatever_is_read_gives_a_reading_or_a_fault_in_words(data: Any):
    try:
        reading = read_clock(data, CALENDAR, day("2025-03-10"))
    except Fault as fault:
        assert str(fault) and not str(fault).startswith("clock.")
    else:
        assert reading.as_json()["steps"]
