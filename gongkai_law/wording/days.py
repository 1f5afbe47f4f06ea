"""Days that do not exist, and weekdays that are not those of their day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai_law.wording.finding import WordingFinding

_NUMBERS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_DIGITS = "[0-9０-９]"
_YEAR = (
    rf"(?P<year>(?:19|20|１９|２０){_DIGITS}{{2}}|[一二][九〇○零]{{1}}[〇○零一二三四五六七八九]{{2}})年\s?"
)
_DATE = re.compile(
    rf"(?:{_YEAR})?(?<![0-9０-９.〇○零一二三四五六七八九十])(?P<month>{_DIGITS}{{1,2}}|[一二三四五六七八九十]{{1,2}})月\s?"
    rf"(?P<day>{_DIGITS}{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
    r"(?P<week>\s?[(（]\s?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\s?[)）])?"
)
_ISO = re.compile(
    r"(?<![0-9.\-/])(?P<year>(?:19|20)[0-9]{2})(?P<cut>[\-/.])(?P<month>[0-9]{2})(?P=cut)(?P<day>[0-9]{2})(?![0-9.\-/])"
)
_WEEKDAYS = "一二三四五六日"
_LEAP = 2000  # a day without its year may be of a leap year


def _number(text: str) -> int:
    """A number in digits of either width or in Chinese, up to 99."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_NUMBERS[sign]) for sign in text))
    return (_NUMBERS[tens] if tens else 1) * 10 + (_NUMBERS[ones] if ones else 0)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year or _LEAP, month, day)
    except ValueError:
        return None


def find_wrong_days(text: str) -> Iterator[WordingFinding]:
    """2月30日, 13月1日, 2020年2月29日 of a common year, 2020年1月1日（星期四）."""
    for m in _DATE.finditer(text):
        yield from _judge(m, m["weekday"])
    for m in _ISO.finditer(text):
        if m["cut"] != ".":  # 2020.13.45 may be a chapter or a version
            yield from _judge(m, None)


def _judge(m: re.Match[str], weekday: str | None) -> Iterator[WordingFinding]:
    try:
        year = _number(m["year"]) if m["year"] else None
        found = _day(year, _number(m["month"]), _number(m["day"]))
    except (KeyError, ValueError):
        return
    if found is None:
        end = m.start("week") if "week" in m.re.groupindex and m["week"] else m.end()
        value = m.string[m.start() : end]
        yield WordingFinding("day", value, m.start(), end, f"没有这一天：“{value.strip()}”。", "", "warning")
    elif year is not None and weekday is not None:
        right = _WEEKDAYS[found.weekday()]
        if right != weekday.replace("天", "日"):
            why = f"{found.year}年{found.month}月{found.day}日是星期{right}，不是星期{weekday}。"
            yield WordingFinding("weekday", m[0], *m.span(), why, f"星期{right}", "warning")
