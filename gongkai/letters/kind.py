"""A kind of letter as the product sees it: the law's entry, its text, its own checks, a sample."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from gongkai.letters.sample import common_sample
from gongkai_law.casework.elements import Element
from gongkai_law.casework.letters import Letter, elements_of, letter
from gongkai_law.casework.sentences import document_number

FRAMES = Path(__file__).parent / "frames"


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a letter from being signed: `key` of the message, the `element` it is about (empty: the whole letter),
    `articles` behind it as people read them, `arguments` of the words."""

    key: str
    element: str = ""
    articles: tuple[str, ...] = ()
    arguments: Mapping[str, Any] | None = None


Facts = Mapping[str, Any]
Check = Callable[[Facts], Sequence[Problem]]


class LetterKind:
    """One kind; its folder holds `letter.txt` (the text) and `sample.toml` (facts to preview it with)."""

    def __init__(self, file: str, *checks: Check) -> None:
        self.folder = Path(file).parent
        self.id = self.folder.name
        self.checks = checks

    @property
    def law(self) -> Letter:
        """What the law says of this kind."""
        return letter(self.id)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element it can hold: the fields of its form and of its templates."""
        return elements_of(self.id)

    @cached_property
    def text(self) -> str:
        """Its own part of the letter."""
        return (self.folder / "letter.txt").read_text("utf-8")

    @cached_property
    def frame(self) -> str:
        """What it shares with its like: address, opening, remedy, close."""
        return (FRAMES / f"{self.law.frame}.txt").read_text("utf-8")

    @cached_property
    def sample(self) -> dict[str, Any]:
        """Facts of an invented case, complete, so that the letter may be signed as it stands."""
        common = {key: value for key, value in common_sample().items() if key != "sender"}
        own = tomllib.loads((self.folder / "sample.toml").read_text("utf-8"))
        return {**common, **own, "document_number": self._sample_number, "dated": date(2026, 3, 18)}

    @property
    def _sample_number(self) -> str:
        return document_number(agency="青石镇", mark=self.law.mark, year=2026, serial=3)
