"""The one door to a request."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.casework.models import DisclosureRequest

READERS = (
    Role.CLERK,
    Role.UNIT_HEAD,
    Role.REVIEWER,
    Role.OFFICE_HEAD,
    Role.LEADER,
    Role.SUPERVISOR,
    Role.ADMINISTRATOR,
)


def require_reader(user: User) -> None:
    """Village clerks see no requests; everyone else who serves the agency does."""
    require_role(user, current_agency_id(), READERS)


def access_request(user: User, pk: object) -> DisclosureRequest:
    """The request if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_reader(user)
    try:
        found: DisclosureRequest | None = (
            DisclosureRequest.objects.select_related("agency").filter(pk=pk).first()
        )
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found
