"""Letters in a real browser: written, read on paper, signed, served; the archive; a reconsideration. Phone and desk."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from gongkai.casework.answering.drafting import edit_letter
from gongkai.casework.answering.reviewing import send_letter_back, submit_letter
from gongkai.casework.answering.serving import Service, serve_letter
from gongkai.remedies.responding import receive_copy
from gongkai.remedies.services import file_case
from tests.browsing import look
from tests.casework.answering import CHECKED, DAY, at, drafted, hand_in, proof, ready_office, reviewed, signed


@pytest.fixture
def he(office):
    with at(DAY):
        yield ready_office(office)


def address(name: str, *arguments: object) -> str:
    return reverse(f"workbench:{name}", args=arguments)


def test_a_letter_is_written_and_handed_in(office, he, open_page):
    letter = drafted(office, "D_THIRD_PARTY", "refusal", reasons="")
    page: Page = open_page(office.wang)
    page.goto(address("letter", letter.pk))
    look(page, "letter-missing")
    page.get_by_role("link", name="去补上").click()
    look(page, "letter-edit")
    page.get_by_label("理由").fill(
        "采购价格和供货商属于第三方的商业秘密，公开会使同行得知其成本，第三方不同意公开的理由合理。"
    )
    page.get_by_role("button", name="保存，看样子").click()
    look(page, "letter-ready")
    page.get_by_role("link", name="送审").click()
    look(page, "letter-submit")
    for radio in page.get_by_label("没有", exact=True).all():
        radio.check()
    page.get_by_role("button", name="送审").click()
    page.get_by_text("现在等别人办").wait_for()


def test_a_letter_sent_back_is_compared(office, he, open_page):
    letter = drafted(office)
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    send_letter_back(letter=letter, reasons="写明页数", actor=he)
    edit_letter(
        letter=letter, facts={"access_way": "随本告知书以纸质形式提供，共3页。"}, actor=office.wang, seen=2
    )
    page: Page = open_page(office.wang)
    page.goto(address("letter-compare", letter.pk))
    look(page, "letter-compare")
    page.goto(address("letter-text", letter.pk))
    look(page, "letter-text")


def test_the_leader_signs_and_the_clerk_serves(office, he, open_page):
    letter = reviewed(office, he, drafted(office))
    page: Page = open_page(office.zhao)
    page.goto(address("letter", letter.pk))
    look(page, "letter-to-sign")
    page.get_by_role("link", name="签发").click()
    page.get_by_role("button", name="签发").click()
    page.get_by_text("青石镇公开复〔2026〕1号").first.wait_for()
    clerk: Page = open_page(office.wang)
    clerk.goto(address("letter", letter.pk))
    clerk.get_by_role("link", name="登记送达").click()
    look(clerk, "letter-serve")
    clerk.get_by_label("邮政寄送").check()
    clerk.get_by_label("邮寄方式").fill("顺丰")
    clerk.get_by_label("邮件号").fill("SF1234567890")
    clerk.get_by_role("button", name="登记送达").click()
    clerk.get_by_text("不是邮政企业").first.wait_for()
    look(clerk, "letter-courier")


def test_the_case_page_leads_to_its_letters(office, he, open_page):
    from gongkai.casework.guided import Part, keep_choice
    from gongkai.casework.handling.correction import request_correction

    case = hand_in(office)
    keep_choice(disclosure_request=case, parts=[Part("GRANT")], actor=office.wang, on=DAY)
    request_correction(
        disclosure_request=case, points="写明年份", due=date(2026, 4, 8), on=DAY, actor=office.wang
    )
    page: Page = open_page(office.wang)
    page.goto(address("request", case.pk) + "?tab=letters")
    look(page, "case-letters")


def test_templates_archive_and_remedies(office, he, open_page):
    letter = signed(office, he, code="D_THIRD_PARTY", kind="refusal")
    serve_letter(
        letter=letter,
        service=Service("by_hand", DAY, recipient="刘敏"),
        actor=office.wang,
        proof=proof(office),
    )
    case = letter.disclosure_request
    remedy = file_case(
        group="review",
        number="云政复〔2026〕7号",
        body="云和县人民政府",
        filed_on=DAY,
        disclosure_request=case,
        actor=office.wang,
    )
    receive_copy(case=remedy, on=DAY, simple=True, actor=office.wang)
    page: Page = open_page(office.wang)
    pages = {
        "letter-served": address("letter", letter.pk),
        "letter-kinds": address("letter-kinds"),
        "letter-kind": address("letter-kind", "refusal"),
        "letter-sentence": address("letter-sentence", "correction", "correction_consequence"),
        "archive-case": address("request-archive", case.pk),
        "archive-list": address("more-archive"),
        "remedy": address("remedy", remedy.pk),
        "remedy-act": address("remedy-act", remedy.pk, "respond"),
        "own-records": address("own-records"),
        "suggestions": address("suggestions"),
    }
    for name, where in pages.items():
        page.goto(where)
        look(page, name)
