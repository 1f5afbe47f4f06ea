"""Who may not be whom in a review, and the exception a small office may ask for. (条例 17)"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.review import (
    Separation,
    SeparationException,
    StepTaken,
    check_separation,
    review_steps,
)

WANG, LI, ZHAO = "clerk-wang", "reviewer-li", "leader-zhao"
REASON = SeparationException("科室只有一个人", ZHAO, date(2026, 3, 2))
DRAFTED = [StepTaken("draft", WANG), StepTaken("self_check", WANG)]
REVIEWED = [*DRAFTED, StepTaken("unit_head", LI), StepTaken("confidentiality", LI)]


@pytest.mark.parametrize(
    ("step", "person", "history"),
    [
        pytest.param("self_check", WANG, DRAFTED[:1], id="the drafter checks his own draft"),
        pytest.param("unit_head", LI, DRAFTED, id="the unit head did not draft"),
        pytest.param("confidentiality", LI, DRAFTED, id="the reviewer did not draft"),
        pytest.param("confidentiality", LI, [*DRAFTED, StepTaken("unit_head", LI)], id="a unit head may review as well"),
        pytest.param("approval", ZHAO, REVIEWED, id="the leader did neither"),
        pytest.param("published", LI, REVIEWED, id="somebody else than the drafter publishes"),
    ],
)  # fmt: skip
def test_different_persons_need_nothing(step: str, person: str, history: list[StepTaken]):
    assert check_separation(step, person, history) == Separation()


@pytest.mark.parametrize(
    "step", ["unit_head", "confidentiality", "legal", "approval", "withheld", "published"]
)
def test_the_drafter_may_not_go_on_alone(step: str):
    with pytest.raises(LawFault) as refused:
        check_separation(step, WANG, DRAFTED)
    assert refused.value.articles and "起草" in str(refused.value)


@pytest.mark.parametrize("step", ["unit_head", "confidentiality", "published"])
def test_a_reasoned_exception_granted_by_another_is_returned_to_be_logged(step: str):
    found = check_separation(step, WANG, DRAFTED, REASON)
    assert found == Separation(("draft",), REASON)


@pytest.mark.parametrize(
    "exception",
    [
        pytest.param(SeparationException("  ", ZHAO, date(2026, 3, 2)), id="no reason"),
        pytest.param(SeparationException("人少", WANG, date(2026, 3, 2)), id="granted to oneself"),
        pytest.param(SeparationException("人少", "", date(2026, 3, 2)), id="granted by nobody"),
    ],
)
def test_an_exception_needs_a_reason_and_somebody_else(exception: SeparationException):
    with pytest.raises(LawFault):
        check_separation("confidentiality", WANG, DRAFTED, exception)


def test_the_leader_who_approves_never_drafted_whatever_the_exception():
    with pytest.raises(LawFault) as refused:
        check_separation("approval", WANG, DRAFTED, REASON)
    assert "没有例外" in str(refused.value)


def test_a_leader_may_have_reviewed_by_exception_only():
    history = [*DRAFTED, StepTaken("confidentiality", ZHAO)]
    by_other = SeparationException("保密员请假", "head-chen", date(2026, 3, 2))
    with pytest.raises(LawFault):
        check_separation("approval", ZHAO, history)
    assert check_separation("approval", ZHAO, history, by_other).same_person_as == ("confidentiality",)


def test_a_county_may_allow_no_exception():
    with pytest.raises(LawFault) as refused:
        check_separation("confidentiality", WANG, DRAFTED, REASON, Policies({"one_person_office": "never"}))
    assert "没有例外" in str(refused.value)
    with pytest.raises(LawFault):
        check_separation("confidentiality", WANG, DRAFTED, None, Policies({"one_person_office": "never"}))


def test_a_county_may_let_the_drafter_publish_what_was_approved():
    history = [*REVIEWED, StepTaken("approval", ZHAO)]
    assert (
        check_separation("published", WANG, history, policies=Policies({"publisher_may_draft": "yes"}))
        == Separation()
    )
    with pytest.raises(LawFault):
        check_separation("published", WANG, history)


def test_unknown_steps_are_refused():
    with pytest.raises(InputFault):
        check_separation("nothing", WANG, [])


PERSONS = st.sampled_from([WANG, LI, ZHAO])
STEPS = st.sampled_from([each.id for each in review_steps()])


@given(
    STEPS, PERSONS, st.lists(st.builds(StepTaken, STEPS, PERSONS), max_size=8), st.none() | st.just(REASON)
)
def test_nobody_ever_approves_his_own_draft(
    step: str, person: str, history: list[StepTaken], exception: SeparationException | None
):
    try:
        found = check_separation(step, person, history, exception, DEFAULTS)
    except LawFault as refused:
        assert refused.articles
        return
    drafted = StepTaken("draft", person) in history
    assert not (drafted and step in ("approval", "withheld"))
    if found.same_person_as:
        assert found.exception == REASON and person != ZHAO
