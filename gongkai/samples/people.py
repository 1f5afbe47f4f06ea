"""Sample agencies and accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.accounts.models import User
from gongkai.agencies import services
from gongkai.agencies.models import Agency, Level, Role

SINCE = date(2019, 1, 1)
OFFICE_HOURS = "工作日 8:30—12:00，14:30—18:00"
UNITS = ("党政综合办公室", "财政所", "农业农村办公室", "社会事务办公室")


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of one sample office."""

    agency: Agency
    clerk: User
    reviewer: User
    head: User
    leader: User


def make_agency(
    slug: str, name: str, short: str, level: str, kind: str, parent: Agency | None, region: str
) -> Agency:
    """One sample agency with a disclosure office; the region codes are not given to any real place."""
    return services.create_agency(
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


def staff(agency: Agency, prefix: str, names: tuple[str, str, str, str], password: str) -> Staff:
    """Clerk, confidentiality reviewer, head of the disclosure office, leader."""

    def hire(role_name: str, name: str, *roles: str) -> User:
        return services.hire(
            agency=agency,
            username=f"{prefix}-{role_name}",
            name=name,
            roles=list(roles),
            password=password,
            since=SINCE,
        )

    people = Staff(
        agency,
        clerk=hire("clerk", names[0], Role.CLERK, Role.ADMINISTRATOR),
        reviewer=hire("reviewer", names[1], Role.REVIEWER),
        head=hire("head", names[2], Role.OFFICE_HEAD),
        leader=hire("leader", names[3], Role.LEADER),
    )
    for position, unit in enumerate(UNITS):
        services.add_unit(agency=agency, name=unit, position=position)
    return people
