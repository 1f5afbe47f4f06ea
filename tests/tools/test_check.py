"""The command that runs every check: all steps run, one failure is a failure, nothing leaks in from the shell."""

from __future__ import annotations

import subprocess

import pytest

from tools import browser, check


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    ran: list[str] = []

    def step(name: str, answer: bool):
        def run() -> bool:
            ran.append(name)
            return answer

        return run

    monkeypatch.setattr(
        check, "STEPS", {"one": step("one", True), "two": step("two", False), "three": step("three", True)}
    )
    return ran


def test_a_failing_step_stops_no_other_and_fails_the_whole(steps: list[str]):
    assert check.main([]) == 1
    assert steps == ["one", "two", "three"]


def test_only_the_asked_steps_run(steps: list[str]):
    assert check.main(["three", "one"]) == 0
    assert steps == ["three", "one"]


def test_an_unknown_step_is_said(steps: list[str], capsys):
    assert check.main(["four"]) == 2
    assert "four" in capsys.readouterr().err and not steps


def test_data_of_the_shell_stay_out_of_the_checks(monkeypatch: pytest.MonkeyPatch):
    seen: dict[str, str] = {}

    def run(command, *, cwd, env):
        seen.update(env)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setenv("GONGKAI_DATA_DIR", "an office's own data")
    monkeypatch.setenv("DATABASE_URL", "an office's own database")
    monkeypatch.setenv("GONGKAI_BROWSER", "/usr/bin/chrome")
    monkeypatch.setattr(check.subprocess, "run", run)
    assert check.run("pytest")
    assert "GONGKAI_DATA_DIR" not in seen and "DATABASE_URL" not in seen
    assert seen["GONGKAI_BROWSER"] == "/usr/bin/chrome"


def test_no_postgres_is_a_failure_not_a_pass(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr(check.postgres, "installations", list)
    assert not check.on_postgres()
    assert "PostgreSQL" in capsys.readouterr().out


def test_no_browser_is_a_failure_that_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, capsys):
    def none() -> str:
        raise browser.NoBrowser

    monkeypatch.setattr(check.browser, "ensure_browser", none)
    assert not check.in_browser()
    assert "chromium" in capsys.readouterr().out


def test_a_browser_that_was_named_is_taken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GONGKAI_BROWSER", "/usr/bin/chrome")
    assert browser.find_browser() == "/usr/bin/chrome"
