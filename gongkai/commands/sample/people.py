"""Sample agencies and accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.accounts.models import User
from gongkai.accounts.services import create_person
from gongkai.agencies.models import Agency, Level, Membership, Role, Unit

SINCE = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Account:
    """A sample account as printed at the end of `gongkai demo`."""

    username: str
    name: str
    role: str
    agency: str


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of one sample office."""

    agency: Agency
    clerk: User
    reviewer: User
    head: User
    leader: User


OFFICE_HOURS = "工作日 8:30—12:00，14:30—18:00"


def make_agency(
    slug: str, name: str, short: str, level: str, kind: str, parent: Agency | None, region: str
) -> Agency:
    """One sample agency with a disclosure office; the region codes are not given to any real place."""
    return Agency.objects.create(
        slug=slug,
        name=name,
        short_name=short,
        level=level,
        body_kind=kind,
        parent=parent,
        region_code=region,
        office_name=f"{short}党政综合办公室" if level == Level.TOWNSHIP else f"{short}办公室",
        office_address=f"{short}政府大院",
        office_hours=OFFICE_HOURS,
        office_phone="0000-0000000",
        reconsideration_body=f"{parent.name}" if parent else "",
        court=f"{parent.short_name}人民法院" if parent else "",
        is_sample=True,
    )


def hire(agency: Agency, username: str, name: str, roles: list[str], password: str) -> User:
    """A sample person with roles."""
    user = create_person(username=username, full_name=name, password=password, home_agency_id=agency.pk)
    for role in roles:
        Membership.unscoped.create(agency=agency, user=user, role=role, since=SINCE)
    return user


def staff(agency: Agency, prefix: str, names: tuple[str, str, str, str], password: str) -> Staff:
    """Clerk, confidentiality reviewer, head of the disclosure office, leader."""
    clerk = hire(agency, f"{prefix}-clerk", names[0], [Role.CLERK, Role.ADMINISTRATOR], password)
    reviewer = hire(agency, f"{prefix}-reviewer", names[1], [Role.REVIEWER], password)
    head = hire(agency, f"{prefix}-head", names[2], [Role.OFFICE_HEAD], password)
    leader = hire(agency, f"{prefix}-leader", names[3], [Role.LEADER], password)
    for position, unit in enumerate(("党政综合办公室", "财政所", "农业农村办公室", "社会事务办公室")):
        Unit.unscoped.create(agency=agency, name=unit, position=position)
    return Staff(agency, clerk, reviewer, head, leader)


def accounts_of(people: Staff) -> list[Account]:
    """The accounts of an office in the order people would try them."""
    roles = ("经办人、管理员", "保密审查人", "工作机构负责人", "分管领导")
    users = (people.clerk, people.reviewer, people.head, people.leader)
    return [
        Account(user.username, user.full_name, role, people.agency.short_name)
        for user, role in zip(users, roles, strict=True)
    ]
