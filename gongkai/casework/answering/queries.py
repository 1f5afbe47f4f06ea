"""Reads about letters."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.casework.models import CaseLetter


def to_serve() -> QuerySet[CaseLetter]:
    """Letters that are signed and wait to be served, the oldest first; those in review stand in their stations' lists."""
    found: QuerySet[CaseLetter] = CaseLetter.objects.filter(state=CaseLetter.State.SIGNED)
    return found.select_related("disclosure_request").order_by("signed_at", "id")
