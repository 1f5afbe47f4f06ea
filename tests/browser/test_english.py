"""The English interface in a real browser: chosen in the head, kept, fits and is accessible."""

from __future__ import annotations

import pytest

from tests import browsing

PAGES = (
    "",
    "requests/",
    "requests/new/",
    "records/",
    "reports/",
    "more/",
    "more/training/",
    "more/office/",
    "catalogue/",
)


def test_english_is_chosen_in_the_head_and_kept(clerk):
    clerk.goto("/work/")
    clerk.get_by_role("button", name="English").click()
    assert clerk.locator("html").get_attribute("lang") == "en"
    clerk.get_by_role("link", name="Annual reports").click()
    assert clerk.get_by_role("heading", name="Annual reports").first.is_visible()
    clerk.get_by_role("button", name="中文").click()
    assert clerk.get_by_role("heading", name="年度报告").first.is_visible()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_english_fits_and_is_accessible(clerk, live_server, page):
    clerk.context.add_cookies([{"name": "language", "value": "en", "url": live_server.url}])
    clerk.goto(f"/work/{page}")
    browsing.look(clerk, f"english-{page.replace('/', '-').strip('-') or 'home'}")
