"""The day of receipt by channel (条例 31) and the term of 20 working days from it (条例 33.2)."""

from __future__ import annotations

import pytest

from gongkai_law.clocks import channels
from tests.law.clocks.telling import Told, day, in_person, read, warned

RECEIPTS = [
    pytest.param("in_person", None, "2025-03-03", id="当面提交：提交之日（条例31.1）"),
    pytest.param("registered_mail", None, "2025-03-03", id="邮寄签收：签收之日（条例31.2）"),
    pytest.param("ordinary_mail", "2025-03-05", "2025-03-05", id="平常信函：确认之日（条例31.2）"),
    pytest.param("internet", "2025-03-04", "2025-03-04", id="互联网：双方确认之日（条例31.3）"),
    pytest.param("fax", "2025-03-03", "2025-03-03", id="传真：当日即确认（条例31.3）"),
    pytest.param("email", "2025-03-07", "2025-03-07", id="电子邮件：按互联网渠道，确认之日（条例31.3）"),
]


@pytest.mark.parametrize(("channel", "confirmed", "received"), RECEIPTS)
def test_the_day_of_receipt(channel: str, confirmed: str | None, received: str):
    told: list[Told] = [("2025-03-03", "submitted", {"channel": channel})]
    if confirmed:
        told.append((confirmed, "confirmed"))
    reading = read(*told)
    assert reading.received_on == reading.clock_started_on == day(received)
    assert reading.why == "" and not reading.warnings


@pytest.mark.parametrize("channel", [c.key for c in channels().values() if c.needs_confirmation])
def test_without_confirmation_there_is_no_clock_and_the_reading_says_why(channel: str):
    reading = read(("2025-03-03", "submitted", {"channel": channel}), on="2025-06-30")
    assert reading.received_on is None and reading.reply_due is None and reading.on_time is None
    assert reading.correction_notice_due is None and reading.state == "not_started"
    assert channels()[channel].rule in reading.why and "没有起算" in reading.why
    assert [step.counted for step in reading.steps] == [False]


def test_the_days_before_confirmation_are_a_step_of_their_own():
    reading = read(("2025-03-03", "submitted", {"channel": "internet"}), ("2025-03-06", "confirmed"))
    assert [(step.kind, step.days) for step in reading.steps] == [
        ("awaiting", 3),
        ("receipt", 0),
        ("count", 20),
    ]
    assert reading.steps[0].article == "《条例》第三十一条第（三）项"


def test_a_confirmation_nobody_needs_changes_nothing_and_is_remarked():
    reading = read(in_person("2025-03-03"), ("2025-03-06", "confirmed"))
    assert reading.received_on == day("2025-03-03")
    assert warned(reading) == ["clock.confirmation_not_needed"]


def test_only_the_first_confirmation_counts():
    reading = read(
        ("2025-03-03", "submitted", {"channel": "fax"}),
        ("2025-03-04", "confirmed"),
        ("2025-03-10", "confirmed"),
    )
    assert reading.received_on == day("2025-03-04") and warned(reading) == ["clock.second_confirmation"]


def test_a_request_withdrawn_before_confirmation_never_had_a_clock():
    reading = read(("2025-03-03", "submitted", {"channel": "internet"}), ("2025-03-10", "withdrawn"))
    assert (reading.received_on, reading.state) == (None, "withdrawn") and "撤回" in reading.why


def test_a_receipt_before_the_regulation_is_counted_by_it_and_remarked():
    assert warned(read(in_person("2019-05-14"))) == ["clock.before_regulation"]
    assert warned(read(in_person("2019-05-15"))) == []


# receipt, correction notice (7), reply (20): the table of the law reference, and boundaries beside it
DUES = [
    pytest.param("2020-01-20", "2020-02-06", "2020-02-25", id="延长的2020年春节在内"),
    pytest.param("2024-02-05", "2024-02-20", "2024-03-08", id="2024年春节和节后调休在内"),
    pytest.param("2025-01-20", "2025-02-05", "2025-02-21", id="2025年春节八天在内"),
    pytest.param("2025-09-26", "2025-10-13", "2025-10-30", id="国庆中秋和两个调休日在内"),
    pytest.param("2025-12-29", "2026-01-08", "2026-01-27", id="跨年，元旦后周日调休"),
    pytest.param("2026-02-14", "2026-03-03", "2026-03-20", id="在调休上班的周六收到"),
    pytest.param("2026-09-20", "2026-09-30", "2026-10-23", id="在调休上班的周日收到"),
    pytest.param("2025-03-01", "2025-03-11", "2025-03-28", id="周六收到，周一是第一日"),
    pytest.param("2025-03-02", "2025-03-11", "2025-03-28", id="周日收到，同样从周一算"),
    pytest.param("2025-02-28", "2025-03-11", "2025-03-28", id="周五收到，也是同一天到期"),
    pytest.param("2025-03-03", "2025-03-12", "2025-03-31", id="周一收到，当日不计"),
    pytest.param("2025-10-01", "2025-10-16", "2025-11-04", id="国庆当天收到"),
    pytest.param("2025-09-01", "2025-09-10", "2025-09-28", id="在调休上班的周日到期"),
    pytest.param("2020-02-01", "2020-02-11", "2020-02-28", id="延长后才放假的那个周六收到"),
]


@pytest.mark.parametrize(("received", "notice_due", "reply_due"), DUES)
def test_the_terms_from_receipt(received: str, notice_due: str, reply_due: str):
    reading = read(in_person(received))
    assert reading.correction_notice_due == day(notice_due)
    assert reading.reply_due == reading.base_due == day(reply_due)
    assert not reading.provisional


PROVISIONAL = [
    pytest.param("2026-12-02", "2026-12-30", False, id="在2026年内到期"),
    pytest.param("2026-12-03", "2026-12-31", False, id="在2026年最后一天到期"),
    pytest.param("2026-12-04", "2027-01-04", True, id="多一天就到2027年，元旦不计，暂定"),
    pytest.param("2026-12-31", "2027-01-29", True, id="年末收到，暂定"),
]


@pytest.mark.parametrize(("received", "reply_due", "provisional"), PROVISIONAL)
def test_a_due_day_in_a_year_without_a_notice_is_provisional(
    received: str, reply_due: str, provisional: bool
):
    reading = read(in_person(received))
    assert (reading.reply_due, reading.provisional) == (day(reply_due), provisional)
