"""Reads of reviews: the one door others ask, what waits for whom, the stations of a chain."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongkai.accounts.models import User
from gongkai.review import access
from gongkai.review.models import Review, ReviewStepTaken
from gongkai_law.review import review_step

GOES_OUT = ("publish", "publish_in_part")
CHAIN = ("draft", "unit_head", "confidentiality", "approval", "published")


@dataclass(frozen=True, slots=True)
class Station:
    """One named station of a chain: `state` is done, here or ahead; who stood there when, and what was said."""

    step: str
    label: str
    state: str
    who: str = ""
    at: datetime | None = None
    verdict: str = ""
    opinion: str = ""


def completed_review_for(*, subject_kind: str, subject_id: uuid.UUID, content_hash: str) -> Review | None:
    """The complete review under which exactly this content may go out, or None. The one door others ask. (条例 17)

    Complete: not ended, approved to go out (whole or in part), over this very hash, with the leader's step and the
    confidentiality reviewer's (in the emergency lane the latter may still be due).
    """
    found: Review | None = Review.objects.filter(
        subject_kind=subject_kind,
        subject_id=subject_id,
        content_hash=content_hash,
        ended_at=None,
        completed_at__isnull=False,
        conclusion__in=GOES_OUT,
    ).first()
    if found is None:
        return None
    stood = set(found.steps_taken.values_list("step", flat=True))
    whole = "approval" in stood and ("confidentiality" in stood or found.emergency)
    return found if whole else None


def current_review(*, subject_kind: str, subject_id: uuid.UUID) -> Review | None:
    """The latest round of a subject, ended or not."""
    found: Review | None = (
        Review.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("-round").first()
    )
    return found


def all_rounds(*, subject_kind: str, subject_id: uuid.UUID) -> QuerySet[Review]:
    """Every round of a subject with its steps, the latest first."""
    found: QuerySet[Review] = Review.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return found.order_by("-round").prefetch_related("steps_taken")


def waiting_for(user: User) -> QuerySet[Review]:
    """What stands at a station this person may stand at today, oldest first."""
    steps, own = access.stations_of(user)
    found: QuerySet[Review] = Review.objects.filter(own, step__in=steps, ended_at=None, completed_at=None)
    return found.order_by("created_at")


def makeups_due() -> QuerySet[Review]:
    """Emergency publications whose confidentiality review is still due, the most urgent first."""
    found: QuerySet[Review] = Review.objects.filter(
        emergency=True, makeup_due__isnull=False, made_up_at=None, ended_at=None
    )
    return found.order_by("makeup_due")


def in_ledger(*, subject_kind: str, year: int) -> QuerySet[Review]:
    """Rounds that ended with an approval in a year: the review ledger (审查台账)."""
    found: QuerySet[Review] = Review.objects.filter(subject_kind=subject_kind, completed_at__year=year)
    return found.order_by("completed_at").prefetch_related("steps_taken")


def _last(taken: list[ReviewStepTaken], step: str) -> ReviewStepTaken | None:
    return next((each for each in reversed(taken) if each.step == step), None)


def stations(review: Review | None, *, published_at: datetime | None = None) -> list[Station]:
    """The five named stations with dates: 起草自查, 科室负责人, 保密审查, 领导批准, 发布."""
    if review is None or review.ended_at:
        return [
            Station(step, review_step(step).label, "here" if step == "draft" else "ahead") for step in CHAIN
        ]
    taken = sorted(review.steps_taken.all(), key=lambda each: each.position)
    here = {"legal": "approval", "referred": "confidentiality", "scheduled": "published"}.get(
        review.step, review.step
    )
    found = []
    for step in CHAIN:
        done = _last(taken, step)
        if step == "published":
            state = "done" if published_at else "here" if here == "published" else "ahead"
            found.append(Station(step, review_step(step).label, state, at=published_at))
        elif step == here and not review.completed_at:
            found.append(
                Station(step, review_step(review.step if not review.ended_at else step).label, "here")
            )
        elif done is not None:
            found.append(
                Station(
                    step,
                    review_step(step).label,
                    "done",
                    done.person_name,
                    done.at,
                    done.verdict_label,
                    done.opinion,
                )
            )
        else:
            found.append(Station(step, review_step(step).label, "ahead"))
    return found
