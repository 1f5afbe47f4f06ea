"""Signing in with a real browser: the way in, a wrong password, the way out."""

from __future__ import annotations

import pytest

from tests import browsing
from tests.cast import PASSWORD, Office


@pytest.fixture
def people(transactional_db: None, office: Office) -> Office:
    return office


def test_a_clerk_signs_in_and_lands_on_what_is_due(visitor, people: Office):
    browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    visitor.wait_for_url("**/work/")
    assert "王芳" in visitor.locator("body").inner_text()


def test_a_wrong_password_is_said_beside_the_form_and_what_was_typed_is_kept(visitor, people: Office):
    browsing.sign_in_by_form(visitor, "wang", "不是这个密码")
    assert "/sign-in/login/" in visitor.url
    assert visitor.get_by_label("用户名").input_value() == "wang"


def test_the_sign_in_page_fits_every_screen_and_is_accessible(visitor, people: Office):
    visitor.goto("/sign-in/login/")
    browsing.look(visitor, "sign-in")


def test_a_page_of_the_workbench_asks_who_you_are(visitor, people: Office):
    visitor.goto("/work/")
    assert "/sign-in/login/" in visitor.url


def test_home_of_the_workbench_is_accessible_and_fits(clerk):
    clerk.goto("/work/")
    browsing.look(clerk, "home")
