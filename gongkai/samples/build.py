"""Filling an empty office with the samples, and naming its accounts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.models import Role
from gongkai.agencies.queries import any_agency, sample_memberships
from gongkai.agencies.services import appoint, hire
from gongkai.samples.county import make_county
from gongkai.samples.people import SINCE, make_agency
from gongkai.samples.today import make_open_cases
from gongkai.samples.township import make_township


@dataclass(frozen=True, slots=True)
class Account:
    """A sample account as printed at the end of `gongkai demo`."""

    username: str
    name: str
    role: str
    agency: str


def has_samples() -> bool:
    """Whether the installation holds anything already."""
    return any_agency()


@transaction.atomic
def build_samples(password: str) -> None:
    """The known township and the made-up county; all of it or nothing."""
    county = make_agency("yichuan", "伊川县人民政府", "伊川县", "county", "county_government", None, "000000")
    township = make_township(county, password)
    make_open_cases(township)
    qinghe = make_county(password)
    supervisor = hire(
        agency=qinghe,
        username="supervisor",
        name="陈静",
        roles=[Role.SUPERVISOR],
        password=password,
        since=SINCE,
    )
    appoint(agency=county, user=supervisor, role=Role.SUPERVISOR, since=SINCE)


def sample_accounts() -> list[Account]:
    """Everyone who can sign in to the samples, with agency and roles."""
    accounts: dict[str, Account] = {}
    for held in sample_memberships():
        known = accounts.get(held.user.username)
        role = str(held.get_role_display())
        roles = f"{known.role}、{role}" if known and role not in known.role else known.role if known else role
        accounts[held.user.username] = Account(
            held.user.username, held.user.full_name, roles, known.agency if known else held.agency.short_name
        )
    return list(accounts.values())
