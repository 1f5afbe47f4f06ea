"""Records in a real browser: writing, reviewing, publishing, the public page; phone and desk, accessible."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from gongkai.publishing import relations
from tests import browsing
from tests.publishing.making import approved, draft, handed_in, published

LONG = "关于进一步做好全镇二〇二六年度春季森林防火、秸秆禁烧和安全生产工作的若干意见（试行）的通知"
BODY = (
    "<h2>一、总体要求</h2><p>坚持预防为主，联系人身份证号11010519491231002X，电话13800138000。</p>"
    "<table><tr><th>村</th><th>负责人</th></tr><tr><td>东村</td><td>张三</td></tr></table>"
)


@pytest.fixture
def ready(open_page, transactional_db: None, office):
    return open_page


def test_the_record_page_with_findings_and_what_blocks(ready, office):
    record = draft(
        office,
        title=LONG,
        body=BODY,
        document_number="葛政2020 3",
        formed_on=timezone.localdate() - timedelta(days=40),
    )
    page = ready(office.wang)
    page.goto(f"/work/records/{record.pk}/")
    browsing.look(page, "record-blocked")
    page.get_by_role("link", name="去改").first.click()
    browsing.look(page, "record-edit")


def test_writing_with_the_editor(ready, office):
    page = ready(office.wang)
    page.goto("/work/records/new/")
    page.get_by_label("名称").fill("关于春季防火的通知")
    area = page.get_by_role("textbox", name="正文")
    area.click()
    page.keyboard.type("各村要做好防火工作。")
    browsing.look(page, "record-new")
    page.get_by_role("button", name="保存").click()
    assert page.get_by_text("各村要做好防火工作。").is_visible()
    browsing.look(page, "record-draft")
    page.get_by_role("link", name="自查并送审").click()
    browsing.look(page, "record-self-check")
    for box in page.get_by_role("radio", name="没有").all():
        box.check()
    page.get_by_role("button", name="送科室负责人审核").click()
    assert page.get_by_text("已送科室负责人审核").is_visible()


def test_the_review_pages(ready, office):
    record, review = handed_in(office, draft(office, title=LONG))
    page = ready(office.sun)
    for name, address in (
        ("reviews", "/work/reviews/"),
        ("review", f"/work/reviews/{review.pk}/"),
        ("review-act", f"/work/reviews/{review.pk}/do/pass/"),
        ("review-exception", f"/work/reviews/{review.pk}/exception/"),
        ("record-in-review", f"/work/records/{record.pk}/"),
    ):
        page.goto(address)
        browsing.look(page, name)


def test_the_reviewers_verdict(ready, office):
    from gongkai.review import services

    _, review = handed_in(office)
    services.pass_on(review=review, actor=office.sun)
    page = ready(office.li)
    page.goto(f"/work/reviews/{review.pk}/do/judge/")
    browsing.look(page, "review-judge")


def test_the_other_pages_of_a_record(ready, office):
    record, _ = approved(office, draft(office, title=LONG))
    page = ready(office.sun)
    for name, address in (
        ("record-approved", ""),
        ("record-publish", "publish/"),
        ("record-schedule", "schedule/"),
        ("record-word", "word/"),
        ("record-files", "files/"),
        ("record-ties", "ties/?q=防火"),
        ("record-validity", "validity/"),
    ):
        page.goto(f"/work/records/{record.pk}/{address}")
        browsing.look(page, name)
    for name, address in (
        ("records", "/work/records/"),
        ("concerns", "/work/more/concerns/"),
        ("index", "/work/more/index-numbers/"),
    ):
        page.goto(address)
        browsing.look(page, f"records-{name}")


def test_the_public_pages(ready, office):
    record, _ = published(
        office,
        title=LONG,
        body=BODY.replace("11010519491231002X", "略").replace("13800138000", "略"),
        subject_class="s06",
    )
    for n in range(20):
        published(office, title=f"{LONG}之{n}")
    relations.set_validity(
        record=record, validity="repealed", on=timezone.localdate(), reason="新办法", actor=office.wang
    )
    page = ready(None)
    for name, address in (
        ("portal-record", f"/qingshi/records/{record.pk}/"),
        ("portal-records", "/qingshi/records/"),
        ("portal-normative", "/qingshi/normative/"),
    ):
        page.goto(address)
        browsing.look(page, name)
