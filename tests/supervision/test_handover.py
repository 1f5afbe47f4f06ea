"""A clerk leaves: what is in his hands goes to a named person in one act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gongkai.agencies.access import roles_in
from gongkai.agencies.models import Role
from gongkai.audit.queries import history
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import AnswerGiven, Intake, answer_request, register_request
from gongkai.publishing.editing import create_draft
from gongkai.supervision.handover import hand_over, piles
from tests.cast import person
from tests.refusals import refused

TODAY = timezone.localdate


@pytest.fixture
def he(office):
    return person("he", "何静", office.agency, Role.ADMINISTRATOR)


@pytest.fixture
def case(office):
    made = register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保资金发放情况", date(2025, 9, 1)), actor=office.wang
    )
    DisclosureRequest.objects.filter(pk=made.pk).update(handler_id=office.wang.pk)
    return made


def test_open_work_goes_over_and_the_roles_end_on_the_day(office, he, case):
    assert [row.what for pile in piles(office.wang) for row in pile.rows] == [
        f"{case.number} 低保资金发放情况"
    ]
    done = hand_over(before=office.wang, after=office.li, until=TODAY(), with_roles=True, actor=he)
    assert (done.count, done.ended, done.taken) == (1, ["经办人"], ["经办人"])
    case.refresh_from_db()
    assert case.handler_id == office.li.pk
    assert not piles(office.wang) and piles(office.li)
    assert roles_in(office.li, office.agency.pk) == {Role.REVIEWER, Role.CLERK}
    assert roles_in(office.wang, office.agency.pk, on=TODAY() + timedelta(days=1)) == frozenset()
    lines = history(agency_id=office.agency.pk, subject_kind="request", subject_id=case.pk)
    assert lines[0].sentence == f"申请 {case.number} 由王芳移交给李明办理"


def test_drafts_are_listed_and_stay_with_who_wrote_them(office, he):
    draft = create_draft(
        title="青石镇防汛应急预案", category="emergency", formed_on=date(2025, 6, 1), actor=office.wang
    )
    (pile,) = piles(office.wang)
    assert [row.what for row in pile.rows] == ["青石镇防汛应急预案"]
    assert hand_over(before=office.wang, after=office.li, until=TODAY(), with_roles=True, actor=he).count == 0
    draft.refresh_from_db()
    assert draft.drafted_by == office.wang.full_name


def test_without_roles_the_successor_keeps_only_his_own(office, he, case):
    hand_over(before=office.wang, after=office.li, until=TODAY(), with_roles=False, actor=he)
    assert roles_in(office.li, office.agency.pk) == {Role.REVIEWER}


def test_a_closed_request_stays_with_the_one_who_closed_it(office, he, case):
    answer_request(
        disclosure_request=case, answers=[AnswerGiven("GRANT")], on=date(2025, 9, 20), actor=office.wang
    )
    assert (
        hand_over(before=office.wang, after=office.li, until=TODAY(), with_roles=False, actor=he).count == 0
    )
    case.refresh_from_db()
    assert case.handler_id == office.wang.pk


@pytest.mark.parametrize(
    ("after", "key"), [("wang", "handover.same_person"), ("zhou", "handover.serves_not")]
)
def test_work_goes_only_to_another_person_of_the_office(office, he, case, after, key):
    with refused(key):
        hand_over(before=office.wang, after=getattr(office, after), until=TODAY(), with_roles=True, actor=he)
    case.refresh_from_db()
    assert case.handler_id == office.wang.pk


def test_the_only_administrator_hands_the_role_over_or_stays(office, he):
    with refused("handover.last_administrator"):
        hand_over(before=he, after=office.li, until=TODAY(), with_roles=False, actor=he)
    hand_over(before=he, after=office.li, until=TODAY(), with_roles=True, actor=he)
    assert Role.ADMINISTRATOR in roles_in(office.li, office.agency.pk)


@pytest.mark.parametrize("who", ["wang", "sun", "zhou", "chen"])
def test_only_the_administrator_hands_over(office, case, who):
    with pytest.raises(PermissionDenied):
        hand_over(
            before=office.wang, after=office.li, until=TODAY(), with_roles=True, actor=getattr(office, who)
        )
