"""Numbers that stand plainly for themselves, found without the care that doubtful ones need.

Most numbers of a list of people are plain digits between tabs, commas or Chinese characters. Such an identity or mobile
number can have no other reading, so one pattern and the check digits settle it; the detectors see only the rest. What
is in the least doubtful (a blank inside, letters or signs beside it, digits it could be read together with, a label
that calls it something else) is left to them: with and without this short cut the findings are the same, and a test
holds that.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from gongkai_law.screening.cards import is_unit_account_at
from gongkai_law.screening.checkdigits import has_credit_shape, is_id_number, passes_luhn
from gongkai_law.screening.finding import ScreeningFinding, Severity, screening_kinds
from gongkai_law.screening.finding import found as finding_of
from gongkai_law.screening.labels import Labels
from gongkai_law.screening.phones import is_mobile
from gongkai_law.screening.segment import is_quantity_at

_SAFE = r"\t\n \u4e00-\u9fff,;|，；、。：（）()“”‘’\"'<>《》【】\[\]"
_RIGHT = rf"(?=[{_SAFE}]|\Z)"
_DIGIT, _ASIDE = "[0-9０-９]", r"[^0-9A-Za-z０-９\u4e00-\u9fff，。；、：]{0,12}"
# Begins with a digit, so that the search can skip to one; what stands before it is looked at after.
_BEHIND_SAFE = rf"(?<![^{_SAFE}][0-9])"
# not: an identity number with the kind and grade of a disability behind it
_GRADE = rf"(?!{_ASIDE}[1-7１-７]{_ASIDE}[1-4１-４](?!{_DIGIT}))"
_ID = (
    r"[0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]"
    rf"{_RIGHT}{_GRADE}"
)
_MOBILE, _CARD = rf"(?<=1)[3-9][0-9]{{9}}{_RIGHT}(?!号)", rf"[0-9]{{15,18}}{_RIGHT}"
_CLEAN = re.compile(rf"[1-9]{_BEHIND_SAFE}(?:((?<!9){_ID})|({_MOBILE})|({_CARD}))")
_IDENTITY, _PHONE, _BANK = 1, 2, 3
_BESIDE = re.compile(r"(?:[ \t\n]{1,6}[0-9]+)+")
_NUMBER = re.compile("[0-9]+")
_JOINERS = " \t\n"
_ID_LENGTH = 18
_COLON = "："
_MARGIN = 48  # what a token at the end may be judged by
_AFTER_CHAIN = frozenset(".,;|，；、。：（）()“”‘’\"'<>《》【】[]")


def clean_findings(
    text: str, start: int, end: int, labels: Labels, on: date | None
) -> list[ScreeningFinding]:
    """The identity, mobile and card numbers in `text[start:end]` that have no other reading, in order."""
    why, severity = _words()
    phone = screening_kinds()["mobile"]
    found: list[ScreeningFinding] = []
    last = -1
    for m in _CLEAN.finditer(text, start, min(len(text), end + _MARGIN)):
        first, behind = m.span()
        if first >= end:
            break
        if m.lastindex == _IDENTITY and _is_plain_id(m[0], on):
            found.append(ScreeningFinding("id_card", m[0], first, behind, why, severity))
        elif m.lastindex == _PHONE and _is_plain_mobile(text, first, behind, last, labels):
            found.append(ScreeningFinding("mobile", m[0], first, behind, phone.why, phone.severity))
        elif m.lastindex == _BANK and (word := _card_word(text, first, behind, last, labels)):
            found.append(finding_of("bank_card", text, first, behind, grounds=f"旁边写着“{word}”"))
        else:
            continue
        last = behind
    return found


@lru_cache(maxsize=1)
def _words() -> tuple[str, Severity]:
    known = screening_kinds()["id_card"]
    return known.why.format(shape="十八位", grounds="地区、出生日期和校验位都对得上"), known.severity


def _is_plain_id(number: str, on: date | None) -> bool:
    return not has_credit_shape(number) and is_id_number(number, on)


def _is_plain_mobile(text: str, first: int, behind: int, last: int, labels: Labels) -> bool:
    """`last` is the end of the number found before: what it took cannot be read together with this one."""
    if not is_mobile(text[first:behind]) or not _stands_apart(text, first, behind, last):
        return False
    label = labels.of(first)
    return (label is None or label.group == "phone") and not is_quantity_at(text, behind)


def _card_word(text: str, first: int, behind: int, last: int, labels: Labels) -> str:
    """The word directly before a card number, or its column's; "" for one that has none: it is for the detectors."""
    number = text[first:behind]
    if not passes_luhn(number) or len(set(number)) == 1 or is_id_number(number):
        return ""
    label = labels.of(first)
    if label is None or label.group != "bank" or not label.direct:
        return ""
    if not _stands_apart(text, first, behind, last) or is_quantity_at(text, behind):
        return ""
    return "" if is_unit_account_at(text, first, behind) else label.word


def _stands_apart(text: str, first: int, behind: int, last: int) -> bool:
    return _ends_left(text, first, last) and _ends_right(text, first, behind)


def _ends_left(text: str, first: int, last: int) -> bool:
    at = first - 1
    while at >= last and at >= 0 and text[at] in _JOINERS:
        at -= 1
    if at < 0 or at + 1 == last:
        return True
    if text[at] == _COLON:  # behind a Latin word it may be a web address
        return at > 0 and _is_chinese(text[at - 1])
    return _is_chinese(text[at]) or text[at] in _AFTER_CHAIN


def _ends_right(text: str, first: int, behind: int) -> bool:
    """Whether no digits follow that could belong to it: 138 0000 0001 and seven more make an identity number's length."""
    beside = _BESIDE.match(text, behind)
    if beside is None:
        return True
    digits = text[first:behind]
    for number in _NUMBER.findall(beside[0]):
        digits += number
        if len(digits) >= _ID_LENGTH:
            return len(digits) > _ID_LENGTH or not is_id_number(digits)
    after = text[beside.end() : beside.end() + 1]
    return not after or after in _AFTER_CHAIN or after in _JOINERS or _is_chinese(after)


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
