"""What keeps a letter from being signed: each fault on its own, with its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.letters.checking import check_letter, require_letter, sentence_of, with_remedy
from gongkai.letters.kinds import letter_kind
from gongkai.letters.sample import sample_sender
from gongkai.letters.wording import letter_lines
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies
from gongkai_law.remedies import RemedyForum

DAY = date(2026, 3, 18)
SENDER = sample_sender()


def facts_of(kind: str, on: date = DAY, **change: Any) -> dict[str, Any]:
    facts = {**letter_kind(kind).sample, **change}
    return with_remedy(kind, {key: value for key, value in facts.items() if value is not None}, SENDER, on)


def keys(kind: str, facts: dict[str, Any], on: date = DAY, **more: Any) -> set[str]:
    return {problem.key for problem in check_letter(kind, facts, more.pop("sender", SENDER), on=on, **more)}


FAULTS = [
    pytest.param("refusal", {"basis": ""}, "letters.missing", id="a refusal without its ground (36.0.3)"),
    pytest.param("refusal", {"reasons": " "}, "letters.missing", id="a refusal without reasons (36.0.3)"),
    pytest.param("refusal", {"reasons": "依据条例第十五条不公开"}, "letters.reasons_thin", id="reasons that only repeat the article (36.0.3)"),
    pytest.param("refusal", {"basis": "《条例》第十四条"}, "letters.wrong_ground", id="a third party's interest does not rest on 14 (15)"),
    pytest.param("refusal", {"basis": "《条例》第三十八条"}, "letters.wrong_ground", id="a ground outside the closed list (13)"),
    pytest.param("refusal", {"code": "D_LAW", "basis": "《条例》第十四条"}, "letters.missing", id="a prohibition names the law that prohibits (14)"),
    pytest.param("refusal", {"code": "U_NOT_EXIST"}, "letters.wrong_kind", id="what does not exist is not refused (36.0.4)"),
    pytest.param("refusal", {"code": None}, "letters.no_answer", id="an answering letter without an answer (36)"),
    pytest.param("not_exist", {"search_keywords": ""}, "letters.missing", id="not found without saying how it was sought (36.0.4)"),
    pytest.param("partial", {"withheld_passages": [{"where": "第1页", "basis": "", "reasons": "隐私"}]}, "letters.passage_ground", id="a passage withheld without its own ground (37)"),
    pytest.param("repeat", {"earlier_date": date(2026, 3, 5)}, "letters.earlier_later", id="an earlier answer later than the request (36.0.6)"),
    pytest.param("lapsed", {"lapse_date": date(2026, 2, 9)}, "letters.lapse_order", id="a term that ended on the day of service (30)"),
    pytest.param("lapsed", {"lapse_date": date(2026, 3, 18)}, "letters.lapse_order", id="a term that ends only today is not over (30)"),
    pytest.param("third_party", {"consulted_content": "刘敏申请公开的你单位的投入明细"}, "letters.applicant_named", id="a third party is not told who asks (32)"),
    pytest.param("third_party", {"reply_form": None, "consulted_content": ""}, "letters.missing", id="a consultation says what about (32)"),
    pytest.param("fee", {"fee_amount": 0}, "letters.fee_nothing", id="a fee notice of nothing (收费办法)"),
    pytest.param("fee", {"fee_standard": "按件计费；按量计费。"}, "letters.fee_both", id="both bases on one request (收费办法)"),
    pytest.param("correction", {"correction_points": []}, "letters.missing", id="a correction without points (30)"),
    pytest.param("correction", {"correction_due": DAY}, "letters.term_passed", id="a term that ends on the letter's own day (30)"),
    pytest.param("extension", {"approver": ""}, "letters.missing", id="an extension nobody approved (33.2)"),
    pytest.param("service", {"service_way": "顺丰速运"}, "letters.courier", id="mail by a private courier (235号)"),
    pytest.param("grant", {"facts": "经查，【请填：事实】"}, "letters.leftover", id="a mark left in"),
    pytest.param("grant", {"access_channel": "到×××窗口领取"}, "letters.leftover", id="crosses left in"),
    pytest.param("grant", {"done": "{{ done }}"}, "letters.leftover", id="a field of a template left in"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "expected"), FAULTS)
def test_a_fault_is_found(kind: str, change: dict[str, Any], expected: str):
    assert expected in keys(kind, facts_of(kind, **change))


def test_what_the_applicant_wrote_is_quoted_as_it_stands():
    assert keys("grant", facts_of("grant", asked="公开×××村的{{账目}}")) == set()


def test_a_correction_of_the_next_day_may_be_sent():
    assert keys("correction", facts_of("correction", correction_due=date(2026, 3, 19))) == set()


def test_before_signing_number_and_date_may_be_open():
    open_facts = facts_of("grant", document_number=None, dated=None)
    assert keys("grant", open_facts) == set()
    missing = check_letter("grant", open_facts, SENDER, on=DAY, before_signing=False)
    assert [problem.element for problem in missing] == ["document_number"]


# --- remedies by outcome and day (行政复议法 23; 8号解释 1) ------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "on", "first", "either"),
    [
        pytest.param("refusal", date(2023, 12, 31), False, True, id="a refusal before the new law: either"),
        pytest.param("refusal", date(2024, 1, 1), True, False, id="a refusal from its first day: reconsideration first"),
        pytest.param("refusal", date(2025, 6, 1), True, False, id="a refusal under the interpretation of 2025: first still"),
        pytest.param("query", date(2025, 5, 31), True, False, id="a special query until 2025-05-31: first"),
        pytest.param("query", date(2025, 6, 1), False, True, id="a special query from 2025-06-01: either"),
        pytest.param("not_exist", date(2026, 3, 18), False, True, id="what does not exist: either"),
        pytest.param("partial", date(2026, 3, 18), True, False, id="a part withheld for a third party: first"),
    ],
)  # fmt: skip
def test_the_remedy_follows_outcome_and_day(kind: str, on: date, first: bool, either: bool):
    text = "".join(facts_of(kind, on)["remedy_notice"])
    assert ("先向云和县人民政府申请行政复议" in text) is first
    assert ("直接向云和县人民法院提起行政诉讼" in text) is either


@pytest.mark.parametrize(
    ("kind", "written_for", "signed_on"),
    [
        pytest.param("refusal", date(2023, 12, 31), date(2024, 1, 1), id="drafted in the old year, signed in the new"),
        pytest.param("query", date(2025, 5, 31), date(2025, 6, 1), id="drafted in May, signed in June 2025"),
    ],
)  # fmt: skip
def test_a_notice_of_another_day_blocks(kind: str, written_for: date, signed_on: date):
    facts = {**facts_of(kind, written_for), "dated": None}
    assert "letters.wrong_remedy" in keys(kind, facts, signed_on)
    assert "letters.wrong_remedy" not in keys(kind, facts, written_for)


def test_a_wrong_class_in_an_edited_text_blocks():
    facts = facts_of("refusal")
    lines = letter_lines("refusal", facts, SENDER)
    assert keys("refusal", facts, lines=lines) == set()
    either = facts_of("not_exist")["remedy_notice"][0]
    wrong = [either if "先向" in line else line for line in lines]
    assert "letters.wrong_remedy" in keys("refusal", facts, lines=wrong)
    assert "letters.wrong_remedy" in keys("refusal", facts, lines=[x for x in lines if "先向" not in x])


def test_an_edited_text_that_lost_a_fact_blocks():
    facts = facts_of("extension")
    lines = letter_lines("extension", facts, SENDER)
    assert keys("extension", facts, lines=lines) == set()
    moved = [line.replace("2026年4月28日", "2026年5月28日") for line in lines]
    found = check_letter("extension", facts, SENDER, on=DAY, lines=moved)
    assert [(each.key, each.element) for each in found] == [("letters.fact_lost", "new_due")]


def test_a_letter_served_online_needs_the_online_channel():
    offline = replace(SENDER, forum=RemedyForum("云和县人民政府", "云和县人民法院"))
    facts = {**facts_of("grant"), "served_online": True}
    found = check_letter("grant", facts, offline, on=DAY)
    assert "remedy_law.online_channel" in {each.key for each in found}
    assert "行政复议法" in "".join(
        each.articles[0] for each in found if each.key == "remedy_law.online_channel"
    )
    assert keys("grant", facts) == set()


def test_an_office_without_its_remedies_named_cannot_answer():
    nameless = replace(SENDER, forum=RemedyForum("", ""))
    assert "remedy_law.names_missing" in keys("grant", facts_of("grant"), sender=nameless)


def test_an_answer_that_carries_no_remedy_says_none():
    change = {"code": "O_MISC", "reasons": "该申请与您同日提出的另一件申请内容相同，经您同意合并办理。"}
    sender = replace(SENDER, policies=Policies({"misc_remedy": "NO"}))
    sample = {
        key: value for key, value in letter_kind("lapsed").sample.items() if not key.startswith("notice_")
    }
    facts = with_remedy("lapsed", {**sample, **change}, sender, DAY)
    assert facts["remedy_notice"] == []
    assert keys("lapsed", facts, sender=sender) == set()


# --- several answers in one letter (条例 37) ---------------------------------------------------------------------------


def several(*codes: str) -> dict[str, Any]:
    own = {
        "GRANT": {"matter": "发放汇总表", "access_way": "随信提供。", "access_channel": "邮寄。"},
        "U_NOT_EXIST": {"matter": "补充协议", **{k: v for k, v in letter_kind("not_exist").sample.items() if k.startswith("search")}},
        "D_THIRD_PARTY": {"matter": "投入明细", "basis": letter_kind("refusal").sample["basis"], "reasons": letter_kind("refusal").sample["reasons"]},
    }  # fmt: skip
    common = {
        key: value
        for key, value in letter_kind("grant").sample.items()
        if not key.startswith(("access", "code", "attach"))
    }
    return {**common, "parts": [{"code": code, **own[code]} for code in codes]}


def test_several_answers_each_say_their_own_and_their_own_remedy():
    facts = with_remedy("partial", several("GRANT", "D_THIRD_PARTY"), SENDER, DAY)
    assert keys("partial", facts) == set()
    text = "\n".join(letter_lines("partial", facts, SENDER))
    assert "# 一、关于“发放汇总表”" in text and "# 二、关于“投入明细”" in text
    assert "第三十六条第（二）项" in text and "第十五条" in text
    assert "对其中“保护第三方合法权益”的部分" in text and "对其中“予以公开”的部分" in text


def test_an_answer_among_several_that_lacks_its_own_is_named():
    facts = several("U_NOT_EXIST", "D_THIRD_PARTY")
    del facts["parts"][0]["search_scope"]
    facts = with_remedy("refusal", facts, SENDER, DAY)
    found = list(check_letter("refusal", facts, SENDER, on=DAY))
    assert [each.element for each in found] == ["search_scope"]
    assert "补充协议" in sentence_of(found[0])


def test_the_letter_is_that_of_the_answer_that_counts():
    facts = with_remedy("grant", several("GRANT", "D_THIRD_PARTY"), SENDER, DAY)
    assert "letters.wrong_kind" in keys("grant", facts)


def test_everything_at_once_is_said_in_one_refusal():
    with pytest.raises(InputFault) as refused:
        require_letter("refusal", facts_of("refusal", basis="", reasons=""), SENDER, on=DAY)
    assert "不公开的依据" in str(refused.value) and "理由" in str(refused.value) and refused.value.articles
