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
    assert 'lang="en"' in page.text and "Sign in to the workbench" in page.text and "登录" not in page.text
    client.post(reverse("set_language"), {"language": "zh-hans", "next": "/sign-in/login/"})
    assert "登录工作台" in client.get("/sign-in/login/").text


@pytest.mark.parametrize("language", ["fr", "", "zh-hant", "../en"])
def test_an_unknown_language_is_none(office, client, language):
    client.cookies["language"] = language
    assert "登录工作台" in client.get("/sign-in/login/").text


def test_the_switch_leads_nowhere_else(office, client):
    chosen = client.post(reverse("set_language"), {"language": "en", "next": "https://example.cn/"})
    assert chosen["Location"] == "/"


def test_dates_are_written_in_the_readers_language(office):
    from datetime import date

    import time_machine
    from django.utils import translation

    from gongkai.base.templatetags.gongkai import long_day, short_day

    day = date(2020, 10, 25)
    with time_machine.travel(date(2020, 12, 1)):
        assert (long_day(day), short_day(day)) == ("2020年10月25日（周日）", "10月25日（周日）")
        with translation.override("en"):
            assert (long_day(day), short_day(day)) == ("Sun 25 Oct 2020", "Sun 25 Oct")
    with time_machine.travel(date(2021, 1, 4)):
        assert short_day(day) == "2020年10月25日（周日）"
        with translation.override("en"):
            assert short_day(day) == "Sun 25 Oct 2020"


def test_what_is_stored_stays_chinese_whoever_acts(office, client):
    from gongkai.audit.queries import history

    client.cookies["language"] = "en"
    client.force_login(office.sun)
    client.post(reverse("workbench:home-first-day-change", args=["channels", "skip"]))
    lines = history(agency_id=office.agency.pk, subject_kind="step", subject_id="channels")
    assert lines[0].sentence == "第一天的设置先跳过“受理渠道”"


def test_a_word_without_a_translation_shows_in_chinese(office, client):
    from django.utils import translation

    from gongkai.base.templatetags.translated import translated

    with translation.override("en"):
        assert translated("没有人翻译过的话") == "没有人翻译过的话"
        assert translated("经办人") == "Clerk"
        assert translated(None) == ""
