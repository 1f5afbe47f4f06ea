"""The reply letter from the chosen answers to the service: drafted, edited, reviewed, signed, served."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies.models import Membership, Role
from gongkai.casework.answering.comparing import compare
from gongkai.casework.answering.content import newest, problems_of
from gongkai.casework.answering.drafting import draft_answer, edit_letter, void_letter
from gongkai.casework.answering.reviewing import pass_letter, send_letter_back, submit_letter
from gongkai.casework.answering.serving import Service, serve_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.guided import Part
from gongkai.casework.models import CaseLetter
from gongkai.documents.contents import read_stored
from gongkai.letters.services import set_channels
from gongkai_law.errors import Fault, InputFault, LawFault
from tests.casework.answering import (
    CHECKED,
    DAY,
    at,
    drafted,
    hand_in,
    proof,
    ready_office,
    reviewed,
    signed,
)
from tests.letters.test_kinds import pdf_pages


@pytest.fixture
def he(office):
    with at(DAY):
        yield ready_office(office)


def test_a_draft_is_filled_from_the_case(office, he):
    case = hand_in(
        office,
        applicant_kind="org_business",
        applicant_name="云和县清源公司",
        content="请公开2024年低保发放表。",
    )
    letter = draft_answer(disclosure_request=case, actor=office.wang, parts=[Part("D_THIRD_PARTY")])
    facts = newest(letter).facts
    assert (letter.kind, letter.codes) == ("refusal", ["D_THIRD_PARTY"])
    assert facts["addressee"] == "云和县清源公司" and facts["you"] == "你单位"
    assert facts["received_on"] == "2026-03-02" and facts["asked"] == "请公开2024年低保发放表。"
    assert facts["basis"] == "《中华人民共和国政府信息公开条例》第十五条"
    case.refresh_from_db()
    assert case.stage == "draft_reply"


def test_names_in_a_draft_are_not_readable_in_the_database(office, he):
    from django.db import connection

    letter = drafted(office)
    with connection.cursor() as cursor:
        cursor.execute("SELECT stored_facts FROM casework_letterversion")
        assert all("刘敏" not in row[0] for row in cursor.fetchall())
    assert newest(letter).facts["addressee"] == "刘敏"


def test_nothing_is_drafted_before_an_answer_is_chosen(office, he):
    with pytest.raises(InputFault):
        draft_answer(disclosure_request=hand_in(office), actor=office.wang)


def test_one_answer_at_a_time(office, he):
    case = hand_in(office)
    draft_answer(disclosure_request=case, actor=office.wang, parts=[Part("GRANT")])
    with pytest.raises(InputFault):
        draft_answer(disclosure_request=case, actor=office.wang, parts=[Part("GRANT")])


def test_every_version_is_kept_and_compared(office, he):
    letter = drafted(office)
    edit_letter(
        letter=letter, facts={"access_way": "到窗口查阅。"}, actor=office.wang, seen=2, why="改获取方式"
    )
    letter.refresh_from_db()
    assert letter.versions.count() == 3
    changed = [piece for line in compare(letter, 2, 3, on=DAY) for piece in line if piece.how != "same"]
    assert {piece.how for piece in changed} == {"in", "out"} and "窗口" in "".join(p.text for p in changed)
    assert edit_letter(letter=letter, facts={}, actor=office.wang, seen=3).number == 3, (
        "nothing changed, no version"
    )


def test_two_who_edit_at_once_one_is_told(office, he):
    letter = drafted(office)
    edit_letter(letter=letter, facts={"access_way": "甲"}, actor=office.wang, seen=2)
    with pytest.raises(InputFault) as told:
        edit_letter(letter=letter, facts={"access_way": "乙"}, actor=office.sun, seen=2)
    assert told.value.key == "casework.letter_changed"


def test_a_letter_that_lacks_something_is_not_handed_in(office, he):
    letter = draft_answer(
        disclosure_request=hand_in(office), actor=office.wang, parts=[Part("D_THIRD_PARTY")]
    )
    with pytest.raises(InputFault) as told:
        submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    assert "理由" in str(told.value)
    assert any(each.element == "reasons" for each in problems_of(letter, newest(letter), on=DAY))


def test_the_whole_way_to_service_by_post(office, he):
    letter = signed(office, he)
    case = letter.disclosure_request
    case.refresh_from_db()
    assert (letter.state, case.stage) == ("signed", "signed")
    assert letter.document_number == "青石镇公开复〔2026〕1号" and letter.dated == DAY
    text = "".join(pdf_pages(read_stored(letter.signed_file)))
    assert "青石镇公开复〔2026〕1号" in "".join(text.split())
    service = Service("post", DAY, carrier="挂号信", carrier_number="XA12345678900")
    served = serve_letter(letter=letter, service=service, actor=office.wang, proof=proof(office))
    case.refresh_from_db()
    assert served.reply_day == case.closed_on == DAY and case.stage == "closed" and not case.late
    assert (case.outcome, case.result_row) == ("GRANT", "granted")
    assert case.events.order_by("-sequence").first().kind == "replied"


def test_the_day_of_the_answer_is_the_day_handed_to_the_post(office, he):
    letter = signed(office, he)
    with at(date(2026, 4, 8)):
        service = Service("post", date(2026, 3, 30), carrier="挂号信", carrier_number="XA1")
        serve_letter(letter=letter, service=service, actor=office.wang, proof=proof(office))
    case = letter.disclosure_request
    case.refresh_from_db()
    assert case.closed_on == date(2026, 3, 30) and not case.late


def test_one_working_day_later_is_late(office, he):
    letter = signed(office, he)
    with at(date(2026, 4, 8)):
        service = Service("post", date(2026, 3, 31), carrier="挂号信", carrier_number="XA1")
        serve_letter(letter=letter, service=service, actor=office.wang, proof=proof(office))
    case = letter.disclosure_request
    case.refresh_from_db()
    assert case.late


@pytest.mark.parametrize(
    ("service", "with_proof", "key"),
    [
        pytest.param(Service("post", DAY, carrier="顺丰", carrier_number="SF1"), True, "service_law.private_courier", id="a private courier (235号)"),
        pytest.param(Service("post", DAY, carrier="挂号信"), True, "service_law.missing", id="mail without its number"),
        pytest.param(Service("by_hand", DAY), True, "service_law.missing", id="by hand without a signer"),
        pytest.param(Service("by_hand", DAY, recipient="刘敏"), False, "casework.no_proof", id="without proof"),
        pytest.param(Service("by_hand", date(2026, 3, 17), recipient="刘敏"), True, "casework.served_before_signed", id="before it was signed"),
        pytest.param(Service("by_hand", date(2026, 3, 19), recipient="刘敏"), True, "casework.future", id="tomorrow"),
        pytest.param(Service("online", DAY, note="平台记录"), False, "service_law.online_channel", id="online without the online channel (22.2)"),
        pytest.param(Service("pigeon", DAY), True, "service_law.unknown_way", id="no lawful way"),
    ],
)  # fmt: skip
def test_unlawful_service_is_refused_and_nothing_is_kept(office, he, service, with_proof, key):
    letter = signed(office, he)
    with pytest.raises(Fault) as refused:
        serve_letter(
            letter=letter, service=service, actor=office.wang, proof=proof(office) if with_proof else None
        )
    assert refused.value.key == key
    letter.refresh_from_db()
    case = letter.disclosure_request
    case.refresh_from_db()
    assert letter.state == "signed" and case.closed_on is None


def test_online_service_with_the_channel_in_the_letter(office, he):
    set_channels(online_url="https://fuyi.example.gov.cn/", complaint_body="", actor=office.sun)
    letter = signed(office, he)
    made = serve_letter(
        letter=letter, service=Service("online", DAY, note="平台送达记录1号"), actor=office.wang
    )
    assert made.online_channel == "https://fuyi.example.gov.cn/" and made.reply_day == DAY


# --- review ------------------------------------------------------------------------------------------------------------


def test_a_letter_sent_back_is_a_draft_again_and_its_new_version_a_new_round(office, he):
    letter = drafted(office)
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    send_letter_back(letter=letter, reasons="写明页数", actor=he)
    letter.refresh_from_db()
    letter.disclosure_request.refresh_from_db()
    assert (letter.state, letter.disclosure_request.stage) == ("draft", "draft_reply")
    with pytest.raises(InputFault):
        pass_letter(letter=letter, opinion="", actor=he)
    edit_letter(letter=letter, facts={"access_way": "随信提供3页。"}, actor=office.wang, seen=2)
    letter.refresh_from_db()
    sign_letter(letter=reviewed(office, he, letter), actor=office.zhao)


def test_nothing_is_edited_while_it_is_reviewed(office, he):
    letter = drafted(office)
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    with pytest.raises(InputFault):
        edit_letter(letter=letter, facts={"access_way": "x"}, actor=office.wang, seen=2)


def test_no_signature_before_the_review_is_whole(office, he):
    letter = drafted(office)
    with pytest.raises(InputFault):
        sign_letter(letter=letter, actor=office.zhao)
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    with pytest.raises(Fault):
        sign_letter(letter=letter, actor=office.zhao)
    assert not CaseLetter.objects.exclude(document_number="").exists()


def test_who_wrote_on_it_does_not_review_or_sign_it(office, he):
    Membership.unscoped.create(
        agency=office.agency, user=office.wang, role=Role.UNIT_HEAD, since=date(2019, 1, 1)
    )
    Membership.unscoped.create(
        agency=office.agency, user=office.wang, role=Role.LEADER, since=date(2019, 1, 1)
    )
    letter = drafted(office)
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    with pytest.raises(LawFault):
        pass_letter(letter=letter, opinion="", actor=office.wang)
    pass_letter(letter=letter, opinion="", actor=he)
    pass_letter(letter=letter, opinion="", actor=office.li)
    with pytest.raises(LawFault):
        sign_letter(letter=letter, actor=office.wang)


def test_the_legal_check_lies_between_when_asked_for(office, he):
    letter = drafted(office)
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    pass_letter(letter=letter, opinion="", actor=he)
    pass_letter(letter=letter, opinion="", actor=office.li, legal=True)
    with pytest.raises(Fault):
        sign_letter(letter=letter, actor=office.zhao)
    pass_letter(letter=letter, opinion="合法", actor=office.li)
    assert sign_letter(letter=letter, actor=office.zhao).state == "signed"


@pytest.mark.parametrize("who", ["wang", "li", "sun"])
def test_only_the_leader_signs_an_answer(office, he, who):
    letter = reviewed(office, he, drafted(office))
    with pytest.raises((PermissionDenied, Fault)):
        sign_letter(letter=letter, actor=getattr(office, who))


def test_numbers_run_without_gaps_also_past_a_failed_signature(office, he):
    first = signed(office, he)
    second = reviewed(office, he, drafted(office, case=hand_in(office)))
    with pytest.raises(PermissionDenied):
        sign_letter(letter=second, actor=office.li)
    sign_letter(letter=second, actor=office.zhao)
    second.refresh_from_db()
    assert (first.document_number, second.document_number) == (
        "青石镇公开复〔2026〕1号",
        "青石镇公开复〔2026〕2号",
    )


def test_a_remedy_of_another_day_blocks_the_signature(office, he):
    """Reviewed in the last days of the old rule, signed under the new one: the text is no longer right."""
    with at(date(2025, 5, 30)):
        case = hand_in(office, on=date(2025, 5, 20))
        letter = drafted(office, "D_QUERY", "query", case=case)
        lines = list(_lines(letter))
        edit_letter(letter=letter, facts={}, lines=lines, actor=office.wang, seen=2)
        letter.refresh_from_db()
        reviewed(office, he, letter)
    with at(date(2025, 6, 3)), pytest.raises(InputFault) as refused:
        sign_letter(letter=letter, actor=office.zhao)
    assert "救济告知" in str(refused.value)


def _lines(letter):
    from gongkai.casework.answering.content import facts_on, sender_for
    from gongkai.letters.wording import letter_lines

    sender = sender_for(letter)
    return letter_lines(letter.kind, facts_on(letter, newest(letter), sender, date(2025, 5, 30)), sender)


def test_a_voided_letter_keeps_its_number_and_the_case_is_drafted_again(office, he):
    letter = signed(office, he)
    with pytest.raises(PermissionDenied):
        void_letter(letter=letter, reason="写错页数", actor=office.wang)
    with pytest.raises(InputFault):
        void_letter(letter=letter, reason=" ", actor=office.sun)
    void_letter(letter=letter, reason="写错页数", actor=office.sun)
    letter.refresh_from_db()
    case = letter.disclosure_request
    case.refresh_from_db()
    assert (letter.state, case.stage) == ("void", "draft_reply")
    again = signed(office, he, case=case)
    assert again.document_number == "青石镇公开复〔2026〕2号"


def test_a_signature_that_fails_gives_its_number_back(office, he, monkeypatch):
    letter = reviewed(office, he, drafted(office))

    def broken(**kwargs):
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr("gongkai.casework.answering.signing.store_file", broken)
        with pytest.raises(OSError):
            sign_letter(letter=letter, actor=office.zhao)
    letter.refresh_from_db()
    assert (letter.state, letter.document_number) == ("in_review", "")
    assert sign_letter(letter=letter, actor=office.zhao).document_number == "青石镇公开复〔2026〕1号"
