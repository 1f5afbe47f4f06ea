"""Filling an empty office with the samples, and naming its accounts."""

from __future__ import annotations

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Membership, Role
from gongkai.commands.sample.county import make_county
from gongkai.commands.sample.people import SINCE, Account, hire, make_agency
from gongkai.commands.sample.township import make_township


def has_samples() -> bool:
    return Agency.objects.exists()


@transaction.atomic
def build_samples(password: str) -> None:
    """The known township and the made-up county; all of it or nothing."""
    county = make_agency("yichuan", "伊川县人民政府", "伊川县", "county", "county_government", None, "000000")
    make_township(county, password)
    qinghe = make_county(password)
    supervisor = hire(qinghe, "supervisor", "陈静", [Role.SUPERVISOR], password)
    Membership.unscoped.create(agency=county, user=supervisor, role=Role.SUPERVISOR, since=SINCE)


def sample_accounts() -> list[Account]:
    """Everyone who can sign in to the samples, with agency and roles."""
    accounts = []
    for user in User.objects.filter(is_active=True).order_by("created_at"):
        held = list(Membership.unscoped.filter(user=user).select_related("agency"))
        if held and held[0].agency.is_sample:
            roles = "、".join(dict.fromkeys(str(each.get_role_display()) for each in held))
            accounts.append(Account(user.username, user.full_name, roles, held[0].agency.short_name))
    return accounts
