"""Numbers as they are read out: amounts, dates, telephone numbers, percentages. Plain functions over text."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_ON_THE_PHONE = "零幺二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_WIDE = str.maketrans("０１２３４５６７８９％．：", "0123456789%.:")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_YEAR = re.compile(r"(\d{4})(?=年)")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_PHONE = re.compile(r"(?<!\d)(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|1[12]\d{1}|12\d{3}|9\d{4})(?![\d.%元名户人个亩])")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def whole_number(number: int) -> str:
    """1205 → 一千二百零五; 10 → 十; 100000000 → 一亿. Up to 16 digits, more are read digit by digit."""
    if number >= 10**16:
        return digits(str(number))
    if number == 0:
        return _DIGITS[0]
    groups = []
    while number:
        number, rest = divmod(number, 10_000)
        groups.append(rest)
    text = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            gap = text and (
                group < 1000 or groups[place + 1] % 10 == 0 and group >= 1000 and not groups[place + 1]
            )
            text += (_DIGITS[0] if gap else "") + _group(group) + _GROUPS[place]
    return text[1:] if text.startswith("一十") else text


def _group(number: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (_DIGITS[0] if gap and text else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = True
    return text


def digits(text: str, *, phone: bool = False) -> str:
    """Digit by digit; on the phone one is 幺."""
    names = _ON_THE_PHONE if phone else _DIGITS
    return "".join(names[int(char)] if char.isdigit() else "，" if char == "-" else char for char in text)


def number(text: str) -> str:
    """12.5 → 十二点五."""
    whole, _, part = text.partition(".")
    if len(whole) > 1 and whole.startswith("0"):
        return digits(whole) + (f"点{digits(part)}" if part else "")
    return whole_number(int(whole)) + (f"点{digits(part)}" if part else "")


def spoken(text: str) -> str:
    """A text with every number written as it is read out."""
    text = _THOUSANDS.sub("", text.translate(_WIDE))
    text = _DATE.sub(
        lambda m: f"{digits(m[1])}年{whole_number(int(m[2]))}月{whole_number(int(m[3]))}日", text
    )
    text = _YEAR.sub(lambda m: digits(m[1]), text)
    text = _TIME.sub(_clock, text)
    text = _PHONE.sub(lambda m: digits(m[1], phone=True), text)
    text = _PERCENT.sub(lambda m: f"百分之{number(m[1])}", text)
    return _NUMBER.sub(lambda m: number(m[0]), text)


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    if hour > 24 or minute > 59:
        return match[0]
    return f"{whole_number(hour)}点" + (f"{whole_number(minute)}分" if minute else "整")
