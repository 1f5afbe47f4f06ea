"""The public's pages about requests: accessible, fit for a phone, whole in large type."""

from __future__ import annotations

import pytest

from tests import browsing


@pytest.mark.parametrize("page", ["", "form/", "status/"], ids=["guide", "form", "status"])
def test_a_page_of_applying_is_accessible_and_fits(visitor, transactional_db: None, office, page):
    visitor.goto(f"/qingshi/apply/{page}")
    browsing.look(visitor, f"apply-{page.strip('/') or 'guide'}")


def test_large_type_is_one_column_and_loses_nothing(open_page, transactional_db: None, office, live_server):
    page = open_page()
    page.context.add_cookies([{"name": "large_type", "value": "1", "url": live_server.url}])
    page.goto("/qingshi/apply/form/")
    browsing.assert_fits(page)
    browsing.screenshot(page, "apply-form-large")
    assert page.get_by_role("button", name="提交申请").is_visible()
