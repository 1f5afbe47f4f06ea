"""What the administrator does with people: hire, appoint, end a role, a new password, a lost telephone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gongkai.agencies import people, serving
from gongkai.agencies.access import roles_in
from gongkai.agencies.models import Membership, Role
from gongkai.audit.queries import history
from tests.cast import SINCE, person
from tests.refusals import refused


@pytest.fixture
def he(office):
    """何 is the office's administrator."""
    return person("he", "何静", office.agency, Role.ADMINISTRATOR)


def hire(he, **changes):
    given = {
        "username": "zhangwei",
        "full_name": "张伟",
        "roles": [Role.CLERK],
        "since": timezone.localdate(),
    }
    return people.hire_person(actor=he, **{**given, **changes})


def test_a_new_person_signs_in_with_a_first_password_and_is_asked_for_another(office, he, client):
    hired = hire(he)
    assert hired.user.check_password(hired.password)
    client.force_login(hired.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/work/").headers["Location"].endswith("/password/change/")
    page = client.post(
        "/sign-in/password/change/",
        {
            "oldpassword": hired.password,
            "password1": "青石镇的一把长钥匙2026",
            "password2": "青石镇的一把长钥匙2026",
        },
    )
    assert page.status_code == 302
    assert client.get("/work/").status_code == 200


def test_first_passwords_differ_and_are_easy_to_read_out(office, he):
    first, second = hire(he), hire(he, username="lina", full_name="李娜")
    assert first.password != second.password
    assert len(first.password) == 14 and not set(first.password) & set("0o1liIO")


@pytest.mark.parametrize("who", ["wang", "sun", "zhao", "zhou", "chen"])
def test_only_the_administrator_looks_after_people(office, he, who):
    actor = getattr(office, who)
    for act in (
        lambda: people.hire_person(
            username="x1", full_name="某", roles=[Role.CLERK], since=SINCE, actor=actor
        ),
        lambda: people.appoint_person(user=office.li, role=Role.CLERK, since=SINCE, actor=actor),
        lambda: people.reset_password(user=office.li, actor=actor),
        lambda: people.reset_second_factor(user=office.li, actor=actor),
        lambda: people.let_in(user=office.li, active=False, actor=actor),
        lambda: people.change_person(user=office.li, full_name="x", phone="", email="", actor=actor),
        lambda: people.end_role(membership=serving.roles_of(office.li)[0], until=date.today(), actor=actor),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"username": "WANG"}, "accounts.username_taken"),
        ({"roles": []}, "agencies.no_role"),
        ({"roles": [Role.SUPERVISOR]}, "agencies.supervises_nobody"),
        ({"roles": ["emperor"]}, "agencies.no_such_role"),
    ],
)
def test_what_cannot_be_right_is_refused(office, he, changes, key):
    with refused(key):
        hire(he, **changes)


def test_a_role_counts_until_its_last_day_and_no_longer(office, he):
    today = timezone.localdate()
    membership = serving.roles_of(office.wang)[0]
    people.end_role(membership=membership, until=today, actor=he)
    assert roles_in(office.wang, office.agency.pk, on=today) == {Role.CLERK}
    assert roles_in(office.wang, office.agency.pk, on=today + timedelta(days=1)) == frozenset()
    with refused("agencies.role_ended"):
        people.end_role(membership=membership, until=today, actor=he)


def test_a_role_cannot_end_before_it_began(office, he):
    with refused("agencies.ends_before_it_began"):
        people.end_role(
            membership=serving.roles_of(office.wang)[0], until=SINCE - timedelta(days=1), actor=he
        )


def test_the_last_administrator_stays(office, he):
    mine = serving.roles_of(he)[0]
    with refused("agencies.last_administrator"):
        people.end_role(membership=mine, until=timezone.localdate(), actor=he)
    people.appoint_person(user=office.sun, role=Role.ADMINISTRATOR, since=timezone.localdate(), actor=he)
    people.end_role(membership=mine, until=timezone.localdate(), actor=he)
    assert Membership.objects.get(pk=mine.pk).until == timezone.localdate()


def test_a_new_password_ends_the_old_one_and_every_open_page(office, he, client):
    client.force_login(office.wang, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/work/").status_code == 200
    password = people.reset_password(user=office.wang, actor=he)
    assert client.get("/work/").status_code == 302
    office.wang.refresh_from_db()
    assert office.wang.check_password(password) and office.wang.must_change_password
    assert history(agency_id=office.agency.pk, subject_kind="person", subject_id=office.wang.pk)[
        0
    ].sentence == ("重设了王芳的密码")


def test_an_account_of_another_agency_is_left_alone(office, he):
    people.appoint_person(user=office.zhou, role=Role.CLERK, since=SINCE, actor=he)
    for act in (
        lambda: people.reset_password(user=office.zhou, actor=he),
        lambda: people.let_in(user=office.zhou, active=False, actor=he),
    ):
        with refused("agencies.not_our_account"):
            act()


def test_a_lost_telephone_is_taken_off_the_account(office, he):
    with refused("agencies.no_second_factor"):
        people.reset_second_factor(user=office.wang, actor=he)
    Authenticator.objects.create(user=office.wang, type=Authenticator.Type.TOTP, data={})
    people.reset_second_factor(user=office.wang, actor=he)
    assert not Authenticator.objects.filter(user=office.wang).exists()


def test_signing_in_is_stopped_and_allowed_again_but_never_for_oneself(office, he, client):
    people.let_in(user=office.wang, active=False, actor=he)
    office.wang.refresh_from_db()
    assert not office.wang.is_active
    people.let_in(user=office.wang, active=True, actor=he)
    with refused("agencies.not_yourself"):
        people.let_in(user=he, active=False, actor=he)
