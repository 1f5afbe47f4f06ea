"""After the answer: our response by its day, the evidence bundle, a new answer with its own clock; own data; suggestions."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gongkai.casework.answering.drafting import edit_letter
from gongkai.casework.answering.reviewing import pass_letter, submit_letter
from gongkai.casework.answering.serving import Service, serve_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.guided import Part
from gongkai.casework.queries import find_requests
from gongkai.publishing.models import Record
from gongkai.remedies import own_records, queries, responding, suggestions
from gongkai.remedies.bundle import evidence_bundle
from gongkai.remedies.models import Suggestion
from gongkai.remedies.services import add_complaint, close_case, file_case
from gongkai.supervision import worklist
from gongkai_law.errors import Fault, InputFault, LawFault
from tests.casework.answering import CHECKED, DAY, at, own_facts, proof, ready_office, signed
from tests.letters.test_kinds import pdf_pages


@pytest.fixture
def he(office):
    with at(DAY):
        yield ready_office(office)


@pytest.fixture
def contested(office, he):
    """A refusal served and taken to reconsideration."""
    letter = signed(office, he, code="D_THIRD_PARTY", kind="refusal")
    serve_letter(
        letter=letter,
        service=Service("by_hand", DAY, recipient="刘敏"),
        actor=office.wang,
        proof=proof(office),
    )
    case = letter.disclosure_request
    case.refresh_from_db()
    return file_case(
        group="review",
        number="云政复〔2026〕7号",
        body="云和县人民政府",
        filed_on=DAY,
        disclosure_request=case,
        actor=office.wang,
    )


@pytest.mark.parametrize(
    ("simple", "due"),
    [
        pytest.param(False, date(2026, 4, 1), id="ten working days, ordinary procedure (行政复议法 48)"),
        pytest.param(True, date(2026, 3, 25), id="five working days, simple procedure (行政复议法 54)"),
    ],
)
def test_our_response_is_due_by_the_procedure(office, contested, simple, due):
    response = responding.receive_copy(case=contested, on=DAY, simple=simple, actor=office.wang)
    assert response.due == due
    with at(due):
        assert not responding.respond(response=response, on=due, actor=office.wang).late


def test_a_response_one_day_later_is_late_and_is_noted_once(office, contested):
    response = responding.receive_copy(case=contested, on=DAY, simple=True, actor=office.wang)
    with pytest.raises(InputFault):
        responding.receive_copy(case=contested, on=DAY, simple=True, actor=office.wang)
    with at(date(2026, 3, 26)):
        assert responding.respond(response=response, on=date(2026, 3, 26), actor=office.wang).late
        with pytest.raises(InputFault):
            responding.respond(response=response, on=date(2026, 3, 26), actor=office.wang)


def test_a_suit_has_no_copy_of_an_application(office, he):
    suit = file_case(group="suit_direct", filed_on=DAY, actor=office.wang)
    with pytest.raises(InputFault):
        responding.receive_copy(case=suit, on=DAY, simple=False, actor=office.wang)


def test_the_bundle_has_a_contents_page_and_every_paper_with_its_number(office, contested):
    pages = pdf_pages(evidence_bundle(case=contested, actor=office.wang))
    text = ["".join(page.split()) for page in pages]
    contents = text[0]
    for words in (
        "政府信息公开申请",
        "办理经过",
        "审核审批记录",
        "政府信息不予公开告知书（青石镇公开复〔2026〕1号）",
        "送达记录",
        "送达凭证",
    ):
        assert words in contents, words
    assert all(f"第{number}页" in page for number, page in enumerate(text, 1))
    assert f"共{len(text)}页" in text[-1]
    letter_page = next(
        n for n, page in enumerate(text) if n and "青石镇公开复〔2026〕1号" in page and "刘敏：" in page
    )
    assert "证据" in text[letter_page]


def test_a_bundle_needs_its_request(office, he):
    lone = file_case(group="review", filed_on=DAY, actor=office.wang)
    with pytest.raises(InputFault):
        evidence_bundle(case=lone, actor=office.wang)


def test_a_new_answer_has_its_own_clock_and_is_no_new_request(office, he, contested):
    with pytest.raises(LawFault):
        responding.order_new_answer(
            case=contested, received_on=DAY, due=date(2026, 4, 15), what="x", actor=office.wang
        )
    closed = close_case(case=contested, decision="撤销", closed_on=DAY, actor=office.wang)
    with pytest.raises(InputFault):
        responding.order_new_answer(case=closed, received_on=DAY, due=DAY, what="x", actor=office.wang)
    order = responding.order_new_answer(
        case=closed, received_on=DAY, due=date(2026, 4, 15), what="责令重新答复", actor=office.wang
    )
    with pytest.raises(InputFault):
        responding.order_new_answer(
            case=closed, received_on=DAY, due=date(2026, 4, 15), what="x", actor=office.wang
        )
    before = (
        closed.disclosure_request.closed_on,
        closed.disclosure_request.result_row,
        find_requests().count(),
    )
    letter = responding.renew_answer(order=order, parts=[Part("GRANT")], actor=office.wang)
    assert responding.renew_answer(order=order, parts=[Part("GRANT")], actor=office.wang) == letter
    facts = {key: value for key, value in own_facts("grant").items() if key != "done"}
    edit_letter(letter=letter, facts=facts, actor=office.wang, seen=letter.version)
    letter.refresh_from_db()
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    pass_letter(letter=letter, opinion="", actor=he)
    pass_letter(letter=letter, opinion="", actor=office.li)
    sign_letter(letter=letter, actor=office.zhao)
    serve_letter(
        letter=letter,
        service=Service("by_hand", DAY, recipient="刘敏"),
        actor=office.wang,
        proof=proof(office),
    )
    order.refresh_from_db()
    case = order.disclosure_request
    case.refresh_from_db()
    assert order.done_on == DAY
    assert (case.closed_on, case.result_row, find_requests().count()) == before
    assert case.letters.filter(state="served").count() == 2


# --- own data (条例 41), complaints (47, 51) -----------------------------------------------------------------------------


def receive(office, **change):
    values = {
        "received_on": DAY,
        "person_name": "张三",
        "record_name": "补贴发放表",
        "claim": "面积写成1.2亩，应为2.1亩",
        "evidence": "土地承包经营权证",
        **change,
    }
    return own_records.receive_correction(actor=office.wang, **values)


def test_ones_own_record_is_corrected_and_told_by_letter(office, he):
    correction = receive(office)
    assert (correction.number, correction.due) == ("更正2026-0001", date(2026, 4, 16))
    letter = own_records.decide_correction(
        correction=correction, result="corrected", text="经核对权证，录入时数字颠倒。", actor=office.wang
    )
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    pass_letter(letter=letter, opinion="", actor=he)
    pass_letter(letter=letter, opinion="", actor=office.li)
    letter = sign_letter(letter=letter, actor=office.zhao)
    assert letter.document_number == "青石镇公开告〔2026〕1号"
    assert list(queries.own_records_open()) == [correction]
    serve_letter(letter=letter, service=Service("by_hand", DAY, recipient="张三"), actor=office.wang)
    assert list(queries.own_records_open()) == []
    with pytest.raises(InputFault):
        own_records.decide_correction(correction=correction, result="refused", text="x", actor=office.wang)


@pytest.mark.parametrize(
    ("change", "decision", "fault"),
    [
        pytest.param(
            {"evidence": " "}, None, LawFault, id="without evidence there is nothing to verify (41)"
        ),
        pytest.param({"received_on": date(2026, 3, 19)}, None, InputFault, id="a day to come"),
        pytest.param(
            {}, {"result": "told", "text": "归县局。"}, LawFault, id="not ours, and nobody named (41)"
        ),
        pytest.param({}, {"result": "corrected", "text": " "}, InputFault, id="a result without a finding"),
    ],
)
def test_an_incomplete_correction_is_refused(office, he, change, decision, fault):
    if decision is None:
        with pytest.raises(fault):
            receive(office, **change)
        return
    with pytest.raises(fault):
        own_records.decide_correction(correction=receive(office), actor=office.wang, **decision)


def test_a_complaint_is_settled_on_its_page(office, he, client):
    complaint = add_complaint(received_on=DAY, matter="没有公开预算", about="proactive", actor=office.wang)
    client.force_login(office.wang)
    page = reverse("workbench:complaint", args=[complaint.pk])
    assert "没有公开预算" in client.get(page).content.decode()
    client.post(page, {"verified": "1", "settled_on": DAY, "settlement": "已补公开。"})
    complaint.refresh_from_db()
    assert complaint.verified and complaint.settlement == "已补公开。"


# --- made proactive (条例 44) ----------------------------------------------------------------------------------------------


def test_an_accepted_suggestion_is_a_task_until_it_is_published(office, he):
    made = suggestions.suggest(received_on=DAY, origin="several", matter="低保名单", actor=office.wang)
    with pytest.raises(PermissionDenied):
        suggestions.decide_suggestion(suggestion=made, accepted=True, reasons="", on=DAY, actor=office.wang)
    with pytest.raises(LawFault):
        suggestions.decide_suggestion(suggestion=made, accepted=False, reasons="", on=DAY, actor=office.sun)
    made = suggestions.decide_suggestion(
        suggestion=made, accepted=True, reasons="属于公开范围", on=DAY, actor=office.sun
    )
    assert made.publish_due == date(2026, 4, 16) and list(queries.suggestions_open()) == [made]
    unpublished = Record(agency=office.agency, title="低保名单", category="other", formed_on=DAY)
    with pytest.raises(InputFault):
        suggestions.note_published(suggestion=made, published=unpublished, actor=office.wang)
    with pytest.raises(InputFault):
        suggestions.decide_suggestion(suggestion=made, accepted=True, reasons="", on=DAY, actor=office.sun)


def test_a_declined_one_is_no_task(office, he):
    made = suggestions.suggest(received_on=DAY, origin="applicant", matter="个人档案", actor=office.wang)
    suggestions.decide_suggestion(
        suggestion=made, accepted=False, reasons="涉及个人隐私", on=DAY, actor=office.sun
    )
    assert list(queries.suggestions_open()) == [] and Suggestion.objects.get().publish_due is None


# --- pages and the home page -------------------------------------------------------------------------------------------------


def test_pages_open_act_and_refuse_strangers(office, he, contested, client):
    client.force_login(office.wang)
    page = reverse("workbench:remedy", args=[contested.pk])
    assert "登记收到申请书副本" in client.get(page).content.decode()
    act = reverse("workbench:remedy-act", args=[contested.pk, "copy"])
    assert "过期视为没有证据" in client.get(act).content.decode()
    client.post(act, {"on": DAY, "simple": "on"})
    assert (
        "2026年3月25日" in client.get(page).content.decode() or "3月25日" in client.get(page).content.decode()
    )
    client.post(reverse("workbench:remedy-act", args=[contested.pk, "respond"]), {"on": DAY})
    contested.response.refresh_from_db()
    assert contested.response.responded_on == DAY
    assert client.get(reverse("workbench:remedy-bundle", args=[contested.pk])).content.startswith(b"%PDF")
    client.post(
        reverse("workbench:own-records"),
        {"received_on": DAY, "person_name": "张三", "record_name": "表", "claim": "错", "evidence": "证"},
    )
    client.post(reverse("workbench:suggestions"), {"received_on": DAY, "origin": "several", "matter": "名单"})
    for name in ("own-records", "suggestions", "more-complaints", "more-remedies"):
        assert client.get(reverse(f"workbench:{name}")).status_code == 200
    correction, suggestion = queries.own_records().get(), queries.suggestions().get()
    assert client.get(reverse("workbench:own-record", args=[correction.pk])).status_code == 200
    assert client.get(reverse("workbench:suggestion", args=[suggestion.pk])).status_code == 200
    answer = client.post(
        reverse("workbench:own-record", args=[correction.pk]), {"result": "corrected", "text": "已改。"}
    )
    assert answer.status_code == 302
    client.force_login(office.zhou)
    for address in (page, reverse("workbench:remedy-bundle", args=[contested.pk])):
        assert client.get(address).status_code == 403
    assert client.get(reverse("workbench:own-record", args=[correction.pk])).status_code == 404


def test_what_is_due_stands_on_the_home_page(office, he, contested):
    responding.receive_copy(case=contested, on=DAY, simple=True, actor=office.wang)
    receive(office)
    letter = signed(office, he)
    lists = worklist.today(office.agency, user=office.wang, on=DAY)
    everything = [*lists.overdue, *lists.soon, *lists.waiting]
    words = " ".join(f"{each.what} {each.why}" for each in everything)
    assert "提交复议答复和证据" in words and "已签发，等送达" in words
    response = next(each for each in everything if each.why == "提交复议答复和证据")
    assert response.left == 5 and response.due == date(2026, 3, 25)
    assert letter.name in words


def test_only_keepers_act_after_an_answer(office, he, contested):
    for who in (office.li, office.zhou):
        with pytest.raises((PermissionDenied, Fault)):
            responding.receive_copy(case=contested, on=DAY, simple=True, actor=who)
