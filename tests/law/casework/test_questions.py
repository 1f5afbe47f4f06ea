"""The guided choice: every answer can be reached, nothing is a dead end, every question is explained."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gongkai_law.casework.outcomes import all_outcomes, outcome
from gongkai_law.casework.questions import (
    Choice,
    Question,
    all_questions,
    first_question,
    next_step,
    question,
)
from gongkai_law.casework.states import allowed_acts
from gongkai_law.errors import InputFault


def walks(here: Question, so_far: dict[str, str]) -> Iterator[tuple[dict[str, str], Choice]]:
    """Every way to answer, with the last choice of it."""
    for choice in here.choices:
        answers = {**so_far, here.id: choice.id}
        if choice.next:
            assert choice.next not in answers, f"round in circles at {choice.next}"
            yield from walks(question(choice.next), answers)
        else:
            yield answers, choice


WALKS = list(walks(first_question(), {}))


def test_every_answer_of_an_office_can_be_reached():
    assert {last.outcome for _, last in WALKS} - {""} == {each.code for each in all_outcomes()}


def test_every_question_is_on_some_way():
    assert {id for answers, _ in WALKS for id in answers} == {each.id for each in all_questions()}


@pytest.mark.parametrize("each", all_questions(), ids=lambda each: each.id)
def test_a_question_is_plain_explained_and_has_its_law(each: Question):
    assert each.text.endswith("？") and len(each.text) <= 40
    assert each.why.endswith("。") and each.citations
    assert len(each.choices) >= 2
    assert (
        len({choice.id for choice in each.choices})
        == len({choice.label for choice in each.choices})
        == len(each.choices)
    )
    for choice in each.choices:
        assert [bool(choice.next), bool(choice.outcome), bool(choice.act)].count(True) == 1, choice.id
        assert not choice.withheld or choice.outcome == "PARTIAL"


def test_a_step_that_comes_first_can_be_taken_while_a_case_is_handled():
    first = {last.act for _, last in WALKS} - {""}
    assert first == {"request_correction", "ask_reasons", "consult_third_party", "consult_agency"}
    assert first <= {each.id for each in allowed_acts("under_review")}


def test_a_partly_given_answer_knows_the_ground_of_the_rest():
    grounds = {last.withheld for _, last in WALKS if last.outcome == "PARTIAL"}
    assert grounds == {each.code for each in all_outcomes() if each.remedy_rule == "refusal"}


def test_every_way_ends_where_its_last_choice_says():
    for answers, last in WALKS:
        step = next_step(answers)
        assert step.is_finished and step.question is None
        assert (step.outcome, step.withheld, step.act) == (last.outcome, last.withheld, last.act)
        assert [asked.id for asked, _ in step.path] == list(answers)
        assert step.sentence.endswith("。")


@pytest.mark.parametrize(
    ("replies", "code"),
    [
        pytest.param("go_on information yes no no no ours no yes no none", "GRANT", id="found, ours, nothing to hide: given (36.2)"),
        pytest.param("go_on information yes no no no ours no none", "U_NOT_EXIST", id="searched and not there (36.4)"),
        pytest.param("go_on information yes no no no other", "U_NOT_OURS", id="another agency made it (10, 36.5)"),
        pytest.param("go_on information yes yes", "N_REPEAT", id="the same applicant asked the same before (36.6)"),
        pytest.param("go_on information yes no no no ours no yes no all third_party silent harm no", "D_THIRD_PARTY", id="a silent third party and real harm: the agency refuses (32)"),
        pytest.param("go_on information yes no no no ours no yes no all third_party silent no_harm", "GRANT", id="a silent third party and no harm: given (32)"),
        pytest.param("go_on information yes no no no ours no yes no all third_party objects yes", "GRANT_PUBLIC_INTEREST", id="an objection against a serious public interest (15, 32)"),
        pytest.param("go_on information yes no no no ours no yes no all process must", "GRANT", id="a rule that opens it overrides 16.2"),
        pytest.param("go_on information yes no no no ours due", "U_ARCHIVED", id="handed to the archive when due (档案法 15.2)"),
        pytest.param("go_on information yes no no no ours early yes no none", "GRANT", id="handed to the archive early: still ours (档案法 15.2)"),
        pytest.param("fee_unpaid", "O_FEE_UNPAID", id="the fee was not paid in time (42)"),
    ],
)  # fmt: skip
def test_usual_cases_come_out_right(replies: str, code: str):
    answers: dict[str, str] = {}
    for reply in replies.split():
        asked = next_step(answers).question
        assert asked is not None
        answers[asked.id] = reply
    assert next_step(answers).outcome == code
    assert outcome(code).label in next_step(answers).sentence


def test_the_first_question_comes_first_and_a_changed_reply_leaves_old_ones_aside():
    assert next_step({}).question == first_question()
    answers = {"still_pending": "go_on", "what_wanted": "information", "clear": "yes", "repeat": "yes"}
    assert next_step(answers).outcome == "N_REPEAT"
    changed = next_step({**answers, "what_wanted": "petition"})
    assert changed.outcome == "N_PETITION" and len(changed.path) == 2


def test_replies_nobody_offered_are_refused():
    with pytest.raises(InputFault):
        next_step({"nothing": "yes"})
    with pytest.raises(InputFault):
        next_step({"still_pending": "maybe"})
