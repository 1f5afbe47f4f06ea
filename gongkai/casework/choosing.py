"""A choice about clocks (各项规定) counts every open request anew, here and in the agencies below."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies import choosing
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import current_agency_id
from gongkai.casework.recompute import Moved, recompute_open


def _with_those_below(agency: Agency) -> Iterator[Agency]:
    yield agency
    for child in Agency.objects.filter(parent=agency):
        yield from _with_those_below(child)


def _recount(actor: User) -> list[Moved]:
    top = Agency.objects.get(pk=current_agency_id())
    return [
        moved
        for agency in _with_those_below(top)
        for moved in recompute_open(agency=agency, actor=actor)
        if agency.pk == top.pk
    ]


@transaction.atomic
def choose_policy(*, key: str, option: str, reason: str, decided_by: str, actor: User) -> list[Moved]:
    """Choose and count anew; returns the requests of the agency in scope whose day moved."""
    choosing.choose(key=key, option=option, reason=reason, decided_by=decided_by, actor=actor)
    return _recount(actor)


@transaction.atomic
def take_policy_back(*, key: str, actor: User) -> list[Moved]:
    """Withdraw a choice and count anew; returns the requests of the agency in scope whose day moved."""
    choosing.take_back(key=key, actor=actor)
    return _recount(actor)
