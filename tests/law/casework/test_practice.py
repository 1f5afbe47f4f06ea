"""What the county's switches come to in the work: both sides of every choice, and every switch is read somewhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gongkai_law import practice
from gongkai_law.clocks import ClockPolicy
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies, all_policies
from gongkai_law.workdays import national_calendar

ROOT = Path(__file__).resolve().parents[3]
CALENDAR = national_calendar()
NOT_READERS = ("policies.toml",)


def _read_somewhere() -> str:
    """Code and data of the law and the product, the list of switches itself aside."""
    files = [path for top in ("gongkai_law", "gongkai") for path in (ROOT / top).rglob("*.*")]
    code = [path for path in files if path.suffix in (".py", ".toml") and path.name not in NOT_READERS]
    return "\n".join(path.read_text("utf-8") for path in code if "messages" not in path.parts)


def test_every_switch_is_read_by_the_law_or_the_product():
    text = _read_somewhere()
    unread = [
        each.key for each in all_policies() if not re.search(rf"[\"' ]{re.escape(each.key)}[\"']", text)
    ]
    assert not unread


def chosen(**values: str) -> Policies:
    return Policies(values)


def test_a_correction_for_any_missing_element_or_only_for_unclear_content_条例30():
    strict = chosen(correction_scope="content_only")
    assert practice.may_ask_correction(["identity"]) and not practice.may_ask_correction([])
    assert not practice.may_ask_correction(["identity"], strict)
    assert practice.may_ask_correction(["identity", "content"], strict)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        pytest.param(10, False, id="条例35: the tenth is usual"),
        pytest.param(11, True, id="条例35: the eleventh"),
    ],
)
def test_the_clerk_is_reminded_from_the_number_set(count: int, told: bool):
    assert practice.looks_excessive(count) is told
    assert practice.looks_excessive(count, chosen(excessive_from="12")) is False


def test_several_applicants_are_two_unless_the_county_says_more_条例44():
    assert (practice.suggest_proactive(1), practice.suggest_proactive(2)) == (False, True)
    assert not practice.suggest_proactive(2, chosen(conversion_from="3"))


def test_terms_set_by_the_county():
    assert practice.correction_days() == 15
    assert practice.reasons_letter() == "separate"
    due = practice.own_record_due(date(2025, 9, 1), CALENDAR)
    assert due.day == date(2025, 9, 28), "twenty working days with the make-up Sunday before the holiday"
    assert practice.own_record_due(date(2025, 9, 1), CALENDAR, chosen(own_record_days="1")).day == date(
        2025, 9, 2
    )


def test_a_third_party_is_told_before_or_on_the_day_条例32():
    day = date(2025, 9, 10)
    assert not practice.override_in_order(None, day)
    assert not practice.override_in_order(day, day) and practice.override_in_order(date(2025, 9, 9), day)
    assert practice.override_in_order(day, day, chosen(override_notice="same_day"))


def test_ended_requests_count_for_the_fee_unless_the_county_leaves_them_out_收费办法():
    without = chosen(fee_counts_ended="no")
    assert practice.fee_counts("O_WITHDRAWN") and not practice.fee_counts("O_WITHDRAWN", without)
    assert practice.fee_counts("", without) and practice.fee_counts("GRANT", without)


def test_an_online_answer_counts_on_arrival_or_when_sent():
    sent, arrived = date(2025, 9, 10), date(2025, 9, 12)
    assert (practice.online_reply_day(sent, arrived), practice.online_reply_day(sent, None)) == (
        arrived,
        None,
    )
    assert practice.online_reply_day(sent, None, chosen(electronic_service_day="sent")) == sent
    with pytest.raises(InputFault):
        practice.online_reply_day(arrived, sent)


def test_days_of_keeping_looking_again_and_publishing():
    assert practice.reassessment_due(date(2024, 2, 29)) == date(2025, 2, 28)
    assert practice.file_kept_until(date(2025, 5, 6), contested=False) == date(2035, 12, 31)
    assert practice.file_kept_until(date(2025, 5, 6), contested=True) == date(2055, 12, 31)
    assert practice.report_due(2025) == date(2026, 1, 31)
    assert practice.report_due(2025, chosen(report_due="02-28")) == date(2026, 2, 28)


def test_the_clock_takes_every_switch_that_is_about_it():
    assert ClockPolicy.of(Policies()) == ClockPolicy(internal_days=15)
    other = chosen(
        internal_reply_days="12",
        late_answers_count="counted",
        internet_confirmation="click_confirms",
        email_receipt="arrived",
        unreachable_sender="day_opened",
        reasons_stop_clock="yes",
        reasons_days="7",
    )
    assert ClockPolicy.of(other) == ClockPolicy(12, False, True, True, True, True, 7)
