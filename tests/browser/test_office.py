"""设置 in a real browser: every page fits phone and desk and is accessible."""

from __future__ import annotations

import pytest

from gongkai.agencies.models import Role
from gongkai.agencies.services import add_unit
from gongkai.agencies.serving import roles_of
from tests import browsing
from tests.cast import person


@pytest.fixture
def administrator(open_page, transactional_db: None, office):
    for position, name in enumerate(("党政综合办公室", "财政所")):
        add_unit(agency=office.agency, name=name, position=position)
    return open_page(person("he", "何静", office.agency, Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    "page",
    ["", "particulars/", "units/", "people/", "people/new/", "policies/", "policies/correction_scope/"],
)
def test_a_page_of_the_settings_fits_and_is_accessible(administrator, page):
    administrator.goto(f"/work/more/office/{page}")
    browsing.look(administrator, f"office-{page.replace('/', '-').strip('-') or 'rooms'}")


def test_a_persons_pages_fit_and_are_accessible(administrator, office):
    base = f"/work/more/office/people/{office.wang.pk}/"
    role = roles_of(office.wang)[0].pk
    for name in ("", "edit/", "appoint/", f"end/{role}/", "do/password/", "handover/"):
        administrator.goto(base + name)
        browsing.look(administrator, f"office-person-{name.split('/')[0] or 'page'}")


def test_an_article_opens_its_plain_words(administrator):
    administrator.goto("/work/more/office/policies/correction_scope/")
    administrator.get_by_text("条例第30条").click()
    assert administrator.get_by_text("一次性告知").is_visible()
    browsing.look(administrator, "office-policy-article")


def test_a_first_password_is_shown_large_and_once(administrator):
    administrator.goto("/work/more/office/people/new/")
    administrator.get_by_label("姓名").fill("张伟")
    administrator.get_by_label("用户名").first.fill("zhangwei")
    administrator.get_by_label("经办人").check()
    administrator.get_by_role("button", name="加上").click()
    assert len(administrator.locator(".password").inner_text()) == 14
    browsing.look(administrator, "office-password")


def test_the_first_day_leads_from_the_home_page(administrator):
    administrator.goto("/work/")
    browsing.look(administrator, "first-day-home")
    administrator.get_by_role("link", name="看全部步骤").click()
    browsing.look(administrator, "first-day")
    administrator.get_by_role("button", name="先跳过").first.click()
    assert administrator.get_by_role("button", name="重新拿起").is_visible()


@pytest.mark.parametrize("page", ["", "for/reports/?from=/work/reports/", "clerk/account/", "articles/"])
def test_the_manual_fits_and_is_accessible(administrator, page):
    administrator.goto(f"/work/help/{page}")
    browsing.look(administrator, f"help-{page.split('?')[0].replace('/', '-').strip('-') or 'contents'}")
