"""The one door to published information, for staff."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.publishing.models import Record


def require_reader(user: User) -> None:
    """Anyone who serves the agency in scope may read its register."""
    require_role(user, current_agency_id(), Role.values)


def access_record(user: User, pk: str) -> Record:
    """The record if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_reader(user)
    try:
        found: Record | None = Record.objects.filter(pk=pk).first()
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found
