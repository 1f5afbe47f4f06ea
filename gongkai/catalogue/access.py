"""The one door to the standard catalogue, for staff."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.catalogue.models import Edition, Fulfilment, Item, Obligation

M = TypeVar("M", bound=Model)

# Who brings an edition into force: it decides what the office owes.
ADOPTERS = (Role.OFFICE_HEAD, Role.LEADER, Role.ADMINISTRATOR)
# Who says what was published, or that there was nothing.
REPORTERS = (*KEEPERS, Role.UNIT_HEAD, Role.VILLAGE_CLERK)


def require_reader(user: User) -> None:
    """Anyone who serves the agency in scope may read its catalogue."""
    require_role(user, current_agency_id(), Role.values)


def require_keeper(user: User) -> None:
    """Who writes drafts of the catalogue and says who owes what."""
    require_role(user, current_agency_id(), KEEPERS)


def require_adopter(user: User) -> None:
    require_role(user, current_agency_id(), ADOPTERS)


def require_reporter(user: User) -> None:
    require_role(user, current_agency_id(), REPORTERS)


def _own(model: type[M], user: User, pk: object, *related: str) -> M:
    require_reader(user)
    manager: Any = model._default_manager
    try:
        found: M | None = manager.select_related(*related).filter(pk=pk).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise PermissionDenied
    return found


def access_edition(user: User, pk: object) -> Edition:
    """The edition if it is the agency's own; PermissionDenied for another's and for none alike."""
    return _own(Edition, user, pk, "agency")


def access_item(user: User, pk: object) -> Item:
    """The item if it is the agency's own; PermissionDenied for another's and for none alike."""
    return _own(Item, user, pk, "edition__agency")


def access_obligation(user: User, pk: object) -> Obligation:
    """The obligation if it is the agency's own; PermissionDenied for another's and for none alike."""
    return _own(Obligation, user, pk, "item__edition__agency", "unit")


def access_fulfilment(user: User, pk: object) -> Fulfilment:
    """The tie if it is the agency's own; PermissionDenied for another's and for none alike."""
    return _own(Fulfilment, user, pk, "obligation__item", "obligation__unit")
