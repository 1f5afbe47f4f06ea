"""The vocabulary of acts: every area lists its acts in `acts.toml`, one Chinese sentence each.

["request.register"]
sentence = "登记了申请 {number}"
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

_SENTENCES: dict[str, str] = {}


def register_acts(path: Path) -> None:
    """Add an area's acts; a missing file means the area has none."""
    if path.exists():
        for act, entry in tomllib.loads(path.read_text("utf-8")).items():
            _SENTENCES[act] = entry["sentence"]


def known_act(act: str) -> bool:
    return act in _SENTENCES


def sentence(act: str, data: dict[str, Any]) -> str:
    """What was done, in words; details that an old entry lacks show as a blank."""
    template = _SENTENCES.get(act, act)
    return template.format_map(
        defaultdict(str, {key: value for key, value in data.items() if value is not None})
    )


def all_acts() -> dict[str, str]:
    return dict(_SENTENCES)
