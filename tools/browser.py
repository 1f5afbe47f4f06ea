"""Find a Chromium for browser tests and screenshots, and install the system's where that may be done unasked.

python tools/browser.py     prints the browser's path, or says how to get one (exit 2)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge")
# The first makes a browser start as root and in a container; the rest keep it from calling home.
LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Chinese glyphs: without them every page is a page of boxes.
PACKAGES = ["chromium", "fonts-noto-cjk"]

HOW = (
    "浏览器测试需要 Chromium，这台机器上没有，也不能自动安装。请用系统的软件包安装后重试，例如：\n"
    "    sudo apt-get install chromium fonts-noto-cjk      （Debian、统信、麒麟）\n"
    "    sudo dnf install chromium google-noto-sans-cjk-fonts   （openEuler、Fedora）\n"
    "或用环境变量 GONGKAI_BROWSER 指明已有的 Chrome、Edge 的路径。\n"
    "  Browser tests need Chromium: install your system's package, or name one in GONGKAI_BROWSER."
)


class NoBrowser(Exception):
    """There is no Chromium here and none may be installed; the text says how to get one."""

    def __str__(self) -> str:
        return HOW


def find_browser() -> str:
    """The path of a Chromium-like browser; raises NoBrowser."""
    named = os.environ.get("GONGKAI_BROWSER")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    raise NoBrowser


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font with Chinese glyphs; True where nobody can be asked."""
    if not shutil.which("fc-list"):
        return True
    asked = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True)
    return bool(asked.stdout.strip())


def ensure_browser() -> str:
    """Find a browser, installing Debian's package first if it is missing and apt-get may run unasked."""
    try:
        found = find_browser()
        if has_chinese_font():
            return found
        missing = ["fonts-noto-cjk"]
    except NoBrowser:
        found, missing = "", PACKAGES
    if _apt_install(missing) or not found:
        return find_browser()
    return found


def _apt_install(packages: list[str]) -> bool:
    if not shutil.which("apt-get"):
        return False
    before: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
            return False
        before = ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"]
    print(f"· 安装系统软件包 / installing {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for asked in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*before, "apt-get", *asked],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode and asked[0] == "install":
            print(done.stdout[-2000:] + done.stderr[-2000:], file=sys.stderr)
            return False
    return True


if __name__ == "__main__":
    try:
        print(ensure_browser())
    except NoBrowser as nobody:
        print(f"✗ {nobody}", file=sys.stderr)
        sys.exit(2)
