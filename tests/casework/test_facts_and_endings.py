"""Reasons for volume, search records, repeats, withdrawal. (条例 35, 36, 45)"""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.casework.handling import (
    consultation,
    ending,
    searching,
    volume,
)
from gongkai.casework.handling.on_the_spot import answer_on_the_spot
from gongkai.casework.services import AnswerGiven
from gongkai_law.errors import InputFault, LawFault
from tests.casework.cases import consult, fresh, hand_in


def test_reasons_are_asked_for_once_and_judged_by_a_human_条例35(office):
    case = hand_in(office)
    volume.ask_reasons(disclosure_request=case, facts="三月共 40 件", due=date(2025, 3, 20), on=date(2025, 3, 5), actor=office.wang)  # fmt: skip
    assert (fresh(case).stage, fresh(case).reply_due) == ("wait_reason", date(2025, 3, 31))
    with pytest.raises(LawFault):
        volume.judge_reasons(disclosure_request=case, result="rejected", given="", given_on=None, reasons="没有说明", on=date(2025, 3, 20), actor=office.wang)  # fmt: skip
    volume.judge_reasons(disclosure_request=case, result="accepted", given="研究用", given_on=date(2025, 3, 10), reasons="合理", on=date(2025, 3, 11), actor=office.wang)  # fmt: skip
    assert fresh(case).stage == "under_review"


def test_a_search_record_names_where_what_words_who_and_when(office):
    case = hand_in(office)
    searching.keep_search(disclosure_request=case, on=date(2025, 3, 5), scope="民政办2020—2024年档案", systems="OA", keywords="低保", persons="王芳", actor=office.wang)  # fmt: skip
    with pytest.raises(InputFault):
        searching.keep_search(disclosure_request=case, on=date(2025, 3, 5), scope="", systems="OA", keywords="低保", persons="王芳", actor=office.wang)  # fmt: skip
    assert case.searches.count() == 1


@pytest.mark.parametrize(
    ("name", "answered", "repeat"),
    [
        pytest.param("刘敏", True, True, id="same applicant, answered: a repeat, 条例 36.0.6"),
        pytest.param("刘敏", False, False, id="not answered yet: no repeat"),
        pytest.param("张伟", True, False, id="another applicant's: no repeat"),
    ],
)
def test_a_repeat_is_the_same_applicants_answered_request(office, name, answered, repeat):
    earlier, case = hand_in(office, name=name), hand_in(office)
    if answered:
        ending.withdraw(
            disclosure_request=earlier, statement="不要了", on=date(2025, 3, 4), actor=office.wang
        )
    if repeat:
        assert searching.link_repeat(disclosure_request=case, earlier_number=earlier.number, actor=office.wang).repeat_of == earlier  # fmt: skip
    else:
        with pytest.raises(LawFault):
            searching.link_repeat(disclosure_request=case, earlier_number=earlier.number, actor=office.wang)


def test_a_withdrawal_needs_a_statement_and_counts_as_other(office):
    case = hand_in(office)
    with pytest.raises(InputFault):
        ending.withdraw(disclosure_request=case, statement=" ", on=date(2025, 3, 4), actor=office.wang)
    done = ending.withdraw(
        disclosure_request=case, statement="来电说不要了", on=date(2025, 3, 4), actor=office.wang
    )
    assert (done.result_row, done.stage) == ("other_misc", "closed")


def test_only_the_head_closes_a_mistake(office):
    case = hand_in(office)
    with pytest.raises(PermissionDenied):
        ending.close_other(disclosure_request=case, reason="登记重了", on=date(2025, 3, 4), actor=office.wang)
    assert ending.close_other(disclosure_request=case, reason="登记重了", on=date(2025, 3, 4), actor=office.sun).closed_on  # fmt: skip


def test_a_delayed_answer_is_due_on_the_day_told_and_not_late_before_it_条例35(office):
    case = hand_in(office)
    volume.ask_reasons(
        disclosure_request=case,
        facts="三月共 40 件",
        due=date(2025, 3, 20),
        on=date(2025, 3, 5),
        actor=office.wang,
    )
    judged = {"given": "研究用", "given_on": date(2025, 3, 10), "reasons": "合理，一时答不完"}
    with pytest.raises(LawFault):
        volume.judge_reasons(
            disclosure_request=case, result="delayed", on=date(2025, 3, 11), actor=office.wang, **judged
        )
    volume.judge_reasons(
        disclosure_request=case,
        result="delayed",
        on=date(2025, 3, 11),
        delayed_to=date(2025, 5, 30),
        actor=office.wang,
        **judged,
    )
    assert (fresh(case).stage, fresh(case).reply_due) == ("delayed", date(2025, 5, 30))


@pytest.mark.parametrize(
    ("code", "borne"),
    [
        pytest.param("GRANT", True, id="given on the spot: nothing more is needed, 条例 33.1"),
        pytest.param("U_NOT_EXIST", False, id="does not exist without a search record, 条例 36(4)"),
        pytest.param("N_REPEAT", False, id="a repeat without the earlier answer, 条例 36(6)"),
        pytest.param("D_THIRD_PARTY", False, id="a third party's right without its word, 条例 32"),
        pytest.param("O_FEE_UNPAID", False, id="unpaid without a fee notice, 收费办法"),
        pytest.param("O_WITHDRAWN", True, id="withdrawn"),
    ],
)
def test_an_answer_on_the_spot_is_borne_by_the_file(office, code, borne):
    case = hand_in(office)
    given = {"answers": [AnswerGiven(code)], "on": date(2025, 3, 10), "actor": office.wang}
    if borne:
        assert answer_on_the_spot(disclosure_request=case, **given).closed_on
    else:
        with pytest.raises(LawFault) as refused:
            answer_on_the_spot(disclosure_request=case, **given)
        assert refused.value.articles and fresh(case).closed_on is None


def test_with_a_search_record_nothing_found_is_an_answer_条例36(office):
    case = hand_in(office)
    searching.keep_search(
        disclosure_request=case, on=date(2025, 3, 5), scope="民政办档案", systems="OA", keywords="低保", persons="王芳",
        actor=office.wang,
    )  # fmt: skip
    given = [AnswerGiven("U_NOT_EXIST")]
    done = answer_on_the_spot(disclosure_request=case, answers=given, on=date(2025, 3, 10), actor=office.wang)
    assert done.result_row == "unable_not_held"


def test_nothing_is_given_before_a_third_party_overruled_was_told_条例32(office):
    case = hand_in(office)
    letter = consult(office, case, on=date(2025, 3, 5))
    consultation.receive_opinion(
        consultation=letter, reply="objects", text="", on=date(2025, 3, 6), actor=office.wang
    )
    consultation.weigh_opinion(
        consultation=letter, harm=True, reasonable=False, public_interest=True, reasons="饮水安全", on=date(2025, 3, 7),
        actor=office.wang,
    )  # fmt: skip
    given = {"answers": [AnswerGiven("GRANT")], "on": date(2025, 3, 10), "actor": office.wang}
    with pytest.raises(LawFault) as refused:
        answer_on_the_spot(disclosure_request=case, **given)
    assert refused.value.key == "casework.third_party_untold"
    consultation.note_release_notice(consultation=letter, on=date(2025, 3, 8), actor=office.wang)
    assert answer_on_the_spot(disclosure_request=case, **given).closed_on
