"""Who may: the one door to an agency. The same answer is given for "not yours" and "not there"."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Membership, Role
from gongkai.agencies.scope import scope_or_none

# Who writes the register: intake, ledgers, training, remedies, drafts of the report.
KEEPERS = (Role.CLERK, Role.OFFICE_HEAD, Role.ADMINISTRATOR)


def memberships_of(user: User, *, on: date | None = None) -> list[Membership]:
    """The roles a person holds on a day (today by default), in all agencies."""
    day = on or timezone.localdate()
    return list(
        Membership.unscoped.filter(user_id=user.pk, since__lte=day)
        .filter(Q(until=None) | Q(until__gte=day))
        .select_related("agency")
        .order_by("agency__name", "role")
    )


def roles_in(user: User, agency_id: uuid.UUID, *, on: date | None = None) -> frozenset[str]:
    """The roles a person holds in one agency on a day."""
    return frozenset(m.role for m in memberships_of(user, on=on) if m.agency_id == agency_id)


def require_role(user: User, agency_id: uuid.UUID, roles: Iterable[str]) -> frozenset[str]:
    """The roles held, if at least one of `roles` is among them; PermissionDenied otherwise."""
    held = roles_in(user, agency_id)
    if not held & set(roles):
        raise PermissionDenied
    return held


def require_member(user: User) -> None:
    """Everyone who serves the agency in scope, in whatever role; PermissionDenied for anybody else."""
    agency_id = scope_or_none()
    if agency_id is None:
        raise PermissionDenied
    require_role(user, agency_id, Role.values)


def access_agency(user: User, slug: str) -> Agency:
    """The agency by its slug if the person serves it (or supervises it from above); PermissionDenied otherwise."""
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None or not may_see(user, agency):
        raise PermissionDenied
    return agency


def may_see(user: User, agency: Agency) -> bool:
    """Whether a person serves an agency, or supervises an agency above it."""
    held = memberships_of(user)
    if any(m.agency_id == agency.pk for m in held):
        return True
    above = {m.agency_id for m in held if m.role == Role.SUPERVISOR}
    node: Agency | None = agency
    while node is not None and above:
        if node.pk in above:
            return True
        node = node.parent
    return False
