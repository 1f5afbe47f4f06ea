"""Confirming receipt and correction: the boundary days, once, the article. (条例 30, 31)"""

from datetime import date

import pytest

from gongkai.casework.handling import (
    correction,
    receiving,
)
from gongkai_law.errors import InputFault, LawFault
from tests.casework.cases import ask, fresh, hand_in


def test_a_call_that_confirmed_is_the_receipt_day_and_one_that_did_not_is_only_logged_条例31(office):
    case = hand_in(office, channel="internet")
    receiving.log_contact(disclosure_request=case, on=date(2025, 3, 4), way="phone", result="unreached", actor=office.wang)  # fmt: skip
    assert fresh(case).received_on is None
    receiving.log_contact(disclosure_request=case, on=date(2025, 3, 5), way="phone", result="confirmed", actor=office.wang, note="他说收到了")  # fmt: skip
    assert (fresh(case).received_on, fresh(case).stage) == (date(2025, 3, 5), "received")
    assert case.contacts.count() == 2


def test_a_call_before_the_submission_is_refused(office):
    with pytest.raises(InputFault):
        receiving.log_contact(disclosure_request=hand_in(office), on=date(2025, 3, 2), way="phone", result="reached", actor=office.wang)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "late"),
    [
        pytest.param(date(2025, 3, 12), False, id="working day 7 is in time, 条例 30"),
        pytest.param(date(2025, 3, 13), True, id="working day 8 is kept and marked late, 条例 30"),
    ],
)
def test_a_late_correction_notice_is_marked(office, on, late):
    assert ask(office, hand_in(office), on).late is late


def test_a_correction_starts_the_term_anew_as_in_the_reference_条例30(office):
    case = hand_in(office)
    ask(office, case)
    correction.receive_correction(
        disclosure_request=case, on=date(2025, 3, 20), text="2024年度", actor=office.wang
    )
    assert (fresh(case).reply_due, fresh(case).stage) == (date(2025, 4, 18), "under_review")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"due": date(2025, 3, 12)}, id="a term that ends on the day of the notice"),
        pytest.param({"on": date(2999, 1, 1), "due": date(2999, 2, 1)}, id="a day that has not come"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(office, change):
    with pytest.raises(InputFault):
        ask(office, hand_in(office), **change)


def test_a_second_correction_is_refused_with_the_article_条例30(office):
    case = hand_in(office)
    ask(office, case)
    correction.receive_correction(
        disclosure_request=case, on=date(2025, 3, 20), text="2024年度", actor=office.wang
    )
    with pytest.raises(LawFault) as refused:
        ask(office, case, date(2025, 3, 21), date(2025, 4, 10))
    assert refused.value.articles


@pytest.mark.parametrize(
    ("on", "lapsed"),
    [
        pytest.param(date(2025, 3, 31), False, id="the last day of the term is the applicant's"),
        pytest.param(date(2025, 4, 1), True, id="the day after it lapses, 条例 30"),
    ],
)
def test_only_a_term_that_is_over_lapses(office, on, lapsed):
    case = hand_in(office)
    ask(office, case)

    def act():
        return correction.lapse_correction(
            disclosure_request=case, reasons="没有来信", on=on, actor=office.wang, close=True
        )

    if lapsed:
        assert act().result_row == "other_not_corrected"
    else:
        with pytest.raises(LawFault):
            act()
