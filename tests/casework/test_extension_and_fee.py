"""Extension and fee: who decides, at most how much, until when. (条例 33, 42, 收费办法)"""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.casework.clock import reading_of, try_event
from gongkai.casework.handling import (
    extension,
    fees,
)
from gongkai.casework.models import FeeNotice
from gongkai_law.errors import LawFault
from tests.casework.cases import fresh, hand_in


def test_only_the_head_of_the_office_extends_and_the_what_if_told_the_day_before_条例33(office):
    case = hand_in(office)
    said = try_event(case, {"on": "2025-03-20", "kind": "extended", "days": 20}, on=date(2025, 3, 20))
    asked = extension.propose_extension(disclosure_request=case, days=20, reason="量大", on=date(2025, 3, 20), actor=office.wang)  # fmt: skip
    assert fresh(case).reply_due == date(2025, 3, 31)
    with pytest.raises(PermissionDenied):
        extension.decide_extension(extension=asked, granted=True, on=date(2025, 3, 21), actor=office.wang)
    extension.decide_extension(extension=asked, granted=True, on=date(2025, 3, 21), actor=office.sun)
    assert fresh(case).reply_due == said.after == date(2025, 4, 28)


@pytest.mark.parametrize(
    ("days", "on"),
    [
        pytest.param(21, date(2025, 3, 20), id="more than 20, 条例 33.2"),
        pytest.param(10, date(2025, 4, 1), id="after the due day, 条例 33.2"),
    ],
)
def test_a_wish_the_law_refuses_never_reaches_the_head(office, days, on):
    with pytest.raises(LawFault) as refused:
        extension.propose_extension(disclosure_request=hand_in(office), days=days, reason="量大", on=on, actor=office.wang)  # fmt: skip
    assert refused.value.articles


def test_a_refused_extension_moves_nothing(office):
    case = hand_in(office)
    asked = extension.propose_extension(disclosure_request=case, days=5, reason="量大", on=date(2025, 3, 20), actor=office.wang)  # fmt: skip
    extension.decide_extension(extension=asked, granted=False, on=date(2025, 3, 21), actor=office.sun)
    assert fresh(case).reply_due == date(2025, 3, 31)


def test_a_fee_by_pages_is_computed_told_paid_and_restarts_the_term_as_in_the_reference(office):
    case = hand_in(office, date(2025, 4, 20))
    notice = fees.notify_fee(disclosure_request=case, basis="pages", pages=100, on=date(2025, 4, 25), payment_way="县财政专户", actor=office.wang)  # fmt: skip
    assert (notice.amount, fresh(case).stage) == (700, "wait_fee")
    assert reading_of(fresh(case), on=date(2025, 5, 1)).fee_due == date(2025, 5, 27)
    fees.receive_payment(disclosure_request=case, on=date(2025, 5, 12), actor=office.wang)
    assert (fresh(case).reply_due, FeeNotice.objects.get().paid_amount) == (date(2025, 6, 10), 700)


@pytest.mark.parametrize(
    ("number", "amount"),
    [
        pytest.param(10, None, id="the tenth of the month is free, 收费办法 4"),
        pytest.param(11, 100, id="the eleventh is 100 yuan, 收费办法 4"),
    ],
)
def test_a_fee_by_items_counts_the_same_applicant_in_the_month(office, number, amount):
    cases = [hand_in(office, applicant_contact="13900000000") for _ in range(number)]
    hand_in(office, name="别人")

    def act():
        return fees.notify_fee(
            disclosure_request=cases[-1],
            basis="items",
            on=date(2025, 3, 5),
            payment_way="专户",
            actor=office.wang,
        )

    if amount is None:
        with pytest.raises(LawFault):
            act()
    else:
        assert act().amount == amount


@pytest.mark.parametrize(
    ("on", "lapsed"),
    [
        pytest.param(date(2025, 5, 27), False, id="the 20th working day is the applicant's, 收费办法 6"),
        pytest.param(date(2025, 5, 28), True, id="after it the case is no longer handled"),
    ],
)
def test_an_unpaid_fee_lapses_only_after_its_term(office, on, lapsed):
    case = hand_in(office, date(2025, 4, 20))
    fees.notify_fee(disclosure_request=case, basis="pages", pages=31, on=date(2025, 4, 25), payment_way="专户", actor=office.wang)  # fmt: skip
    if lapsed:
        assert fees.lapse_fee(disclosure_request=case, on=on, actor=office.wang, close=True).result_row == "other_fee_unpaid"  # fmt: skip
    else:
        with pytest.raises(LawFault):
            fees.lapse_fee(disclosure_request=case, on=on, actor=office.wang, close=True)
