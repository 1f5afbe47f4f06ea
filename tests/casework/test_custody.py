"""Who has a case, and who may act: one hand at a time, strangers never, two clerks at once."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies.models import Unit
from gongkai.casework.handling import (
    correction,
    custody,
    ending,
    identity,
)
from gongkai.casework.handling.locked import mark_of
from gongkai.casework.handover import pass_requests
from gongkai.casework.models import Handover
from gongkai_law.errors import Fault, InputFault
from tests.casework.cases import ask, consult, fresh, hand_in
from tests.cast import person


def test_a_case_is_claimed_once_given_on_and_handed_back_with_a_reason(office):
    case, unit = hand_in(office), Unit.objects.create(name="民政办")
    custody.claim(disclosure_request=case, actor=office.wang)
    with pytest.raises(InputFault):
        custody.claim(disclosure_request=case, actor=office.sun)
    custody.assign(disclosure_request=case, unit=unit, person=office.sun, actor=office.wang)
    assert (fresh(case).handler_name, fresh(case).unit) == ("孙丽", unit)
    with pytest.raises(InputFault):
        custody.hand_back(disclosure_request=case, actor=office.wang, note="不归我")
    custody.hand_back(disclosure_request=case, actor=office.sun, note="不归民政办")
    assert (fresh(case).handler_id, fresh(case).unit) == (None, None)
    assert [each.kind for each in Handover.objects.order_by("at")] == ["claim", "transfer", "hand_back"]


def test_a_case_is_not_given_to_somebody_who_may_not_handle_it(office):
    with pytest.raises(InputFault):
        custody.assign(disclosure_request=hand_in(office), person=office.li, actor=office.wang)


def test_all_open_cases_of_a_leaving_clerk_go_to_the_next_and_closed_ones_stay(office):
    hu = person("hu", "胡静", office.agency, "clerk")
    cases = [hand_in(office) for _ in range(3)]
    for case in cases:
        custody.claim(disclosure_request=case, actor=office.wang)
    ending.withdraw(disclosure_request=cases[0], statement="不要了", on=date(2025, 3, 4), actor=office.wang)
    assert pass_requests(before=office.wang, after=hu, actor=office.sun) == 2
    assert [fresh(case).handler_name for case in cases] == ["王芳", "胡静", "胡静"]


def test_a_second_unit_is_asked_without_stopping_the_clock_条例33(office):
    case, unit = hand_in(office), Unit.objects.create(name="财政所")
    asked = custody.ask_unit(disclosure_request=case, unit=unit, question="请提供", on=date(2025, 3, 4), wanted_by=date(2025, 3, 7), actor=office.wang)  # fmt: skip
    assert fresh(case).reply_due == date(2025, 3, 31)
    custody.answer_for_unit(opinion=asked, text="附后", on=date(2025, 3, 6), actor=office.wang)
    with pytest.raises(InputFault):
        custody.answer_for_unit(opinion=asked, text="再说", on=date(2025, 3, 6), actor=office.wang)


def test_identity_is_opened_by_a_handler_with_a_reason_and_leaves_a_trace(office):
    case = hand_in(office, applicant_identity="110101199003070000")
    with pytest.raises(InputFault):
        identity.reveal_identity(disclosure_request=case, reason="", actor=office.wang)
    with pytest.raises(PermissionDenied):
        identity.reveal_identity(disclosure_request=case, reason="看看", actor=office.zhao)
    assert identity.reveal_identity(disclosure_request=case, reason="核对身份", actor=office.wang).identity


@pytest.mark.parametrize("who", ["zhao", "li", "zhou", "chen"])
def test_who_does_not_handle_requests_cannot_act(office, who):
    case = hand_in(office)
    with pytest.raises(PermissionDenied):
        correction.request_correction(
            disclosure_request=case,
            points="x",
            due=date(2025, 3, 31),
            on=date(2025, 3, 4),
            actor=getattr(office, who),
        )


def test_of_two_clerks_one_wins_and_the_other_is_told(office):
    case = hand_in(office)
    seen = mark_of(case)
    consult(office, case, on=date(2025, 3, 5), seen=seen)
    with pytest.raises(Fault) as refused:
        ask(office, case, seen=seen)
    assert refused.value.key == "casework.changed_meanwhile"
    assert case.events.count() == 2
