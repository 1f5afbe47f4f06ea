"""The interface speaks Chinese until a person chooses English, whatever the browser prefers."""

from __future__ import annotations

import pytest
from django.urls import reverse


def test_an_english_browser_still_gets_chinese(office, client):
    page = client.get("/sign-in/login/", headers={"Accept-Language": "en-US,en;q=0.9"})
    assert "登录工作台" in page.text and 'lang="zh-Hans"' in page.text
    assert page["Content-Language"] == "zh-hans"


def test_a_person_chooses_english_and_comes_back_to_the_same_page(office, client):
    chosen = client.post(reverse("set_language"), {"language": "en", "next": "/sign-in/login/?x=1"})
    assert chosen["Location"] == "/sign-in/login/?x=1"
    page = client.get("/sign-in/login/")
    assert 'lang="en"' in page.text
    client.post(reverse("set_language"), {"language": "zh-hans", "next": "/sign-in/login/"})
    assert "登录工作台" in client.get("/sign-in/login/").text


@pytest.mark.parametrize("language", ["fr", "", "zh-hant", "../en"])
def test_an_unknown_language_is_none(office, client, language):
    client.cookies["language"] = language
    assert "登录工作台" in client.get("/sign-in/login/").text


def test_the_switch_leads_nowhere_else(office, client):
    chosen = client.post(reverse("set_language"), {"language": "en", "next": "https://example.cn/"})
    assert chosen["Location"] == "/"
