"""How every act of handling begins: may this person, is the case open, has nobody else acted since it was looked at."""

from __future__ import annotations

from datetime import date

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.models import Role
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import lock_request, not_in_future
from gongkai_law.errors import InputFault

# Who handles requests: whoever keeps the register, and the heads of the units they are given to.
HANDLERS = (*KEEPERS, Role.UNIT_HEAD)


def mark_of(case: DisclosureRequest) -> str:
    """What a person saw of a case when a page was shown: its state and how many events it had."""
    return f"{case.stage}.{case.events.count()}"


def take(
    case: DisclosureRequest,
    actor: User,
    *,
    on: date | None = None,
    seen: str = "",
    roles: tuple[str, ...] = HANDLERS,
) -> DisclosureRequest:
    """The case with its row locked, for one act. `seen`: what `mark_of` said when the page was shown.

    Raises PermissionDenied without a role, InputFault for a day to come, a closed case, or one that another clerk
    has acted on since: the act is refused and nothing is lost.
    """
    require_role(actor, case.agency_id, roles)
    if on is not None:
        not_in_future(on)
    locked = lock_request(case.pk)
    if locked.closed_on:
        raise InputFault("casework.closed", number=locked.number)
    if seen and seen != mark_of(locked):
        raise InputFault("casework.changed_meanwhile", number=locked.number)
    return locked
