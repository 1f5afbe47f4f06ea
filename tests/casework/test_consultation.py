"""Consultation: every letter moves the due date as the law says; silence, objection, override. (条例 32–34)"""

from datetime import date

import pytest

from gongkai.casework.handling import (
    consultation,
)
from gongkai_law.errors import InputFault, LawFault
from tests.casework.cases import consult, fresh, hand_in


def test_one_letter_and_its_delivery_move_the_due_date_as_in_the_reference_条例32(office):
    case = hand_in(office, date(2025, 9, 1))
    letter = consult(office, case)
    consultation.note_delivery(consultation=letter, on=date(2025, 9, 11), actor=office.wang)
    assert consultation.due_of(letter) == date(2025, 10, 9)
    consultation.receive_opinion(consultation=letter, reply="objects", text="涉及隐私", on=date(2025, 9, 28), actor=office.wang)  # fmt: skip
    assert (fresh(case).reply_due, fresh(case).stage) == (date(2025, 10, 22), "under_review")


def test_of_two_letters_the_case_waits_for_both_and_the_days_are_left_out_once_条例33(office):
    case = hand_in(office, date(2025, 9, 1))
    first, second = consult(office, case), consult(office, case, "李四")
    consultation.receive_opinion(
        consultation=first, reply="agrees", text="", on=date(2025, 9, 16), actor=office.wang
    )
    assert fresh(case).stage == "consulting"
    consultation.receive_opinion(
        consultation=second, reply="agrees", text="", on=date(2025, 9, 17), actor=office.wang
    )
    assert fresh(case).stage == "under_review"
    # 5 working days, 11 to 17 September, once: 28 September and 5 more, the last a make-up Saturday
    assert fresh(case).reply_due == date(2025, 10, 11)


@pytest.mark.parametrize(
    ("on", "silent"),
    [
        pytest.param(date(2025, 10, 9), False, id="the 15th working day is the party's, 条例 32"),
        pytest.param(date(2025, 10, 10), True, id="after it silence can be noted, 条例 32"),
    ],
)
def test_silence_is_noted_only_when_the_term_is_over(office, on, silent):
    case = hand_in(office, date(2025, 9, 1))
    letter = consult(office, case, delivered_on=date(2025, 9, 11))
    if silent:
        assert consultation.note_silence(consultation=letter, on=on, actor=office.wang).reply == "silent"
        assert fresh(case).stage == "under_review"
    else:
        with pytest.raises(LawFault) as refused:
            consultation.note_silence(consultation=letter, on=on, actor=office.wang)
        assert refused.value.articles


def test_a_co_makers_silence_is_consent_and_says_so_条例34(office):
    case = hand_in(office, date(2025, 9, 1))
    letter = consult(office, case, "民政局", "joint_agency")
    noted = consultation.note_silence(consultation=letter, on=date(2025, 11, 3), actor=office.wang)
    assert "视为同意公开" in noted.reply_text


@pytest.mark.parametrize(
    ("reply", "harm", "reasonable", "interest", "decision"),
    [
        pytest.param("agrees", False, False, False, "open", id="agreed: open, 条例 32"),
        pytest.param("objects", True, True, False, "withhold", id="a reasonable objection holds, 条例 32"),
        pytest.param(
            "objects", False, False, False, "open", id="an unreasonable objection without harm does not"
        ),
        pytest.param(
            "objects", True, True, True, "override", id="a serious public interest overrides, 条例 15"
        ),
    ],
)
def test_a_third_partys_word_is_weighed_by_a_human(office, reply, harm, reasonable, interest, decision):
    case = hand_in(office, date(2025, 9, 1))
    letter = consult(office, case)
    consultation.receive_opinion(
        consultation=letter, reply=reply, text="", on=date(2025, 9, 16), actor=office.wang
    )
    weighed = consultation.weigh_opinion(
        consultation=letter, harm=harm, reasonable=reasonable, public_interest=interest, reasons="见说明",
        on=date(2025, 9, 17), actor=office.wang,
    )  # fmt: skip
    assert weighed.decision == decision
    assert bool(consultation.untold_overrides(case)) is (decision == "override")


def test_an_override_is_released_only_after_the_third_party_was_told_条例32(office):
    case = hand_in(office, date(2025, 9, 1))
    letter = consult(office, case)
    with pytest.raises(InputFault):
        consultation.note_release_notice(consultation=letter, on=date(2025, 9, 17), actor=office.wang)
    consultation.receive_opinion(
        consultation=letter, reply="objects", text="", on=date(2025, 9, 16), actor=office.wang
    )
    consultation.weigh_opinion(consultation=letter, harm=True, reasonable=False, public_interest=True, reasons="饮水安全", on=date(2025, 9, 17), actor=office.wang)  # fmt: skip
    consultation.note_release_notice(consultation=letter, on=date(2025, 9, 18), actor=office.wang)
    assert consultation.untold_overrides(case) == []


def test_the_same_party_is_not_asked_twice(office):
    case = hand_in(office, date(2025, 9, 1))
    consult(office, case)
    with pytest.raises(InputFault):
        consult(office, case)
