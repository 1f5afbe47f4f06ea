"""“这一步怎么做”: every page leads to the manual's page about it, the text is the docs' own and lets nothing through."""

from __future__ import annotations

import re

import pytest
from django.urls import get_resolver, reverse

from gongkai.workbench import help as manual
from gongkai_law.articles import read_citation

KINDS = {
    "home": "今日待办", "report": "年度报告", "report-chapter": "年度报告", "more-training": "培训、复议诉讼、投诉举报",
    "more-intake": "受理渠道", "ledger-import": "导入台账", "more-people": "一个单位的设置", "mfa_index": "登录、密码和两步验证",
    "account_change_password": "登录、密码和两步验证", "catalogue-coverage": "标准目录和公开覆盖",
}  # fmt: skip


def names() -> set[str]:
    """Names of all addresses, of the workbench and of signing in."""
    workbench = get_resolver("gongkai.workbench.urls").reverse_dict
    signing_in = get_resolver("allauth.urls").reverse_dict
    return {name for name in [*workbench, *signing_in] if isinstance(name, str)}


@pytest.mark.parametrize(("url_name", "title"), KINDS.items())
def test_a_page_leads_to_the_text_about_it(url_name: str, title: str):
    page = manual.page_for(url_name)
    assert page and page.title == title


def test_the_manual_speaks_of_pages_that_exist():
    known = {name.replace("_", "-") for name in names()}
    for page in manual.all_pages().values():
        for name in page.pages:
            start = name.replace("_", "-")
            assert any(each == start or each.startswith(f"{start}-") for each in known), (
                f"{page.name}: {name}"
            )


def test_the_manual_rests_on_articles_that_exist():
    for page in manual.all_pages().values():
        for each in page.articles:
            read_citation(each)


def test_every_page_of_the_manual_opens_and_its_links_lead_on(office, client):
    client.force_login(office.wang)
    for part in (manual.CLERK, manual.OFFICE):
        for page in manual.manual(part):
            shown = client.get(reverse("workbench:help-page", args=[page.name]))
            assert shown.status_code == 200 and page.title in shown.text
            assert "<!--" not in shown.text.split("<main", 1)[1]
            for link in re.findall(r'href="(/work/help/[^"]+)"', shown.text):
                assert client.get(link).status_code == 200, (page.name, link)


def test_html_in_the_text_is_not_let_through():
    page = manual.HelpPage(
        "clerk/x", "x", (), (), "<script>alert(1)</script> [链接](javascript:alert(1)) **粗**"
    )
    shown = manual.html_of(page)
    assert "<script" not in shown and 'href="javascript' not in shown and "<strong>粗</strong>" in shown


def test_the_head_of_a_page_leads_there_and_back(office, client):
    client.force_login(office.wang)
    page = client.get(reverse("workbench:reports") + "?year=2025").text
    link = re.search(r'href="(/work/help/for/reports/[^"]+)"', page)
    assert link
    shown = client.get(link[1].replace("&amp;", "&")).text
    assert 'href="/work/reports/?year=2025"' in shown and "核对的人不能自己签发" in shown


@pytest.mark.parametrize(
    "elsewhere", ["https://example.cn/", "//example.cn/", "javascript:alert(1)", "work/"]
)
def test_the_way_back_never_leads_elsewhere(office, client, elsewhere):
    client.force_login(office.wang)
    page = client.get(reverse("workbench:help-for", args=["home"]), {"from": elsewhere}).text
    assert "回到刚才那一页" not in page


def test_a_page_nothing_was_written_about_leads_to_the_contents(office, client):
    client.force_login(office.wang)
    page = client.get(reverse("workbench:help-for", args=["no-such-page"]))
    assert page.status_code == 200 and "还没有单独的说明" in page.text and "年度报告" in page.text


@pytest.mark.parametrize("name", ["../README", "clerk/../../README", "decisions/001-x", "clerk/none"])
def test_only_pages_of_the_manual_are_shown(office, client, name):
    client.force_login(office.wang)
    assert client.get(f"/work/help/{name}/").status_code == 404


def test_a_visitor_is_asked_to_sign_in(office, client):
    for name, arguments in (
        ("help", []),
        ("help-for", ["home"]),
        ("help-page", ["clerk/home"]),
        ("help-articles", []),
    ):
        assert "sign-in" in client.get(reverse(f"workbench:{name}", args=arguments))["Location"]


def test_the_articles_open_in_plain_words(office, client):
    client.force_login(office.wang)
    assert client.get(reverse("workbench:help-articles")).text.count("<details") > 70
