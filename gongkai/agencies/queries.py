"""Reads of the agency tree and of who serves where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Membership, Role, Unit


def agency_by_slug(slug: str) -> Agency | None:
    """The agency with this slug, or None."""
    return Agency.objects.filter(slug=slug).first()


def every_agency() -> Iterator[Agency]:
    """All agencies, one after the other; for commands that keep an installation."""
    yield from Agency.objects.order_by("slug").iterator()


def any_agency() -> bool:
    """Whether the installation has been set up at all."""
    return Agency.objects.exists()


def all_agencies() -> list[Agency]:
    """Every agency by name."""
    return list(Agency.objects.order_by("name"))


def agencies_to_remind(slug: str = "") -> list[Agency]:
    """Every agency by name, or the one with this slug; sample offices get no mail unless named."""
    rows = Agency.objects.filter(slug=slug) if slug else Agency.objects.filter(is_sample=False)
    return list(rows.select_related("parent").order_by("name"))


def sample_memberships() -> QuerySet[Membership]:
    """Everyone who serves a sample agency, in the order they were added."""
    found: QuerySet[Membership] = Membership.unscoped.filter(agency__is_sample=True)
    return found.select_related("agency", "user").order_by("user__created_at", "agency__created_at")


@dataclass(frozen=True, slots=True)
class Branch:
    """An agency and those right under it; `below` of each says how many stand under that one."""

    head: Agency
    members: list[tuple[Agency, int]]


def branches(under: Agency | None) -> list[Branch]:
    """The tree one step at a time: the roots with their members, or `under` alone with its own."""
    heads = [under] if under else list(Agency.objects.filter(parent=None).order_by("name"))
    members = Agency.objects.filter(parent__in=heads).annotate(below=Count("children"))
    by_head: dict[object, list[tuple[Agency, int]]] = {}
    for each in members.order_by("region_code", "name"):
        by_head.setdefault(each.parent_id, []).append((each, each.below))
    return [Branch(head, by_head.get(head.pk, [])) for head in heads]


def units_of(agency: Agency) -> list[Unit]:
    """The offices and villages of an agency in their order, villages last."""
    return list(Unit.unscoped.filter(agency=agency).order_by("is_village", "position", "name"))


def people_with(agency: Agency, roles: tuple[str, ...], *, on: date) -> list[User]:
    """Who holds one of some roles in an agency on a day, by name."""
    ids = (
        Membership.unscoped.filter(agency=agency, role__in=[Role(role) for role in roles], since__lte=on)
        .filter(Q(until=None) | Q(until__gte=on))
        .values("user")
    )
    return list(User.objects.filter(pk__in=ids).order_by("full_name"))


def agencies_for(slug: str = "") -> list[Agency]:
    """The agency with this slug, or all of them."""
    rows = Agency.objects.order_by("slug")
    return list(rows.filter(slug=slug) if slug else rows)
