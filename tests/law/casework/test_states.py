"""The moves of a request: what may be done where, and what is refused with its article. (§1.6 of the law reference)"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.casework.outcomes import outcome
from gongkai_law.casework.states import act, all_acts, all_guards, all_states, allowed_acts, move, state
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault

STATES = [each.id for each in all_states()]
ACTS = [each.id for each in all_acts()]
END = "archived"


@pytest.mark.parametrize(
    ("path", "end"),
    [
        pytest.param("received accept draft_answer submit_review sign serve close archive", "archived", id="the plain way: receive, handle, answer, review, sign, serve, close, archive"),
        pytest.param("draft read_back accept", "under_review", id="an oral request is read back and taken in (29)"),
        pytest.param("submitted confirm_receipt accept", "under_review", id="a web request is confirmed first (31)"),
        pytest.param("received request_correction receive_correction", "under_review", id="correction and back (30)"),
        pytest.param("under_review request_correction lapse_correction", "draft_reply", id="not corrected: the letter is drafted (30)"),
        pytest.param("wait_correction close_uncorrected", "closed", id="not corrected: deemed abandoned and closed (30)"),
        pytest.param("under_review ask_reasons accept_reasons", "under_review", id="reasons accepted: go on (35)"),
        pytest.param("under_review ask_reasons reject_reasons", "draft_reply", id="reasons not accepted: the letter is drafted (35)"),
        pytest.param("under_review ask_reasons delay draft_answer", "draft_reply", id="reasons accepted but too much: a fixed later day (35)"),
        pytest.param("under_review notify_fee receive_payment", "under_review", id="fee paid: go on (42)"),
        pytest.param("under_review notify_fee lapse_fee", "draft_reply", id="fee not paid: the letter is drafted"),
        pytest.param("under_review consult_third_party consult_joint_agency receive_opinion end_consultation", "under_review", id="two consultations, answered one after the other (32, 34)"),
        pytest.param("under_review extend extend", "under_review", id="an extension leaves the state, its guards count how often (33.2)"),
        pytest.param("in_review send_back submit_review", "in_review", id="sent back with reasons and submitted again"),
        pytest.param("signed void_letter", "draft_reply", id="a letter not served yet can be voided"),
        pytest.param("wait_fee withdraw", "closed", id="an applicant may withdraw while waiting"),
        pytest.param("archived order_new_answer", "archived", id="a new answer ordered later leaves the case as it is: no new request (51)"),
        pytest.param("consulting open_suit", "consulting", id="overdue silence can be sued about while the case is open (51)"),
    ],
)  # fmt: skip
def test_the_ways_through_a_case(path: str, end: str):
    here, *acts = path.split()
    for step in acts:
        here = move(here, step)
    assert here == end


@pytest.mark.parametrize(
    ("where", "what", "article"),
    [
        pytest.param("wait_correction", "request_correction", "条例 30", id="no second correction while one is open (30)"),
        pytest.param("received", "sign", "条例 17.1", id="nothing is signed before review (17)"),
        pytest.param("draft_reply", "sign", "条例 17.1", id="a draft is not signed without review (17)"),
        pytest.param("signed", "extend", "条例 33.2", id="no extension after signing (33.2)"),
        pytest.param("under_review", "serve", "235号", id="nothing is served that is not signed"),
        pytest.param("submitted", "draft_answer", "条例 33", id="no answer before receipt (31, 33)"),
        pytest.param("closed", "draft_answer", "条例 33", id="a closed case is not answered again"),
        pytest.param("served", "withdraw", "条例 45", id="what was served cannot be withdrawn"),
        pytest.param("received", "archive", "条例 45", id="only a closed case is archived (45)"),
        pytest.param("wait_fee", "consult_third_party", "条例 32", id="no consultation while waiting for the fee"),
    ],
)  # fmt: skip
def test_an_illegal_move_is_refused_with_the_article_and_says_what_can_be_done(
    where: str, what: str, article: str
):
    with pytest.raises(LawFault) as refused:
        move(where, what)
    assert cite(article) in refused.value.articles
    assert state(where).label in str(refused.value) and act(what).label in str(refused.value)


@pytest.mark.parametrize("what", ACTS, ids=str)
def test_every_act_is_refused_by_its_own_guards_one_by_one(what: str):
    found = act(what)
    where = found.froms[0]
    every = {guard.id for guard in found.guards}
    assert move(where, what, every) == (found.to or where)
    for guard in found.guards:
        with pytest.raises(LawFault) as refused:
            move(where, what, every - {guard.id})
        assert guard.label in str(refused.value) and refused.value.articles


def test_guards_of_an_extension_are_all_the_law_asks():
    asked = {guard.id for guard in act("extend").guards}
    assert asked == {"head_approved", "before_due", "at_most_20", "first_extension"}


def test_unknown_words_are_refused():
    with pytest.raises(InputFault):
        move("nowhere", "accept")
    with pytest.raises(InputFault):
        move("received", "nothing")


def test_every_state_can_be_reached_and_only_the_last_is_an_end():
    reached = {"draft", "submitted", "received"}
    for _ in STATES:
        reached |= {each.to for where in reached for each in allowed_acts(where) if each.to}
    assert reached == set(STATES)
    ends = [each for each in STATES if not any(act.to and act.to != each for act in allowed_acts(each))]
    assert ends == [END]


def test_every_open_state_leads_to_the_end():
    back = {END}
    for _ in STATES:
        back |= {where for found in all_acts() for where in found.froms if found.to in back}
    assert back == set(STATES)


def test_what_waits_for_somebody_is_open():
    open_states = {each.id for each in all_states() if each.is_open}
    assert set(STATES) - open_states == {"closed", "archived"}
    assert state("consulting").waits_for == "others" and "第三方" in state("consulting").label


def test_acts_that_decide_an_answer_name_a_known_one():
    assert {each.id: each.outcome for each in all_acts() if each.outcome} == {
        "lapse_correction": "O_NOT_CORRECTED",
        "close_uncorrected": "O_NOT_CORRECTED",
        "reject_reasons": "N_EXCESSIVE",
        "lapse_fee": "O_FEE_UNPAID",
        "close_unpaid": "O_FEE_UNPAID",
        "withdraw": "O_WITHDRAWN",
        "close_other": "O_MISC",
    }
    assert all(outcome(each.outcome) for each in all_acts() if each.outcome)


def test_every_guard_is_used_and_labels_are_not_repeated():
    assert {guard.id for each in all_acts() for guard in each.guards} == {each.id for each in all_guards()}
    for named in (all_states(), all_guards(), all_acts()):
        labels = [each.label for each in named]
        assert len(labels) == len(set(labels))


@given(st.lists(st.sampled_from(ACTS), max_size=30))
def test_no_way_leads_round_review_and_signature_to_service(acts: list[str]):
    here, done = "received", ["received"]
    for step in acts:
        if step in [each.id for each in allowed_acts(here)]:
            here = move(here, step)
            done.append(step)
    if "serve" in done:
        assert done.index("submit_review") < done.index("sign") < done.index("serve")
