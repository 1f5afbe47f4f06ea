"""The 27 kinds of letter: what each must contain, what it does to the clock, which remedy it names. (§6 of the law reference)"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gongkai_law.casework.elements import all_elements, conditions, is_filled, parse_requirement
from gongkai_law.casework.letters import (
    Letter,
    all_letters,
    check_passages,
    clock_effects,
    elements_of,
    letter,
    letter_for,
    letter_remedy,
    missing_elements,
    required_elements,
    signers,
)
from gongkai_law.casework.outcomes import Outcome, all_outcomes
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import Policies

REFERENCE = Path(__file__).resolve().parents[4] / "shared" / "law" / "requests-and-report.md"
NOW = date(2026, 3, 2)

# number, kind, its own elements, effect on the clock, remedy
KINDS = [
    (1, "receipt", {"channel", "received_on", "query_code", "reply_due"}, "starts", "NO"),
    (2, "correction", {"correction_points", "correction_due", "correction_consequence"}, "void_when_corrected", "NO"),
    (3, "reasons", {"volume_facts", "reasons_due", "reasons_consequence"}, "none", "NO"),
    (4, "extension", {"new_due", "extension_reason", "approver"}, "extends", "NO"),
    (5, "third_party", {"consulted_content", "opinion_term", "silence_effect", "reply_form"}, "suspends", "NO"),
    (6, "consultation", {"time_not_counted"}, "none", "NO"),
    (7, "joint_agency", {"consulted_content", "opinion_term", "silence_is_consent", "reply_form"}, "suspends", "NO"),
    (8, "assistance", {"assistance_matter", "wanted_by"}, "suspends_if_agency", "NO"),
    (9, "third_party_release", {"release_content", "release_reasons"}, "none", "EI"),
    (10, "fee", {"fee_basis", "fee_standard", "fee_amount", "payment_way", "fee_term", "fee_consequence"}, "restarts_when_paid", "NO"),
    (11, "grant", {"access_way", "access_channel", "access_time"}, "ends", "EI"),
    (12, "partial", {"access_way", "given_part", "withheld_passages", "reasons"}, "ends", "RF/EI"),
    (13, "refusal", {"basis", "reasons"}, "ends", "RF"),
    (14, "not_exist", {"search_scope", "search_systems", "search_keywords", "search_persons", "search_dates"}, "ends", "EI"),
    (15, "not_ours", {"reasons", "competent_body", "competent_contact"}, "ends", "EI"),
    (16, "create", {"processing_needed", "existing_info"}, "ends", "EI"),
    (17, "unclear", {"unclear_points"}, "ends", "EI"),
    (18, "repeat", {"earlier_number", "earlier_date", "same_applicant"}, "ends", "EI"),
    (19, "petition", {"proper_channel", "obtained_how"}, "ends", "EI"),
    (20, "publication", {"where_to_get"}, "ends", "EI"),
    (21, "query", {"special_law", "query_window"}, "ends", "EI"),
    (22, "excessive", {"volume_facts", "reasons_given", "reasons_rejected"}, "ends", "EI"),
    (23, "delayed", {"new_due", "volume_facts"}, "replaces_due", "NO"),
    (24, "lapsed", {"notice_number", "notice_served_on", "lapse_date", "reasons"}, "ends", "EI"),
    (25, "own_record", {"record_result|competent_body"}, "none", "EI"),
    (26, "withdrawn", {"applicant_statement"}, "ends", "NO"),
    (27, "service", {"service_way", "served_on", "carrier_number", "recipient", "online_channel"}, "sets_reply_day", "NO"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "kind", "own", "clock", "remedy"), KINDS, ids=[f"letter {row[0]} {row[1]}" for row in KINDS]
)
def test_a_kind_has_its_elements_and_effects(number: int, kind: str, own: set[str], clock: str, remedy: str):
    found = letter(kind)
    assert found.number == number
    assert {need.id for need in found.needs} == own
    assert found.clock == clock
    if found.is_answer:
        classes = {
            letter_remedy(kind, each.code, NOW, withheld_bases=["D_SECRET"])
            for each in all_outcomes()
            if each.letter == kind and each.code != "PARTIAL"
        } or {"RF", "EI"}
        assert "/".join(sorted(classes, reverse=True)) == remedy
    else:
        assert letter_remedy(kind, None, NOW) == remedy


def test_there_are_27_in_the_order_of_the_list():
    assert [each.number for each in all_letters()] == list(range(1, 28))
    assert [each.id for each in all_letters()] == [row[1] for row in KINDS]


@pytest.mark.shared
def test_the_reference_counts_the_same_letters_with_the_same_articles():
    section = REFERENCE.read_text("utf-8").split("| # | Letter |")[1].split("Letters 1–8")[0]
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|", section, re.MULTILINE)
    assert [int(number) for number, _, _ in rows] == [each.number for each in all_letters()]
    for number, name, basis in rows:
        found = all_letters()[int(number) - 1]
        numbers = {int(n) for n in re.findall(r"\b(\d{1,2})(?![\d号])", basis.replace("36(", "36 ("))}
        named = {
            int(re.findall(r"条例 (\d+)", each)[0]) for each in found.articles if each.startswith("条例")
        }
        assert numbers & named == named or not named, name


@pytest.mark.parametrize("found", all_letters(), ids=lambda found: found.id)
def test_a_letter_is_missing_all_it_needs_until_it_has_it(found: Letter):
    wanted = required_elements(found.id)
    assert missing_elements(found.id, {}) == list(wanted)
    assert missing_elements(found.id, [each.any_of[0].id for each in wanted]) == []
    for each in wanted:
        given = [other.any_of[0].id for other in wanted if other is not each]
        assert missing_elements(found.id, given) == [each]
        assert each.hint and each.label


@pytest.mark.parametrize("found", all_letters(), ids=lambda found: found.id)
def test_a_letter_names_known_signers_and_effects(found: Letter):
    assert found.clock in clock_effects() and found.signed_by in signers()
    assert found.citations or found.source == "reading"
    assert set(required_elements(found.id, conditions())) <= {
        *found.common, *found.needs, parse_requirement("remedy_notice")
    }  # fmt: skip
    assert {each.id for each in elements_of(found.id)} >= {
        element.id for each in required_elements(found.id) for element in each.any_of
    }


@pytest.mark.parametrize(
    ("kind", "given", "facts", "lacks"),
    [
        pytest.param("correction", {"correction_points": "  ", "correction_due": NOW}, (), "correction_points", id="blanks are no points to correct (30)"),
        pytest.param("lapsed", {}, (), "lapse_date", id="a lapse names the day the term ended (30)"),
        pytest.param("lapsed", {}, ("other_ending",), "reasons", id="any other ending gives its reason"),
        pytest.param("not_ours", {}, ("body_known",), "competent_contact", id="the right body is named where it is known (36.5)"),
        pytest.param("service", {}, ("posted",), "carrier_number", id="mail names its number (235号)"),
        pytest.param("service", {}, ("online",), "online_channel", id="online service carries the online channel (行政复议法 22.2)"),
        pytest.param("petition", {}, ("reissue",), "obtained_how", id="a confirmation says how it was obtained"),
        pytest.param("grant", {}, ("corrected",), "corrected_on", id="a corrected request names the day of the correction (30)"),
    ],
)  # fmt: skip
def test_conditions_of_the_case_add_elements(
    kind: str, given: dict[str, object], facts: tuple[str, ...], lacks: str
):
    assert lacks in [each.id for each in missing_elements(kind, given, facts)]


@pytest.mark.parametrize(
    ("kind", "facts", "not_asked"),
    [
        pytest.param(
            "lapsed", ("other_ending",), "lapse_date", id="a wrongly registered request has no lapse date"
        ),
        pytest.param("not_ours", (), "competent_contact", id="an unknown body cannot be named"),
        pytest.param("service", ("posted",), "recipient", id="the day of posting counts, not who signed"),
        pytest.param("petition", ("reissue",), "proper_channel", id="a confirmation has no other channel"),
    ],
)
def test_conditions_of_the_case_take_elements_away(kind: str, facts: tuple[str, ...], not_asked: str):
    assert not_asked not in [each.id for each in missing_elements(kind, {}, facts)]


def test_number_and_date_come_with_the_signature():
    ids = [each.id for each in missing_elements("refusal", {}, before_signing=True)]
    assert not {"document_number", "dated"} & set(ids)
    assert {"document_number", "dated"} <= {each.id for each in missing_elements("refusal", {})}


def test_an_answer_without_a_remedy_needs_no_notice():
    assert "remedy_notice" in [each.id for each in missing_elements("lapsed", {})]
    assert "remedy_notice" not in [each.id for each in missing_elements("lapsed", {}, remedy="NO")]
    assert "remedy_notice" not in [each.id for each in missing_elements("extension", {})]
    assert "remedy_notice" in [each.id for each in missing_elements("third_party_release", {})]


def test_each_withheld_passage_has_its_own_basis():
    passages = [{"basis": "条例 15"}, {"basis": " "}, {}]
    assert check_passages(passages) == [2, 3]


@pytest.mark.parametrize("each", all_outcomes(), ids=lambda each: each.code)
def test_every_answer_has_its_letter(each: Outcome):
    assert letter_for(each.code).id == each.letter


def test_an_answer_in_the_wrong_letter_is_refused_with_its_article():
    with pytest.raises(LawFault) as refused:
        letter_remedy("refusal", "U_NOT_EXIST", NOW)
    assert refused.value.articles and "信息不存在告知书" in str(refused.value)
    with pytest.raises(InputFault):
        letter_remedy("grant", None, NOW)
    with pytest.raises(InputFault):
        letter("nothing")
    with pytest.raises(InputFault):
        letter_for("OPEN")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        pytest.param("fee", None, id="no fee notice before the fee (收费办法)"),
        pytest.param("lapsed", "O_FEE_UNPAID", id="no lapse of a fee before the fee (收费办法)"),
    ],
)
def test_fee_letters_are_not_older_than_the_fee(kind: str, code: str | None):
    with pytest.raises(LawFault) as refused:
        letter_remedy(kind, code, date(2020, 12, 31))
    assert refused.value.articles
    assert letter_remedy(kind, code, date(2021, 1, 1)) in ("NO", "EI")


def test_the_remedy_of_a_letter_follows_its_day_and_the_county():
    assert letter_remedy("refusal", "D_SECRET", date(2023, 12, 31)) == "EI"
    assert letter_remedy("query", "D_QUERY", NOW) == "EI"
    assert letter_remedy("query", "D_QUERY", NOW, Policies({"query_remedy": "RF"})) == "RF"
    assert letter_remedy("lapsed", "O_MISC", NOW, Policies({"misc_remedy": "NO"})) == "NO"
    assert letter_remedy("withdrawn", "O_WITHDRAWN", NOW) == "NO"


@pytest.mark.parametrize(
    ("value", "filled"),
    [(None, False), (False, False), ("", False), (" \n", False), ([], False), ({}, False), (0, True), ("0", True), (True, True), ([1], True)],
    ids=repr,
)  # fmt: skip
def test_what_counts_as_filled(value: object, filled: bool):
    assert is_filled(value) is filled


def test_the_vocabulary_is_used_and_its_words_are_plain():
    used = {e.id for each in all_letters() for e in elements_of(each.id)}
    used |= {e.id for each in all_outcomes() for need in each.needs for e in need.any_of}
    assert {each.id for each in all_elements()} == used
    named = {
        n for each in all_letters() for need in (*each.common, *each.needs) for n in (need.when, need.unless)
    }
    named |= {n for each in all_outcomes() for need in each.needs for n in (need.when, need.unless)}
    assert named - {""} == set(conditions())
    with pytest.raises(KeyError):
        parse_requirement("reasons if something_else")
