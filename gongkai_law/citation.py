"""Citations: `条例 33.2` in data and code ↔ 《条例》第三十三条第二款 for people.

Instruments are listed in `instruments.toml` with full title, document number and dates in force.
The short form is `<instrument key> <article>[.<paragraph>[.<item>]]`, e.g. `条例 36.0.5` = 第三十六条第（五）项
(paragraph 0 = the article has one paragraph only, the item hangs on it directly).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1 → 一, 10 → 十, 33 → 三十三, 105 → 一百零五 (0 ≤ number < 1000)."""
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number % 10] if number % 10 else "")
    if number < 100:
        return _DIGITS[number // 10] + "十" + (_DIGITS[number % 10] if number % 10 else "")
    rest = number % 100
    head = _DIGITS[number // 100] + "百"
    if not rest:
        return head
    return head + (
        "零" + chinese_number(rest) if rest < 10 else ("一" if rest < 20 else "") + chinese_number(rest)
    )


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text relied on: short `key`, full `title`, document `number`, days in force (None = open).

    `replaced_by`: the key of the text that took its place, where one is known.
    """

    key: str
    title: str
    number: str
    in_force_from: date | None
    in_force_to: date | None
    source: str
    replaced_by: str = ""


@lru_cache(maxsize=1)
def instruments() -> dict[str, Instrument]:
    """Every text the product relies on, by its short key."""
    raw = tomllib.loads((Path(__file__).parent / "instruments.toml").read_text("utf-8"))
    return {
        key: Instrument(
            key=key,
            title=entry["title"],
            number=entry.get("number", ""),
            in_force_from=entry.get("in_force_from"),
            in_force_to=entry.get("in_force_to"),
            source=entry["source"],
            replaced_by=entry.get("replaced_by", ""),
        )
        for key, entry in raw.items()
    }


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one instrument. Zero means "not named" for paragraph and item."""

    instrument: str
    article: int = 0
    paragraph: int = 0
    item: int = 0

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read the short form; raises ValueError for an unknown instrument or a malformed number."""
        key, _, numbers = text.strip().partition(" ")
        if key not in instruments():
            raise ValueError(f"unknown instrument: {key!r} in {text!r}")
        parts = [int(part) for part in numbers.split(".")] if numbers else []
        if len(parts) > 3 or any(part < 0 for part in parts):
            raise ValueError(f"malformed citation: {text!r}")
        return cls(key, *parts)

    def __str__(self) -> str:
        text = f"《{self.instrument}》"
        if self.article:
            text += f"第{chinese_number(self.article)}条"
        if self.paragraph:
            text += f"第{chinese_number(self.paragraph)}款"
        if self.item:
            text += f"第（{chinese_number(self.item)}）项"
        return text


def cite(text: str) -> str:
    """`条例 33.2` → 《条例》第三十三条第二款."""
    return str(Citation.parse(text))
