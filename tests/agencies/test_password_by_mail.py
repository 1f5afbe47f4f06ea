"""A forgotten password: by mail where the office has a mail server, otherwise by the administrator."""

from __future__ import annotations

import re

import pytest

from gongkai.accounts.models import User


def test_a_letter_leads_to_a_new_password(office, client, mailoutbox):
    User.objects.filter(pk=office.wang.pk).update(email="wang@example.cn", must_change_password=True)
    assert client.post("/sign-in/password/reset/", {"email": "wang@example.cn"}).status_code == 302
    (letter,) = mailoutbox
    assert "重设工作台密码" in letter.subject and "wang" in letter.body
    address = re.search(r"https?://[^/]+(/\S+)", letter.body)
    page = client.get(address[1], follow=True)
    new = "另一把很长的钥匙2026"
    done = client.post(page.request["PATH_INFO"], {"password1": new, "password2": new}, follow=True)
    assert "密码已换好" in done.text
    office.wang.refresh_from_db()
    assert office.wang.check_password(new) and not office.wang.must_change_password
    assert "这个链接不能用了" in client.get(address[1], follow=True).text


def test_an_unknown_address_gets_no_letter_and_the_same_page(office, client, mailoutbox):
    assert client.post("/sign-in/password/reset/", {"email": "nobody@example.cn"}).status_code == 302
    assert not mailoutbox


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_without_a_mail_server_the_page_says_whom_to_ask(office, client, settings, backend):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    page = client.get("/sign-in/password/reset/").text
    assert "请本单位系统管理员重设密码" in page and 'name="email"' not in page
