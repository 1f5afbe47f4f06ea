"""What the words around a number say it is: the nearest label before it, or the head of its column in a plain table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai_law.screening.folding import UNSEEN, fold
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
_STOP = re.compile(r"[。;!?]")
_LONG_NUMBER = re.compile(r"[0-9]{7}")
_SEPARATORS = (re.compile(r"\|"), re.compile(r"\t"), re.compile(r","), re.compile(r" +"))


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

    def of(self, start: int) -> Label | None:
        """The label of a number that begins at `start`: on its own line, else in the head of its column, else alone
        on the line above."""
        if start not in self._known:
            self._known[start] = self._look(start)
        return self._known[start]

    def _look(self, start: int) -> Label | None:
        line_start = self._text.rfind("\n", max(0, start - _REACH), start) + 1
        before = fold(self._text[max(line_start, start - _REACH) : start]).replace(UNSEEN, "")
        return _nearest(before) or self._in_head(start) or self._above(line_start, before)

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
        if before.strip() or not line_start:
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
        at = start - line_start
        column = next((n for n, (a, b) in enumerate(row) if a <= at < b), None)
        if len(row) < 2 or column is None:
            return None
        cells = _cells(head)
        if len(cells) != len(row):
            return None
        known = labels_in(head[slice(*cells[column])])
        return Label(known[-1][0], known[-1][1], direct=True) if known else None

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
        walked: list[int] = []
        at, head = line_start, ""
        while at not in self._heads:
            walked.append(at)
            above_start = self._text.rfind("\n", max(0, at - 1 - _LONGEST_LINE), max(0, at - 1)) + 1
            above = fold(self._text[above_start : max(0, at - 1)])
            if not above.strip() or len(above) >= _LONGEST_LINE:
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


def _cells(line: str) -> list[tuple[int, int]]:
    """Cells of a line of a plain table as offsets: cut at |, tab, comma or blanks, whichever it has first."""
    for separator in _SEPARATORS:
        cuts = list(separator.finditer(line))
        if cuts:
            edges = [0, *(edge for cut in cuts for edge in cut.span()), len(line)]
            cells = list(zip(edges[::2], edges[1::2], strict=True))
            blanks_count = separator is not _SEPARATORS[-1]
            return [(a, b) for a, b in cells if blanks_count or line[a:b].strip()]
    return []
