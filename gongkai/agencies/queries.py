"""Reads of the agency tree and of who serves where."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.agencies.models import Agency, Membership


def agency_by_slug(slug: str) -> Agency | None:
    """The agency with this slug, or None."""
    return Agency.objects.filter(slug=slug).first()


def any_agency() -> bool:
    """Whether the installation has been set up at all."""
    return Agency.objects.exists()


def sample_memberships() -> QuerySet[Membership]:
    """Everyone who serves a sample agency, in the order they were added."""
    found: QuerySet[Membership] = Membership.unscoped.filter(agency__is_sample=True)
    return found.select_related("agency", "user").order_by("user__created_at", "agency__created_at")
