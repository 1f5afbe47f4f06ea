"""The official form: columns, the thirteen boxes of the channel column, the 26 areas, and what offices write for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.disclosure.directory.words import folded
from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class DirectoryColumn:
    """One column. `under`: the merged head above it, or nothing. `kind`: text, boxes (thirteen of them) or mark."""

    id: str
    label: str
    under: str
    kind: str


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the channel column; `carried_by`: the kinds of channel that fill it."""

    id: str
    label: str
    carried_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One of the areas, in the order of the document that sets them."""

    id: str
    label: str
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "columns.toml")


@lru_cache(maxsize=1)
def all_columns() -> tuple[DirectoryColumn, ...]:
    """The columns in the order of the form."""
    return tuple(
        DirectoryColumn(id, entry["label"], entry["under"], entry["kind"])
        for id, entry in _raw()["columns"].items()
    )


@lru_cache(maxsize=1)
def all_boxes() -> tuple[Box, ...]:
    """The thirteen boxes in the order of the form."""
    return tuple(Box(id, entry["label"], tuple(entry["carried_by"])) for id, entry in _raw()["boxes"].items())


@lru_cache(maxsize=1)
def all_areas() -> tuple[Area, ...]:
    """The 26 areas, and after them what is a township's own."""
    return tuple(
        Area(id, entry["label"], source_mark(entry["source"])) for id, entry in _raw()["areas"].items()
    )


def area_label(id: str) -> str:
    """An area's name; an id nobody knows shows as it stands."""
    return next((area.label for area in all_areas() if area.id == id), id)


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """Folded head → column id, official and other spellings; `area`, `unit`, `level3`, `level_village` are extras."""
    found = {folded(column.label): column.id for column in all_columns()}
    for id, others in _raw()["spellings"].items():
        found.update({folded(other): id for other in others})
    return found


@lru_cache(maxsize=1)
def _area_names() -> Mapping[str, str]:
    found = {folded(area.label): area.id for area in all_areas()}
    for id, others in _raw()["area_spellings"].items():
        found.update({folded(other): id for other in others})
    return found


def area_of(text: str) -> Area:
    """The area a sheet's name or a cell means: 社会救助, （十九）社会救助领域, 社会救助领域基层政务公开标准目录.

    Raises InputFault when none of the areas is in the words; the longest name that fits wins.
    """
    words = folded(text)
    fitting = [name for name in _area_names() if name in words]
    if not fitting:
        raise InputFault("directory.unknown_area", area=text.strip() or "（空）")
    wanted = _area_names()[max(fitting, key=len)]
    return next(area for area in all_areas() if area.id == wanted)


@lru_cache(maxsize=1)
def _box_names() -> Mapping[str, str]:
    return {folded(box.label): box.id for box in all_boxes()}


def box_of(text: str) -> Box | None:
    """The box a label means, with its own spelling variants (村公示栏, 社区/企事业单位/村公示栏); None for none."""
    words = folded(text).strip("、,;:")
    if not words:
        return None
    by_id = {box.id: box for box in all_boxes()}
    if words in _box_names():
        return by_id[_box_names()[words]]
    if "公示栏" in words or "电子屏" in words:
        return by_id["board"]
    for name, id in _box_names().items():
        if name in words or (len(words) >= 3 and words in name):
            return by_id[id]
    return None


def is_same_as_above(text: str) -> bool:
    """Whether a cell says 同上."""
    return text.strip() in _raw()["marks"]["same_as_above"]


def ticked(text: str) -> bool | None:
    """Whether a mark ticks a box: True for √ ■ ●, False for an empty cell or □; None for words that are no mark."""
    words = text.strip()
    if not words:
        return False
    marks = _raw()["marks"]
    if words[0] in marks["ticked"] or words in marks["ticked"]:
        return True
    if words[0] in marks["open"]:
        return False
    return None
