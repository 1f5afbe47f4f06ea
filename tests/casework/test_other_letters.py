"""Several answers in one letter, letters filled from the file, letters of acts that need no review."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.casework.answering.content import newest, problems_of, rendered
from gongkai.casework.answering.drafting import draft_answer, draft_letter, edit_letter
from gongkai.casework.answering.reviewing import submit_letter
from gongkai.casework.answering.serving import Service, serve_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.guided import Part
from gongkai.casework.handling.searching import keep_search
from gongkai_law.errors import InputFault
from tests.casework.answering import (
    CHECKED,
    DAY,
    at,
    hand_in,
    own_facts,
    proof,
    put_on_file,
    ready_office,
    reviewed,
)


@pytest.fixture
def he(office):
    with at(DAY):
        yield ready_office(office)


def test_several_answers_go_out_in_one_letter_and_count_once(office, he):
    case = hand_in(office)
    put_on_file(case, "D_THIRD_PARTY")
    letter = draft_answer(
        disclosure_request=case, actor=office.wang, parts=[Part("GRANT"), Part("D_THIRD_PARTY")]
    )
    assert letter.kind == "partial" and letter.codes == ["GRANT", "D_THIRD_PARTY"]
    grant, refusal = newest(letter).facts["parts"]
    parts = [{**own_facts("grant"), **grant}, {**refusal, **own_facts("refusal")}]
    facts = {"parts": parts, "done": "检索并审查。", "facts": "经查，有汇总表和明细。"}
    edit_letter(letter=letter, facts=facts, actor=office.wang, seen=1)
    letter.refresh_from_db()
    sign_letter(letter=reviewed(office, he, letter), actor=office.zhao)
    letter.refresh_from_db()
    serve_letter(
        letter=letter,
        service=Service("by_hand", DAY, recipient="刘敏"),
        actor=office.wang,
        proof=proof(office),
    )
    case.refresh_from_db()
    assert case.result_row == "partial" and case.answers.count() == 2


def test_a_search_on_file_fills_the_letter(office, he):
    case = hand_in(office)
    keep_search(
        disclosure_request=case,
        scope="档案室2019年案卷。",
        systems="公文系统",
        keywords="补充协议",
        persons="王芳",
        found=False,
        result="",
        on=date(2026, 3, 5),
        actor=office.wang,
    )
    letter = draft_answer(disclosure_request=case, actor=office.wang, parts=[Part("U_NOT_EXIST")])
    edit_letter(letter=letter, facts={"facts": "经查，没有该协议。"}, actor=office.wang, seen=1)
    letter.refresh_from_db()
    assert problems_of(letter, newest(letter), on=DAY) == []
    assert "档案室2019年案卷" in "".join(
        block.text for block in rendered(letter, newest(letter), on=DAY).paper.blocks
    )


def test_a_letter_of_an_act_is_signed_by_the_head_without_a_review(office, he):
    from gongkai.casework.handling.correction import request_correction

    case = hand_in(office)
    correction = request_correction(
        disclosure_request=case,
        points="写明年份\n写明补贴名称",
        due=date(2026, 4, 8),
        on=DAY,
        actor=office.wang,
    )
    letter = draft_letter(disclosure_request=case, kind="correction", act=correction, actor=office.wang)
    assert (
        draft_letter(disclosure_request=case, kind="correction", act=correction, actor=office.wang) == letter
    )
    assert newest(letter).facts["correction_points"] == ["写明年份", "写明补贴名称"]
    with pytest.raises(PermissionDenied):
        sign_letter(letter=letter, actor=office.wang)
    sign_letter(letter=letter, actor=office.sun)
    letter.refresh_from_db()
    assert letter.document_number == "青石镇公开补〔2026〕1号"
    serve_letter(letter=letter, service=Service("by_hand", DAY, recipient="刘敏"), actor=office.wang)
    case.refresh_from_db()
    assert case.stage == "wait_correction" and case.closed_on is None


def test_an_answer_is_not_begun_as_another_letter(office, he):
    with pytest.raises(InputFault):
        draft_letter(disclosure_request=hand_in(office), kind="grant", actor=office.wang)


@pytest.mark.parametrize("who", ["li", "zhou", "chen"])
def test_who_does_not_handle_requests_drafts_nothing(office, he, who):
    with pytest.raises(PermissionDenied):
        draft_answer(disclosure_request=hand_in(office), actor=getattr(office, who), parts=[Part("GRANT")])


def test_a_lapsed_correction_decides_its_letter_itself(office, he):
    from gongkai.casework.handling.correction import lapse_correction, request_correction

    case = hand_in(office)
    found = request_correction(
        disclosure_request=case,
        points="写明年份",
        due=date(2026, 3, 27),
        on=DAY,
        delivered_on=DAY,
        actor=office.wang,
    )
    notice = draft_letter(disclosure_request=case, kind="correction", act=found, actor=office.wang)
    sign_letter(letter=notice, actor=office.sun)
    with at(date(2026, 4, 1)):
        lapse_correction(
            disclosure_request=case,
            reasons="电话联系，没有说明原因",
            on=date(2026, 4, 1),
            close=False,
            actor=office.wang,
        )
        letter = draft_answer(disclosure_request=case, actor=office.wang)
        facts = newest(letter).facts
        assert (letter.kind, letter.codes) == ("lapsed", ["O_NOT_CORRECTED"])
        assert facts["notice_number"] == "青石镇公开补〔2026〕1号"
        assert (facts["notice_served_on"], facts["lapse_date"]) == ("2026-03-18", "2026-03-27")


# --- what an answer rests on must be on file (§1.6 of the law reference) ---------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind", "lacks"),
    [
        pytest.param("U_NOT_EXIST", "not_exist", "检索记录", id="nothing is missing that nobody looked for (36.0.4)"),
        pytest.param("D_THIRD_PARTY", "refusal", "第三方意见", id="no third party's interest without asking him (32)"),
        pytest.param("N_REPEAT", "repeat", "以前的答复", id="no repeat without the earlier answer (36.0.6)"),
        pytest.param("U_UNCLEAR", "unclear", "补正告知书", id="nothing stays unclear that was not asked about (30)"),
        pytest.param("N_EXCESSIVE", "excessive", "说明理由告知书", id="nothing excessive without reasons asked for (35)"),
        pytest.param("O_FEE_UNPAID", "lapsed", "收费通知书", id="nothing unpaid that was not asked for (收费办法)"),
    ],
)  # fmt: skip
def test_an_answer_without_what_it_rests_on_is_not_handed_in(office, he, code, kind, lacks):
    letter = draft_answer(disclosure_request=hand_in(office), actor=office.wang, parts=[Part(code)])
    edit_letter(letter=letter, facts={**own_facts(kind), "code": code}, actor=office.wang, seen=1)
    letter.refresh_from_db()
    with pytest.raises(InputFault) as refused:
        submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    assert lacks in str(refused.value) and refused.value.articles


def test_an_overruled_third_party_is_told_before_anything_is_released(office, he):
    case = hand_in(office)
    put_on_file(case, "D_THIRD_PARTY")
    one = case.consultations.get()
    one.decision, one.decision_reasons = "override", "关系全镇饮水安全，不公开会对公共利益造成重大影响。"
    one.save()
    letter = draft_answer(disclosure_request=case, actor=office.wang, parts=[Part("GRANT_PUBLIC_INTEREST")])
    edit_letter(
        letter=letter,
        facts={**own_facts("grant"), "code": "GRANT_PUBLIC_INTEREST"},
        actor=office.wang,
        seen=1,
    )
    letter.refresh_from_db()
    with pytest.raises(InputFault) as refused:
        submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    assert "还没有书面告知" in str(refused.value)
    notice = draft_letter(disclosure_request=case, kind="third_party_release", act=one, actor=office.wang)
    reviewed(office, he, notice)
    sign_letter(letter=notice, actor=office.zhao)
    serve_letter(letter=notice, service=Service("by_hand", DAY, recipient="丰泽合作社"), actor=office.wang)
    one.refresh_from_db()
    assert one.release_notice_on == DAY
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)


def test_a_consultation_handed_over_runs_from_that_day(office, he):
    from gongkai.casework.handling.consultation import consult

    case = hand_in(office)
    one = consult(
        disclosure_request=case, kind="third_party", party="丰泽合作社", content="投入明细", on=date(2026, 3, 16),
        actor=office.wang,
    )  # fmt: skip
    letter = draft_letter(disclosure_request=case, kind="third_party", act=one, actor=office.wang)
    sign_letter(letter=letter, actor=office.sun)
    serve_letter(letter=letter, service=Service("by_hand", DAY, recipient="丰泽合作社"), actor=office.wang)
    one.refresh_from_db()
    assert one.delivered_on == DAY
