"""The public's side of a request: handing in, number and code, correcting, withdrawing; nothing else is shown to anybody."""

from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gongkai.casework.handling import correction, receiving
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.papers import papers_of
from gongkai.portal.limits import LIMITS
from gongkai_law.casework.letters import is_to_applicant
from tests.publishing.making import draft, published

FORM = {
    "subject": "2024年低保资金发放名单", "content": "青石镇全镇", "wanted": "纸质", "way": "网上获取", "applicant_kind": "natural",
    "applicant_name": "刘敏", "applicant_identity": "11010519491231002X", "phone": "13900000000", "address": "", "once": "a1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()
    yield
    cache.clear()


def url(name, office):
    return reverse(f"portal:{name}", args=[office.agency.slug])


def hand_in(client, office, **change):
    return client.post(url("apply-form", office), {**FORM, **change})


def keys():
    case = DisclosureRequest.objects.get()
    return {"number": case.number, "code": case.query_code}


def wait_for_correction(office):
    case = DisclosureRequest.objects.get()
    today = timezone.localdate()
    receiving.log_contact(
        disclosure_request=case, on=today, way="phone", result="confirmed", actor=office.wang
    )
    correction.request_correction(
        disclosure_request=case, points="请写明哪个村", due=date(2099, 1, 5), on=today, actor=office.wang
    )


def test_the_guide_says_how_and_how_long_and_asks_no_purpose(office, client):
    page = client.get(url("apply", office)).text
    assert "20 个工作日" in page and "不需要说明用途" in page and office.agency.office_phone in page


def test_a_request_is_handed_in_and_waits_for_the_confirmation_条例31(office, client):
    page = hand_in(client, office).text
    case = DisclosureRequest.objects.get()
    assert case.number in page and case.query_code in page
    assert (case.stage, case.reply_due, case.channel) == ("submitted", None, "internet")
    assert "青石镇全镇" in case.submission.text


def test_the_same_form_sent_twice_is_one_request(office, client):
    first, second = hand_in(client, office).text, hand_in(client, office).text
    assert DisclosureRequest.objects.count() == 1
    assert keys()["code"] in first and keys()["code"] in second


def test_a_missing_element_is_asked_for_and_nothing_is_lost(office, client):
    page = hand_in(client, office, subject="", way="邮寄").text
    assert "请填写寄到哪里" in page and "青石镇全镇" in page
    assert DisclosureRequest.objects.count() == 0


def test_files_go_into_the_file_restricted_and_an_empty_one_is_told(office, client):
    scan = SimpleUploadedFile("身份证.jpg", b"\xff\xd8\xff\xe0 x", content_type="image/jpeg")
    hand_in(client, office, identity_file=scan)
    (kept,) = papers_of(DisclosureRequest.objects.get())
    assert kept.is_restricted and kept.stored_by == ""


def test_who_hands_in_too_often_is_told_another_way(office, client):
    for number in range(LIMITS["file"]):
        assert hand_in(client, office, once=f"n{number}").status_code == 200
    page = hand_in(client, office, once="last")
    assert page.status_code == 429 and "邮寄" in page.text


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param("2099-0001", None, id="another number"),
        pytest.param(None, "AAAA-AAAA", id="another code"),
        pytest.param("", "", id="nothing"),
        pytest.param("' OR 1=1", "%", id="nonsense"),
    ],
)
def test_without_both_number_and_code_nothing_is_shown(office, client, number, code):
    hand_in(client, office)
    held = keys()
    given = {
        "number": held["number"] if number is None else number,
        "code": held["code"] if code is None else code,
    }
    page = client.post(url("apply-status", office), given).text
    assert FORM["subject"] not in page and "撤回这件申请" not in page


def test_another_offices_page_does_not_open_it(office, client):
    hand_in(client, office)
    page = client.post(reverse("portal:apply-status", args=[office.stranger.slug]), keys()).text
    assert "对不上" in page


def test_the_status_says_where_it_stands_and_names_nobody(office, client):
    hand_in(client, office)
    page = client.post(url("apply-status", office), keys()).text
    assert "与您联系确认" in page
    for hidden in ("刘敏", "13900000000", "王芳"):
        assert hidden not in page


def test_a_correction_online_starts_the_term_anew_today_条例30(office, client):
    hand_in(client, office)
    wait_for_correction(office)
    assert "请写明哪个村" in client.post(url("apply-status", office), keys()).text
    page = client.post(url("apply-correct", office), {**keys(), "text": "刘家村"}).text
    case = DisclosureRequest.objects.get()
    assert "重新计算" in page and case.stage == "under_review"
    assert case.correction.text == "刘家村" and "青石镇全镇" in case.submission.text
    again = client.post(url("apply-correct", office), {**keys(), "text": "再补"}).text
    assert "不能" in again


def test_a_withdrawal_says_what_follows_before_it_is_done(office, client):
    hand_in(client, office)
    assert "不再答复" in client.post(url("apply-withdraw", office), keys()).text
    assert DisclosureRequest.objects.get().closed_on is None
    client.post(url("apply-withdraw", office), {**keys(), "really": "yes"})
    assert DisclosureRequest.objects.get().outcome == "O_WITHDRAWN"


@pytest.mark.parametrize("name", ["apply-correct", "apply-withdraw", "apply-letter"])
def test_acts_need_a_post(office, client, name):
    assert client.get(url(name, office)).status_code == 405


def test_a_wrong_check_digit_is_asked_about_and_not_refused(office, client):
    wrong = {"applicant_identity": "110105194912310021"}
    assert "校验位不对" in hand_in(client, office, **wrong).text
    assert DisclosureRequest.objects.count() == 0
    hand_in(client, office, sure="on", **wrong)
    assert DisclosureRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        pytest.param("correction", True, id="the notice of correction is the applicant's"),
        pytest.param("partial", True, id="the answer is the applicant's"),
        pytest.param("third_party", False, id="a letter to a third party is not, 条例 32"),
        pytest.param("joint_agency", False, id="a letter to another agency is not"),
    ],
)
def test_only_letters_to_the_applicant_may_be_fetched(kind, own):
    assert is_to_applicant(kind) is own


def test_no_letter_is_handed_out_before_the_reply_left_the_house(office, client):
    scan = SimpleUploadedFile("身份证.jpg", b"\xff\xd8\xff\xe0 x", content_type="image/jpeg")
    hand_in(client, office, identity_file=scan)
    (kept,) = papers_of(DisclosureRequest.objects.get())
    page = client.post(url("apply-letter", office), {**keys(), "file": str(kept.pk)})
    assert page["Content-Type"].startswith("text/html") and "对不上" in page.text


def test_a_published_record_is_offered_before_filing_and_a_draft_is_not(office, client):
    published(office, draft(office, title="青石镇2024年低保资金发放名单"))
    draft(office, title="青石镇2024年低保资金发放名单（未公开的）")
    page = hand_in(client, office).text
    assert "青石镇2024年低保资金发放名单" in page and "未公开的" not in page
    assert DisclosureRequest.objects.count() == 0
    hand_in(client, office, sure="on")
    assert DisclosureRequest.objects.count() == 1
