"""The one door to a reconsideration or suit."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from gongkai.accounts.models import User
from gongkai.casework.access import require_reader
from gongkai.remedies.models import RemedyCase


def access_case(user: User, pk: object) -> RemedyCase:
    """The case if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_reader(user)
    found: RemedyCase | None = RemedyCase.objects.filter(pk=pk).first()
    if found is None:
        raise PermissionDenied
    return found
