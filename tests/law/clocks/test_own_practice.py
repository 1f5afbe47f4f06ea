"""What a county may set about the clock: receipt without confirmation, waiting for reasons. Never shown as law."""

from __future__ import annotations

import pytest

from gongkai_law.clocks import ClockPolicy
from gongkai_law.errors import LawFault
from tests.law.clocks.telling import day, read, warned

AT_ONCE = [
    pytest.param("internet", ClockPolicy(internet_at_once=True), id="条例31: a click confirms where the county says so"),
    pytest.param("email", ClockPolicy(email_at_once=True), id="条例31: an e-mail counts on arrival where the county says so"),
    pytest.param("ordinary_mail", ClockPolicy(letter_at_once=True), id="条例31: a letter counts from its opening"),
]  # fmt: skip


@pytest.mark.parametrize(("channel", "policy"), AT_ONCE)
def test_the_day_of_submission_is_the_day_of_receipt_only_where_the_county_says_so(channel, policy):
    handed_in = ("2025-09-01", "submitted", {"channel": channel})
    assert read(handed_in, on="2025-09-02").received_on is None
    own = read(handed_in, on="2025-09-02", policy=policy)
    assert (own.received_on, own.reply_due) == (day("2025-09-01"), day("2025-09-28"))
    assert own.steps[0].why.startswith("按本单位口径")


def test_a_letter_whose_sender_is_reached_counts_from_the_confirmation_条例31():
    told = [("2025-09-01", "submitted", {"channel": "ordinary_mail"}), ("2025-09-05", "confirmed")]
    own = read(*told, policy=ClockPolicy(letter_at_once=True))
    assert own.received_on == day("2025-09-05") and own.reply_due == read(*told).reply_due


def test_a_confirmation_after_a_correction_moves_nothing():
    told = [
        ("2025-09-01", "submitted", {"channel": "ordinary_mail"}),
        ("2025-09-03", "correction_requested", {"due": "2025-09-12"}),
        ("2025-09-05", "confirmed"),
    ]
    own = read(*told, policy=ClockPolicy(letter_at_once=True))
    assert own.received_on == day("2025-09-01") and "clock.second_confirmation" in warned(own)


REASONS = [
    ("2025-09-01", "submitted", {"channel": "in_person"}),
    ("2025-09-03", "reasons_requested", {"days": 5}),
]


def test_waiting_for_reasons_stops_nothing_by_default_条例35():
    reading = read(*REASONS, ("2025-09-08", "reasons_given"), on="2025-09-09")
    assert (reading.reply_due, reading.state) == (day("2025-09-28"), "running")


@pytest.mark.parametrize(
    ("given", "due"),
    [
        pytest.param("2025-09-05", "2025-09-30", id="given after two working days: two are left out"),
        pytest.param(None, "2025-10-11", id="never given: the five days of the notice are left out"),
    ],
)
def test_waiting_for_reasons_is_left_out_where_the_county_says_so(given: str | None, due: str):
    told = [*REASONS, *([(given, "reasons_given")] if given else [])]
    reading = read(*told, on="2025-09-20", policy=ClockPolicy(reasons_stop=True))
    assert reading.reply_due == day(due)
    step = next(step for step in reading.steps if step.kind == "left_out")
    assert step.why.startswith("按本单位口径，等申请人说明理由") and "三十五" in step.article
    waiting = read(*REASONS, on="2025-09-04", policy=ClockPolicy(reasons_stop=True))
    assert waiting.state == "waiting_reasons"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param([("2025-09-09", "reasons_requested")], id="条例35: asked a second time"),
        pytest.param([("2025-09-08", "reasons_given"), ("2025-09-09", "reasons_given")], id="given twice"),
    ],
)
def test_reasons_out_of_order_are_refused_with_the_article(more):
    with pytest.raises(LawFault) as refused:
        read(*REASONS, *more)
    assert refused.value.articles
