"""What the guide (政府信息公开指南) and each entry of the catalogue (目录) must hold. (条例 12)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.casework.elements import is_filled
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class GuideField:
    """One field. `required`: named by the Regulation; the others are what offices usually give beside it."""

    id: str
    label: str
    hint: str
    required: bool
    article: str
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "guide.toml")


@lru_cache(maxsize=2)
def _fields(name: str) -> tuple[GuideField, ...]:
    return tuple(
        GuideField(
            id=id,
            label=entry["label"],
            hint=entry["hint"],
            required=entry["required"],
            article=entry["article"],
            source=source_mark(entry["source"]),
        )
        for id, entry in _raw()[name].items()
    )


def guide_fields() -> tuple[GuideField, ...]:
    """The fields of the guide, the Regulation's own first."""
    return _fields("guide")


def catalogue_fields() -> tuple[GuideField, ...]:
    """The four fields every entry of the catalogue must have."""
    return _fields("catalogue")


def _missing(fields: tuple[GuideField, ...], given: Mapping[str, object]) -> tuple[GuideField, ...]:
    return tuple(each for each in fields if each.required and not is_filled(given.get(each.id)))


def missing_guide_fields(given: Mapping[str, object]) -> tuple[GuideField, ...]:
    """What a guide still lacks before it may be published. `given`: values by field id."""
    return _missing(guide_fields(), given)


def missing_catalogue_fields(given: Mapping[str, object]) -> tuple[GuideField, ...]:
    """What an entry of the catalogue still lacks. `given`: values by field id."""
    return _missing(catalogue_fields(), given)
