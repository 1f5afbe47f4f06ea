"""Who may stand at which station, and the one door to a review."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, memberships_of, require_role, roles_in
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.review.models import Review
from gongkai_law.errors import LawFault
from gongkai_law.review import review_step

# Who hands in: whoever drafts for the agency.
DRAFTERS = (*KEEPERS, Role.UNIT_HEAD, Role.VILLAGE_CLERK)
# Who agrees that one person does two steps.
GRANTERS = (Role.LEADER, Role.OFFICE_HEAD)


def access_review(user: User, pk: object) -> Review:
    """The review if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_role(user, current_agency_id(), Role.values)
    try:
        found: Review | None = Review.objects.filter(pk=pk).first()
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found


def require_station(user: User, review: Review, step: str) -> None:
    """That the person holds, today, a role of this station; a unit head only for his own unit's matters.

    Roles are asked at the moment of the act: one that ended since the review began opens nothing.
    """
    held = require_role(user, review.agency_id, review_step(step).roles)
    if step != "unit_head" or review.unit_id is None or Role.OFFICE_HEAD in held:
        return
    units = {
        each.unit_id
        for each in memberships_of(user)
        if each.agency_id == review.agency_id and each.role == Role.UNIT_HEAD
    }
    if None not in units and review.unit_id not in units:
        raise LawFault("review.not_your_unit", title=review.title)


def stations_of(user: User) -> tuple[list[str], Q]:
    """The stations whose role the person holds in the agency in scope, and the unit filter that goes with them."""
    held = roles_in(user, current_agency_id())
    steps = [
        step
        for step in ("unit_head", "confidentiality", "legal", "approval", "referred")
        if held & set(review_step(step).roles)
    ]
    own = Q()
    if Role.UNIT_HEAD in held and Role.OFFICE_HEAD not in held:
        units = [m.unit_id for m in memberships_of(user) if m.role == Role.UNIT_HEAD and m.unit_id]
        if units:
            own = ~Q(step="unit_head") | Q(unit_id=None) | Q(unit_id__in=units)
    return steps, own


def require_reader(user: User) -> None:
    """Anyone who serves the agency in scope may see its reviews."""
    require_role(user, current_agency_id(), Role.values)
