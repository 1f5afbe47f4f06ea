"""Four stories of requests in a real browser, each from the first contact to what is counted at the end of the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page

from gongkai.accounts.models import User
from gongkai.agencies.models import Role
from gongkai.casework.answering.drafting import draft_answer, edit_letter
from gongkai.casework.answering.serving import Service, serve_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.handling import custody, fees
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.queries import requests_in_cell
from gongkai.casework.registering import take_in
from gongkai.casework.services import Intake
from gongkai.remedies.services import close_case, file_case
from tests import browsing
from tests.casework.answering import own_facts, proof, ready_office, reviewed
from tests.cast import Office, person


def do(page: Page, case: DisclosureRequest, act: str, **values: str) -> None:
    """Open an act's page, fill in its fields by name, and do it."""
    page.goto(f"/work/requests/{case.pk}/do/{act}/")
    for name, value in values.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main button.primary").click()
    page.wait_for_url(f"**/work/requests/{case.pk}/")


def answer_by_post(office: Office, head: User, case: DisclosureRequest) -> None:
    """The letter goes its way: drafted, passed, signed, posted. (Its pages have a story of their own.)"""
    letter = draft_answer(disclosure_request=fresh(case), actor=office.wang)
    facts = {**own_facts("partial"), "code": "PARTIAL"}
    edit_letter(letter=letter, facts=facts, actor=office.wang, seen=letter.version, why="写全")
    letter.refresh_from_db()
    signed = sign_letter(letter=reviewed(office, head, letter), actor=office.zhao)
    by_post = Service(way="post", served_on=timezone.localdate(), carrier="挂号信", carrier_number="XA1")
    serve_letter(letter=signed, service=by_post, proof=proof(office), actor=office.wang)


def fresh(case: DisclosureRequest) -> DisclosureRequest:
    return DisclosureRequest.objects.get(pk=case.pk)


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def test_a_web_request_is_confirmed_corrected_consulted_extended_partly_granted_and_upheld(
    open_page, transactional_db: None, office
):
    """刘's request, from the portal to tables three and four. (条例 30–33, 37; 行政复议法 23)"""
    liu, clerk, head = open_page(), open_page(office.wang), open_page(office.sun)
    liu.goto("/qingshi/apply/form/")
    browsing.screenshot(liu, "story-1-form")
    for label, value in (
        ("您要什么信息", "2024年农村低保资金发放花名册"),
        ("姓名或者单位名称", "刘敏"),
        ("身份证号或者统一社会信用代码", "11010519491231002X"),
        ("联系电话", "13900000000"),
    ):
        liu.get_by_label(label).fill(value)
    liu.get_by_role("button", name="提交申请").click()
    liu.wait_for_selector(".keys")
    browsing.screenshot(liu, "story-1-sent")
    case = DisclosureRequest.objects.get()

    do(clerk, case, "confirm_receipt", way="phone", result="confirmed", note="来电确认收到")
    do(clerk, case, "request_correction", points="请写明哪几个村")
    liu.goto("/qingshi/apply/status/")
    liu.get_by_label("登记号").fill(case.number)
    liu.get_by_label("查询码").fill(case.query_code.lower())
    liu.get_by_role("button", name="查询").click()
    liu.get_by_label("补正后的内容").fill("刘家村和石桥村")
    browsing.screenshot(liu, "story-1-correct")
    liu.get_by_role("button", name="提交补正").click()
    liu.get_by_text("重新计算").wait_for()

    do(clerk, case, "consult_third_party", party="张三", content="花名册第3页")
    do(clerk, case, "receive_opinion", reply="objects", text="涉及个人隐私")
    do(
        clerk,
        case,
        "weigh",
        harm="yes",
        reasonable="yes",
        public_interest="no",
        reasons="身份证号、账号属于个人隐私",
    )
    do(clerk, case, "extend", days="10", reason="要逐页遮盖")
    do(head, case, "decide_extension", granted="yes")
    browsing.screenshot(clerk, "story-1-extended")
    assert [event.kind for event in case.events.order_by("sequence")][-1] == "extended"

    clerk.goto(f"/work/requests/{case.pk}/questions/")
    for reply in ("要继续办，准备答复", "要一份信息", "能看明白", "没有，或者不完全一样", "不是", "不是", "该由我们公开", "没有移交",
                  "找到了", "没有，或者只公开了一部分", "有一部分", "涉及别人", "不同意，理由合理", "不会"):  # fmt: skip
        clerk.locator(".replies a").filter(has_text=reply).first.click()
    browsing.screenshot(clerk, "story-1-verdict")
    assert "（二）部分公开" in clerk.locator(".verdict").inner_text()
    clerk.get_by_role("button", name="记下这个结果").click()

    clerk.goto(f"/work/requests/{case.pk}/?tab=letters")
    browsing.screenshot(clerk, "story-1-letters")
    answer_by_post(office, ready_office(office), case)
    clerk.goto(f"/work/requests/{case.pk}/")
    browsing.screenshot(clerk, "story-1-closed")
    assert "计入" in clerk.locator(".counts").inner_text()

    today = timezone.localdate()
    remedy = file_case(
        group="review", filed_on=today, actor=office.wang, disclosure_request=fresh(case), number="复1号"
    )
    assert close_case(case=remedy, decision="upheld", closed_on=today, actor=office.wang).result == "upheld"
    assert list(requests_in_cell(year=today.year, row="partial", column="natural")) == [case]
    liu.goto("/qingshi/apply/status/")
    liu.get_by_label("登记号").fill(case.number)
    liu.get_by_label("查询码").fill(case.query_code)
    liu.get_by_role("button", name="查询").click()
    liu.get_by_text("已经办结").wait_for()


def test_an_oral_request_is_answered_on_the_spot(clerk, office):
    """Filled in by the office, read back, answered at the counter the same day. (条例 29, 33)"""
    clerk.goto("/work/requests/new/")
    clerk.get_by_label("口头申请，由本机关代填").check()
    for name, value in (
        ("subject", "镇政府办公时间"),
        ("applicant_name", "刘大爷"),
        ("applicant_contact", "石桥村"),
    ):
        clerk.locator(f"[name={name}]").fill(value)
    clerk.locator("main button.primary").click()
    clerk.get_by_text("下一步").wait_for()
    browsing.screenshot(clerk, "story-2-draft")
    case = DisclosureRequest.objects.get()
    do(clerk, case, "read_back")
    clerk.goto(f"/work/requests/{case.pk}/answer/")
    clerk.get_by_label("予以公开", exact=True).check()
    clerk.get_by_role("button", name="办结").click()
    clerk.get_by_text("已办结，计入表三").wait_for()
    assert (fresh(case).result_row, fresh(case).closed_on) == ("granted", timezone.localdate())


def test_a_mass_applicant_is_asked_for_a_fee_and_does_not_pay(clerk, office):
    """Twelve requests in a month; the eleventh may cost 100 yuan, told and unpaid: no longer handled. (条例 42, 收费办法)"""
    month = (timezone.localdate().replace(day=1) - timedelta(days=70)).replace(day=3)
    intake = Intake("natural", "钱多", "in_person", "各村账目", month, applicant_contact="13911111111")
    cases = take_in(
        intake=intake, subjects=[f"第{number}村2023年账目" for number in range(1, 13)], actor=office.wang
    )
    case = cases[10]
    clerk.goto(f"/work/requests/{case.pk}/do/notify_fee/")
    assert "合计100元" in clerk.locator(".follows").inner_text()
    browsing.screenshot(clerk, "story-3-fee")
    told = (month + timedelta(days=3)).isoformat()
    do(clerk, case, "notify_fee", on=told, basis="items", payment_way="县财政非税专户")
    assert fees.items_before(case) == 10
    clerk.goto(f"/work/requests/{case.pk}/")
    browsing.screenshot(clerk, "story-3-unpaid")
    do(clerk, case, "lapse_fee", close="yes")
    assert fresh(case).result_row == "other_fee_unpaid"
    browsing.screenshot(clerk, "story-3-closed")


def test_a_new_clerk_takes_over_the_open_cases(open_page, transactional_db: None, office):
    """王 leaves; all her open cases go to 胡 in one act, and each case says who has it now."""
    hu, boss = (
        person("hu", "胡静", office.agency, Role.CLERK),
        person("boss", "何伟", office.agency, Role.ADMINISTRATOR),
    )
    day = date(2026, 11, 2) if timezone.localdate() > date(2026, 11, 20) else timezone.localdate()
    intake = Intake("natural", "刘敏", "in_person", "低保", day)
    cases = take_in(intake=intake, subjects=["低保发放", "征地补偿", "村道工程"], actor=office.wang)
    for case in cases:
        custody.claim(disclosure_request=case, actor=office.wang)
    page = open_page(boss)
    page.goto(f"/work/more/office/people/{office.wang.pk}/handover/")
    browsing.screenshot(page, "story-4-list")
    page.locator("select").first.select_option(label="胡静（hu）")
    page.locator("main button.primary").click()
    page.locator(".message").first.wait_for()
    after = open_page(hu)
    after.goto(f"/work/requests/?handler={hu.pk}")
    browsing.screenshot(after, "story-4-taken")
    assert after.locator("table.list tbody tr").count() == 3
    after.goto(f"/work/requests/{cases[0].pk}/")
    assert "胡静" in after.locator("main").inner_text()
