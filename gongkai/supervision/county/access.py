"""The one door to the agencies below: for people who hold the supervisor's role in the agency in scope, and nobody else."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, Role
from gongkai.agencies.scope import scope_or_none
from gongkai.supervision.county.tree import Branch, branch_of

DEEPEST = 8  # more steps up than any tree of agencies has


def _supervised(user: User) -> UUID:
    """The agency in scope, if the person supervises it; PermissionDenied otherwise."""
    head = scope_or_none()
    if head is None:
        raise PermissionDenied
    require_role(user, head, (Role.SUPERVISOR,))
    return head


def access_county(user: User) -> Branch:
    """The agency in scope with everything below it; PermissionDenied for anyone who does not supervise it."""
    return branch_of(Agency.objects.get(pk=_supervised(user)))


def access_below(user: User, slug: str) -> Agency:
    """An agency below the one in scope; PermissionDenied for a stranger's, for none, and for no supervisor alike."""
    head = _supervised(user)
    agency = Agency.objects.filter(slug=slug).select_related("parent").first()
    node = agency.parent if agency else None
    for _ in range(DEEPEST):
        if node is None:
            break
        if node.pk == head and agency is not None:
            return agency
        node = node.parent
    raise PermissionDenied
