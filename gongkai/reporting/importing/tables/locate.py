"""Where each table stands in the text, and which edition of the form it follows.

Prose speaks of 行政许可, 规范性文件 and 行政复议 too; a table is taken only where its own words stand close together.
Offsets are in `Document.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from gongkai.reporting.importing.tables.document import Document
from gongkai.reporting.importing.tables.labels import Label, names, three_labels
from gongkai_law.report.form import Form, all_forms

_NEAR = 120  # Han characters within which a table's first words follow its caption
_TABLE_THREE = 1500  # Han characters table three can take with torn and repeated heads
_HEAD_OF_THREE = 250  # Han characters table three's head takes at most, prose above it counted
_LEAST_LABELS = 3
_LEAST_LABELS_UNDER_HEAD = 2  # with the table's head above them
_TWO_STARTS = ("第二十条第一项", "本年新制作数量", "本年制发件数", "本年处理决定数量", "上一年项目数量")
_TWO_PROOF = (
    "本年新制作数量",
    "本年制发件数",
    "本年新公开数量",
    "本年废止件数",
    "信息内容",
    "本年处理决定数量",
)
_THREE_CHAPTER = "收到和处理政府信息公开申请情况"
_FOUR_PROOF = ("未经复议直接起诉", "复议后起诉")
_FOUR_COLUMNS = ("结果维持", "结果", "总计", "结结")  # the last: heads set a character a line
_FIVE_CHAPTER = "存在的主要问题"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text, from its first head or label on."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Located:
    """The regions of the tables; None: the table is not in the text."""

    two: Region | None
    three: Region | None
    four: Region | None


def locate(document: Document) -> Located:
    """Find the three tables."""
    start = _start_of_two(document.han)
    three = _three(document, start) or _three(document, -1)
    four = _four(document, three)
    if three and four and three.start < four.start < three.end:
        three = Region(three.start, four.start)
    return Located(_two(document, start, three), three, four)


def edition_of(document: Document, region: Region, marks: str) -> Form | None:
    """The edition whose own words stand in a region; None where neither's or as many of both do."""
    words = document.han[slice(*_han_range(document, region))]
    scores = {form: sum(mark in words for mark in names()[marks].get(form.id, ())) for form in all_forms()}
    best = max(scores.values())
    leaders = [form for form, score in scores.items() if score == best]
    return leaders[0] if best and len(leaders) == 1 else None


def _han_range(document: Document, region: Region) -> tuple[int, int]:
    offsets = document.han_offsets
    return bisect_left(offsets, region.start), bisect_left(offsets, region.end)


def _offset(document: Document, index: int) -> int:
    return document.han_offsets[index] if index < len(document.han_offsets) else len(document.text)


def _every(text: str, word: str, start: int = 0) -> list[int]:
    return [match.start() + start for match in re.finditer(re.escape(word), text[start:])]


def _three(document: Document, after: int) -> Region | None:
    """Table three behind a place: prose before table two that counts the same things is not it."""
    text = document.han
    labels = [label for label in three_labels(all_forms()[-1]) if len(label.core) > 4]
    found = sorted(
        {
            (at, label.row)
            for label in labels
            for seed in _seeds(label)
            for at in _every(text, seed, after + 1)
        }
    )
    rows = {row for _, row in found}
    if len(rows) < _LEAST_LABELS_UNDER_HEAD:
        return None
    at = _densest(found)
    head = [text.rfind("本列数据", max(0, at - 200), at), text.rfind("申请人情况", max(0, at - 80), at)]
    if len(rows) < _LEAST_LABELS and max(head) < 0:
        return None
    begin = min([place for place in head if place >= 0], default=at)
    chapter = text.rfind(_THREE_CHAPTER, max(after + 1, at - _HEAD_OF_THREE), at)
    begin = chapter + len(_THREE_CHAPTER) if chapter >= 0 else begin
    last = max(place for place, _ in found if at <= place <= at + _TABLE_THREE)
    again = [place for place, row in found if row == "new" and place > last]
    end = min([last + 400, *again, len(text)])
    return Region(_offset(document, begin), _offset(document, end))


def _seeds(label: Label) -> set[str]:
    """The parts of a label's names by which it is found even if their ends are torn off."""
    return {name[:12] for name in label.names if len(name) > 4}


def _densest(found: list[tuple[int, str]]) -> int:
    """Start of the shortest stretch that holds most different labels; prose that names a few falls behind."""
    ranked = []
    for index, (at, _) in enumerate(found):
        inside = [(place, row) for place, row in found[index:] if place <= at + _TABLE_THREE]
        firsts: dict[str, int] = {}
        for place, row in inside:
            firsts.setdefault(row, place)
        ranked.append((-len(firsts), max(firsts.values()) - at, at))
    return min(ranked)[2]


def _start_of_two(text: str) -> int:
    """Where table two's first caption or head stands, −1 if it is nowhere."""
    return next((at for word in _TWO_STARTS for at in _every(text, word) if _proved(text, at)), -1)


def _two(document: Document, start: int, three: Region | None) -> Region | None:
    text = document.han
    limit = bisect_left(document.han_offsets, three.start) if three else len(text)
    if start < 0:
        return None
    chapter = text.find(_THREE_CHAPTER, start)
    ends = [end for end in (chapter, limit, start + 1500) if end > start]
    return Region(_offset(document, start), _offset(document, min(ends)))


def _proved(text: str, at: int) -> bool:
    return any(word in text[at : at + _NEAR] for word in _TWO_PROOF)


def _four(document: Document, three: Region | None) -> Region | None:
    text = document.han
    after = bisect_left(document.han_offsets, three.start) if three else 0
    proofs = [at for word in _FOUR_PROOF for at in _every(text, word, after)]
    for proof in sorted(proofs):
        near = text[max(0, proof - 40) : proof + 60]
        if any(word in near for word in _FOUR_COLUMNS):
            begin = _head_of_four(text, proof)
            chapter = text.find(_FIVE_CHAPTER, proof)
            end = min([e for e in (chapter, proof + 800, len(text)) if e > proof])
            return Region(_offset(document, begin), _offset(document, end))
    return None


def _head_of_four(text: str, proof: int) -> int:
    """The head line 行政复议 | 行政诉讼 stands a few characters above 未经复议直接起诉."""
    low = max(0, proof - 60)
    heading = text.rfind("政府信息公开行政复议", low, proof)
    if heading >= 0:
        return heading + len("政府信息公开")
    head = text.rfind("行政复议", low, proof)
    return head if head >= 0 else max(proof - 24, low)
