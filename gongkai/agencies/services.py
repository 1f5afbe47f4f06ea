"""Acts on the agency tree: setting up an agency, its units, who serves it in which role from which day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.services import create_person
from gongkai.agencies.models import Agency, Membership, Role, Unit
from gongkai.agencies.particulars import checked
from gongkai.agencies.scope import agency_scope
from gongkai.audit.services import record
from gongkai_law.errors import InputFault


@transaction.atomic
def create_agency(
    *,
    slug: str,
    name: str,
    short_name: str,
    level: str,
    body_kind: str,
    parent: Agency | None = None,
    **fields: Any,
) -> Agency:
    """Set up an agency below `parent`. Refuses a slug that is taken and particulars that cannot be right."""
    given = {"slug": slug, "name": name, "short_name": short_name, "level": level, "body_kind": body_kind}
    known = checked({**given, **fields})
    if Agency.objects.filter(slug=slug).exists():
        raise InputFault("agencies.slug_taken", slug=slug)
    agency = Agency.objects.create(parent=parent, **known)
    record(
        agency_id=agency.pk,
        actor=None,
        act="agency.create",
        subject_kind="agency",
        subject_id=agency.pk,
        name=agency.name,
    )
    return agency


@transaction.atomic
def add_unit(*, agency: Agency, name: str, position: int = 0, is_village: bool = False) -> Unit:
    """An office inside an agency, or a village below a township."""
    with agency_scope(agency.pk):
        unit: Unit = Unit.objects.create(agency=agency, name=name, position=position, is_village=is_village)
    return unit


@transaction.atomic
def appoint(
    *,
    agency: Agency,
    user: User,
    role: str,
    since: date,
    unit: Unit | None = None,
    actor: User | None = None,
) -> Membership:
    """A person begins to serve an agency in a role; noted in the agency's history."""
    with agency_scope(agency.pk):
        if Membership.objects.filter(user=user, role=role, until=None).exists():
            raise InputFault("agencies.already_serves", name=user.full_name, role=Role(role).label)
        membership: Membership = Membership.objects.create(
            agency=agency, user=user, role=role, unit=unit, since=since
        )
    record(
        agency_id=agency.pk,
        actor=actor,
        act="membership.begin",
        subject_kind="membership",
        subject_id=membership.pk,
        name=user.full_name,
        role=str(Role(role).label),
        since=since,
    )
    return membership


@transaction.atomic
def hire(
    *,
    agency: Agency,
    username: str,
    name: str,
    roles: list[str],
    password: str,
    since: date,
    unit: Unit | None = None,
    actor: User | None = None,
    **fields: str | bool,
) -> User:
    """A new person with the first roles; `fields` are further fields of the account."""
    user = create_person(
        username=username, full_name=name, password=password, home_agency_id=agency.pk, **fields
    )
    for role in roles:
        appoint(agency=agency, user=user, role=role, since=since, unit=unit, actor=actor)
    return user
