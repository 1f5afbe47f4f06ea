"""When a person leaves: what is in his hands is listed (交接清单) and passed to a named person in one act.

Every module of `sources` says what its area has in a person's hands and passes it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role, roles_in
from gongkai.agencies.models import Membership, Role
from gongkai.agencies.people import appoint_person, end_role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.base.folders import gathered
from gongkai.supervision.handover import sources
from gongkai.supervision.handover.kinds import Held, Pile
from gongkai_law.errors import InputFault

__all__ = ["Done", "Held", "Pile", "hand_over", "piles"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a handover did: how many things went over, which roles ended, which ones the successor got."""

    count: int
    ended: list[str]
    taken: list[str]


def piles(user: User) -> list[Pile]:
    """What is in a person's hands in the agency in scope, one pile an area, empty piles left out."""
    found = [module.held(user) for module in gathered(sources.__name__, sources.__path__)]
    return [pile for pile in found if pile.rows]


@transaction.atomic
def hand_over(*, before: User, after: User, until: date, with_roles: bool, actor: User) -> Done:
    """Pass on everything a person has in hand and end the person's roles on a day; all of it or nothing.

    `with_roles`: the successor also takes over the roles he does not hold yet, from `until` on, so that no day is
    without anybody.
    """
    agency_id = current_agency_id()
    require_role(actor, agency_id, [Role.ADMINISTRATOR])
    if before.pk == after.pk:
        raise InputFault("handover.same_person", name=before.full_name)
    held_by_successor = roles_in(after, agency_id)
    if not held_by_successor:
        raise InputFault("handover.serves_not", name=after.full_name)
    count = sum(
        module.pass_on(before=before, after=after, actor=actor)
        for module in gathered(sources.__name__, sources.__path__)
    )
    ending = list(Membership.objects.filter(user=before, until=None).select_related("user", "unit"))
    taken = _take_over(ending, after, until, held_by_successor, actor) if with_roles else []
    for membership in ending:
        _end(membership, until, actor)
    record(
        agency_id=agency_id,
        actor=actor,
        act="handover.done",
        subject_kind="person",
        subject_id=before.pk,
        before=before.full_name,
        after=after.full_name,
        count=count,
        until=until,
    )
    return Done(count, [str(Role(each.role).label) for each in ending], taken)


def _take_over(
    ending: list[Membership], after: User, until: date, has: frozenset[str], actor: User
) -> list[str]:
    missing = [membership for membership in ending if membership.role not in has]
    for membership in missing:
        appoint_person(user=after, role=membership.role, since=until, unit=membership.unit, actor=actor)
    return [str(Role(membership.role).label) for membership in missing]


def _end(membership: Membership, until: date, actor: User) -> None:
    try:
        end_role(membership=membership, until=max(until, membership.since), actor=actor)
    except InputFault as fault:
        if fault.key != "agencies.last_administrator":
            raise
        raise InputFault("handover.last_administrator", before=membership.user.full_name) from None
