"""What starts the reply clock anew: a correction received (条例 30), a fee paid in full (收费办法 7)."""

from __future__ import annotations

import pytest

from tests.law.clocks.telling import Told, day, in_person, read, warned

CASE = in_person("2025-03-03")


def test_composite_vector_b_a_corrected_request_has_the_full_term_again():
    waiting = read(CASE, ("2025-03-12", "correction_requested", {"due": "2025-03-26"}), on="2025-03-13")
    assert waiting.reply_due == day("2025-03-31") and waiting.correction_notice_due == day("2025-03-12")
    assert waiting.correction_due == day("2025-03-26") and waiting.state == "waiting_correction"
    corrected = read(CASE, ("2025-03-12", "correction_requested"), ("2025-03-20", "corrected"))
    assert corrected.reply_due == day("2025-04-18")
    assert corrected.received_on == day("2025-03-03") and corrected.clock_started_on == day("2025-03-20")


def test_the_discarded_clock_stays_in_the_steps_and_is_not_counted():
    reading = read(
        CASE, ("2025-03-12", "correction_requested", {"due": "2025-03-26"}), ("2025-03-20", "corrected")
    )
    assert [(step.kind, step.counted, step.days) for step in reading.steps] == [
        ("receipt", False, 0),
        ("void", False, 13),
        ("count", True, 20),
    ]
    assert reading.steps[1].article == reading.steps[2].article == "《条例》第三十条"


@pytest.mark.parametrize(
    ("requested", "warnings"),
    [
        pytest.param("2025-03-12", [], id="第七个工作日发补正通知，不迟（条例30）"),
        pytest.param(
            "2025-03-13", ["clock.correction_notice_late"], id="第八个工作日发，仍可发，作瑕疵提示（条例30）"
        ),
        pytest.param(
            "2025-04-01",
            ["clock.correction_notice_late", "clock.correction_after_due"],
            id="答复期满之后才发，两处提示（条例30、33）",
        ),
    ],
)
def test_a_late_correction_notice_is_allowed_and_flagged(requested: str, warnings: list[str]):
    assert warned(read(CASE, (requested, "correction_requested", {"due": "2025-05-06"}))) == warnings


WAITING = [
    pytest.param("2025-03-26", "waiting_correction", id="补正期限最后一天，还在等"),
    pytest.param("2025-03-27", "deemed_abandoned", id="过了补正期限，视为放弃（条例30）"),
    pytest.param("2025-04-30", "deemed_abandoned", id="原答复期限也过了，不是超期"),
]


@pytest.mark.parametrize(("on", "state"), WAITING)
def test_while_a_correction_is_awaited_the_running_date_stays_and_lapses_later(on: str, state: str):
    reading = read(CASE, ("2025-03-10", "correction_requested", {"due": "2025-03-26"}), on=on)
    assert (reading.state, reading.reply_due) == (state, day("2025-03-31"))
    note = reading.steps[-1]
    assert note.kind == "note" and not note.counted
    assert ("视为放弃" in note.why) is (state == "deemed_abandoned")


def test_a_correction_after_its_period_is_accepted_and_remarked():
    reading = read(
        CASE, ("2025-03-10", "correction_requested", {"due": "2025-03-26"}), ("2025-03-27", "corrected")
    )
    assert reading.reply_due == day("2025-04-25") and warned(reading) == ["clock.corrected_late"]


def test_the_period_for_correction_may_be_days_from_the_notices_arrival():
    told = ("2025-03-10", "correction_requested", {"days": 10, "delivered": "2025-03-12"})
    reading = read(CASE, told, on="2025-03-12")
    assert reading.correction_due == day("2025-03-26")


def test_a_correction_notice_without_a_period_is_remarked_and_never_deemed_abandoned():
    reading = read(CASE, ("2025-03-10", "correction_requested"), on="2025-12-31")
    assert reading.correction_due is None and reading.state == "waiting_correction"
    assert warned(reading) == ["clock.correction_without_period"]


REPLIES = [
    pytest.param("2025-03-31", True, id="在原期限内答复，按期"),
    pytest.param("2025-04-02", None, id="原期限之后、补正未到时了结：没有期限在走，不判超期"),
]


@pytest.mark.parametrize(("replied", "on_time"), REPLIES)
def test_a_reply_while_a_correction_is_awaited(replied: str, on_time: bool | None):
    told = [CASE, ("2025-03-10", "correction_requested", {"due": "2025-03-26"}), (replied, "replied")]
    assert read(*told).on_time is on_time


def test_a_correction_asked_for_after_the_term_does_not_excuse_the_lateness():
    told = [CASE, ("2025-04-01", "correction_requested", {"due": "2025-04-15"}), ("2025-04-20", "replied")]
    assert read(*told).on_time is False


RESTARTS = [
    pytest.param("2025-03-22", "2025-04-21", id="周六收到补正，周一是第一日"),
    pytest.param("2025-04-27", "2025-05-28", id="调休上班的周日收到补正，当日不计"),
    pytest.param("2025-03-03", "2025-03-31", id="当天就补正，期限不变"),
]


@pytest.mark.parametrize(("corrected", "due"), RESTARTS)
def test_the_new_term_runs_from_the_day_after_the_correction(corrected: str, due: str):
    told = [CASE, ("2025-03-03", "correction_requested", {"due": "2025-06-30"}), (corrected, "corrected")]
    assert read(*told).reply_due == day(due)


# ---- fee

FEE_CASE = in_person("2025-04-01")


def test_composite_vector_c_payment_starts_the_term_anew():
    waiting = read(FEE_CASE, ("2025-04-25", "fee_notified"), on="2025-04-25")
    assert waiting.fee_due == day("2025-05-27") and waiting.state == "waiting_fee"
    paid = read(FEE_CASE, ("2025-04-25", "fee_notified"), ("2025-05-12", "fee_paid"))
    assert paid.reply_due == day("2025-06-10") and paid.clock_started_on == day("2025-05-12")
    assert [(step.kind, step.counted) for step in paid.steps] == [
        ("receipt", False),
        ("void", False),
        ("count", True),
    ]


FEES = [
    pytest.param({"delivered": "2025-04-27"}, "2025-05-28", id="从收费通知送达之日起算（109号）"),
    pytest.param({}, "2025-05-27", id="没写送达日，从通知之日起算"),
]


@pytest.mark.parametrize(("more", "due"), FEES)
def test_the_payment_term_runs_from_the_notices_arrival(more: dict[str, str], due: str):
    assert read(FEE_CASE, ("2025-04-25", "fee_notified", more)).fee_due == day(due)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        pytest.param("2025-05-27", "waiting_fee", id="缴费期限最后一天"),
        pytest.param("2025-05-28", "deemed_abandoned", id="逾期未缴，视为放弃（109号）"),
    ],
)
def test_an_unpaid_fee(on: str, state: str):
    reading = read(FEE_CASE, ("2025-04-25", "fee_notified"), on=on)
    assert (reading.state, reading.reply_due) == (state, day("2025-04-29"))


def test_a_part_payment_starts_nothing_and_the_full_payment_does():
    part: Told = ("2025-05-06", "fee_paid", {"complete": False})
    told = [FEE_CASE, ("2025-04-25", "fee_notified"), part]
    waiting = read(*told, on="2025-05-07")
    assert (waiting.state, waiting.clock_started_on) == ("waiting_fee", day("2025-04-01"))
    assert "部分缴费" in waiting.steps[-1].why
    assert read(*told, ("2025-05-12", "fee_paid")).reply_due == day("2025-06-10")


def test_a_late_payment_is_taken_and_remarked():
    reading = read(FEE_CASE, ("2025-04-25", "fee_notified"), ("2025-05-28", "fee_paid"))
    assert warned(reading) == ["clock.paid_late"] and reading.clock_started_on == day("2025-05-28")


def test_a_second_fee_notice_takes_the_place_of_the_first():
    reading = read(FEE_CASE, ("2025-04-21", "fee_notified"), ("2025-04-25", "fee_notified"))
    assert reading.fee_due == day("2025-05-27") and warned(reading) == ["clock.second_fee_notice"]


def test_a_fee_notice_before_the_fee_rules_is_remarked():
    told = [in_person("2020-12-10"), ("2020-12-31", "fee_notified")]
    assert warned(read(*told)) == ["clock.fee_before_rules"]
    assert warned(read(in_person("2020-12-10"), ("2021-01-01", "fee_notified"))) == []


def test_correction_and_fee_after_each_other_each_start_the_term_anew():
    reading = read(
        CASE,
        ("2025-03-10", "correction_requested", {"due": "2025-03-26"}),
        ("2025-03-20", "corrected"),
        ("2025-04-10", "fee_notified"),
        ("2025-04-14", "fee_paid"),
    )
    assert reading.reply_due == day("2025-05-14")
    assert [step.kind for step in reading.steps] == ["receipt", "void", "void", "count"]
