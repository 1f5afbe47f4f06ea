"""Prose taken over from another report: how much of two texts is the same. (E19)

Two texts are compared by their runs of three characters (Jaccard: common runs ÷ all runs), after years, numbers,
punctuation and the six headings' own words are left out: a text with only its numbers changed is the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.reporting.importing.chapters import Structure
from gongkai.reporting.importing.words import finding
from gongkai_law.report.findings import Finding

RUN = 3
SAME = 0.8
SHORTEST = 80  # characters: shorter texts (无, 没有其他事项) are alike by nature
CHAPTERS = (1, 5)
_IGNORED = re.compile(r"[^\u4e00-\u9fffA-Za-z]+|[〇零一二三四五六七八九十百千]+(?=[件条份次场期个])")


def runs(text: str) -> frozenset[str]:
    """The text's runs of three characters without numbers and punctuation."""
    bare = _IGNORED.sub("", text)
    return frozenset(bare[at : at + RUN] for at in range(len(bare) - RUN + 1))


def similarity(one: str, other: str) -> float:
    """0 = nothing in common, 1 = the same text but for numbers and punctuation."""
    first, second = runs(one), runs(other)
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def check_reused(structure: Structure, previous: Structure, *, same: float = SAME) -> Iterator[Finding]:
    """`prose.reused` for chapters one and five that repeat the year before."""
    for number in CHAPTERS:
        chapter, before = structure.chapter(number), previous.chapter(number)
        if chapter is None or before is None:
            continue
        if min(len(chapter.text), len(before.text)) < SHORTEST:
            continue
        alike = similarity(chapter.text, before.text)
        if alike >= same:
            percent = int(alike * 100)
            yield finding("prose.reused", found=percent, heading=chapter.expected_heading, percent=percent)
