"""`gongkai demo` serves from a process that has set no paper before: the typesetter's threads do not survive a fork."""

from __future__ import annotations

import sys

from gongkai.cli import main
from gongkai.commands import demo


def test_the_web_server_is_a_new_process_image(monkeypatch, capsys):
    started: list[list[str]] = []
    monkeypatch.setattr(demo, "_prepare", lambda: "口令")
    monkeypatch.setattr(demo, "_welcome", lambda address, password: f"{address} {password}")
    monkeypatch.setattr(demo.os, "execv", lambda program, words: started.append([program, *words]))
    assert main(["demo", "--port", "8765"]) == 0
    (words,) = started
    assert words[:3] == [sys.executable, sys.executable, "-m"]
    assert any(word.startswith("--bind=127.0.0.1:") for word in words)
    assert "http://127.0.0.1:" in capsys.readouterr().out


def test_without_serving_no_process_is_started(monkeypatch, capsys):
    monkeypatch.setattr(demo, "_prepare", lambda: "口令")
    monkeypatch.setattr(demo, "_welcome", lambda address, password: "")
    monkeypatch.setattr(demo.os, "execv", lambda program, words: 1 / 0)
    assert main(["demo", "--no-serve"]) == 0
