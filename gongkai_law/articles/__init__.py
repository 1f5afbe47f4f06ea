"""What an article means in plain words of our own, and how sure these words are. Never the text of the law itself.

The words stand in this folder's data files under the short form of the article (`条例 33`); a paragraph or an item has
the words of its article. An article without words is still named in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from gongkai_law.citation import Citation, chinese_number, instruments
from gongkai_law.sources import SourceMark, read_data, source_mark

_PRINTED = re.compile(
    r"《(?P<title>[^》]+)》"
    r"(?:第(?P<article>[零一二三四五六七八九十百]+)条)?"
    r"(?:第(?P<paragraph>[零一二三四五六七八九十百]+)款)?"
    r"(?:第[（(](?P<item>[零一二三四五六七八九十百]+)[）)]项)?"
)


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What an article says in plain words; `source` tells how these words were come by."""

    says: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class Explained:
    """A citation as a reader opens it: `short` (条例第33条第2款), the instrument's full `title`, its `number` (may be
    empty) and its own mark, and the `words`, None where none were written yet."""

    citation: Citation
    short: str
    title: str
    number: str
    instrument_source: SourceMark
    words: ArticleWords | None


@lru_cache(maxsize=1)
def all_article_words() -> Mapping[str, ArticleWords]:
    """The words of every article that has them, by its short form."""
    raw = {
        key: entry
        for path in sorted(Path(__file__).parent.glob("*.toml"))
        for key, entry in read_data(path).items()
    }
    return MappingProxyType(
        {key: ArticleWords(entry["says"], source_mark(entry["source"])) for key, entry in raw.items()}
    )


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {chinese_number(number): number for number in range(1000)}


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    """Instrument keys by everything they are called: the key, the title."""
    found = {entry.title: key for key, entry in instruments().items()}
    return {**found, **{key: key for key in instruments()}}


def read_citation(text: str) -> Citation:
    """Read `条例 33.2` or 《条例》第三十三条第二款 (also with the full title). Raises ValueError for anything else."""
    printed = _PRINTED.fullmatch(text.strip())
    if printed is None:
        return Citation.parse(text)
    key = _keys().get(printed["title"])
    if key is None:
        raise ValueError(f"unknown instrument: {text!r}")
    parts = [printed[part] for part in ("article", "paragraph", "item")]
    if any(part and part not in _numbers() for part in parts):
        raise ValueError(f"malformed number: {text!r}")
    return Citation(key, *(_numbers()[part] if part else 0 for part in parts))


def _short(citation: Citation) -> str:
    words = citation.instrument
    if citation.article:
        words += f"第{citation.article}条"
    if citation.paragraph:
        words += f"第{citation.paragraph}款"
    if citation.item:
        words += f"第{citation.item}项"
    return words


def explain_article(text: str) -> Explained:
    """Everything a reader of a chip is told about one citation. Raises ValueError for what is no citation."""
    citation = read_citation(text)
    instrument = instruments()[citation.instrument]
    return Explained(
        citation=citation,
        short=_short(citation),
        title=instrument.title,
        number=instrument.number if instrument.number != instrument.title else "",
        instrument_source=source_mark(instrument.source),
        words=all_article_words().get(f"{citation.instrument} {citation.article}"),
    )
