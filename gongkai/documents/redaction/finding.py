"""Passages worth marking: what the screening finds on the pages, and every place of words a person asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.documents.redaction.pages import Area, Paper, Words
from gongkai_law.screening import masked_value, scan, screening_kinds

PERSONAL = "personal"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage found on a page: what it is in words, its text covered, the areas that hide it."""

    page: int
    label: str
    shown: str
    areas: tuple[Area, ...]


def found_passages(paper: Paper, *, on: date | None = None) -> list[Passage]:
    """Personal data that the screening finds in the text of the pages; none for pictures, which have no text."""
    found: list[Passage] = []
    for number, words in _pages(paper):
        for f in scan(words.text, on=on):
            areas = tuple(words.areas(number, f.start, f.end))
            if areas:
                found.append(Passage(number, screening_kinds()[f.kind].label, masked_value(f.value), areas))
            if len(found) >= _MOST:
                return found
    return found


def passages_of(paper: Paper, wanted: str) -> list[Passage]:
    """Every place where words stand, line ends inside them aside."""
    plain = "".join(wanted.split())
    found: list[Passage] = []
    for number, words in _pages(paper):
        text, places = _squeezed(words.text)
        at = text.find(plain) if plain else -1
        while at >= 0 and len(found) < _MOST:
            areas = words.areas(number, places[at], places[at + len(plain) - 1] + 1)
            if areas:
                found.append(Passage(number, "指定的文字", wanted, tuple(areas)))
            at = text.find(plain, at + len(plain))
    return found


def _pages(paper: Paper) -> Iterator[tuple[int, Words]]:
    for number in range(1, paper.count + 1):
        words = paper.words(number)
        if words is not None and words.text.strip():
            yield number, words


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without blanks and line ends, and where each of its characters stands."""
    kept = [(at, sign) for at, sign in enumerate(text) if not sign.isspace()]
    return "".join(sign for _, sign in kept), [at for at, _ in kept]
