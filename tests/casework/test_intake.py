"""Taking in: one or many, oral, split; likeness as pure functions; the original untouched; doubts asked, never refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from gongkai.casework.alike import contained, overlap, pairs
from gongkai.casework.codes import ALPHABET, new_code, opens
from gongkai.casework.handling import receiving
from gongkai.casework.look_alikes import earlier_requests
from gongkai.casework.models import DisclosureRequest, Submission
from gongkai.casework.papers import keep_paper, papers_of
from gongkai.casework.receipts import receipt_of
from gongkai.casework.registering import (
    Handed,
    doubtful_identity,
    handed_in_before,
    split_request,
    take_in,
    take_in_from_portal,
)
from gongkai.casework.services import Intake
from gongkai_law.errors import InputFault
from tests.casework.cases import ask, fresh

GOOD_ID = "11010519491231002X"


def intake(**change):
    values = {"applicant_kind": "natural", "applicant_name": "刘敏", "channel": "in_person", "subject": "低保资金发放情况",
              "applicant_contact": "13900000000", "submitted_on": date(2025, 3, 3), **change}  # fmt: skip
    return Intake(**values)


# --- likeness --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("2024年低保资金发放花名册", "申请公开2024年度低保资金发放花名册", True, id="the same matter in other words"),
        pytest.param("2024年低保资金发放花名册", "镇政府公务用车运行费用", False, id="another matter"),
        pytest.param("申请公开有关情况", "申请公开相关信息", False, id="the usual words alone make nothing alike"),
        pytest.param("", "低保", False, id="an empty text is like nothing"),
    ],
)  # fmt: skip
def test_two_texts_are_alike_by_their_pairs(one, other, alike):
    assert (overlap(pairs(one), pairs(other)) >= 0.6) is alike


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_between_none_and_whole_and_the_same_both_ways(one, other):
    a, b = pairs(one), pairs(other)
    assert 0 <= overlap(a, b) == overlap(b, a) <= 1
    assert overlap(a, a) == (1 if a else 0)
    assert 0 <= contained(a, b) <= 1


# --- taking in -------------------------------------------------------------------------------------------------------


def test_many_requests_of_one_submission_get_numbers_in_a_row(office):
    made = take_in(
        intake=intake(), subjects=["甲", " ", "乙", "丙"], actor=office.wang, handed=Handed(text="三件")
    )
    assert [each.number for each in made] == ["2025-0001", "2025-0002", "2025-0003"]
    assert Submission.objects.count() == 1 and made[2].submission.text == "三件"


def test_too_many_at_once_are_refused_and_no_number_is_used(office):
    with pytest.raises(InputFault):
        take_in(intake=intake(), subjects=["甲"] * 201, actor=office.wang)
    assert take_in(intake=intake(), actor=office.wang)[0].number == "2025-0001"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"submitted_on": date(2999, 1, 1)}, id="a day that has not come"),
        pytest.param({"applicant_name": " "}, id="nobody applies"),
        pytest.param({"subject": ""}, id="nothing is asked for, 条例 29"),
    ],
)
def test_what_cannot_be_is_refused_in_words(office, change):
    with pytest.raises(InputFault):
        take_in(intake=intake(**change), actor=office.wang)
    assert DisclosureRequest.objects.count() == 0


def test_an_oral_request_is_received_once_it_was_read_back_条例29(office):
    case = take_in(intake=intake(filled_by_office=True), actor=office.wang)[0]
    assert case.stage == "draft"
    receiving.read_back(disclosure_request=case, on=date(2025, 3, 3), actor=office.wang)
    assert (fresh(case).stage, fresh(case).received_on) == ("received", date(2025, 3, 3))


@pytest.mark.parametrize("channel", ["ordinary_mail", "internet", "fax", "email"])
def test_a_channel_that_needs_confirmation_waits_for_it_条例31(office, channel):
    case = take_in(intake=intake(channel=channel), actor=office.wang)[0]
    assert (case.stage, case.reply_due) == ("submitted", None)


@pytest.mark.parametrize("channel", ["in_person", "registered_mail"])
def test_counter_and_registered_mail_start_the_same_day_条例31(office, channel):
    case = take_in(intake=intake(channel=channel), actor=office.wang, handed=Handed(tracking_number="XA1"))[0]
    assert (case.stage, case.received_on) == ("received", date(2025, 3, 3))


def test_splitting_shares_the_submission_the_day_and_the_confirmation(office):
    case = take_in(intake=intake(channel="internet", subject="甲和乙"), actor=office.wang)[0]
    receiving.log_contact(disclosure_request=case, on=date(2025, 3, 5), way="phone", result="confirmed", actor=office.wang)  # fmt: skip
    (other,) = split_request(disclosure_request=case, subjects=["甲", "乙"], actor=office.wang)
    assert fresh(case).subject == "甲" and other.subject == "乙"
    assert other.submission == case.submission and other.reply_due == fresh(case).reply_due


def test_a_case_being_corrected_is_not_split_any_more(office):
    case = take_in(intake=intake(), actor=office.wang)[0]
    ask(office, case)
    with pytest.raises(InputFault):
        split_request(disclosure_request=case, subjects=["甲", "乙"], actor=office.wang)


def test_the_original_stays_untouched_when_the_request_is_corrected(office):
    case = take_in(intake=intake(content="我要低保的"), actor=office.wang)[0]
    ask(office, case)
    assert Submission.objects.get().text == "我要低保的"


def test_who_keeps_no_register_takes_nothing_in(office):
    for person in (office.zhao, office.zhou):
        with pytest.raises(PermissionDenied):
            take_in(intake=intake(), actor=person)


def test_the_portal_takes_in_without_a_person_and_waits_for_confirmation(office):
    case = take_in_from_portal(intake=intake(channel="internet"), text="姓名：刘敏")
    assert (case.stage, case.submission.text, case.submission.taken_by) == ("submitted", "姓名：刘敏", "")


# --- doubts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "number", "doubt"),
    [
        pytest.param("natural", GOOD_ID, False, id="a right check digit"),
        pytest.param("natural", "110105194912310021", True, id="a wrong check digit is asked about"),
        pytest.param("natural", "护照 E12345678", False, id="another paper is not judged"),
        pytest.param("natural", "", False, id="none given: corrected later, 条例 29"),
        pytest.param("org_business", "91350100M000100Y43", False, id="a right credit code"),
        pytest.param("org_business", "91350100M000100Y44", True, id="a wrong check sign of a credit code"),
    ],
)
def test_a_wrong_check_digit_is_a_doubt(kind, number, doubt):
    assert doubtful_identity(kind, number) is doubt


def test_the_very_same_submission_is_noticed_and_another_persons_is_not(office):
    case = take_in(intake=intake(content="要低保花名册"), actor=office.wang)[0]
    assert handed_in_before(intake(content="要低保花名册"), "要低保 花名册") == [case]
    assert handed_in_before(intake(applicant_name="张三"), "要低保花名册") == []


def test_an_applicants_own_earlier_request_comes_first(office):
    mine = take_in(intake=intake(), actor=office.wang)[0]
    take_in(intake=intake(applicant_name="张三"), actor=office.wang)
    found = earlier_requests(
        subject="低保资金发放情况", applicant_fingerprint=mine.applicant_fingerprint, on=date(2025, 3, 4)
    )
    assert [(each.case.applicant_name, each.same_applicant) for each in found] == [
        ("刘敏", True),
        ("张三", False),
    ]


# --- codes, papers, receipt --------------------------------------------------------------------------------------------


def test_a_code_opens_its_own_request_only_however_it_is_typed(office):
    one, other = take_in(intake=intake(), subjects=["甲", "乙"], actor=office.wang)
    code = one.query_code
    assert opens(one, code) and opens(one, code.lower().replace("-", " "))
    assert not opens(other, code) and not opens(one, "")
    assert not opens(DisclosureRequest(query_code=""), "")
    assert set(new_code()) <= {*ALPHABET, "-"}


def test_a_scan_is_kept_restricted_and_the_same_file_in_another_case_is_told(office):
    one, other = take_in(intake=intake(), subjects=["甲", "乙"], actor=office.wang)

    def scan():
        return SimpleUploadedFile("申请.pdf", b"%PDF-1.4 x", content_type="application/pdf")

    first = keep_paper(disclosure_request=one, upload=scan(), purpose="submission", actor=office.wang)
    assert first.file.is_restricted and first.twice == ()
    assert keep_paper(
        disclosure_request=other, upload=scan(), purpose="submission", actor=office.wang
    ).twice == (one,)
    assert [each.name for each in papers_of(one)] == ["申请.pdf"]


def test_the_receipt_is_a_paper_with_number_day_and_code(office):
    case = take_in(intake=intake(), actor=office.wang)[0]
    made = receipt_of(case, actor=office.wang)
    text = made.html.decode()
    for part in (case.number, case.query_code, "2025年3月31日", "刘敏"):
        assert part in text
    assert made.pdf.startswith(b"%PDF") and made.docx.startswith(b"PK")
