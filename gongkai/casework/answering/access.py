"""The one door to a letter."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.accounts.models import User
from gongkai.casework.access import require_reader
from gongkai.casework.models import CaseLetter


def access_letter(user: User, pk: object) -> CaseLetter:
    """The letter if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_reader(user)
    try:
        found: CaseLetter | None = (
            CaseLetter.objects.select_related("agency", "disclosure_request", "signed_file")
            .filter(pk=pk)
            .first()
        )
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found
