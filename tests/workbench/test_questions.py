"""The question tree as pages: every way leads to an answer or a step, in links alone; one row is named; several answers count once."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import escape

from gongkai.casework.models import GuidedChoice
from gongkai.casework.services import Intake, register_request
from gongkai_law.casework.outcomes import all_outcomes, outcome
from gongkai_law.casework.questions import all_questions, first_question, question


@pytest.fixture
def case(office):
    return register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保发放情况", date(2025, 9, 1)), actor=office.wang
    )


def address(case, walk="", *parts):
    query = "&".join([*(f"part={part}" for part in parts), *([f"a={walk}"] if walk else [])])
    return reverse("workbench:request-questions", args=[case.pk]) + (f"?{query}" if query else "")


def ways():
    """Every full way through the tree: [(walk, choice)]."""
    found = []

    def go(asked, walk):
        for choice in asked.choices:
            here = [*walk, f"{asked.id}.{choice.id}"]
            if choice.next:
                go(question(choice.next), here)
            else:
                found.append(("-".join(here), choice))

    go(first_question(), [])
    return found


def way_to(code, withheld=""):
    return next(
        walk
        for walk, choice in ways()
        if choice.outcome == code and (not withheld or choice.withheld == withheld)
    )


def test_the_first_page_asks_the_first_question_and_offers_its_replies_as_links(case, office, client):
    client.force_login(office.wang)
    page = client.get(address(case)).content.decode()
    assert first_question().text in page
    for choice in first_question().choices:
        assert f"still_pending.{choice.id}" in page and escape(choice.label) in page


def test_every_question_is_reached(case, office, client):
    reached = {each.split(".")[0] for walk, _choice in ways() for each in walk.split("-")}
    assert reached == {each.id for each in all_questions()}


# one way for each end of the tree: the shortest
ENDS = {
    (choice.outcome, choice.withheld, choice.act): walk
    for walk, choice in sorted(ways(), key=lambda way: -len(way[0]))
}


@pytest.mark.parametrize(
    ("end", "walk"), list(ENDS.items()), ids=["/".join(filter(None, end)) for end in ENDS]
)
def test_every_end_names_its_row_letter_and_remedy_or_the_step_to_do_first(case, office, client, end, walk):
    client.force_login(office.wang)
    page = client.get(address(case, walk)).content.decode()
    code, withheld, act = end
    if act:
        assert "先办这一步" in page
        return
    assert escape(outcome(code).label) in page and "年度报告表三的一行" in page and "不服怎么办" in page
    if withheld:
        assert outcome(withheld).label in page


def test_the_tree_reaches_every_answer_but_those_given_by_other_acts():
    assert {end[0] for end in ENDS if end[0]} >= {each.code for each in all_outcomes()} - {"O_MISC"}


def test_two_answers_in_one_letter_count_once_as_partial_条例37(case, office, client):
    client.force_login(office.wang)
    page = client.get(address(case, way_to("D_PROCESS"), way_to("GRANT"))).content.decode()
    assert "（二）部分公开（区分处理的，只计这一情形，不计其他情形）" in page and "只计一件、一行" in page


def test_an_answer_that_needs_a_search_record_says_so_with_a_link(case, office, client):
    client.force_login(office.wang)
    page = client.get(address(case, way_to("U_NOT_EXIST"))).content.decode()
    assert "案卷里还缺" in page and reverse("workbench:request-act", args=[case.pk, "search"]) in page


def test_going_back_leads_to_the_question_before(case, office, client):
    client.force_login(office.wang)
    page = client.get(address(case, "still_pending.go_on-what_wanted.information")).content.decode()
    assert "回到上一问" in page and "?a=still_pending.go_on&quot;" not in page
    assert address(case, "still_pending.go_on") in page


def test_the_result_is_kept_with_the_way_there(case, office, client):
    client.force_login(office.wang)
    walk = way_to("PARTIAL", "D_THIRD_PARTY")
    assert client.post(address(case), {"a": walk}).status_code == 302
    kept = GuidedChoice.objects.get()
    assert kept.counted == "PARTIAL" and kept.parts[0]["withheld"] == "D_THIRD_PARTY"
    assert "-".join(".".join(pair) for pair in kept.parts[0]["path"]) == walk


@pytest.mark.parametrize("walk", ["nothing.here", "still_pending.maybe", "still_pending", "."])
def test_a_damaged_address_is_refused_in_words(case, office, client, walk):
    client.force_login(office.wang)
    assert client.get(address(case, walk)).status_code in (200, 409)


def test_a_stranger_and_a_visitor_get_nothing(case, office, client):
    assert client.get(address(case)).status_code == 302
    client.force_login(office.zhou)
    assert client.get(address(case)).status_code == 403
