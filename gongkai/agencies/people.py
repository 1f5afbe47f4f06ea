"""Acts of an office's administrator on its people: hire, appoint, end a role, give a new password, let in or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.accounts import passwords
from gongkai.accounts.models import User
from gongkai.agencies import services
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, Level, Membership, Role, Unit
from gongkai.agencies.scope import agency_scope, current_agency_id
from gongkai.audit.services import record
from gongkai_law.errors import InputFault

SUPERVISING_LEVELS = (Level.COUNTY, Level.PREFECTURE, Level.PROVINCE, Level.NATION)


@dataclass(frozen=True, slots=True)
class Hired:
    """A new person and the first password, which is shown once and kept nowhere."""

    user: User
    password: str


def _audit(actor: User | None, act: str, user: User, **data: Any) -> None:
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act=act,
        subject_kind="person",
        subject_id=user.pk,
        name=user.full_name,
        **data,
    )


def _check_role(agency: Agency, role: str) -> None:
    """Only an agency from the county upwards supervises others. (条例 47)"""
    if role not in Role.values:
        raise InputFault("agencies.no_such_role", role=role)
    if role == Role.SUPERVISOR and agency.level not in SUPERVISING_LEVELS:
        raise InputFault("agencies.supervises_nobody", role=Role(role).label)


@transaction.atomic
def hire_person(
    *,
    username: str,
    full_name: str,
    roles: list[str],
    since: date,
    actor: User,
    unit: Unit | None = None,
    phone: str = "",
    email: str = "",
) -> Hired:
    """A new person of the agency in scope with the first roles; the first password must be changed at sign-in."""
    require_role(actor, current_agency_id(), [Role.ADMINISTRATOR])
    agency = Agency.objects.get(pk=current_agency_id())
    if not roles:
        raise InputFault("agencies.no_role", name=full_name)
    for role in roles:
        _check_role(agency, role)
    password = passwords.new_password()
    user = services.hire(
        agency=agency,
        username=username,
        name=full_name,
        roles=roles,
        password=password,
        since=since,
        unit=unit,
        actor=actor,
        must_change_password=True,
        phone=phone,
        email=email,
    )
    return Hired(user, password)


@transaction.atomic
def appoint_person(
    *, user: User, role: str, since: date, actor: User, unit: Unit | None = None
) -> Membership:
    """A person who has an account begins to serve the agency in scope in one more role."""
    require_role(actor, current_agency_id(), [Role.ADMINISTRATOR])
    agency = Agency.objects.get(pk=current_agency_id())
    _check_role(agency, role)
    return services.appoint(agency=agency, user=user, role=role, since=since, unit=unit, actor=actor)


@transaction.atomic
def end_role(*, membership: Membership, until: date, actor: User) -> None:
    """The last day of a role. Refuses to leave the agency without an administrator."""
    require_role(actor, membership.agency_id, [Role.ADMINISTRATOR])
    name, role = membership.user.full_name, Role(membership.role)
    if until < membership.since:
        raise InputFault("agencies.ends_before_it_began", name=name, role=role.label, since=membership.since)
    if role == Role.ADMINISTRATOR:
        # Locked together, so that two administrators who end each other's role at once cannot both succeed.
        left = Membership.objects.select_for_update().filter(role=role, until=None)
        if not [each for each in left if each.pk != membership.pk]:
            raise InputFault("agencies.last_administrator", name=name)
    if not Membership.objects.filter(pk=membership.pk, until=None).update(until=until):
        raise InputFault("agencies.role_ended", name=name, role=role.label)
    record(
        agency_id=membership.agency_id,
        actor=actor,
        act="membership.end",
        subject_kind="membership",
        subject_id=membership.pk,
        name=name,
        role=str(role.label),
        until=until,
    )


def _own_person(user: User, actor: User) -> None:
    """Accounts are looked after by the agency they belong to, never by another one that the person serves as well."""
    require_role(actor, current_agency_id(), [Role.ADMINISTRATOR])
    if user.home_agency_id != current_agency_id() or user.is_superuser:
        raise InputFault("agencies.not_our_account", name=user.full_name)


@transaction.atomic
def change_person(*, user: User, full_name: str, phone: str, email: str, actor: User) -> None:
    """Name, telephone and mail address (where reminders go)."""
    _own_person(user, actor)
    user.full_name, user.phone, user.email = full_name.strip(), phone.strip(), email.strip()
    user.save(update_fields=["full_name", "phone", "email"])
    _audit(actor, "person.change", user)


@transaction.atomic
def reset_password(*, user: User, actor: User) -> str:
    """A new first password, returned once; every open session of the person ends."""
    _own_person(user, actor)
    password = passwords.give_password(user)
    _audit(actor, "person.password", user)
    return password


@transaction.atomic
def reset_second_factor(*, user: User, actor: User) -> None:
    """For a lost telephone: signing in asks for the password alone until the person sets it up again."""
    _own_person(user, actor)
    if not passwords.drop_second_factor(user):
        raise InputFault("agencies.no_second_factor", name=user.full_name)
    _audit(actor, "person.second_factor_off", user)


@transaction.atomic
def let_in(*, user: User, active: bool, actor: User) -> None:
    """Let a person sign in or stop it at once; the roles stay as they are."""
    _own_person(user, actor)
    if user.pk == actor.pk and not active:
        raise InputFault("agencies.not_yourself")
    if passwords.set_active(user, active):
        _audit(actor, "person.let_in" if active else "person.shut_out", user)


@transaction.atomic
def first_people(*, agency: Agency, username: str, full_name: str, roles: list[str], since: date) -> Hired:
    """The first person of a new agency, set up from the command line before anybody could sign in."""
    for role in roles:
        _check_role(agency, role)
    password = passwords.new_password()
    with agency_scope(agency.pk):
        user = services.hire(
            agency=agency,
            username=username,
            name=full_name,
            roles=roles,
            password=password,
            since=since,
            must_change_password=True,
        )
    return Hired(user, password)
