"""Figures in prose are bound to the register: a chapter says {新收申请} and is filled when it is shown.

So a figure in the text cannot drift from the table. Names stand in `drafts/bindings.toml`; cell ids work as names too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault

_FOLDER = Path(__file__).parent / "drafts"
_NAME = re.compile(r"\{([^{}\n]{1,60})\}")


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    """Every name a clerk can use → where its value comes from."""
    found: dict[str, str] = tomllib.loads((_FOLDER / "bindings.toml").read_text("utf-8"))
    return found


@lru_cache(maxsize=8)
def drafts(form_id: str) -> Mapping[str, Any]:
    """The first drafts of an edition, by `chapter1`, `chapter5`, `chapter6`."""
    for path in _FOLDER.glob("[0-9]*.toml"):
        raw = tomllib.loads(path.read_text("utf-8"))
        if raw["id"] == form_id:
            return raw
    raise InputFault("reporting.no_draft", form=form_id)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of filled text: plain words, or a bound value with the `source` it came from."""

    text: str
    source: str = ""


def used_names(text: str) -> list[str]:
    """The names bound in a text, in order."""
    return _NAME.findall(text)


def check_names(text: str, values: Mapping[str, str]) -> None:
    """Refuse a text that binds a name nobody knows."""
    unknown = [name for name in used_names(text) if name not in values]
    if unknown:
        raise InputFault("reporting.unknown_binding", names="、".join(dict.fromkeys(unknown)))


def pieces(text: str, values: Mapping[str, str]) -> Iterator[Piece]:
    """The text with every bound name filled, in pieces, so that a page can show which words are figures."""
    position = 0
    for match in _NAME.finditer(text):
        if match.start() > position:
            yield Piece(text[position : match.start()])
        name = match[1]
        yield Piece(values.get(name, match[0]), names().get(name, name))
        position = match.end()
    if position < len(text):
        yield Piece(text[position:])


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every bound name filled."""
    return "".join(piece.text for piece in pieces(text, values))


def first_draft(form_id: str, number: int, values: Mapping[str, str]) -> str:
    """The first draft of a chapter, bindings kept, with the paragraphs that fit the year. Empty for tables' chapters."""
    lines: list[str] = []
    last_heading = ""
    for paragraph in drafts(form_id).get(f"chapter{number}", ()):
        condition = paragraph.get("when", "")
        given = values.get(condition.lstrip("!"), "") not in ("", "0")
        if condition and given == condition.startswith("!"):
            continue
        heading = paragraph.get("heading", "")
        if heading and heading != last_heading:
            lines.append(heading)
        last_heading = heading
        if paragraph["text"]:
            lines.append(paragraph["text"])
    return "\n".join(lines)
