"""Who may not be whom, and the exception that is granted by somebody else and logged. (条例 17.1)"""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies.models import Membership, PolicyChoice, Role
from gongkai.audit.models import AuditEntry
from gongkai.review import services
from gongkai.review.models import Review
from gongkai_law.errors import LawFault
from tests.cast import SINCE, Office
from tests.review.handing import PUBLISH, handed_in


def also(office: Office, who: str, role: str) -> None:
    Membership.unscoped.create(agency=office.agency, user=getattr(office, who), role=role, since=SINCE)


def at_reviewer(office: Office) -> Review:
    """The drafter 王 is the only confidentiality reviewer there is."""
    also(office, "wang", Role.REVIEWER)
    return services.pass_on(review=handed_in(office), actor=office.sun)


def test_the_drafter_does_not_review(office: Office) -> None:
    with pytest.raises(LawFault) as refusal:
        services.judge(review=at_reviewer(office), actor=office.wang, said=PUBLISH)
    assert refusal.value.key == "review_law.same_person"


def test_unless_a_leader_agrees_for_this_one_item(office: Office) -> None:
    review = at_reviewer(office)
    services.grant_exception(
        review=review, step="confidentiality", person=office.wang, reason="办公室只有一人", actor=office.zhao
    )
    services.judge(review=review, actor=office.wang, said=PUBLISH)
    taken = review.steps_taken.get(step="confidentiality")
    assert (taken.exception_reason, taken.exception_by) == ("办公室只有一人", "赵强")
    assert AuditEntry.objects.filter(act="review.same_person").count() == 1
    assert AuditEntry.objects.filter(act="review.exception").count() == 1


def test_nobody_agrees_for_himself(office: Office) -> None:
    review = at_reviewer(office)
    also(office, "wang", Role.OFFICE_HEAD)
    with pytest.raises(LawFault) as refusal:
        services.grant_exception(
            review=review, step="confidentiality", person=office.wang, reason="没人", actor=office.wang
        )
    assert refusal.value.key == "review.no_one_else"


def test_a_clerk_cannot_agree(office: Office) -> None:
    review = at_reviewer(office)
    with pytest.raises(PermissionDenied):
        services.grant_exception(
            review=review, step="confidentiality", person=office.wang, reason="没人", actor=office.li
        )


def test_that_the_leader_did_not_draft_is_never_set_aside(office: Office) -> None:
    also(office, "wang", Role.LEADER)
    review = services.judge(
        review=services.pass_on(review=handed_in(office), actor=office.sun), actor=office.li, said=PUBLISH
    )
    with pytest.raises(LawFault) as refusal:
        services.grant_exception(
            review=review, step="approval", person=office.wang, reason="没人", actor=office.zhao
        )
    assert refusal.value.key == "review_law.same_person_never"
    with pytest.raises(LawFault):
        services.approve(review=review, actor=office.wang, said=PUBLISH)


def test_where_the_county_allows_none_there_is_none(office: Office) -> None:
    PolicyChoice.objects.create(
        agency=office.agency, key="one_person_office", option="never", reason="县里规定", decided_by="赵强"
    )
    review = at_reviewer(office)
    with pytest.raises(LawFault) as refusal:
        services.grant_exception(
            review=review, step="confidentiality", person=office.wang, reason="没人", actor=office.zhao
        )
    assert refusal.value.key == "review_law.same_person_never"


def test_everybody_who_wrote_on_it_is_a_drafter(office: Office) -> None:
    also(office, "li", Role.CLERK)
    subject = services.Subject("thing", uuid.UUID(int=3), "通知", "c" * 64, (office.wang, office.li))
    from tests.review.handing import CLEAN

    review = services.start_review(subject=subject, self_check=CLEAN, actor=office.wang)
    review = services.pass_on(review=review, actor=office.sun)
    with pytest.raises(LawFault):
        services.judge(review=review, actor=office.li, said=PUBLISH)
