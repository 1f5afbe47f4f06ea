"""Acts of review: hand in, pass on, send back, refer upward, approve, void, make up an emergency's review, agree that
one person does two steps. Every act is checked against `gongkai_law.review` and moves the round by UPDATE … WHERE."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.numbers import next_numbers
from gongkai.agencies.scope import current_agency_id
from gongkai.review import access, rounds
from gongkai.review.models import Review, ReviewException, gate
from gongkai.review.rounds import Said
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.review import (
    Separation,
    StepTaken,
    check_conclusion,
    check_final,
    check_self_check,
    check_separation,
    conclusion,
    emergency_review_due,
    move_review,
    referral_due,
    review_step,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed: any thing with a kind, an id, a title and the hash of all that would go out.

    `drafters`: everybody who wrote on it, so that none of them reviews it.
    """

    kind: str
    id: uuid.UUID
    title: str
    content_hash: str
    drafters: Sequence[User]
    unit_id: uuid.UUID | None = None


def _not_in_review(subject: Subject) -> int:
    """The number of the next round; refuses while one is open, ends one that was completed on an earlier content."""
    last = Review.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("-round").first()
    if last is None:
        return 1
    if last.ended_at is None and last.completed_at is None:
        raise InputFault("review.open_already", title=subject.title, step=last.step_label)
    return int(last.round) + 1


@transaction.atomic
def start_review(*, subject: Subject, self_check: Mapping[str, str], actor: User) -> Review:
    """Hand a content in: drafting and self-check are written down, the round stands at the unit head. (条例 17.1)"""
    require_role(actor, current_agency_id(), access.DRAFTERS)
    check_self_check(self_check)
    number = _not_in_review(subject)
    end_rounds(subject_kind=subject.kind, subject_id=subject.id, why="换了新的一稿", actor=actor)
    year = timezone.localdate().year
    serial = next_numbers(series="review", period=str(year))[0]
    review = Review(
        agency_id=current_agency_id(),
        number=f"{year}-{serial:04d}",
        subject_kind=subject.kind,
        subject_id=subject.id,
        title=subject.title[:300],
        unit_id=subject.unit_id,
        content_hash=subject.content_hash,
        round=number,
        step="unit_head",
        self_check=dict(self_check),
    )
    with gate.opened():
        review.save()
    for drafter in subject.drafters or (actor,):
        rounds.write_step(review, "draft", drafter, "self_check", Said(), Separation())
    rounds.write_step(review, "self_check", actor, "unit_head", Said(), Separation())
    rounds.audit(review, actor, "review.start", round=number)
    return review


def _stand(review: Review, step: str, actor: User) -> Separation:
    """Everything that must hold before a person acts at a station."""
    access.require_station(actor, review, step)
    if review.step != step or review.ended_at:
        raise LawFault("review.not_here", title=review.title, step=review.step_label)
    return rounds.separation(review, step, actor)


@transaction.atomic
def pass_on(*, review: Review, actor: User, opinion: str = "", to: str = "confidentiality") -> Review:
    """The unit head passes it on: to the confidentiality review, or, in an emergency the county allows for, straight
    to the leader, with reasons; the legal check passes it to the leader. (条例 17)"""
    step = review.step if review.step in ("unit_head", "legal") else "unit_head"
    apart, said = _stand(review, step, actor), Said(opinion=opinion)
    move_review(step, to, rounds.given(said), rounds.policies(review))
    straight = step == "unit_head" and to == "approval"
    moved = rounds.advance(
        review, step=to, emergency=straight, reasons=opinion if straight else review.reasons
    )
    rounds.write_step(moved, step, actor, to, said, apart)
    label = review_step(to).label
    rounds.audit(moved, actor, "review.step", step=review_step(step).label, move=f"送“{label}”", verdict="")
    return moved


@transaction.atomic
def judge(*, review: Review, actor: User, said: Said, legal: bool = False) -> Review:
    """The confidentiality review concludes publish, in part or withhold, and hands it to the leader. (条例 17.2)

    `legal`: by way of the legal check. To refer upward is an act of its own (`refer_upward`).
    """
    apart = _stand(review, "confidentiality", actor)
    found = check_conclusion(said.verdict, rounds.given(said))
    if found.id == "refer_upward":
        raise InputFault("review_law.unknown_conclusion", conclusion=found.label)
    target = "legal" if legal else "approval"
    move_review("confidentiality", target, rounds.given(said), rounds.policies(review))
    moved = rounds.advance(review, step=target, conclusion=found.id, basis=said.basis, reasons=said.opinion)
    rounds.write_step(moved, "confidentiality", actor, target, said, apart)
    rounds.audit(moved, actor, "review.step", step="保密审查", move="", verdict=found.label)
    return moved


@transaction.atomic
def refer_upward(*, review: Review, actor: User, referred_to: str, opinion: str = "") -> Review:
    """Not sure: ask the competent body or the secrecy office; asked after on a day of the county's choice. (条例 17.3)"""
    apart = _stand(review, "confidentiality", actor)
    said = Said(verdict="refer_upward", opinion=opinion)
    check_conclusion("refer_upward", {"referred_to": referred_to})
    move_review("confidentiality", "referred", {"referred_to": referred_to}, rounds.policies(review))
    today = timezone.localdate()
    due = referral_due(today, calendar_for(review.agency), rounds.policies(review)).day
    moved = rounds.advance(
        review, step="referred", referred_to=referred_to, referred_on=today, referral_due=due
    )
    rounds.write_step(moved, "confidentiality", actor, "referred", said, apart)
    rounds.audit(moved, actor, "review.refer", referred_to=referred_to)
    return moved


@transaction.atomic
def record_reply(*, review: Review, actor: User, reply: str) -> Review:
    """The higher body's reply came: the review goes on with the confidentiality reviewer."""
    apart = _stand(review, "referred", actor)
    move_review("referred", "confidentiality", {"reply": reply}, rounds.policies(review))
    moved = rounds.advance(review, step="confidentiality")
    rounds.write_step(moved, "referred", actor, "confidentiality", Said(opinion=reply), apart)
    rounds.audit(moved, actor, "review.reply", referred_to=moved.referred_to, reply=reply)
    return moved


@transaction.atomic
def approve(*, review: Review, actor: User, said: Said) -> Review:
    """The leader decides: what is approved may go out from now on, as long as nothing of it changes; withheld stays in.

    Never less strict than the confidentiality review. In the emergency lane that review is due within 24 hours.
    (条例 13, 17)
    """
    apart = _stand(review, "approval", actor)
    found = check_conclusion(said.verdict, rounds.given(said))
    if found.id == "refer_upward":
        raise InputFault("review_law.unknown_conclusion", conclusion=found.label)
    if review.conclusion:
        found = check_final(review.conclusion, said.verdict)
    target = "withheld" if found.id == "withhold" else "scheduled"
    move_review("approval", target, rounds.given(said), rounds.policies(review))
    now = timezone.now()
    due = emergency_review_due(now) if review.emergency and target == "scheduled" else None
    moved = rounds.advance(
        review,
        step=target,
        completed_at=now,
        conclusion=found.id,
        basis=said.basis or review.basis,
        reasons=said.opinion or review.reasons,
        makeup_due=due,
    )
    rounds.write_step(moved, "approval", actor, target, said, apart)
    if due:
        rounds.audit(
            moved,
            actor,
            "review.emergency",
            due=f"{timezone.localtime(due):%Y-%m-%d %H:%M}",
            reasons=moved.reasons,
        )
    rounds.audit(moved, actor, "review.approve", verdict=found.label)
    return moved


@transaction.atomic
def make_up_review(*, review: Review, actor: User, said: Said) -> Review:
    """The confidentiality review of what went out in an emergency. Whoever asked for it takes the item down when this
    concludes less than publishing; the round then ends. (条例 17.2)"""
    access.require_station(actor, review, "confidentiality")
    if not review.emergency or review.made_up_at or review.completed_at is None or review.ended_at:
        raise LawFault("review.no_makeup", title=review.title)
    found = check_conclusion(said.verdict, rounds.given(said))
    apart = rounds.separation(review, "confidentiality", actor)
    approver = next(each.person for each in reversed(rounds.history(review)) if each.step == "approval")
    check_separation("approval", approver, [StepTaken("confidentiality", str(actor.pk))])
    now, stays = timezone.now(), found.id == "publish"
    changes = {} if stays else {"ended_at": now, "ended_why": f"补审结论：{found.label}"}
    moved = rounds.advance(review, step=review.step, made_up_at=now, **changes)
    rounds.write_step(moved, "confidentiality", actor, moved.step, said, apart)
    rounds.audit(moved, actor, "review.make_up", verdict=found.label)
    return moved


@transaction.atomic
def send_back(*, review: Review, actor: User, reasons: str) -> Review:
    """Back to the drafter with reasons: the round ends, the corrected content is a new round."""
    step = review.step
    apart = _stand(review, step, actor)
    move_review(step, "draft", {"reasons": reasons}, rounds.policies(review))
    moved = rounds.advance(review, step="draft", ended_at=timezone.now(), ended_why=reasons[:300])
    rounds.write_step(moved, step, actor, "draft", Said(opinion=reasons), apart)
    rounds.audit(moved, actor, "review.send_back", step=review_step(step).label, reasons=reasons)
    return moved


@transaction.atomic
def end_rounds(*, subject_kind: str, subject_id: uuid.UUID, why: str, actor: User | None) -> int:
    """Void whatever review a subject has, open or completed: called by its area when its content changes."""
    with gate.opened():
        found = list(Review.objects.filter(subject_kind=subject_kind, subject_id=subject_id, ended_at=None))
        for review in found:
            Review.objects.filter(pk=review.pk).update(ended_at=timezone.now(), ended_why=why[:300])
            rounds.audit(review, actor, "review.void", why=why)
    return len(found)


@transaction.atomic
def mark_published(*, review: Review) -> Review:
    """The content went out: the round's last station. Called by the subject's area in the same transaction."""
    return rounds.advance(review, step=conclusion(review.conclusion).leads_to)


@transaction.atomic
def grant_exception(*, review: Review, step: str, person: User, reason: str, actor: User) -> ReviewException:
    """Agree that one person does a step of one review although he did another; somebody else's act, kept. (条例 17.1)"""
    require_role(actor, review.agency_id, access.GRANTERS)
    if actor.pk == person.pk:
        raise LawFault("review.no_one_else", step=review_step(step).label)
    require_role(person, review.agency_id, review_step(step).roles)
    exception = rounds.SeparationException(reason, str(actor.pk), timezone.localdate())
    check_separation(step, str(person.pk), rounds.history(review), exception, rounds.policies(review))
    made = ReviewException(
        agency_id=review.agency_id,
        review=review,
        step=step,
        person_id=person.pk,
        person_name=person.full_name,
        reason=reason[:300],
        granted_by_id=actor.pk,
        granted_by=actor.full_name,
        on=timezone.localdate(),
    )
    with gate.opened():
        made.save()
    rounds.audit(
        review, actor, "review.exception", name=person.full_name, step=review_step(step).label, reason=reason
    )
    return made
