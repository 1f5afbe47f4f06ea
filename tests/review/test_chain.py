"""From handing in to approval: who stands where, what completes a review, what does not. (条例 17)"""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gongkai.agencies.models import Membership, PolicyChoice, Role
from gongkai.agencies.scope import agency_scope
from gongkai.audit.queries import history
from gongkai.review import access, queries, services
from gongkai.review.models import Review
from gongkai.review.rounds import Said
from gongkai_law.errors import InputFault, LawFault
from tests.cast import Office, person
from tests.review.handing import CLEAN, HASH, PUBLISH, approved, at_leader, handed_in, subject

WITHHOLD = Said(verdict="withhold", basis="条例 15", opinion="含商业秘密")


def complete(content_hash: str = HASH) -> Review | None:
    return queries.completed_review_for(
        subject_kind="thing", subject_id=uuid.UUID(int=7), content_hash=content_hash
    )


def test_the_whole_chain_completes_and_is_told(office: Office) -> None:
    review = approved(office)
    assert review.step == "scheduled"
    assert complete() == review
    assert [each.step for each in review.steps_taken.order_by("position")] == [
        "draft",
        "self_check",
        "unit_head",
        "confidentiality",
        "approval",
    ]
    told = [
        line.sentence
        for line in history(agency_id=office.agency.pk, subject_kind="thing", subject_id=uuid.UUID(int=7))
    ]
    assert any("批准了“关于春季防火的通知”：公开" in each for each in told)


def test_another_content_is_not_covered_by_the_approval(office: Office) -> None:
    approved(office)
    assert complete("b" * 64) is None


@pytest.mark.parametrize("stop", ["handed_in", "unit_head", "confidentiality"])
def test_no_earlier_station_completes(office: Office, stop: str) -> None:
    review = handed_in(office)
    if stop != "handed_in":
        review = services.pass_on(review=review, actor=office.sun)
    if stop == "confidentiality":
        services.judge(review=review, actor=office.li, said=PUBLISH)
    assert complete() is None


def test_withheld_is_complete_but_never_goes_out(office: Office) -> None:
    review = services.approve(review=at_leader(office, WITHHOLD), actor=office.zhao, said=WITHHOLD)
    assert (review.step, review.basis) == ("withheld", "条例 15")
    assert complete() is None


def test_the_leader_is_never_less_strict_than_the_reviewer(office: Office) -> None:
    with pytest.raises(LawFault) as refusal:
        services.approve(review=at_leader(office, WITHHOLD), actor=office.zhao, said=PUBLISH)
    assert refusal.value.key == "review_law.less_strict"
    assert complete() is None


def test_self_check_must_answer_every_item(office: Office) -> None:
    with pytest.raises(InputFault) as refusal:
        services.start_review(subject=subject(office), self_check={**CLEAN, "privacy": ""}, actor=office.wang)
    assert refusal.value.key == "review_law.self_check_open"


def test_sent_back_ends_the_round_and_needs_reasons(office: Office) -> None:
    review = handed_in(office)
    with pytest.raises(InputFault):
        services.send_back(review=review, actor=office.sun, reasons=" ")
    back = services.send_back(review=review, actor=office.sun, reasons="第二段日期不对")
    assert back.ended_at and back.ended_why == "第二段日期不对"
    assert handed_in(office).round == 2


def test_a_second_round_waits_for_the_first(office: Office) -> None:
    handed_in(office)
    with pytest.raises(InputFault) as refusal:
        handed_in(office)
    assert refusal.value.key == "review.open_already"


def test_a_new_content_voids_the_approval_of_the_old(office: Office) -> None:
    approved(office)
    handed_in(office, content_hash="b" * 64)
    assert complete() is None


def test_ended_by_an_edit_it_is_void(office: Office) -> None:
    approved(office)
    ended = services.end_rounds(
        subject_kind="thing", subject_id=uuid.UUID(int=7), why="改了正文", actor=office.wang
    )
    assert (ended, complete()) == (1, None)


def test_referred_upward_has_a_day_and_comes_back(office: Office) -> None:
    review = services.pass_on(review=handed_in(office), actor=office.sun)
    asked = services.refer_upward(review=review, actor=office.li, referred_to="县保密局")
    assert asked.step == "referred"
    assert asked.referral_due is not None and asked.referral_due > timezone.localdate() + timedelta(days=10)
    back = services.record_reply(review=asked, actor=office.li, reply="可以公开")
    assert back.step == "confidentiality"
    with pytest.raises(InputFault):
        services.refer_upward(review=back, actor=office.li, referred_to="")


def test_two_at_once_only_one_moves(office: Office) -> None:
    """Both reviewers saw the same station; the second is told, his step is not written."""
    review = services.pass_on(review=handed_in(office), actor=office.sun)
    stale = Review.objects.get(pk=review.pk)
    services.judge(review=review, actor=office.li, said=PUBLISH)
    with pytest.raises(InputFault) as refusal:
        services.judge(review=stale, actor=office.li, said=WITHHOLD)
    assert refusal.value.key == "review.moved_meanwhile"
    assert review.steps_taken.filter(step="confidentiality").count() == 1


@pytest.mark.parametrize("who", ["wang", "li", "zhao"])
def test_the_unit_heads_station_is_not_for_others(office: Office, who: str) -> None:
    with pytest.raises(PermissionDenied):
        services.pass_on(review=handed_in(office), actor=getattr(office, who))


def test_a_reviewer_whose_role_ended_yesterday_cannot_act(office: Office) -> None:
    review = services.pass_on(review=handed_in(office), actor=office.sun)
    assert list(queries.waiting_for(office.li)) == [review]
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.unscoped.filter(user=office.li, role=Role.REVIEWER).update(until=yesterday)
    with pytest.raises(PermissionDenied):
        services.judge(review=review, actor=office.li, said=PUBLISH)
    assert not queries.waiting_for(office.li)


def test_strangers_and_their_reviews(office: Office) -> None:
    review = handed_in(office)
    with pytest.raises(PermissionDenied):
        services.start_review(
            subject=subject(office, id=uuid.UUID(int=8)), self_check=CLEAN, actor=office.zhou
        )
    with agency_scope(office.stranger.pk), pytest.raises(PermissionDenied):
        access.access_review(office.zhou, review.pk)
    with pytest.raises(PermissionDenied):
        access.access_review(office.wang, "nonsense")


def test_a_unit_head_sees_his_own_units_only(office: Office) -> None:
    from gongkai.agencies.services import add_unit

    mine, other = (
        add_unit(agency=office.agency, name="财政所"),
        add_unit(agency=office.agency, name="社会事务办"),
    )
    head = person("head", "钱进", office.agency)
    Membership.unscoped.create(
        agency=office.agency, user=head, role=Role.UNIT_HEAD, unit=mine, since=timezone.localdate()
    )
    review = services.start_review(
        subject=services.Subject("thing", uuid.UUID(int=9), "决算", HASH, (office.wang,), other.pk),
        self_check=CLEAN,
        actor=office.wang,
    )
    assert review not in queries.waiting_for(head)
    with pytest.raises(LawFault) as refusal:
        services.pass_on(review=review, actor=head)
    assert refusal.value.key == "review.not_your_unit"


def test_legal_check_on_the_way(office: Office) -> None:
    review = services.pass_on(review=handed_in(office), actor=office.sun)
    at_legal = services.judge(review=review, actor=office.li, said=PUBLISH, legal=True)
    at_leader_now = services.pass_on(review=at_legal, actor=office.li, to="approval")
    assert services.approve(review=at_leader_now, actor=office.zhao, said=PUBLISH).completed_at


def test_stations_are_five_and_named(office: Office) -> None:
    review = at_leader(office)
    review = queries.current_review(subject_kind="thing", subject_id=uuid.UUID(int=7)) or review
    told = [(each.label, each.state, each.who) for each in queries.stations(review)]
    assert told == [
        ("起草", "done", "王芳"),
        ("科室负责人审核", "done", "孙丽"),
        ("保密审查", "done", "李明"),
        ("领导批准", "here", ""),
        ("发布", "ahead", ""),
    ]


def allow_emergency(office: Office) -> None:
    PolicyChoice.objects.create(
        agency=office.agency,
        key="emergency_publication",
        option="within_24_hours",
        reason="县里规定",
        decided_by="赵强",
    )


def test_emergency_needs_the_countys_leave(office: Office) -> None:
    with pytest.raises(LawFault):
        services.pass_on(review=handed_in(office), actor=office.sun, opinion="山洪预警", to="approval")


def test_emergency_goes_first_and_is_reviewed_within_24_hours(office: Office) -> None:
    allow_emergency(office)
    review = services.pass_on(review=handed_in(office), actor=office.sun, opinion="山洪预警", to="approval")
    done = services.approve(review=review, actor=office.zhao, said=PUBLISH)
    assert done.makeup_due and done.completed_at
    assert done.makeup_due - done.completed_at == timedelta(hours=24)
    assert complete() == done
    assert list(queries.makeups_due()) == [done]
    made_up = services.make_up_review(review=done, actor=office.li, said=PUBLISH)
    assert made_up.made_up_at and not queries.makeups_due() and complete() == made_up


def test_emergency_found_wanting_afterwards_is_no_longer_covered(office: Office) -> None:
    allow_emergency(office)
    review = services.pass_on(review=handed_in(office), actor=office.sun, opinion="山洪预警", to="approval")
    done = services.approve(review=review, actor=office.zhao, said=PUBLISH)
    services.make_up_review(review=done, actor=office.li, said=WITHHOLD)
    assert complete() is None


def test_nothing_to_make_up_in_the_usual_lane(office: Office) -> None:
    with pytest.raises(LawFault) as refusal:
        services.make_up_review(review=approved(office), actor=office.li, said=PUBLISH)
    assert refusal.value.key == "review.no_makeup"
