"""A real Chromium on a real server. Every test here is marked `browser`; a fault behind the page fails it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from gongkai.accounts.models import User
from tests import browsing
from tests.cast import Office
from tools.browser import LAUNCH, find_browser

# Playwright's own loop runs in this thread, so Django would refuse the fixtures' queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == item.config.rootpath / "tests" / "browser":
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a browser of its own as far as cookies go: `open_page(office.wang)`, `open_page()`."""
    contexts, faults = [], []

    def open_one(user: User | None = None, **options: object) -> Page:
        settings = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "base_url": live_server.url, **options}
        settings.setdefault("viewport", {"width": browsing.DESK, "height": browsing.HEIGHTS[browsing.DESK]})
        context = chromium.new_context(**settings)
        context.set_default_timeout(15_000)
        contexts.append(context)
        faults.append(browsing.watch(context, live_server.url))
        page = context.new_page()
        if user is not None:
            browsing.sign_in(page, user, live_server.url)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not any(faults), [fault for found in faults for fault in found]


@pytest.fixture
def visitor(open_page) -> Page:
    """A page of someone who has not signed in."""
    return open_page()


@pytest.fixture
def clerk(open_page, transactional_db: None, office: Office) -> Page:
    """A page of 王, clerk of the office."""
    return open_page(office.wang)
