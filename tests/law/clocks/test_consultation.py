"""Asking third parties (条例 32) and other agencies (条例 34): opinion terms, and the days left out (条例 33.3)."""

from __future__ import annotations

import pytest

from gongkai_law.clocks import ClockPolicy, ClockReading
from tests.law.clocks.telling import Told, day, in_person, read, warned

CASE = in_person("2025-09-01")
PLAIN_DUE = "2025-09-28"


def left_out(reading: ClockReading) -> int:
    return sum(step.days for step in reading.steps if step.kind == "left_out")


def third(on: str, **more: str) -> Told:
    return (on, "third_party_consulted", more)


def third_answer(on: str, **more: str) -> Told:
    return (on, "third_party_answered", more)


def test_composite_vector_a_the_days_of_a_consultation_are_left_out():
    reading = read(CASE, third("2025-09-10", delivered="2025-09-11"), third_answer("2025-09-28"))
    assert read(CASE).reply_due == day(PLAIN_DUE)
    assert reading.third_party_due == day("2025-10-09")
    assert left_out(reading) == 13 and reading.reply_due == day("2025-10-22")


def test_the_steps_tell_counted_and_left_out_stretches():
    reading = read(CASE, third("2025-09-10", party="甲公司"), third_answer("2025-09-28", party="甲公司"))
    assert [(str(s.first), str(s.last), s.kind, s.days) for s in reading.steps] == [
        ("2025-09-01", "2025-09-01", "receipt", 0),
        ("2025-09-02", "2025-09-10", "count", 7),
        ("2025-09-11", "2025-09-28", "left_out", 13),
        ("2025-09-29", "2025-10-22", "count", 13),
    ]
    assert reading.steps[2].article == "《条例》第三十三条第三款" and "甲公司" in reading.steps[2].why


OPINION_TERMS = [
    pytest.param("third_party", {}, "2025-09-28", id="第三方：没有送达日，从发出之日起15个工作日（条例32）"),
    pytest.param(
        "third_party", {"delivered": "2025-09-12"}, "2025-10-10", id="第三方：从收到之日起（条例32）"
    ),
    pytest.param("agency", {}, "2025-09-28", id="共同制作机关：从发出之日起15个工作日（条例34）"),
    pytest.param(
        "agency",
        {"delivered": "2025-09-13"},
        "2025-10-10",
        id="共同制作机关：周六收到，周一是第一日（条例34）",
    ),
]


@pytest.mark.parametrize(("kind", "more", "due"), OPINION_TERMS)
def test_the_opinion_term(kind: str, more: dict[str, str], due: str):
    reading = read(CASE, ("2025-09-08", f"{kind}_consulted", more), on="2025-09-09")
    assert {"third_party": reading.third_party_due, "agency": reading.agency_due}[kind] == day(due)
    (one,) = reading.consultations
    assert (one.kind, one.due, one.answered_on, one.open) == (kind, day(due), None, True)


UNIONS = [
    pytest.param([("09-10", "09-17")], 5, "2025-10-11", id="一封：不计5个工作日"),
    pytest.param(
        [("09-10", "09-17"), ("09-12", "09-19")], 7, "2025-10-14", id="两封交叠：交叠的日子只不计一次"
    ),
    pytest.param([("09-10", "09-19"), ("09-12", "09-15")], 7, "2025-10-14", id="一封套在另一封里"),
    pytest.param([("09-10", "09-12"), ("09-15", "09-17")], 4, "2025-10-10", id="两封分开：各自不计"),
    pytest.param([("09-10", "09-12"), ("09-12", "09-15")], 3, "2025-10-09", id="前一封答复当天发后一封"),
    pytest.param([("09-10", "09-10")], 0, PLAIN_DUE, id="当天发当天答：没有不计的日子"),
    pytest.param([("09-12", "09-14")], 0, PLAIN_DUE, id="周五发周日答：中间没有工作日"),
    pytest.param([("09-01", "09-03")], 2, "2025-09-30", id="收到申请当天就征求"),
    pytest.param([("09-27", "10-11")], 6, "2025-10-13", id="周六发出，含调休的周日和周六"),
    pytest.param([("09-28", "10-11")], 5, "2025-10-11", id="期限最后一天发出，仍然暂停"),
]


@pytest.mark.parametrize(("letters", "days", "due"), UNIONS)
def test_left_out_is_the_union_of_the_letters(letters: list[tuple[str, str]], days: int, due: str):
    told: list[Told] = []
    for number, (sent, answered) in enumerate(letters):
        told += [
            third(f"2025-{sent}", party=str(number)),
            third_answer(f"2025-{answered}", party=str(number)),
        ]
    reading = read(CASE, *told)
    assert reading.reply_due == day(due)
    assert left_out(reading) == days


def test_third_party_and_agency_together_are_left_out_once():
    reading = read(
        CASE,
        third("2025-09-10"),
        ("2025-09-10", "agency_consulted"),
        third_answer("2025-09-17"),
        ("2025-09-19", "agency_answered"),
    )
    assert left_out(reading) == 7 and reading.reply_due == day("2025-10-14")


OPEN = [
    pytest.param("2025-09-10", "2025-09-28", "consulting", id="发出当天：还没有不计的日子"),
    pytest.param("2025-09-17", "2025-10-11", "consulting", id="读取日还没答复：先不计到读取日"),
    pytest.param("2025-09-28", "2025-10-22", "consulting", id="意见期限还剩几天"),
    pytest.param("2025-09-30", "2025-10-24", "consulting", id="意见期限最后一天"),
    pytest.param("2025-10-09", "2025-10-24", "running", id="意见期限已过：只不计到期限届满（条例32）"),
    pytest.param("2025-10-27", "2025-10-24", "overdue", id="之后一直不答复，照样到期"),
]


@pytest.mark.parametrize(("on", "due", "state"), OPEN)
def test_an_open_letter_is_left_out_to_the_day_of_reading_and_no_longer_than_its_term(
    on: str, due: str, state: str
):
    reading = read(CASE, third("2025-09-10"), on=on)
    assert reading.third_party_due == day("2025-09-30")
    assert (reading.reply_due, reading.state) == (day(due), state)
    assert reading.latest_reply_due == (day("2025-10-24") if state == "consulting" else None)


def test_a_late_answer_leaves_out_the_days_to_it_unless_the_office_decides_otherwise():
    told = [CASE, third("2025-09-10"), third_answer("2025-10-14")]
    to_answer = read(*told)
    to_term = read(*told, policy=ClockPolicy(late_answers_count=False))
    assert left_out(to_answer) == 20 and left_out(to_term) == 15
    assert to_term.reply_due == day("2025-10-24") and to_answer.reply_due == day("2025-10-31")
    assert warned(to_answer) == ["clock.answered_late"]


def test_a_letter_sent_after_the_term_leaves_nothing_out():
    reading = read(CASE, third("2025-09-29"), third_answer("2025-10-15"))
    assert reading.reply_due == day(PLAIN_DUE) and warned(reading) == ["clock.consulted_after_due"]


def test_a_letter_before_a_correction_is_left_out_only_as_far_as_it_reaches_into_the_new_term():
    reading = read(
        CASE,
        ("2025-09-03", "correction_requested", {"due": "2025-09-30"}),
        third("2025-09-04"),
        ("2025-09-10", "corrected"),
        third_answer("2025-09-12"),
    )
    assert left_out(reading) == 2 and reading.reply_due == day("2025-10-16")


def test_answers_go_to_their_party_or_else_to_the_letter_open_longest():
    told = [CASE, third("2025-09-08", party="甲"), third("2025-09-09", party="乙"), third("2025-09-10")]
    by_party = read(*told, third_answer("2025-09-15", party="乙"), on="2025-09-15")
    assert [one.answered_on for one in by_party.consultations] == [None, day("2025-09-15"), None]
    by_age = read(*told, third_answer("2025-09-15"), on="2025-09-15")
    assert [one.answered_on for one in by_age.consultations] == [day("2025-09-15"), None, None]
    unnamed = read(*told, third_answer("2025-09-15", party="丙"), on="2025-09-15")
    assert [one.answered_on for one in unnamed.consultations] == [None, None, day("2025-09-15")]


def test_the_due_day_shown_for_several_letters_is_the_latest():
    reading = read(CASE, third("2025-09-05", delivered="2025-09-15"), third("2025-09-08"), on="2025-09-16")
    assert reading.third_party_due == day("2025-10-11")


def test_a_reply_before_the_opinion_came_ends_the_consultation_and_is_remarked():
    reading = read(CASE, third("2025-09-10"), ("2025-09-17", "replied"))
    assert left_out(reading) == 5 and reading.on_time is True
    assert warned(reading) == ["clock.replied_before_opinion"]
    assert not reading.consultations[0].open


def test_only_what_would_happen_without_an_answer_leans_on_the_next_year():
    """条例 33.3: the due date of an open consultation is known although its latest one is not."""
    asked = third("2026-11-18", delivered="2026-11-19")
    reading = read(in_person("2026-11-12"), asked, on="2026-11-25")
    assert reading.reply_due == day("2026-12-17") and not reading.provisional
    assert reading.latest_reply_due == day("2027-01-04") and reading.latest_provisional
