"""The steps of the review chain: nothing is published that was not reviewed and approved. (条例 17)"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.review import (
    check_conclusion,
    check_final,
    check_self_check,
    conclusion,
    conclusions,
    emergency_review_due,
    move_review,
    need_labels,
    referral_due,
    review_moves,
    review_step,
    review_steps,
    self_check_items,
)
from gongkai_law.workdays import national_calendar

ALL = {"reasons": "理由", "basis": "条例 14", "referred_to": "县保密局", "reply": "可以公开"}
EMERGENCY = Policies({"emergency_publication": "within_24_hours"})
CHAIN = ["draft", "self_check", "unit_head", "confidentiality", "approval", "scheduled", "published"]


def test_the_chain_goes_from_draft_to_published():
    for here, there in zip(CHAIN, CHAIN[1:], strict=False):
        assert move_review(here, there, {}) == there


@pytest.mark.parametrize(
    ("path", "end"),
    [
        pytest.param("confidentiality referred confidentiality approval published", "published", id="doubtful: referred upward, answered, approved (17.3)"),
        pytest.param("confidentiality legal approval", "approval", id="a legal review in between"),
        pytest.param("approval withheld draft", "draft", id="withheld, and later re-assessed (18)"),
        pytest.param("published corrected withdrawn draft", "draft", id="corrected, withdrawn, drafted anew"),
        pytest.param("published expired", "expired", id="the term of a public list ends"),
        pytest.param("scheduled draft", "draft", id="an edit before the day voids the approval"),
    ],
)  # fmt: skip
def test_other_ways(path: str, end: str):
    here, *way = path.split()
    for there in way:
        here = move_review(here, there, ALL)
    assert here == end


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param("draft", "published", id="no draft is published (17)"),
        pytest.param("unit_head", "published", id="not after the unit head alone"),
        pytest.param("confidentiality", "published", id="not without the leader's approval"),
        pytest.param("unit_head", "approval", id="not past the confidentiality review"),
        pytest.param("withheld", "published", id="what is withheld is drafted and reviewed anew"),
        pytest.param("withdrawn", "published", id="what was withdrawn is reviewed anew"),
    ],
)
def test_no_step_is_left_out(here: str, there: str):
    with pytest.raises(LawFault) as refused:
        move_review(here, there, ALL)
    assert refused.value.articles and review_step(there).label in str(refused.value)


@pytest.mark.parametrize(
    ("here", "there", "lacks"),
    [
        pytest.param("confidentiality", "draft", "reasons", id="sent back with reasons"),
        pytest.param("approval", "withheld", "basis", id="withheld with a basis (13)"),
        pytest.param("confidentiality", "referred", "referred_to", id="referred to somebody"),
        pytest.param("published", "withdrawn", "reasons", id="withdrawn with reasons"),
    ],
)
def test_a_move_needs_what_it_needs(here: str, there: str, lacks: str):
    given = {key: value for key, value in ALL.items() if key != lacks}
    with pytest.raises(InputFault) as refused:
        move_review(here, there, given)
    assert need_labels()[lacks] in str(refused.value)
    assert move_review(here, there, ALL) == there


def test_the_emergency_way_is_there_only_where_the_county_allows_it():
    assert "approval" not in [each.target for each in review_moves("unit_head")]
    assert move_review("unit_head", "approval", ALL, EMERGENCY) == "approval"
    with pytest.raises(InputFault):
        move_review("unit_head", "approval", {}, EMERGENCY)


def test_an_emergency_review_is_made_up_within_a_day():
    published = datetime(2026, 7, 1, 23, 30)
    assert emergency_review_due(published) - published == timedelta(hours=24)


def test_conclusions_are_four_and_say_what_they_must():
    assert [each.id for each in conclusions()] == ["publish", "publish_in_part", "withhold", "refer_upward"]
    assert check_conclusion("publish", {}).leads_to == "published"
    assert check_conclusion("withhold", {"basis": "条例 14", "reasons": "x"}).leads_to == "withheld"
    for id in ("publish_in_part", "withhold", "refer_upward"):
        with pytest.raises(InputFault):
            check_conclusion(id, {})
        assert review_step(conclusion(id).leads_to)
    with pytest.raises(InputFault):
        conclusion("perhaps")


def test_every_step_can_be_reached_and_every_step_leads_on_but_the_ends():
    reached = {"draft"}
    for _ in review_steps():
        reached |= {each.target for here in reached for each in review_moves(here)}
    assert reached == {each.id for each in review_steps()}
    assert {each.id for each in review_steps() if not review_moves(each.id)} == {"expired"}


@given(st.lists(st.sampled_from([each.id for each in review_steps()]), max_size=25), st.booleans())
def test_published_always_means_approved_and_reviewed_since_the_last_draft(
    targets: list[str], emergency: bool
):
    policies = EMERGENCY if emergency else DEFAULTS
    here, since_draft = "draft", set[str]()
    for there in targets:
        if there not in [each.target for each in review_moves(here, policies)]:
            continue
        here = move_review(here, there, ALL, policies)
        since_draft = set() if here == "draft" else {*since_draft, here}
        if here == "published":
            assert "approval" in since_draft
            assert emergency or "confidentiality" in since_draft


STRICT = [
    pytest.param("publish", "publish", True, id="as the reviewer concluded (条例 17.1)"),
    pytest.param("publish", "withhold", True, id="the leader may be stricter (条例 17.1)"),
    pytest.param(
        "publish_in_part", "publish", False, id="what was to be left out is not published after all"
    ),
    pytest.param("withhold", "publish_in_part", False, id="withheld by the reviewer, not even in part"),
]


@pytest.mark.parametrize(("proposed", "final", "allowed"), STRICT)
def test_the_leaders_conclusion(proposed: str, final: str, allowed: bool) -> None:
    if allowed:
        assert check_final(proposed, final).id == final
        return
    with pytest.raises(LawFault):
        check_final(proposed, final)


def test_self_check_names_what_is_open() -> None:
    answers = {item.id: "no" for item in self_check_items()}
    check_self_check(answers)
    with pytest.raises(InputFault) as refusal:
        check_self_check({**answers, "map_military": "  "})
    assert "地图" in str(refusal.value)


def test_a_question_put_upward_is_asked_after_in_ten_working_days() -> None:
    """No number in 条例 17.3: the county's choice, ten unless set."""
    calendar = national_calendar()
    assert referral_due(date(2020, 3, 2), calendar).day == date(2020, 3, 16)
    assert referral_due(date(2020, 3, 2), calendar, Policies({"referral_days": "5"})).day == date(2020, 3, 9)
