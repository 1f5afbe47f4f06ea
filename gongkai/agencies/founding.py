"""Setting up a real office before anybody can sign in: the agency, its first administrator, the roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Agency, Level, Role
from gongkai.agencies.people import Hired, first_people
from gongkai.agencies.services import create_agency
from gongkai_law.errors import InputFault

# What an agency of this level usually is; the others have to say it. (remedies.toml)
USUAL_KINDS = {Level.TOWNSHIP: "township_government", Level.COUNTY: "county_government"}


@dataclass(frozen=True, slots=True)
class Founded:
    """A new office: its agency, its first person with the first password."""

    agency: Agency
    hired: Hired


@transaction.atomic
def found_office(
    *,
    slug: str,
    name: str,
    short_name: str,
    level: str,
    body_kind: str = "",
    parent_slug: str = "",
    credit_code: str = "",
    username: str,
    full_name: str,
    roles: list[str],
    since: date,
) -> Founded:
    """Set up an agency with its first administrator, who has `roles` as well; all of it or nothing."""
    parent = Agency.objects.filter(slug=parent_slug).first() if parent_slug else None
    if parent_slug and parent is None:
        raise InputFault("agencies.no_such_agency", slug=parent_slug)
    kind = body_kind or {str(key): value for key, value in USUAL_KINDS.items()}.get(level, "")
    if not kind and level in Level.values:
        raise InputFault("agencies.kind_needed", level=Level(level).label)
    agency = create_agency(
        slug=slug,
        name=name,
        short_name=short_name,
        level=level,
        body_kind=kind,
        parent=parent,
        credit_code=credit_code,
    )
    wanted = list(dict.fromkeys([str(Role.ADMINISTRATOR), *roles]))
    hired = first_people(agency=agency, username=username, full_name=full_name, roles=wanted, since=since)
    return Founded(agency, hired)
