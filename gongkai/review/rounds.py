"""What the acts of review share: moving a round on, and writing down who stood where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.policies import policies_of
from gongkai.audit.services import record
from gongkai.review.models import Review, ReviewException, ReviewStepTaken, gate
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies
from gongkai_law.review import (
    Separation,
    SeparationException,
    StepTaken,
    check_separation,
    review_step,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said at a station: a verdict where one is asked for, its basis, the opinion or reasons."""

    verdict: str = ""
    basis: str = ""
    opinion: str = ""


def audit(review: Review, actor: User | None, act: str, **data: Any) -> None:
    """One entry in the subject's own history, so that the record's page tells its review too."""
    record(
        agency_id=review.agency_id,
        actor=actor,
        act=act,
        subject_kind=review.subject_kind,
        subject_id=review.subject_id,
        title=review.title,
        **data,
    )


def policies(review: Review) -> Policies:
    """What the agency chose where the law leaves room."""
    return policies_of(review.agency)


def history(review: Review) -> list[StepTaken]:
    """The steps of the round as the law reads them."""
    rows = review.steps_taken.order_by("position").values_list("step", "person_id")
    return [StepTaken(step, str(person)) for step, person in rows]


def advance(review: Review, *, step: str, **changes: Any) -> Review:
    """Move a round on from the station the caller saw, or refuse because somebody moved it meanwhile."""
    with gate.opened():
        moved = Review.objects.filter(
            pk=review.pk, step=review.step, ended_at=None, completed_at=review.completed_at
        ).update(step=step, **changes)
    fresh: Review = Review.objects.get(pk=review.pk)
    if not moved:
        raise InputFault("review.moved_meanwhile", title=fresh.title, step=fresh.step_label)
    return fresh


def separation(review: Review, step: str, actor: User) -> Separation:
    """Whether the person may do the step, with the exception that covers it. Raises LawFault otherwise."""
    granted = ReviewException.objects.filter(review=review, step=step, person_id=actor.pk).first()
    exception = (
        SeparationException(granted.reason, str(granted.granted_by_id), granted.on) if granted else None
    )
    return check_separation(step, str(actor.pk), history(review), exception, policies(review))


def write_step(
    review: Review, step: str, actor: User, move: str, said: Said, apart: Separation
) -> ReviewStepTaken:
    """Write down who stood at a station; a same person is logged with the exception that allows it."""
    granted = ReviewException.objects.filter(review=review, step=step, person_id=actor.pk).first()
    taken = ReviewStepTaken(
        agency_id=review.agency_id,
        review=review,
        position=review.steps_taken.count() + 1,
        step=step,
        person_id=actor.pk,
        person_name=actor.full_name,
        at=timezone.now(),
        move=move,
        verdict=said.verdict,
        basis=said.basis,
        opinion=said.opinion,
    )
    if apart.same_person_as and granted:
        taken.exception_reason, taken.exception_by = granted.reason, granted.granted_by
        same = "、".join(f"“{review_step(each).label}”" for each in apart.same_person_as)
        audit(
            review,
            actor,
            "review.same_person",
            step=review_step(step).label,
            same=same,
            granted_by=granted.granted_by,
            reason=granted.reason,
        )
    with gate.opened():
        taken.save()
    return taken


def given(said: Said, **more: object) -> Mapping[str, object]:
    """What was said, by the names under which the law asks for it."""
    return {"basis": said.basis, "reasons": said.opinion, **more}
