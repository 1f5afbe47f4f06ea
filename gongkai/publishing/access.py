"""The one door to published information, for staff."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.publishing.models import Concern, Record

# Who writes drafts, and who sends out what was approved.
DRAFTERS = (*KEEPERS, Role.UNIT_HEAD, Role.VILLAGE_CLERK)
PUBLISHERS = (*KEEPERS, Role.LEADER)
# Who takes down what is public.
WITHDRAWERS = (Role.OFFICE_HEAD, Role.LEADER, Role.REVIEWER)


def require_reader(user: User) -> None:
    """Anyone who serves the agency in scope may read its register."""
    require_role(user, current_agency_id(), Role.values)


def require_drafter(user: User) -> None:
    """Whoever may write a draft in the agency in scope."""
    require_role(user, current_agency_id(), DRAFTERS)


def may_draft(roles: frozenset[str]) -> bool:
    """Whether somebody with these roles writes drafts; pages show the buttons by it."""
    return bool(roles & set(DRAFTERS))


def access_record(user: User, pk: object) -> Record:
    """The record if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_reader(user)
    try:
        found: Record | None = Record.objects.select_related("agency", "unit").filter(pk=pk).first()
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found


def access_concern(user: User, pk: object) -> Concern:
    """The concern if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_reader(user)
    try:
        found: Concern | None = Concern.objects.filter(pk=pk).first()
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found
