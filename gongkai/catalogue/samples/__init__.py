"""The sample catalogue of a township: 样本，须经县级审定后采用. A starting point to edit, never shown as law."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai.catalogue.rows import ItemRow
from gongkai_law.disclosure.directory import all_boxes, area_of

SAMPLE_TITLE = "基层政务公开标准目录（样本）"
SAMPLE_MARK = "样本，须经县级审定后采用"
_LETTERS = "WGNHBPRCSOVT"
"""One letter a box, in the order of the form; the thirteenth (other) has none."""


@lru_cache(maxsize=1)
def _raw() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "township.toml").read_text("utf-8"))


def _channels(letters: str) -> tuple[str, ...]:
    boxes = dict(zip(_LETTERS, all_boxes(), strict=False))
    return tuple(box.id for letter, box in boxes.items() if letter in letters)


def _row(entry: Mapping[str, Any], bases: Mapping[str, str]) -> ItemRow:
    return ItemRow(
        area=area_of(entry["area"]).id,
        level1=entry["level1"],
        level2=entry["level2"],
        level3="",
        content=entry["content"],
        basis="、".join(bases[key] for key in entry["basis"]),
        term=entry["term"],
        subject=entry.get("subject", ""),
        channels=_channels(entry["channels"]),
        audience="specific" if entry.get("group") else "all",
        audience_note=entry.get("group", ""),
        mode=entry.get("mode", "proactive"),
        on_township="t" in entry["levels"],
        on_village="v" in entry["levels"],
        units=(entry["unit"],),
    )


def sample_rows() -> tuple[ItemRow, ...]:
    """The rows of the sample, area by area. `subject` is left open: it is the agency that adopts it."""
    raw = _raw()
    return tuple(_row(entry, raw["bases"]) for entry in raw["items"])
