"""How much two short texts say the same: the overlap of their pairs of characters. Pure functions."""

from __future__ import annotations

import unicodedata

# Words every request holds; they would make all of them alike.
STOP = (
    "申请公开",
    "申请",
    "公开",
    "政府信息",
    "信息",
    "关于",
    "有关",
    "相关",
    "情况",
    "请",
    "的",
    "和",
    "及",
)


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters and figures of a text, signs and the usual words of requests left out."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    for word in STOP:
        plain = plain.replace(word, " ")
    runs = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's measure: 0 for nothing in common, 1 for the same pairs. A text without pairs is like nothing."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def contained(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of `part` stands in `whole`, 0 to 1: a title inside a long request."""
    return len(part & whole) / len(part) if part else 0.0
