"""Reads of the agency in scope: who serves it, its units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Membership, Unit
from gongkai.agencies.scope import current_agency_id


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the agency in scope with the roles held on a day."""

    user: User
    memberships: list[Membership]


def people_on(day: date) -> list[Person]:
    """Who serves the agency in scope on a day or will, by the day each was added."""
    open_roles = Membership.objects.filter(Q(until=None) | Q(until__gte=day)).select_related("user", "unit")
    found: dict[object, Person] = {}
    for membership in open_roles.order_by("user__created_at", "since", "role"):
        found.setdefault(membership.user_id, Person(membership.user, [])).memberships.append(membership)
    return list(found.values())


def past_roles(day: date, *, limit: int = 100) -> QuerySet[Membership]:
    """Roles that ended before a day, the latest first."""
    ended: QuerySet[Membership] = Membership.objects.filter(until__lt=day).select_related("user")
    return ended.order_by("-until", "-id")[:limit]


def served_by(user_id: object) -> User:
    """A person who serves or served the agency in scope; PermissionDenied for everybody else."""
    try:
        membership = Membership.objects.filter(user_id=user_id).select_related("user").first()
    except ValidationError:
        membership = None
    if membership is None:
        raise PermissionDenied
    found: User = membership.user
    return found


def roles_of(user: User) -> list[Membership]:
    """Every role a person held in the agency in scope, the open ones first."""
    rows = Membership.objects.filter(user=user).select_related("user", "unit")
    return sorted(rows, key=lambda each: (each.until is not None, each.since))


def units_of(*, closed: bool = False) -> QuerySet[Unit]:
    """The units of the agency in scope in their order; closed ones only if asked."""
    rows: QuerySet[Unit] = Unit.objects.order_by("position", "name")
    return rows if closed else rows.filter(closed_on=None)


def unit_of(pk: object) -> Unit:
    """A unit of the agency in scope; PermissionDenied for another's and for none alike."""
    try:
        found: Unit | None = Unit.objects.filter(pk=pk).first()
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found


def person_named(username: str) -> User | None:
    """The account with exactly this user name, whatever its case."""
    return User.objects.filter(username__iexact=username.strip(), is_active=True).first()


def account(pk: object) -> User:
    """An account that may sign in; PermissionDenied for none."""
    found = User.objects.filter(pk=str(pk), is_active=True).first()
    if found is None:
        raise PermissionDenied
    return found


def agency_in_scope() -> Agency:
    """The agency in scope."""
    return Agency.objects.select_related("parent").get(pk=current_agency_id())
