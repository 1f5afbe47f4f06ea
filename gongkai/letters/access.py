"""Who may see the templates of letters, and who may change how an agency writes."""

from __future__ import annotations

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id

KEEPERS_OF_WORDS = (Role.OFFICE_HEAD, Role.ADMINISTRATOR)


def require_reader(user: User) -> None:
    """Everyone who serves the agency."""
    require_role(user, current_agency_id(), Role.values)


def require_keeper(user: User) -> None:
    """The head of the disclosure office and the administrator decide how letters read."""
    require_role(user, current_agency_id(), KEEPERS_OF_WORDS)
