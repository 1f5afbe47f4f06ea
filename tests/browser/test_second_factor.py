"""The second factor in a real browser: turned on, signed in with, a recovery code, turned off; and the password pages."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page

from gongkai.accounts.models import User
from tests import browsing
from tests.cast import PASSWORD


@pytest.fixture
def wang(transactional_db: None, office) -> User:
    return office.wang


def code_of(secret: str) -> str:
    """The six digits a telephone shows now; waits for the next ones when these are about to change."""
    if time.time() % 30 > 25:
        time.sleep(6)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def confirm_it_is_me(page: Page) -> None:
    """Give the password again where the page asks for it."""
    if "reauthenticate" in page.url:
        browsing.look(page, "second-factor-again")
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="确认").click()
        page.wait_for_url(lambda url: "reauthenticate" not in url)


def turn_on(page: Page) -> str:
    page.goto("/work/more/")
    page.get_by_role("link", name="两步验证").click()
    page.get_by_role("link", name="打开两步验证").click()
    confirm_it_is_me(page)
    secret = page.locator(".secret").inner_text()
    page.get_by_label("验证码").fill(code_of(secret))
    page.get_by_role("button", name="打开").click()
    page.get_by_role("heading", name="备用码").wait_for()
    return secret


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="退出", exact=True).click()
    page.wait_for_url("**/sign-in/login/**")


def test_a_clerk_turns_it_on_signs_in_with_it_and_turns_it_off(visitor: Page, wang: User):
    browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    visitor.wait_for_url("**/work/")
    turn_on(visitor)
    visitor.goto("/sign-in/2fa/recovery-codes/")
    codes = visitor.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    browsing.look(visitor, "second-factor-codes")
    visitor.goto("/sign-in/2fa/")
    browsing.look(visitor, "second-factor-on")
    sign_out(visitor)

    browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    visitor.wait_for_url("**/2fa/authenticate/**")
    browsing.look(visitor, "second-factor-sign-in")
    visitor.get_by_label("验证码").fill("000000")
    visitor.get_by_role("button", name="登录", exact=True).click()
    assert visitor.locator(".field .error").is_visible()
    browsing.look(visitor, "second-factor-wrong")
    visitor.get_by_label("验证码").fill(codes[0])
    visitor.get_by_role("button", name="登录", exact=True).click()
    visitor.wait_for_url("**/work/")

    visitor.goto("/sign-in/2fa/")
    assert "还剩 9 个" in visitor.locator("main").inner_text()
    visitor.get_by_role("link", name="关掉").click()
    confirm_it_is_me(visitor)
    browsing.look(visitor, "second-factor-off")
    visitor.get_by_role("button", name="关掉").click()
    assert "没有打开" in visitor.locator("main").inner_text()
    sign_out(visitor)
    browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    visitor.wait_for_url("**/work/")


def test_the_page_that_turns_it_on_fits_and_is_accessible(visitor: Page, wang: User):
    browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    visitor.wait_for_url("**/work/")
    visitor.goto("/sign-in/2fa/")
    browsing.look(visitor, "second-factor-index")
    visitor.goto("/sign-in/2fa/totp/activate/")
    confirm_it_is_me(visitor)
    browsing.look(visitor, "second-factor-enrol")
    visitor.get_by_label("验证码").fill("12")
    visitor.get_by_role("button", name="打开").click()
    assert visitor.locator(".field .error").is_visible()


def test_a_first_password_is_changed_before_anything_else(visitor: Page, wang: User):
    User.objects.filter(pk=wang.pk).update(must_change_password=True)
    browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    visitor.wait_for_url("**/password/change/**")
    browsing.look(visitor, "first-password")
    fields = visitor.locator("main input[type=password]")
    for index, words in enumerate((PASSWORD, "另一把很长的钥匙2026", "另一把很长的钥匙2026")):
        fields.nth(index).fill(words)
    visitor.get_by_role("button", name="换成新密码").click()
    visitor.goto("/work/")
    assert visitor.url.endswith("/work/")


def test_where_one_is_signed_in_is_listed_and_ended_from_anywhere(open_page, wang: User):
    here, there = open_page(), open_page()
    for page in (here, there):
        browsing.sign_in_by_form(page, "wang", PASSWORD)
        page.wait_for_url("**/work/")
    here.goto("/sign-in/sessions/")
    browsing.look(here, "sessions")
    here.get_by_role("button", name="退出其他地方").click()
    there.goto("/work/")
    assert "/sign-in/login/" in there.url


def test_five_wrong_passwords_lock_the_name_and_the_page_says_for_how_long(visitor: Page, wang: User):
    for _ in range(5):
        browsing.sign_in_by_form(visitor, "wang", "不是这个密码")
    browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    assert visitor.get_by_role("heading", name="请 15 分钟后再试").is_visible()
    browsing.look(visitor, "locked")


@pytest.mark.parametrize(
    "page", ["signup/", "inactive/", "password/reset/", "password/reset/done/", "logout/"]
)
def test_the_other_pages_of_signing_in_fit_and_are_accessible(visitor: Page, wang: User, page: str):
    if page == "logout/":
        browsing.sign_in_by_form(visitor, "wang", PASSWORD)
    visitor.goto(f"/sign-in/{page}")
    browsing.look(visitor, f"sign-in-{page.strip('/').replace('/', '-')}")
