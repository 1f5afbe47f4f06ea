"""Acts as pages, over the whole table of states: offered only where the law allows, refused with the article when tried directly."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.casework.models import Correction, DisclosureRequest
from gongkai.casework.services import Intake, register_request
from gongkai.casework.stages import offered
from gongkai.workbench.case_acts import all_acts
from gongkai_law.casework.states import all_states


@pytest.fixture
def case(office):
    return register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保发放情况", date(2025, 3, 3)), actor=office.wang
    )


def put(case, stage):
    closed = {
        "closed_on": date(2025, 3, 20),
        "closed_year": 2025,
        "result_row": "granted",
        "outcome": "GRANT",
    }
    ended = stage in ("closed", "archived")
    DisclosureRequest.objects.filter(pk=case.pk).update(stage=stage, **(closed if ended else {}))


def address(case, act):
    return reverse("workbench:request-act", args=[case.pk, act])


@pytest.mark.parametrize("stage", [each.id for each in all_states()])
def test_in_every_state_only_lawful_acts_are_offered_and_others_refused_with_the_article(
    office, case, client, stage
):
    client.force_login(office.wang)
    put(case, stage)
    page = client.get(reverse("workbench:request", args=[case.pk])).content.decode()
    allowed = {each.id for each in offered(stage)}
    for act in all_acts().values():
        if not act.law or not set(act.roles) & {"clerk"}:
            continue
        if act.law in allowed:
            continue
        assert address(case, act.id) not in page, act.id
        for answer in (client.get(address(case, act.id)), client.post(address(case, act.id), {})):
            assert answer.status_code == 409
            assert "依据" in answer.content.decode()
    assert DisclosureRequest.objects.get(pk=case.pk).stage == stage


def test_every_act_page_opens_where_it_is_offered_and_says_what_follows(office, case, client):
    client.force_login(office.wang)
    for stage in ("received", "under_review", "draft_reply"):
        put(case, stage)
        for act in all_acts().values():
            page = client.get(address(case, act.id))
            if page.status_code == 200:
                assert "办了以后" in page.content.decode()
                assert page.content.decode().count("button primary") == 1


def test_every_act_that_names_a_move_names_one_of_the_laws_table():
    known = {each.id for state in all_states() for each in offered(state.id)} | {"read_back"}
    assert {act.law for act in all_acts().values() if act.law} <= known


def test_an_act_is_done_from_its_page_and_the_case_says_so(office, case, client):
    client.force_login(office.wang)
    form = client.get(address(case, "request_correction"))
    assert "今天办的话" in form.content.decode() or "今天办会被拒绝" in form.content.decode()
    seen = form.context["form"]["seen"].value()
    values = {
        "on": "2025-03-12",
        "points": "写明年度",
        "due": "2025-03-31",
        "consequence_told": "on",
        "seen": seen,
    }
    answer = client.post(address(case, "request_correction"), values, follow=True)
    assert "等申请人补正" in answer.content.decode()
    assert Correction.objects.get().due == date(2025, 3, 31)
    again = client.post(address(case, "request_correction"), values)
    assert again.status_code == 409


def test_the_second_of_two_clerks_keeps_what_was_typed_and_is_told(office, case, client):
    client.force_login(office.wang)
    values = {"on": "2025-03-12", "points": "写明年度", "due": "2025-03-31", "seen": "received.7"}
    page = client.post(address(case, "request_correction"), values).content.decode()
    assert "刚刚被别人办过" in page and "写明年度" in page


def test_the_what_if_page_counts_and_keeps_nothing(office, case, client):
    client.force_login(office.wang)
    page = client.get(reverse("workbench:request-whatif", args=[case.pk])).content.decode()
    assert "征求第三方意见" in page and "提请延期" in page
    assert case.events.count() == 1


def test_identity_is_shown_once_after_a_reason(office, case, client):
    client.force_login(office.wang)
    where = reverse("workbench:request-identity", args=[case.pk])
    assert "刘敏" not in client.get(where).content.decode()
    assert "刘敏" in client.post(where, {"reason": "核对"}).content.decode()
    assert "刘敏" not in client.get(reverse("workbench:request", args=[case.pk])).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("zhao", 403, id="a leader reads but does not handle"),
        pytest.param("zhou", 403, id="a stranger's office does not see it"),
    ],
)
def test_who_may_not_act_is_refused(office, case, client, who, status):
    client.force_login(getattr(office, who))
    assert client.get(address(case, "request_correction")).status_code == status


def test_only_the_head_is_offered_the_decision_about_an_extension(office, case, client):
    client.force_login(office.wang)
    client.post(address(case, "extend"), {"on": "2025-03-12", "days": "10", "reason": "材料多"})
    assert client.get(address(case, "decide_extension")).status_code == 403
    client.force_login(office.sun)
    assert "材料多" in client.get(address(case, "decide_extension")).content.decode()
    client.post(address(case, "decide_extension"), {"on": "2025-03-13", "granted": "yes"})
    assert DisclosureRequest.objects.get(pk=case.pk).reply_due == date(2025, 4, 15)
