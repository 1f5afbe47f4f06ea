"""Picture the pages of a running demo office.

    python tools/screenshots.py           the README's pictures, into docs/images
    python tools/screenshots.py --all     every page of screenshots.toml at 390 and 1280 px, in large type and as
                                          printed, into var/screenshots
    python tools/screenshots.py --all NAME …     only these pages

A demo office of its own is started on a free port with its data in a temporary folder; what is in `var/` stays out.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright

from tools.browser import LAUNCH, NoBrowser, ensure_browser

IMAGES = ROOT / "docs" / "images"
GALLERY = ROOT / "var" / "screenshots"
PHONE, DESK = (390, 844), (1280, 860)
START_SECONDS = 600
COLOURS = 128


@dataclass(frozen=True)
class Shot:
    """One page to picture, as screenshots.toml describes it."""

    name: str
    path: str
    account: str = ""
    follow: tuple[str, ...] = ()
    docs: bool = False


def shots() -> list[Shot]:
    """All pages of screenshots.toml, in order."""
    listed = tomllib.loads((ROOT / "tools" / "screenshots.toml").read_text("utf-8"))["page"]
    return [Shot(**{**page, "follow": tuple(page.get("follow", ()))}) for page in listed]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def answers(address: str) -> bool:
    """Whether a server is there; a refusal is an answer too."""
    try:
        urllib.request.urlopen(address, timeout=5)
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True


@contextmanager
def demo_office() -> Iterator[str]:
    """A demo office in a temporary folder; yields its address. This process may read the same data."""
    folder = tempfile.mkdtemp(prefix="gongkai-screenshots-")
    os.environ.update({"GONGKAI_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "gongkai.settings"})
    os.environ.pop("DATABASE_URL", None)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gongkai.cli", "demo", "--port", str(port)]
    log = Path(folder) / "log"
    with log.open("wb") as output:
        office = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output, start_new_session=True)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers(address):
            if office.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(
                    f"the demo office did not start:\n{log.read_text('utf-8', 'replace')[-4000:]}"
                )
            time.sleep(0.5)
        yield address
    finally:
        with suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGTERM)
        office.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def session_of(username: str) -> tuple[str, str]:
    """Name and value of a signed-in session's cookie, made in the office's own data."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    user = get_user_model().objects.get(username=username)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    morsel = client.cookies[settings.SESSION_COOKIE_NAME]
    return morsel.key, morsel.value


def open_shot(browser: Browser, address: str, shot: Shot, size: tuple[int, int], large: bool = False) -> Page:
    """The page, signed in and clicked through to where the picture is taken."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": size[0], "height": size[1]},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    if shot.account:
        name, value = session_of(shot.account)
        context.add_cookies([{"name": name, "value": value, "url": address}])
    if large:
        context.add_cookies([{"name": "large_type", "value": "1", "url": address}])
    page = context.new_page()
    response = page.goto(shot.path)
    if response is None or not response.ok:
        raise RuntimeError(f"{shot.name}: {response.status if response else 'no answer'} {shot.path}")
    for link in shot.follow:
        css = link.startswith("css=")
        (page.locator(link) if css else page.get_by_role("link", name=link)).first.click()
        page.wait_for_load_state("load")
    return page


def picture_docs(browser: Browser, address: str, shot: Shot) -> None:
    """One picture of what a desk screen shows, small enough to keep beside the text."""
    from PIL import Image

    IMAGES.mkdir(parents=True, exist_ok=True)
    target = IMAGES / f"{shot.name}.png"
    page = open_shot(browser, address, shot, DESK)
    page.screenshot(path=str(target))
    page.context.close()
    Image.open(target).convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(target.relative_to(ROOT))


def picture_all(browser: Browser, address: str, shot: Shot) -> None:
    """The whole page on a phone, on a desk, in large type and as printed."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    looks = [("390", PHONE, False, False), ("1280", DESK, False, False)]
    looks += [("large", PHONE, True, False), ("print", DESK, False, True)]
    for look, size, large, printed in looks:
        page = open_shot(browser, address, shot, size, large)
        if printed:
            page.emulate_media(media="print")
        page.screenshot(path=str(GALLERY / f"{shot.name}-{look}.png"), full_page=True)
        page.context.close()
    print(f"var/screenshots/{shot.name}-*.png")


def main(arguments: list[str]) -> int:
    """Take the asked pictures."""
    whole = "--all" in arguments
    names = [word for word in arguments if not word.startswith("--")]
    wanted = [shot for shot in shots() if (shot.name in names if names else whole or shot.docs)]
    failed = 0
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with demo_office() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=LAUNCH)
        for shot in wanted:
            try:
                (picture_all if whole else picture_docs)(browser, address, shot)
            except Exception as error:
                failed += 1
                print(f"✗ {shot.name}: {error}", file=sys.stderr)
        browser.close()
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (NoBrowser, RuntimeError) as error:
        print(f"✗ {error}", file=sys.stderr)
        sys.exit(2)
