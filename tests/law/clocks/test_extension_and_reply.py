"""The one extension (条例 33.2), the reply and what the reading says of it."""

from __future__ import annotations

import pytest

from gongkai_law.clocks import ClockPolicy
from gongkai_law.errors import InputFault
from tests.law.clocks.telling import Told, day, in_person, read, warned

CASE = in_person("2025-03-03")  # due 2025-03-31


def extended(on: str, days: int = 20, **more: str) -> Told:
    return (on, "extended", {"days": days, **more})


EXTENSIONS = [
    pytest.param("2025-03-20", 20, "2025-04-28", id="延长20个工作日，调休上班的周日计入"),
    pytest.param("2025-03-20", 1, "2025-04-01", id="延长1个工作日"),
    pytest.param("2025-03-31", 5, "2025-04-08", id="期限最后一天延期，清明不计"),
    pytest.param("2025-03-03", 10, "2025-04-15", id="收到当天就延期"),
]


@pytest.mark.parametrize(("on", "days", "due"), EXTENSIONS)
def test_an_extension_adds_its_days_at_the_end(on: str, days: int, due: str):
    reading = read(CASE, extended(on, days))
    assert (reading.base_due, reading.reply_due) == (day("2025-03-31"), day(due))
    assert [(step.kind, step.days) for step in reading.steps[1:]] == [("count", 20), ("extension", days)]
    assert sum(step.days for step in reading.steps if step.counted) == 20 + days


TABLE = [
    ("2020-01-20", "2020-03-24"),
    ("2024-02-05", "2024-04-08"),
    ("2025-01-20", "2025-03-21"),
    ("2025-09-26", "2025-11-27"),
    ("2025-12-29", "2026-03-02"),
    ("2026-02-14", "2026-04-20"),
    ("2026-09-20", "2026-11-20"),
]


@pytest.mark.parametrize(("received", "due"), TABLE)
def test_the_column_twenty_then_twenty_of_the_law_reference(received: str, due: str):
    assert read(in_person(received), extended(received)).reply_due == day(due)


def test_the_base_due_day_takes_in_the_consultation():
    told = [
        CASE,
        ("2025-03-10", "third_party_consulted"),
        ("2025-03-14", "third_party_answered"),
        extended("2025-04-03", 5),
    ]
    reading = read(*told)
    assert (reading.base_due, reading.reply_due) == (day("2025-04-07"), day("2025-04-14"))


def test_a_consultation_in_the_extension_is_left_out_too():
    told = [
        CASE,
        extended("2025-03-31", 10),
        ("2025-04-08", "agency_consulted"),
        ("2025-04-15", "agency_answered"),
    ]
    reading = read(*told)
    assert reading.reply_due == day("2025-04-22")
    assert [step.kind for step in reading.steps] == ["receipt", "count", "extension", "left_out", "extension"]


def test_a_consultation_sent_on_the_last_day_of_the_term_falls_into_the_extension():
    told = [
        CASE,
        extended("2025-03-31", 5),
        ("2025-03-31", "agency_consulted"),
        ("2025-04-02", "agency_answered"),
    ]
    reading = read(*told)
    assert reading.reply_due == day("2025-04-10")
    assert [step.kind for step in reading.steps] == ["receipt", "count", "left_out", "extension"]


def test_an_extension_while_an_opinion_is_awaited_is_in_time():
    told = [
        CASE,
        ("2025-03-10", "third_party_consulted"),
        extended("2025-03-31", 5),
        ("2025-03-31", "third_party_answered"),
    ]
    assert read(*told).reply_due == day("2025-04-28")


def test_an_extension_is_gone_with_its_clock_and_the_new_clock_may_be_extended():
    told = [
        CASE,
        extended("2025-03-05", 20),
        ("2025-03-10", "correction_requested", {"due": "2025-03-26"}),
        ("2025-03-20", "corrected"),
    ]
    assert read(*told).reply_due == day("2025-04-18")
    assert read(*told, extended("2025-04-18", 1)).reply_due == day("2025-04-21")


@pytest.mark.parametrize("by", ["head", "政府信息公开工作机构负责人"])
def test_the_head_of_the_disclosure_office_may_extend(by: str):
    reading = read(CASE, extended("2025-03-20", by=by))
    assert not reading.warnings and reading.steps[-1].why.startswith("经政府信息公开工作机构负责人同意")
    assert "应当经政府信息公开工作机构负责人同意" in read(CASE, extended("2025-03-20")).steps[-1].why


REPLIES = [
    pytest.param("2025-03-30", True, 0, id="早一天答复"),
    pytest.param("2025-03-31", True, 0, id="最后一天答复，按期"),
    pytest.param("2025-04-01", False, -1, id="晚一个工作日答复，超期"),
    pytest.param("2025-04-07", False, -4, id="清明之后答复，超期四个工作日"),
]


@pytest.mark.parametrize(("replied", "on_time", "left"), REPLIES)
def test_a_reply_is_in_time_up_to_the_due_day(replied: str, on_time: bool, left: int):
    reading = read(CASE, (replied, "replied"))
    assert (reading.on_time, reading.state, reading.replied_on) == (on_time, "replied", day(replied))
    assert reading.reply_due == day("2025-03-31") and min(reading.days_left, 0) == left


STATES = [
    pytest.param("2025-03-03", "running", 0, 20, id="收到当天"),
    pytest.param("2025-03-04", "running", 1, 19, id="第一日"),
    pytest.param("2025-03-30", "running", 19, 1, id="最后一天之前的周日"),
    pytest.param("2025-03-31", "running", 20, 0, id="最后一天，还不是超期"),
    pytest.param("2025-04-01", "overdue", 20, -1, id="过了最后一天，超期"),
    pytest.param("2025-04-06", "overdue", 20, -3, id="清明假期里，已超期三个工作日"),
]


@pytest.mark.parametrize(("on", "state", "used", "left"), STATES)
def test_state_and_days_without_a_reply(on: str, state: str, used: int, left: int):
    reading = read(CASE, on=on)
    assert (reading.state, reading.days_used, reading.days_left) == (state, used, left)
    assert reading.on_time is None and reading.replied_on is None


def test_a_withdrawn_request_is_neither_in_time_nor_late():
    reading = read(CASE, ("2025-03-10", "withdrawn"))
    assert (reading.state, reading.on_time, reading.days_used) == ("withdrawn", None, 5)


INTERNAL = [
    pytest.param(15, [], "2025-03-24", id="内部期限15个工作日"),
    pytest.param(20, [], "2025-03-31", id="内部期限与法定期限一样长"),
    pytest.param(15, [extended("2025-03-20", 10)], "2025-04-08", id="延期的日子内部期限也加"),
]


@pytest.mark.parametrize(("days", "more", "due"), INTERNAL)
def test_the_offices_own_term_runs_beside_the_statutory_one(days: int, more: list[Told], due: str):
    reading = read(CASE, *more, policy=ClockPolicy(internal_days=days))
    assert reading.internal_due == day(due)
    assert read(CASE, *more).internal_due is None


@pytest.mark.parametrize("days", [0, 21, -1])
def test_an_internal_term_outside_the_statutory_one_is_refused(days: int):
    with pytest.raises(InputFault, match="内部期限"):
        ClockPolicy(internal_days=days)


def test_events_later_than_the_day_of_reading_are_told_and_remarked():
    reading = read(CASE, ("2025-03-20", "replied"), on="2025-03-10")
    assert reading.on == day("2025-03-20") and reading.on_time is True
    assert warned(reading) == ["clock.event_after_on"]
