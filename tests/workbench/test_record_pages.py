"""A record's way through the pages: 王 drafts, 孙 and 李 review, 赵 approves, 孙 publishes; what each may not do."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.publishing.models import Record
from gongkai.review.models import Review
from gongkai_law.review import self_check_items
from tests.cast import Office
from tests.publishing.making import approved, draft, handed_in, published

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def form(**changes: object) -> dict[str, object]:
    return {
        "seen": 1,
        "title": "关于做好春季防火工作的通知",
        "category": "notice",
        "formed_on": timezone.localdate().isoformat(),
        "document_number": "青政[2026]3号",
        "body": "各村：\n请做好防火。",
        "mode": "proactive",
        "subject_class": "s02",
        "term_unit": "working_day",
        **changes,
    }


def checked() -> dict[str, str]:
    return {f"a-{item.id}": "no" for item in self_check_items()}


def test_the_whole_way_through_the_pages(office: Office) -> None:
    wang, sun, li, zhao = (as_(user) for user in (office.wang, office.sun, office.li, office.zhao))
    answer = wang.post("/work/records/new/", form())
    record = Record.objects.get()
    assert answer.url == f"/work/records/{record.pk}/"
    assert record.document_number == "青政〔2026〕3号" and record.genre == "notice"
    page = f"/work/records/{record.pk}/"
    assert "自查并送审" in wang.get(page).content.decode()
    wang.post(f"{page}hand-in/", checked())
    review = Review.objects.get()
    desk = f"/work/reviews/{review.pk}/"
    assert review.title in sun.get("/work/reviews/").content.decode()
    sun.post(f"{desk}do/pass/", {"opinion": "同意"})
    assert "作出保密审查结论" in li.get(desk).content.decode()
    li.post(f"{desk}do/judge/", {"verdict": "publish"})
    zhao.post(f"{desk}do/approve/", {"verdict": "publish", "opinion": "同意公开"})
    record.refresh_from_db()
    assert record.state == "scheduled"
    refused = wang.post(f"{page}publish/", {"reason": ""})
    assert refused.status_code == 200 and "不能由做过" in refused.content.decode()
    assert sun.post(f"{page}publish/", {"reason": ""}).status_code == 302
    record.refresh_from_db()
    assert record.is_public and record.index_number.endswith("00001")
    shown = wang.get(page).content.decode()
    assert "已经公开" in shown and "李明" in shown
    for kind in ("docx", "pdf"):
        assert wang.get(f"{page}form.{kind}").status_code == 200
    assert wang.get("/work/records/review-ledger/").status_code == 200
    assert wang.get(f"{page}versions/1/").status_code == 200


def test_an_identity_number_is_marked_in_place_and_blocks(office: Office) -> None:
    record = draft(office, body="张三，身份证号11010519491231002X，已审核。")
    shown = as_(office.wang).get(f"/work/records/{record.pk}/").content.decode()
    assert '<mark class="finding stop"' in shown and "11010519491231002X" in shown
    approved(office, record)
    answer = as_(office.sun).post(f"/work/records/{record.pk}/publish/", {"reason": ""})
    assert "还不能公开" in answer.content.decode()
    record.refresh_from_db()
    assert not record.is_public


def test_two_clerks_the_second_sees_both_texts(office: Office) -> None:
    record = draft(office)
    as_(office.sun).post(f"/work/records/{record.pk}/edit/", form(body="孙写的"))
    answer = as_(office.wang).post(f"/work/records/{record.pk}/edit/", form(body="王写的"))
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "王写的" in words and "孙写的" in words and "孙丽" in words
    record.refresh_from_db()
    again = as_(office.wang).post(
        f"/work/records/{record.pk}/edit/", form(body="合在一起", seen=record.revision)
    )
    assert again.status_code == 302


def word_file() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("正文一段")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_file_becomes_the_body(office: Office) -> None:
    record = draft(office)
    upload = SimpleUploadedFile("通知.docx", word_file())
    as_(office.wang).post(f"/work/records/{record.pk}/word/", {"seen": record.revision, "file": upload})
    record.refresh_from_db()
    assert "<h2>一、总体要求</h2>" in record.body and "正文一段" in record.body


def test_a_broken_word_file_is_told_and_changes_nothing(office: Office) -> None:
    record = draft(office)
    upload = SimpleUploadedFile("通知.docx", b"PK\x03\x04 broken")
    answer = as_(office.wang).post(
        f"/work/records/{record.pk}/word/", {"seen": record.revision, "file": upload}
    )
    assert "损坏" in answer.content.decode()
    record.refresh_from_db()
    assert "现将有关事项" in record.body


def test_attachments_come_and_go(office: Office) -> None:
    record = draft(office)
    page = f"/work/records/{record.pk}/files/"
    as_(office.wang).post(page, {"file": SimpleUploadedFile("../名单.txt", "内容".encode())})
    shown = as_(office.wang).get(page).content.decode()
    assert "名单.txt" in shown
    from gongkai.publishing.content import attachments_of

    stored = attachments_of(record)[0]
    as_(office.wang).post(f"{page}{stored.pk}/off/")
    assert attachments_of(record) == []


def test_ties_read_from_both_ends(office: Office) -> None:
    policy, _ = published(office)
    record = draft(office, title="防火通知解读", category="interpretation")
    wang = as_(office.wang)
    assert policy.title in wang.get(f"/work/records/{record.pk}/ties/?q=防火工作").content.decode()
    wang.post(f"/work/records/{record.pk}/ties/", {"other": policy.pk, "kind": "interprets"})
    assert "解读的文件" in wang.get(f"/work/records/{record.pk}/").content.decode()
    assert "解读材料" in wang.get(f"/work/records/{policy.pk}/").content.decode()


def test_stages_and_elements(office: Office) -> None:
    wang = as_(office.wang)
    policy = draft(office, title="某办法", category="normative")
    page = f"/work/records/{policy.pk}/policy/"
    wang.post(page, {"stage": "legal_check", "on": timezone.localdate().isoformat()})
    assert "合法性审核" in wang.get(page).content.decode()
    reading = draft(office, title="某办法解读", category="interpretation")
    relay = {"kind": "relay", "forms": ["text"], "said": ["content"]}
    refused = wang.post(f"/work/records/{reading.pk}/policy/", relay)
    assert "没有写来源单位" in refused.content.decode()
    own = {"kind": "own", "forms": ["text", "chart"], "said": ["content", "scope"]}
    assert wang.post(f"/work/records/{reading.pk}/policy/", own).status_code == 302


@pytest.mark.parametrize("act", ["publish", "schedule", "unschedule", "withdraw", "validity", "discard"])
def test_every_act_says_first_what_it_does(office: Office, act: str) -> None:
    record = draft(office)
    shown = as_(office.wang).get(f"/work/records/{record.pk}/{act}/")
    assert shown.status_code == 200 and 'class="lead"' in shown.content.decode()


def test_scheduled_goes_out_when_somebody_looks(office: Office) -> None:
    record, _ = approved(office)
    later = timezone.localtime() + timedelta(hours=1)
    as_(office.sun).post(f"/work/records/{record.pk}/schedule/", {"at": f"{later:%Y-%m-%dT%H:%M}"})
    record.refresh_from_db()
    assert record.scheduled_for
    Record.objects.filter(pk=record.pk).update(scheduled_for=timezone.now() - timedelta(minutes=1))
    as_(office.wang).get("/work/records/")
    record.refresh_from_db()
    assert record.is_public and record.public_version and record.public_version.published_by == "孙丽"


def test_sent_back_shows_the_reasons(office: Office) -> None:
    record, review = handed_in(office)
    as_(office.sun).post(f"/work/reviews/{review.pk}/do/back/", {"opinion": "第二段日期不对"})
    record.refresh_from_db()
    assert record.state == "draft"
    assert "第二段日期不对" in as_(office.wang).get(f"/work/records/{record.pk}/").content.decode()


def test_a_round_over_changed_content_offers_nothing(office: Office) -> None:
    record, review = handed_in(office)
    Record.objects.filter(pk=record.pk).update(body="<p>改过</p>")
    shown = as_(office.sun).get(f"/work/reviews/{review.pk}/").content.decode()
    assert "内容在送审以后改过" in shown and "同意，送保密审查" not in shown


def test_an_exception_is_granted_on_its_own_page(office: Office) -> None:
    _, review = handed_in(office)
    page = f"/work/reviews/{review.pk}/exception/"
    answer = as_(office.zhao).post(
        page, {"step": "confidentiality", "person": office.li.pk, "reason": "只有一人"}
    )
    assert answer.status_code in (200, 302)
    assert as_(office.li).post(page, {"step": "confidentiality"}).status_code in (200, 403)


def test_concerns_have_their_clocks(office: Office) -> None:
    wang = as_(office.wang)
    noticed = timezone.localtime() - timedelta(hours=3)
    wang.post(
        "/work/more/concerns/",
        {
            "kind": "major",
            "matter": "桥梁垮塌",
            "found_in": "微信群",
            "noticed_at": f"{noticed:%Y-%m-%dT%H:%M}",
        },
    )
    from gongkai.publishing.models import Concern

    concern = Concern.objects.get()
    page = f"/work/more/concerns/{concern.pk}/"
    assert "5" in wang.get("/work/more/concerns/").content.decode()
    assert wang.post(page, {"step": "close", "follow_up": "完"}).status_code == 200
    now = timezone.localtime()
    wang.post(page, {"step": "answer", "at": f"{now:%Y-%m-%dT%H:%M}", "by": "发布情况说明"})
    concern.refresh_from_db()
    assert concern.responded_at
    wang.post(page, {"step": "close", "follow_up": "已修复"})
    concern.refresh_from_db()
    assert concern.closed_on == timezone.localdate()


def test_the_index_rule_page(office: Office) -> None:
    sun = as_(office.sun)
    today = timezone.localdate()
    assert f"{today.year}-00001" in sun.get("/work/more/index-numbers/").content.decode()
    sun.post("/work/more/index-numbers/", {"pattern": "{yyyymmdd}-{seq:04d}", "since": today.isoformat()})
    assert f"{today:%Y%m%d}-0001" in sun.get("/work/more/index-numbers/").content.decode()


def test_strangers_get_no_page(office: Office) -> None:
    record, review = handed_in(office)
    zhou = as_(office.zhou)
    for address in (
        f"/work/records/{record.pk}/",
        f"/work/records/{record.pk}/edit/",
        f"/work/reviews/{review.pk}/",
    ):
        assert zhou.get(address).status_code == 403


def test_home_lists_what_is_due(office: Office) -> None:
    handed_in(office, draft(office, formed_on=timezone.localdate() - timedelta(days=40)))
    assert "公开期限" in as_(office.wang).get("/work/").content.decode()
    assert "科室负责人审核" in as_(office.sun).get("/work/").content.decode()
