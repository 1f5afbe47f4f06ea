"""Elements, subject classes, genres and modes of a record, as data. (条例 12.2; 政府信息公开目录系统实施指引)"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault
from gongkai_law.sources import SourceMark, read_data, source_mark

_TRAILING = re.compile(r"(?:[（(][^（）()]*[）)]\s*)+$")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the metadata. `need`: must, if_there or may."""

    id: str
    label: str
    need: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a controlled list."""

    id: str
    label: str
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "metadata.toml")


def elements() -> tuple[Element, ...]:
    """The core elements, in the guide's order."""
    return tuple(
        Element(id, entry["label"], entry["need"], source_mark(entry["source"]))
        for id, entry in _raw()["elements"].items()
    )


@lru_cache(maxsize=4)
def _terms(name: str) -> tuple[Term, ...]:
    entry = _raw()[name]
    mark = source_mark(entry["source"])
    return tuple(Term(each["id"], each["label"], mark) for each in entry["list"])


def subject_classes() -> tuple[Term, ...]:
    """The 22 subject classes (主题分类)."""
    return _terms("subject_classes")


def genres() -> tuple[Term, ...]:
    """The kinds of official papers (体裁分类) and 其他."""
    return _terms("genres")


def modes() -> tuple[Term, ...]:
    """How information is open: unasked, on request, not."""
    return _terms("modes")


def label_of(name: str, id: str) -> str:
    """The label of an entry of a list (`subject_classes`, `genres`, `modes`). Raises InputFault for an unknown id."""
    for term in _terms(name):
        if term.id == id:
            return term.label
    raise InputFault("records_law.unknown_term", list=name, id=id)


def suggest_genre(title: str) -> str:
    """The genre a title ends in (…的通知 → notice), ignoring brackets at its end; "" where it names none."""
    words = _TRAILING.sub("", title).rstrip("》」”) ")
    for term in sorted(genres(), key=lambda each: -len(each.label)):
        name = term.label.split("（", 1)[0]
        if term.id != "other" and words.endswith(name):
            return term.id
    return ""
