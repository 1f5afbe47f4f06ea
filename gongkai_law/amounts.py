"""Sums of money as official papers write them."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def plain_amount(amount: Decimal) -> str:
    """Yuan in figures without idle zeros: 4300, 12.5."""
    text = f"{amount:.2f}"
    return text.rstrip("0").rstrip(".")


def capital_amount(amount: Decimal) -> str:
    """Yuan in capital characters: 4300 → 肆仟叁佰元整, 12.50 → 壹拾贰元伍角. 0 ≤ amount < 10¹²; rounded to fen."""
    cents = int((amount * 100).to_integral_value())
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    text = _whole(yuan) + "元" if yuan or not cents else ""
    if not jiao and not fen:
        return f"{text}整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif yuan:
        text += "零"
    return text + (f"{_DIGITS[fen]}分" if fen else "")


def _whole(number: int) -> str:
    if not number:
        return _DIGITS[0]
    text = ""
    groups = [(number // 10000**place % 10000, place) for place in (2, 1, 0)]
    for group, place in groups:
        if not group:
            continue
        gap = bool(text) and (group < 1000 or text.endswith(_DIGITS[0]))
        text += (_DIGITS[0] if gap else "") + _under_myriad(group) + _GROUPS[place]
    return text


def _under_myriad(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (_DIGITS[0] if gap and text else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = True
    return text
