"""Delayed answers for many requests with good reasons: a fixed later day replaces the day due. (条例 35)"""

from __future__ import annotations

import pytest

from gongkai_law.errors import Fault, LawFault
from tests.law.clocks.telling import day, in_person, read

ASKED = [in_person("2025-09-01"), ("2025-09-03", "reasons_requested", {"due": "2025-09-10"})]
DELAYED = [*ASKED, ("2025-09-08", "reasons_given"), ("2025-09-09", "delayed", {"due": "2025-10-31"})]


def test_the_fixed_day_replaces_the_day_due_and_the_steps_add_up_to_it_条例35():
    reading = read(*DELAYED, on="2025-09-29")
    assert (reading.reply_due, reading.state) == (day("2025-10-31"), "running")
    assert reading.base_due == day("2025-09-28")
    delay = reading.steps[-1]
    assert delay.counted and "三十五" in delay.article and delay.last == day("2025-10-31")
    assert reading.days_used + reading.days_left == sum(step.days for step in reading.steps if step.counted)


@pytest.mark.parametrize(
    ("on", "in_time"),
    [
        pytest.param("2025-10-31", True, id="answered on the day told: in time"),
        pytest.param("2025-11-03", False, id="the next working day is late"),
    ],
)
def test_an_answer_is_judged_by_the_day_that_was_told(on, in_time):
    assert read(*DELAYED, (on, "replied")).on_time is in_time


def test_a_rest_day_told_leaves_the_working_day_before_it():
    told = [*ASKED, ("2025-09-09", "delayed", {"due": "2025-11-01"})]
    assert read(*told, on="2025-09-10").reply_due == day("2025-10-31")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([in_person("2025-09-01"), ("2025-09-09", "delayed", {"due": "2025-10-31"})], id="no reasons were asked for: extend instead, 条例 33.2"),
        pytest.param([*ASKED, ("2025-09-09", "delayed", {"due": "2025-09-28"})], id="not later than the day due"),
        pytest.param([*ASKED, ("2025-09-29", "delayed", {"due": "2025-10-31"})], id="the day after the term ended"),
        pytest.param([*DELAYED, ("2025-09-10", "delayed", {"due": "2025-11-28"})], id="a second time"),
    ],
)  # fmt: skip
def test_a_delay_the_law_does_not_know_is_refused_with_the_article(told):
    with pytest.raises(LawFault) as refused:
        read(*told)
    assert refused.value.articles


def test_a_delay_without_its_day_says_what_is_missing():
    with pytest.raises(Fault) as refused:
        read(*ASKED, ("2025-09-09", "delayed"))
    assert "延迟到哪天" in str(refused.value)
