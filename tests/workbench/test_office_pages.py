"""设置: every page opens for those it is for, is read by the office, and is closed to strangers."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import PolicyChoice, Role
from gongkai.agencies.services import add_unit
from gongkai.agencies.serving import roles_of, units_of
from tests.cast import PASSWORD, person

READ_BY_ALL = ("more-office", "more-particulars", "more-units", "more-people", "more-policies")


@pytest.fixture
def he(office):
    return person("he", "何静", office.agency, Role.ADMINISTRATOR)


@pytest.fixture
def closed_pages(office, he):
    """Pages of the administrator alone."""
    wang = office.wang.pk
    return [
        reverse("workbench:more-person-new"),
        reverse("workbench:more-person", args=[wang]),
        reverse("workbench:more-person-edit", args=[wang]),
        reverse("workbench:more-person-appoint", args=[wang]),
        reverse("workbench:more-role-end", args=[wang, roles_of(office.wang)[0].pk]),
        reverse("workbench:more-person-act", args=[wang, "password"]),
        reverse("workbench:more-handover", args=[wang]),
    ]


def sign_in(client, user):
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")


def test_the_office_reads_its_settings_and_the_administrator_changes_them(office, he, closed_pages, client):
    unit = add_unit(agency=office.agency, name="财政所")
    both = [*(reverse(f"workbench:{name}") for name in READ_BY_ALL)]
    sign_in(client, office.li)
    assert [client.get(page).status_code for page in both] == [200] * len(both)
    assert {client.get(page).status_code for page in closed_pages} == {403}
    sign_in(client, he)
    policy = reverse("workbench:more-policy", args=["correction_days"])
    for page in [*both, *closed_pages, policy, reverse("workbench:more-unit", args=[unit.pk])]:
        assert client.get(page).status_code == 200, page


def test_a_visitor_is_asked_to_sign_in_and_who_serves_nowhere_sees_nothing(office, closed_pages, client):
    pages = [*(reverse(f"workbench:{name}") for name in READ_BY_ALL), *closed_pages]
    for page in pages:
        assert "sign-in" in client.get(page)["Location"]
    nobody = User.objects.create_user("nobody", PASSWORD, full_name="某人")
    sign_in(client, nobody)
    assert {client.get(page).status_code for page in pages} == {403}


def test_people_of_another_agency_are_not_there(office, he, client):
    sign_in(client, he)
    for name in ("more-person", "more-person-edit", "more-handover"):
        assert client.get(reverse(f"workbench:{name}", args=[office.zhou.pk])).status_code == 403


def test_a_person_is_hired_on_the_page_and_the_password_is_shown_once(office, he, client):
    sign_in(client, he)
    address = reverse("workbench:more-person-new")
    given = {
        "full_name": "张伟", "username": "zhangwei", "roles": ["clerk", "reviewer"], "since": "2026-01-05", "unit": "",
        "phone": "", "email": "",
    }  # fmt: skip
    page = client.post(address, given).text
    password = re.search(r'class="password">([^<]+)<', page)
    assert password and User.objects.get(username="zhangwei").check_password(password[1])
    again = client.post(address, given)
    assert "已经有人用了" in again.text and 'class="password"' not in again.text


def test_a_person_with_an_account_elsewhere_is_appointed_under_it(office, he, client):
    sign_in(client, he)
    address = reverse("workbench:more-person-new")
    page = client.post(address, {"known": "1", "known-username": "ZHOU"})
    assert page.status_code == 302
    client.post(page["Location"], {"role": "clerk", "unit": "", "since": "2026-01-05"})
    assert [each.role for each in roles_of(office.zhou)] == ["clerk"]
    assert "没有这个用户名" in client.post(address, {"known": "1", "known-username": "nobody"}).text


def test_every_act_on_an_account_first_says_what_it_will_do(office, he, client):
    sign_in(client, he)
    for act, words in (("password", "马上失效"), ("shut-out", "马上不能再登录"), ("let-in", "又可以")):
        address = reverse("workbench:more-person-act", args=[office.wang.pk, act])
        assert words in client.get(address).text
        assert client.post(address).status_code in (200, 302)
    refused = client.post(reverse("workbench:more-person-act", args=[office.wang.pk, "second-factor"]))
    assert refused.status_code == 409 and "没有开两步验证" in refused.text
    assert client.get(reverse("workbench:more-person-act", args=[office.wang.pk, "fire"])).status_code == 404


def test_particulars_keep_what_was_typed_when_the_credit_code_is_wrong(office, client):
    sign_in(client, office.sun)
    address = reverse("workbench:more-particulars")
    given = {
        "name": "青石镇人民政府",
        "short_name": "青石",
        "report_due_month": 1,
        "report_due_day": 20,
        "parent_slug": "yunhe",
    }
    page = client.post(address, {**given, "credit_code": "123"}).text
    assert "校验位" in page and 'value="青石"' in page
    assert client.post(address, given).status_code == 302
    office.agency.refresh_from_db()
    assert (office.agency.short_name, office.agency.report_due_day) == ("青石", 20)


def test_units_are_added_renamed_and_closed_on_the_page(office, client):
    sign_in(client, office.sun)
    client.post(reverse("workbench:more-units"), {"name": "财政所", "position": 1})
    address = reverse("workbench:more-unit", args=[units_of()[0].pk])
    client.post(address, {"name": "财政办", "position": 1})
    assert units_of()[0].name == "财政办"
    client.post(address, {"close": "1", "on": "2026-03-01"})
    assert not units_of()


def test_a_choice_is_made_and_withdrawn_on_the_page(office, client):
    sign_in(client, office.sun)
    address = reverse("workbench:more-policy", args=["correction_days"])
    given = {"option": "9", "reason": "县里统一要求", "decided_by": "县政务公开办"}
    assert "没有申请的期限因此改变" in client.post(address, given).text
    assert "9工作日" in client.get(reverse("workbench:more-policies")).text
    assert "已保存" in client.post(address, {"take_back": "1"}).text
    assert not PolicyChoice.objects.exists()
    assert client.get(reverse("workbench:more-policy", args=["no_such"])).status_code == 404


def test_a_clerk_sees_choices_and_makes_none(office, client):
    sign_in(client, office.wang)
    address = reverse("workbench:more-policy", args=["correction_days"])
    assert "保存并重算" not in client.get(address).text
    given = {"option": "9", "reason": "x", "decided_by": "y"}
    assert client.post(address, given).status_code == 403


def test_a_handover_names_what_went_over(office, he, client):
    sign_in(client, he)
    address = reverse("workbench:more-handover", args=[office.wang.pk])
    assert "王芳的交接清单" in client.get(address).text
    page = client.post(
        address, {"after": str(office.li.pk), "until": timezone.localdate().isoformat(), "with_roles": "on"}
    ).text
    assert "已交给李明" in page and "李明同时任经办人" in page
