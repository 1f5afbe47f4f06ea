"""Reads of training: a year's sessions and their sums."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from gongkai.training.models import TrainingSession


@dataclass(frozen=True, slots=True)
class TrainingYear:
    """A year's training: number of sessions, heads."""

    sessions: int
    attendees: int


def sessions_of(year: int) -> QuerySet[TrainingSession]:
    return TrainingSession.objects.filter(held_on__year=year).order_by("held_on", "id")


def training_year(year: int) -> TrainingYear:
    """How many sessions and heads in a year."""
    sessions = sessions_of(year)
    return TrainingYear(sessions.count(), sessions.aggregate(n=Sum("attendees"))["n"] or 0)
