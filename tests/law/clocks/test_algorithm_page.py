"""The algorithm page says what the clock does: its example and its table are read and tried."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai_law.clocks import ClockReading, terms
from tests.law.clocks.telling import in_person, read

PAGE = (Path(__file__).resolve().parents[3] / "docs/developer/algorithms/clocks.md").read_text("utf-8")


def test_the_example_is_what_the_command_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shown = re.search(r"\$ gongkai clock events\.json --on 2025-09-30\n(.*?)```", PAGE, re.DOTALL)
    assert shown
    path = tmp_path / "events.json"
    events = [
        {"on": "2025-09-01", "kind": "submitted", "channel": "in_person"},
        {"on": "2025-09-10", "kind": "third_party_consulted", "delivered": "2025-09-11"},
        {"on": "2025-09-28", "kind": "third_party_answered"},
    ]
    path.write_text(json.dumps(events), "utf-8")
    assert main(["clock", str(path), "--on", "2025-09-30"]) == 0
    assert capsys.readouterr().out == shown[1]


def test_every_date_of_the_reading_named_on_the_page_is_one():
    named = set(re.findall(r"^\| `([a-z_]+_due)`", PAGE, re.MULTILINE))
    assert named and named <= set(ClockReading.__dataclass_fields__)


def test_the_lengths_on_the_page_are_those_of_the_data():
    rows = {
        "C_CORRECT_NOTICE": "补正通知 | 7 个工作日",
        "C_3P": "第三方意见 | 15 个工作日",
        "C_JOINT": "共同制作机关意见 | 15 个工作日",
        "C_FEE": "缴费 | 20 个工作日",
        "C_REPLY": "答复 | 20 个工作日",
        "C_EXT": "延期 | 最多 20 个工作日",
    }
    for clock_id, row in rows.items():
        assert row in PAGE and f"{terms()[clock_id][-1].length} 个工作日" in row


def test_the_last_table_holds():
    reading = read(in_person("2026-12-04"))
    assert f"| 2026-12-04 收到 | {reading.reply_due}，暂定 |" in PAGE and reading.provisional
