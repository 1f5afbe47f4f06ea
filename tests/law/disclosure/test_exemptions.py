"""The closed list of what may be withheld, and how a third party's word is weighed. (条例 13–16, 32)"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.casework.outcomes import all_outcomes, missing_needs, outcome
from gongkai_law.disclosure.exemptions import (
    Exemption,
    Opinion,
    all_exemptions,
    check_kind,
    check_prohibition,
    exemption,
    missing_for,
    must_open,
    ranks,
    weigh_third_party,
)
from gongkai_law.errors import InputFault, LawFault


def test_the_grounds_are_the_refusals_and_no_others():
    refusals = [each.code for each in all_outcomes() if each.remedy_rule == "refusal"]
    assert [each.outcome for each in all_exemptions()] == refusals


@pytest.mark.parametrize("each", all_exemptions(), ids=lambda each: each.id)
def test_a_ground_asks_for_what_its_answer_asks_for(each: Exemption):
    assert each.needs == outcome(each.outcome).needs
    assert missing_for(each.id, {}) == missing_needs(each.outcome, {})
    assert set(each.articles) & {"条例 14", "条例 15", "条例 16.1", "条例 16.2"}
    assert each.citations[0] in outcome(each.outcome).citations


@pytest.mark.parametrize(
    ("id", "mandatory"),
    [("secret", True), ("law", True), ("safety", True), ("third_party", True), ("internal", False), ("process", False), ("case_file", False)],
    ids=["secrets bind (14)", "prohibitions bind (14)", "safety binds (14)", "third parties bind (15)", "internal affairs allow (16.1)", "process allows (16.2)", "case files allow (16.2)"],
)  # fmt: skip
def test_which_grounds_bind(id: str, mandatory: bool):
    assert exemption(id).mandatory is mandatory


@pytest.mark.parametrize(
    ("id", "kind", "lawful"),
    [
        pytest.param("internal", "后勤管理", True, id="logistics is one of the three (16.1)"),
        pytest.param("internal", "会议纪要", False, id="there is no fourth internal affair (16.1)"),
        pytest.param("process", "请示报告", True, id="a report upward is one of the four (16.2)"),
        pytest.param("process", "会议纪要", False, id="there is no fifth kind of process (16.2)"),
        pytest.param("safety", "社会稳定", True, id="social stability is one of the four (14)"),
        pytest.param("secret", "任何", True, id="secrets have no list of kinds"),
    ],
)
def test_lists_of_kinds_are_closed(id: str, kind: str, lawful: bool):
    if lawful:
        assert check_kind(id, kind) == kind
    else:
        with pytest.raises(LawFault) as refused:
            check_kind(id, kind)
        assert refused.value.articles


@pytest.mark.parametrize(
    ("rank", "prohibits", "opens"),
    [
        pytest.param("law", True, True, id="a law prohibits and opens"),
        pytest.param("regulation", True, True, id="an administrative regulation prohibits and opens"),
        pytest.param(
            "local_regulation", False, True, id="a local regulation opens but does not prohibit (14, 16.2)"
        ),
        pytest.param("rule", False, True, id="a rule opens but does not prohibit (14, 16.2)"),
        pytest.param("normative", False, False, id="a document does neither"),
    ],
)
def test_the_rank_of_a_text_decides(rank: str, prohibits: bool, opens: bool):
    assert must_open(rank) is opens
    if prohibits:
        check_prohibition(rank)
    else:
        with pytest.raises(LawFault) as refused:
            check_prohibition(rank)
        assert "第十四条" in refused.value.articles[0]
    assert rank in ranks()


@pytest.mark.parametrize(
    ("opinion", "harm", "reasonable", "interest", "code", "told"),
    [
        pytest.param("agrees", True, False, False, "GRANT_3P_AGREED", False, id="consent opens (15)"),
        pytest.param("objects", True, True, False, "D_THIRD_PARTY", False, id="a reasonable objection holds (32)"),
        pytest.param("objects", False, True, False, "D_THIRD_PARTY", False, id="a reasonable objection holds though we see no harm (32)"),
        pytest.param("objects", True, True, True, "GRANT_PUBLIC_INTEREST", True, id="a serious public interest overrides, and the third party is told (32)"),
        pytest.param("objects", False, False, False, "GRANT", True, id="an unreasonable objection: we decide, no harm, given, and it is told"),
        pytest.param("objects", True, False, False, "D_THIRD_PARTY", False, id="an unreasonable objection but real harm: refused (15)"),
        pytest.param("silent", False, False, False, "GRANT", False, id="silence is no refusal (32)"),
        pytest.param("silent", True, False, False, "D_THIRD_PARTY", False, id="silence is no consent (32)"),
        pytest.param("silent", True, False, True, "GRANT_PUBLIC_INTEREST", True, id="silence, harm, and a serious public interest (15)"),
        pytest.param("unreachable", True, False, False, "D_THIRD_PARTY", False, id="an unknown address is no consent (32)"),
        pytest.param("unreachable", False, False, False, "GRANT", False, id="an unknown address is no refusal (32)"),
    ],
)  # fmt: skip
def test_a_third_partys_word_is_weighed(
    opinion: Opinion, harm: bool, reasonable: bool, interest: bool, code: str, told: bool
):
    found = weigh_third_party(opinion, harm=harm, reasonable=reasonable, public_interest=interest)
    assert (found.outcome, found.must_be_told) == (code, told)
    assert len(found.articles) == 2


@given(
    st.sampled_from(["agrees", "objects", "silent", "unreachable"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_harm_without_consent_or_public_interest_never_opens(
    opinion: Opinion, harm: bool, reasonable: bool, interest: bool
):
    found = weigh_third_party(opinion, harm=harm, reasonable=reasonable, public_interest=interest)
    if harm and opinion != "agrees" and not interest:
        assert found.outcome == "D_THIRD_PARTY"
    assert (found.outcome == "GRANT_PUBLIC_INTEREST") <= found.must_be_told


def test_nothing_else_may_be_withheld():
    with pytest.raises(InputFault) as refused:
        exemption("inconvenient")
    assert "第十三条" in refused.value.articles[0]
    with pytest.raises(InputFault):
        must_open("gossip")
