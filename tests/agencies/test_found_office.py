"""Setting up a real office on an empty database: one command, one administrator, or nothing at all."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.accounts.models import User
from gongkai.agencies.founding import found_office
from gongkai.agencies.models import Agency, Membership, Role
from tests.refusals import refused

GOOD = {
    "slug": "gezhai",
    "name": "葛寨镇人民政府",
    "short_name": "葛寨镇",
    "level": "township",
    "username": "wangfang",
    "full_name": "王芳",
    "roles": [],
    "since": date(2026, 1, 5),
}


def test_an_empty_database_becomes_an_office_with_one_administrator(db):
    founded = found_office(**{**GOOD, "roles": [Role.CLERK]})
    assert founded.agency.body_kind == "township_government"
    held = Membership.unscoped.filter(user=founded.hired.user).values_list("role", flat=True)
    assert set(held) == {Role.ADMINISTRATOR, Role.CLERK}
    assert founded.hired.user.check_password(founded.hired.password)
    assert founded.hired.user.must_change_password


@pytest.mark.parametrize(
    ("change", "key"),
    [
        pytest.param(
            {"slug": "葛寨"}, "agencies.slug_shape", id="a slug with characters that addresses cannot have"
        ),
        pytest.param({"name": "  "}, "agencies.empty", id="no name"),
        pytest.param({"credit_code": "11410329005411111X"}, "agencies.credit_code", id="a wrong check digit"),
        pytest.param({"level": "town"}, "agencies.level", id="no such level"),
        pytest.param(
            {"level": "prefecture"}, "agencies.kind_needed", id="a level that is no single kind of body"
        ),
        pytest.param({"body_kind": "club"}, "remedy_law.unknown_body", id="no such kind of body"),
        pytest.param({"parent_slug": "nowhere"}, "agencies.no_such_agency", id="a parent that is not here"),
        pytest.param({"roles": ["boss"]}, "agencies.no_such_role", id="no such role"),
        pytest.param(
            {"roles": [Role.SUPERVISOR]},
            "agencies.supervises_nobody",
            id="a township supervises nobody (条例 47)",
        ),
        pytest.param({"username": "王 芳"}, "accounts.username_shape", id="a user name with a blank"),
        pytest.param({"full_name": " "}, "accounts.no_name", id="a person without a name"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_kept(db, change, key):
    with refused(key):
        found_office(**{**GOOD, **change})
    assert not Agency.objects.exists() and not User.objects.exists()


def test_a_second_office_stands_below_the_first_and_a_slug_is_taken_once(db):
    county = found_office(**{**GOOD, "slug": "yi", "name": "伊县人民政府", "level": "county"}).agency
    below = found_office(**{**GOOD, "parent_slug": "yi", "username": "liu"}).agency
    assert below.parent == county
    with refused("agencies.slug_taken"):
        found_office(**{**GOOD, "username": "zhang"})
