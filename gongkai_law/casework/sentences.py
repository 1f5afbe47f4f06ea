"""The words of letters as data: the law's own clauses, the operative sentence of each answer, the form of a number.

A sentence of the Regulation is marked "text"; own wording built from an article is "reading"; an unconfirmed one is
"memory". An office may put its own words in place of any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.casework.outcomes import outcome
from gongkai_law.citation import Citation, cite, instruments
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `key` (an element, or a kind of answer), its `words` with fields in braces, where they come from."""

    key: str
    words: str
    article: str
    source: SourceMark

    @property
    def citation(self) -> str:
        """The article as people read it; empty for none."""
        return cite(self.article) if self.article else ""

    def said(self, fields: Mapping[str, object]) -> str:
        """The words with their fields filled in; an unknown field shows as 【请填】 so that nobody overlooks it."""
        return re.sub(r"\{(\w+)\}", lambda found: str(fields.get(found[1]) or "【请填】"), self.words)


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "sentences.toml")


def sentences() -> tuple[Sentence, ...]:
    """Every sentence that fills an element by itself, and those that stand beside one."""
    return tuple(
        Sentence(key, entry["words"], entry["article"], source_mark(entry["source"]))
        for key, entry in _raw()["sentence"].items()
    )


def sentence(key: str) -> Sentence | None:
    """The sentence for an element, if the law gives one."""
    return next((each for each in sentences() if each.key == key), None)


def operative(code: str) -> Sentence:
    """The operative sentence of a kind of answer. Raises InputFault for an unknown one. (条例 36–39)"""
    articles = outcome(code).articles
    entry = _raw()["operative"][code]
    return Sentence(code, entry["words"], articles[0] if articles else "", source_mark(entry["source"]))


def resolution(kind: str) -> Sentence | None:
    """The operative sentence of a letter that is no answer (补正, 延期 …), if it has one."""
    entry = _raw()["notice"].get(kind)
    return Sentence(kind, entry["words"], "", "reading") if entry else None


def legal_basis(articles: Iterable[str]) -> str:
    """The ground as a letter cites it: full title once, then each place.

    `条例 15`, `条例 36.0.3` → 《中华人民共和国政府信息公开条例》第十五条、第三十六条第（三）项.
    """
    grouped: dict[str, list[str]] = {}
    for text in dict.fromkeys(articles):
        found = Citation.parse(text)
        place = str(found).removeprefix(f"《{found.instrument}》")
        grouped.setdefault(found.instrument, []).append(place)
    parts = []
    for key, places in grouped.items():
        instrument = instruments()[key]
        title = instrument.title.split("（")[0]
        number = f"（{instrument.number}）" if key == "收费办法" else ""
        parts.append(f"《{title}》{number}{'、'.join(place for place in places if place)}")
    return "，".join(parts)


def document_number(*, agency: str, mark: str, year: int, serial: int) -> str:
    """A letter's number: 青石镇公开复〔2026〕3号. `agency`: its short name; `mark`: of the kind (受, 补, 复 …)."""
    return str(_raw()["number"]["pattern"]).format(agency=agency, mark=mark, year=year, serial=serial)
