"""What a detector is handed: a stretch of the text in its plain form, and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gongkai_law.screening.folding import UNSEEN, fold
from gongkai_law.screening.labels import Label, Labels

_MARGIN = 6  # characters kept on both sides of a run, for +86, a closing X, and what it is part of
_ADDRESS_SIGNS = re.compile(r"[A-Za-z0-9:/?&=._%#~+@\-]*\Z")
_IN_ADDRESS = re.compile(
    r"://|www\.|[A-Za-z0-9]\.(?:cn|com|net|org|gov|edu|html?|s?html|aspx?|php|jsp)\b", re.I
)
_PHONE_FIELD = re.compile(r"(?:phone|mobile|tel|cell|sj|shouji)[a-z_]*=\Z", re.I)
_UNITS = re.compile(
    r"\s?(?:元|万元|亿元|千元|百元|美元|人民币|亩|公顷|平方|㎡|立方|公斤|千克|吨|克|公里|千米|米|株|头|只|次|字节|人次|%|％|‰)"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """`folded` is the plain form of `text[offset : offset + len(folded)]`."""

    text: str
    offset: int
    folded: str
    labels: Labels
    on: date | None = None

    def label(self, start: int) -> Label | None:
        """The label of a number at `start` of the segment."""
        return self.labels.of(self.offset + start)

    def before(self, start: int) -> str:
        """The visible character before `start`, folded; "" at the beginning."""
        if start and self.folded[start - 1] != UNSEEN:
            return self.folded[start - 1]
        at = self.offset + start - 1
        while at >= 0 and (sign := fold(self.text[at])) == UNSEEN:
            at -= 1
        return sign if at >= 0 else ""

    def after(self, end: int) -> str:
        """The visible character after `end`, folded; "" at the end."""
        if end < len(self.folded) and self.folded[end] != UNSEEN:
            return self.folded[end]
        at = self.offset + end
        while at < len(self.text) and (sign := fold(self.text[at])) == UNSEEN:
            at += 1
        return sign if at < len(self.text) else ""

    def context_before(self, start: int, reach: int) -> str:
        """Up to `reach` characters before `start`, folded, line ends kept."""
        at = self.offset + start
        return fold(self.text[max(0, at - reach) : at])

    def context_after(self, end: int, reach: int) -> str:
        """Up to `reach` characters from `end`, folded."""
        at = self.offset + end
        return fold(self.text[at : at + reach])

    def in_web_address(self, start: int) -> bool:
        """Whether the number is part of a web address, and not the value of a phone field in it."""
        run = _ADDRESS_SIGNS.search(self.context_before(start, 200))
        address = run[0] if run else ""
        return bool(_IN_ADDRESS.search(address)) and not _PHONE_FIELD.search(address)

    def is_quantity(self, end: int) -> bool:
        """Whether a unit of measure follows: then it is an amount."""
        return is_quantity_at(self.text, self.offset + end)


def is_quantity_at(text: str, end: int) -> bool:
    """Whether a unit of measure follows a number that ends at `end` of a text."""
    return bool(_UNITS.match(fold(text[end : end + 6])))


def segment_of(text: str, start: int, end: int, labels: Labels, on: date | None) -> Segment:
    """The stretch with a margin on both sides; the margin never holds half a number."""
    first, last = max(0, start - _MARGIN), min(len(text), end + _MARGIN)
    while 0 < first < start and text[first].isdigit() and text[first - 1].isdigit():
        first += 1
    while end < last < len(text) and text[last].isdigit() and text[last - 1].isdigit():
        last -= 1
    return Segment(text, first, fold(text[first:last]), labels, on)
