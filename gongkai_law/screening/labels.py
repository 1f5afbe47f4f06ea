"""What the words around a number say it is: the nearest label before it, or the head of its column in a plain table."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai_law.screening.folding import FOLDS, UNSEEN, fold
from gongkai_law.sources import read_data

_REACH = 48  # characters looked back for a label
_LONGEST_LINE = 2000  # a longer line is prose, no row of a table
_LONGEST_LABEL_LINE = 24
_LINK = re.compile(
    r"[\s:为是码(\"“'‘\-—_=#/|.、的和及\[【<]{0,8}(?:第|\(\+?[0-9]{0,3}\)|\([^()\n]{0,12}\)\s*:?\s*)?"
)
_LOWER = {
    code: code + 32 for code in range(ord("A"), ord("Z") + 1)
}  # str.lower can change the length of a text
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_STOP = re.compile(r"[。;!?]")
_LONG_NUMBER = re.compile(r"[0-9]{7}")
_SEPARATORS = "|\t,"
_WORD = re.compile("[^ ]*[^ \\s][^ ]*")


@dataclass(frozen=True, slots=True)
class Label:
    """What a number is called: the group of the word, the word itself; `direct` = nothing but a colon or so between."""

    group: str
    word: str
    direct: bool


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    raw = read_data(Path(__file__).parent / "labels.toml")
    groups = {fold(word).lower(): group for group, entry in raw.items() for word in entry["words"]}
    # Plain words only, so that the search can skip by first letters; that Latin words stand alone is checked after.
    return re.compile("|".join(map(re.escape, sorted(groups, key=len, reverse=True)))), groups


@lru_cache(maxsize=1)
def _first_signs() -> re.Pattern[str]:
    """Signs a label can begin with, however they are written: without one there is no label."""
    signs = {word[0] for word in _words()[1]}
    written = {chr(code) for code, plain in FOLDS.items() if plain.lower() in signs}
    signs |= written | {sign.upper() for sign in signs}
    return re.compile(f"[{re.escape(''.join(sorted(signs)))}]")


@lru_cache(maxsize=8)
def _any_of(groups: frozenset[str]) -> re.Pattern[str]:
    """Any word of some groups, as it is written in a text that is not folded."""
    words = {word for word, group in _words()[1].items() if group in groups}
    latin = {word for word in words if word.isascii()}
    words |= {way for word in latin for way in (word.upper(), word.title(), word.capitalize())}
    words |= {way.translate(_WIDE) for way in words if way.isascii()}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def labels_in(folded: str) -> list[tuple[str, str, int]]:
    """Every label in a folded stretch: (group, word, end)."""
    pattern, groups = _words()
    lower = folded.translate(_LOWER)
    return [(groups[m[0]], m[0], m.end()) for m in pattern.finditer(lower) if _stands_alone(lower, m)]


def _stands_alone(lower: str, m: re.Match[str]) -> bool:
    """Whether a Latin word is not part of a longer one (`no` in `notice`); Chinese words always do."""
    if not m[0].isascii():
        return True
    sides = lower[m.start() - 1 : m.start()] + lower[m.end() : m.end() + 1]
    return not any("a" <= side <= "z" for side in sides)


class Labels:
    """The labels of one text. Heads of tables are looked up once for each line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._heads: dict[int, str] = {}
        self._known: dict[int, Label | None] = {}
        self._places: dict[frozenset[str], list[int]] = {}

    def of(self, start: int) -> Label | None:
        """The label of a number that begins at `start`: on its own line, else in the head of its column, else alone
        on the line above."""
        if start not in self._known:
            self._known[start] = self._look(start)
        return self._known[start]

    def _look(self, start: int) -> Label | None:
        line_start = self._text.rfind("\n", max(0, start - _REACH), start) + 1
        before = self._text[max(line_start, start - _REACH) : start]
        if _first_signs().search(before):
            before = fold(before).replace(UNSEEN, "")
            if label := _nearest(before):
                return label
        return self._in_head(start) or self._above(line_start, before)

    def may_call(self, start: int, end: int, groups: frozenset[str]) -> bool:
        """Whether a number in `start`–`end` may have a label of one of the groups. May say yes without need."""
        if groups not in self._places:
            self._places[groups] = [m.start() for m in _any_of(groups).finditer(self._text)]
        places = self._places[groups]
        if not places:
            return False
        line_start = self._text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
        first = bisect_left(places, min(start, line_start) - _REACH)
        if first < len(places) and places[first] < end + _REACH:
            return True
        if first == 0:
            return False  # no head above can hold one
        head = self._head(line_start)
        return bool(head) and any(label is not None and label.group in groups for label in _columns_of(head))

    def near(self, start: int, end: int, group: str, *, before: int = 40, after: int = 12) -> str:
        """The word of a group on the same line within reach of a number, else in the head of its column, else ""."""
        line_start = self._text.rfind("\n", max(0, start - before), start) + 1
        left = fold(self._text[max(line_start, start - before) : start])
        right = fold(self._text[end : end + after]).partition("\n")[0]
        for stretch in (left, right):
            if words := [word for found, word, _ in labels_in(stretch) if found == group]:
                return words[-1]
        head = self._in_head(start)
        return head.word if head and head.group == group else ""

    def _above(self, line_start: int, before: str) -> Label | None:
        """A label alone on the line above a number that begins its line, as forms and flattened tables have it."""
        bare = before.strip()
        if not line_start or bare[:1].isalnum() or fold(bare).replace(UNSEEN, "").strip():
            return None
        above_start = self._text.rfind("\n", max(0, line_start - _REACH), line_start - 1) + 1
        above = fold(self._text[above_start : line_start - 1]).strip()
        if len(above) > _LONGEST_LABEL_LINE or len(labels_in(above)) != 1 or _LONG_NUMBER.search(above):
            return None
        return _nearest(above)

    def _in_head(self, start: int) -> Label | None:
        """The label in the head of the column of a plain table in which the number stands."""
        bounds = self._line_bounds(start)
        if bounds is None:
            return None
        line_start, line_end = bounds
        head = self._head(line_start)
        if not head:
            return None
        row = _cells(fold(self._text[line_start:line_end]))
        columns = _columns_of(head)
        if len(row) < 2 or len(columns) != len(row):
            return None
        at = start - line_start
        return next((columns[n] for n, (a, b) in enumerate(row) if a <= at < b), None)

    def _line_bounds(self, start: int) -> tuple[int, int] | None:
        line_start = self._text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
        line_end = self._text.find("\n", start, start + _LONGEST_LINE)
        if line_end < 0:
            line_end = len(self._text)
        if (not line_start and start > _LONGEST_LINE) or line_end - line_start > _LONGEST_LINE:
            return None
        return line_start, line_end

    def _head(self, line_start: int) -> str:
        """The nearest line of the block above that has labels in cells and no long number; folded, "" if there is none."""
        if line_start in self._heads:
            return self._heads[line_start]
        above_start = (
            self._text.rfind("\n", max(0, line_start - 1 - _LONGEST_LINE), max(0, line_start - 1)) + 1
        )
        known = self._heads.get(above_start)
        if known is not None and _LONG_NUMBER.search(self._text, above_start, line_start):
            self._heads[line_start] = known  # the row above is one like this
            return known
        return self._walk_up(line_start)

    def _walk_up(self, line_start: int) -> str:
        walked: list[int] = []
        at, head = line_start, ""
        while at not in self._heads:
            walked.append(at)
            above_start = self._text.rfind("\n", max(0, at - 1 - _LONGEST_LINE), max(0, at - 1)) + 1
            above = self._text[above_start : max(0, at - 1)]
            if len(above) >= _LONGEST_LINE:
                break
            if _LONG_NUMBER.search(above):  # a row like this one
                at = above_start
                continue
            above = fold(above)
            if not above.strip():
                break
            if not _LONG_NUMBER.search(above) and len(_cells(above)) > 1 and labels_in(above):
                head = above
                break
            at = above_start
        else:
            head = self._heads[at]
        self._heads.update(dict.fromkeys(walked, head))
        return head


def _nearest(before: str) -> Label | None:
    known = labels_in(before)
    if not known:
        return None
    group, word, end = known[-1]
    gap = before[end:]
    if _STOP.search(gap):
        return None
    return Label(group, word, direct=bool(_LINK.fullmatch(gap)))


@lru_cache(maxsize=64)
def _columns_of(head: str) -> tuple[Label | None, ...]:
    """The label in each cell of a table's head."""
    columns: list[Label | None] = []
    for first, last in _cells(head):
        known = labels_in(head[first:last])
        columns.append(Label(known[-1][0], known[-1][1], direct=True) if known else None)
    return tuple(columns)


def _cells(line: str) -> list[tuple[int, int]]:
    """Cells of a line of a plain table as offsets: cut at |, tab, comma or blanks, whichever it has first."""
    for separator in _SEPARATORS:
        if separator in line:
            cells, at = [], 0
            for part in line.split(separator):
                cells.append((at, at + len(part)))
                at += len(part) + 1
            return cells
    return [m.span() for m in _WORD.finditer(line)] if " " in line else []
