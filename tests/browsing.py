"""What tests do with a page: visit and sign in as one of the cast, look for faults, accessibility and overflow.

Screenshots are written only when SCREENSHOTS=1 asks for them, to `var/screenshots/tests`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response, Route

PHONE, DESK = 390, 1280
HEIGHTS = {PHONE: 844, DESK: 900}
SCREENSHOTS = Path(__file__).resolve().parent.parent / "var" / "screenshots" / "tests"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A refusal (403, 404, 409, 422 …) is an answer that tests look at themselves; a broken picture or style is not.
PAGES = ("document", "fetch", "xhr")


def watch(context: BrowserContext, address: str) -> list[str]:
    """Collect what goes wrong behind a page: script errors, CSP reports, missing files, calls to other hosts."""
    faults: list[str] = []
    own = urlsplit(address).netloc

    def on_request(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != own:
            faults.append(f"calls another host: {route.request.url}")
            route.abort()
        else:
            route.continue_()

    def on_response(response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and response.request.resource_type not in PAGES):
            faults.append(f"{response.status} {response.url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(f"console: {message.text}")

    context.route("**/*", on_request)
    context.on("response", on_response)
    context.on("console", on_console)
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    return faults


def sign_in(page: Page, user: object, address: str) -> None:
    """Give the browser a signed-in session of `user`, without the form (which has tests of its own)."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])  # type: ignore[arg-type]
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": address}])


def sign_in_by_form(page: Page, username: str, password: str) -> None:
    """Sign in as a person does."""
    page.goto("/sign-in/login/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()


def assert_accessible(page: Page) -> None:
    """Hold the page to WCAG 2.2 AA as far as axe can tell."""
    results = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    )
    found = [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)


def assert_fits(page: Page, widths: Sequence[int] = (PHONE, DESK)) -> None:
    """No page may need sideways scrolling (WCAG 1.4.10); wide tables scroll inside themselves.

    A page just clicked for is waited for with its styles: half loaded it has no width to speak of.
    """
    page.wait_for_load_state("load")
    before = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{page.url} is {wide} px wide on a screen of {width}"
    if before:
        page.set_viewport_size(before)


def screenshot(page: Page, name: str, widths: Sequence[int] = (PHONE, DESK)) -> None:
    """Keep a picture of the whole page at each width, where SCREENSHOTS=1 asks for it."""
    if os.environ.get("SCREENSHOTS") != "1":
        return
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
        page.screenshot(path=str(SCREENSHOTS / f"{name}-{width}.png"), full_page=True)
    if before:
        page.set_viewport_size(before)


def look(page: Page, name: str) -> None:
    """The whole look at a page: fits, accessible, pictured."""
    assert_fits(page)
    assert_accessible(page)
    screenshot(page, name)
