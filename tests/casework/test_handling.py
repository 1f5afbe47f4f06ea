"""Acts of handling: each moves the clock and the case as the law says, once, by whoever may; everything else is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies.models import Unit
from gongkai.casework.clock import reading_of, try_event
from gongkai.casework.handling import (
    consultation,
    correction,
    custody,
    ending,
    extension,
    fees,
    identity,
    receiving,
    searching,
    volume,
)
from gongkai.casework.handling.locked import mark_of
from gongkai.casework.handover import pass_requests
from gongkai.casework.models import DisclosureRequest, FeeNotice, Handover
from gongkai.casework.services import Intake, register_request
from gongkai_law.errors import Fault, InputFault, LawFault
from tests.cast import person


def hand_in(office, on=date(2025, 3, 3), channel="in_person", name="刘敏", **change):
    values = {"applicant_kind": "natural", "applicant_name": name, "channel": channel, "subject": "低保发放情况", "submitted_on": on, **change}  # fmt: skip
    return register_request(intake=Intake(**values), actor=office.wang)


def fresh(case):
    return DisclosureRequest.objects.get(pk=case.pk)


# --- receiving -------------------------------------------------------------------------------------------------------


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


# --- correction ------------------------------------------------------------------------------------------------------


def ask(office, case, on=date(2025, 3, 12), due=date(2025, 3, 31), **change):
    return correction.request_correction(disclosure_request=case, points="写明年度", due=due, on=on, actor=office.wang, **change)  # fmt: skip


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


# --- consultation ----------------------------------------------------------------------------------------------------


def consult(office, case, party="张三", kind="third_party", on=date(2025, 9, 10), **change):
    return consultation.consult(disclosure_request=case, kind=kind, party=party, content="花名册", on=on, actor=office.wang, **change)  # fmt: skip


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


# --- extension -------------------------------------------------------------------------------------------------------


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


# --- fee -------------------------------------------------------------------------------------------------------------


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


# --- volume, search, repeat, endings -----------------------------------------------------------------------------------


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


# --- custody ---------------------------------------------------------------------------------------------------------


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


# --- who, and two at once ----------------------------------------------------------------------------------------------


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
