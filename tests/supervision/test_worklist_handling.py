"""The work list about handling: a term that runs is waited for, one that is over is ours; decisions are the head's alone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongkai.agencies.calendars import calendar_for
from gongkai.casework.handling.extension import propose_extension
from gongkai.supervision.worklist.kinds import Asking
from gongkai.supervision.worklist.sources import handling
from tests.casework.cases import ask, consult, hand_in


def lines(office, who="wang", on=None):
    day = on or timezone.localdate()
    return handling.todos(
        Asking(office.agency, getattr(office, who), day, day + timedelta(days=7), calendar_for(office.agency))
    )


@pytest.mark.parametrize(
    ("on", "ours"),
    [
        pytest.param(date(2025, 3, 31), False, id="the last day to correct is the applicant's, 条例 30"),
        pytest.param(date(2025, 4, 1), True, id="the day after it is ours"),
    ],
)
def test_a_correction_is_waited_for_until_its_day(office, on, ours):
    ask(office, hand_in(office))
    found = lines(office, on=on)
    assert (len(found.dated), len(found.waiting)) == ((1, 0) if ours else (0, 1))


def test_an_opinion_that_ran_out_leads_to_its_act(office):
    consult(office, hand_in(office, date(2025, 9, 1)))
    (line,) = lines(office, on=date(2025, 11, 20)).dated
    assert line.url.endswith("/do/silence/") and line.who == "第三方"


def test_an_extension_waits_for_the_head_alone(office):
    case = hand_in(office)
    propose_extension(disclosure_request=case, days=5, reason="量大", on=date(2025, 3, 20), actor=office.wang)
    assert lines(office).dated == []
    (line,) = lines(office, "sun").dated
    assert line.step == "决定延期"


@pytest.mark.parametrize("who", ["zhao", "li", "zhou"])
def test_who_does_not_handle_requests_is_told_nothing(office, who):
    ask(office, hand_in(office))
    found = lines(office, who, on=date(2025, 4, 1))
    assert not found.dated and not found.waiting
