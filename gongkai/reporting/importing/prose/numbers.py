"""Counts, sums of money and percentages as prose writes them: 3119件, 三件, 5500余条, 33.9%, 3940元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

COUNTERS = (
    "件次",
    "人次",
    "件",
    "宗",
    "份",
    "例",
    "起",
    "条",
    "个",
    "部",
    "项",
    "期",
    "场",
    "次",
    "笔",
    "篇",
)
LONGEST = 18  # digits; longer ones are no counts
_HAN = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_UNITS = "|".join((*COUNTERS, "万元", "元", "%", "个百分点"))
_NUMBER = re.compile(
    rf"(?P<about>约为?|近|超过?|逾|将近|大约|不少于|达到?近)?"
    rf"(?:(?<![\d.第])(?P<digits>\d+(?:\.\d+)?)|(?<![第零〇一二两三四五六七八九十百千万初])(?P<han>[零〇一二两三四五六七八九十百千]{{1,12}}))"
    rf"(?P<ten>万(?!元))?(?P<more>[余多](?=万|{_UNITS}))?(?P<unit>{_UNITS})(?P<over>以上|左右|多)?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `exact` is False for 余, 约, 近 …; `end` lies behind the unit."""

    value: int | Decimal
    unit: str
    exact: bool
    start: int
    end: int


def han_number(text: str) -> int | None:
    """三 → 3, 十二 → 12, 二百零五 → 205, 二〇 → 20; None when the signs make no number."""
    if not any(sign in _TENS for sign in text):
        return int("".join(str(_HAN[sign]) for sign in text))
    total, digit = 0, None
    for sign in text:
        if sign in _HAN:
            digit = _HAN[sign]
        else:
            total += (1 if digit is None and not total else digit or 0) * _TENS[sign]
            digit = None
    return total + (digit or 0)


def quantities(text: str) -> Iterator[Quantity]:
    """Every number with a unit, in order; years, dates and ordinals have none."""
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if value is None:
            continue
        exact = not (match["about"] or match["more"] or match["over"] or match["ten"])
        start = match.start("digits") if match["digits"] else match.start("han")
        yield Quantity(value, match["unit"], exact, start, match.end("unit"))


def _arabic(digits: str) -> int | Decimal | None:
    """The number; None for one too long to count anything."""
    if len(digits) > LONGEST:
        return None
    return Decimal(digits) if "." in digits else int(digits)


def _value(match: re.Match[str]) -> int | Decimal | None:
    if match["digits"]:
        number: int | Decimal | None = _arabic(match["digits"])
    else:
        number = han_number(match["han"])
    return number * 10_000 if number is not None and match["ten"] else number
