"""Mobile numbers, also with +86 and in groups; unit telephones (landlines, 12345, 400 …) have no shape of these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gongkai_law.screening.finding import ScreeningFinding, found
from gongkai_law.screening.folding import UNSEEN, count_digits
from gongkai_law.screening.segment import Segment
from gongkai_law.sources import read_data

_Z = f"{UNSEEN}*"
_G = rf"{_Z}[ \-]{{0,2}}{_Z}"  # between the usual groups 3-4-4
_W = rf"{_Z}(?:[ \t\-]{{0,2}}{_Z}|[ \t]*\n{{1,2}}[ \t]*{_Z})"  # between any two digits, where a label says so
_COUNTRY = rf"(?:(?:\+86|(?<![0-9])0086){_G}|86{_Z}-?{_Z})?"  # a plain 86 before a blank is an age or a count


def _digits(count: int, joiner: str = _Z) -> str:
    return joiner.join(["[0-9]"] * count)


_LENGTH = 11
_GROUPED = re.compile(
    rf"(?<![0-9])(?:{_COUNTRY})(?P<number>1{_Z}[3-9]{_Z}[0-9]"
    rf"(?:{_G}{_digits(4)}{_G}{_digits(4)}|\.{_digits(4)}\.{_digits(4)}))(?!{_Z}[0-9])"
)
_WILD = re.compile(rf"(?<![0-9]){_COUNTRY}(?P<number>1{_W}[3-9](?:{_W}[0-9]){{9}})(?!{_Z}[0-9])")
_SINGLE = re.compile(r"(?<![0-9])(?P<number>1 [3-9](?: [0-9]){9})(?! ?[0-9])")
_TRUNK = re.compile(rf"(?<![0-9])(?P<number>01{_Z}[3-9]{_Z}{_digits(9)})(?!{_Z}[0-9])")
# pattern, and what a stretch must hold to be worth the search
_PATTERNS = ((_GROUPED, "1"), (_SINGLE, "1 "), (_WILD, "1"), (_TRUNK, "01"))
_TELLING = re.compile(r"(?:tel|mob|mobile|phone|cell|t|m|p|call|sms|wechat|weixin|wx|vx)[.:]?\Z", re.I)
_LETTERS = re.compile(r"[A-Za-z]+[.:\-/]?\Z")
_CODE_BEFORE = re.compile(r"[A-Za-z]\Z|(?<![0-9])0\.\Z|[A-Za-z]\.\Z|[0-9A-Za-z][\-/_#]\Z")
_CODE_AFTER = re.compile(r"[A-Za-z@]|[\-/#_][0-9A-Za-z]|\.[0-9]")
_ANOTHER = re.compile(rf"[\-/~]{_Z}(?:1[3-9][0-9]{{9}}|0[0-9]{{2,3}}-?[0-9]{{7,8}})(?![0-9])")
_ANOTHER_BEFORE = re.compile(r"(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})[\-/~]\Z")
_NOT_PHONE = frozenset({"serial", "credit_code", "amount", "passport", "disability"})
_FEWEST_DIFFERENT = 5  # digits in a number written one by one; a row of counts is mostly noughts
_FIGURE_BEFORE, _FIGURE_AFTER = re.compile(r"[0-9%][ \-\t.|]{1,3}\Z"), re.compile(r"[ \-\t.|]{1,3}[0-9]")
_GROUPING_SIGNS = re.compile(r"[ \-\t\n.]")


@lru_cache(maxsize=1)
def _segments() -> frozenset[str]:
    return frozenset(read_data(Path(__file__).parent / "phones.toml")["segments"])


def is_mobile(number: str) -> bool:
    """Whether eleven plain digits are a mobile number: length and segment."""
    return len(number) == _LENGTH and number.isdigit() and number[:3] in _segments()


def can_begin_mobile(masked: str) -> bool:
    """Whether a masked number (`*` for a covered digit) of eleven places can be a mobile number."""
    return any(
        all(sign in ("*", digit) for sign, digit in zip(masked, known, strict=False)) for known in _segments()
    )


def find_mobiles(segment: Segment) -> Iterator[ScreeningFinding]:
    """Mobile numbers of the segment. A label that says it is something else, a longer code, an amount end the case."""
    taken: list[tuple[int, int]] = []
    left = count_digits(segment.folded)
    for pattern, needed in _PATTERNS:
        at = 0 if needed in segment.folded and left >= _LENGTH else len(segment.folded)
        while m := pattern.search(segment.folded, at):
            at = m.start() + 1
            inside = any(first < m.end() and m.start() < last for first, last in taken)
            if not inside and _counts(segment, m, needs_label=pattern is _WILD or pattern is _TRUNK):
                taken.append(m.span())
                at = m.end()
                left -= count_digits(m[0])
                yield found("mobile", segment.text, segment.offset + m.start(), segment.offset + m.end())


def _counts(segment: Segment, m: re.Match[str], *, needs_label: bool) -> bool:
    digits = "".join(sign for sign in m["number"] if sign.isdigit())
    if not is_mobile(digits[-11:]):
        return False
    label = segment.label(m.start())
    called = label is not None and label.group == "phone"
    if needs_label and not called:
        return False
    if label is not None and label.direct and label.group in _NOT_PHONE:
        return False
    if _is_part_of_code(segment, m) or segment.is_quantity(m.end()) or segment.in_web_address(m.start()):
        return False
    if called or not _GROUPING_SIGNS.search(m["number"]):
        return True
    if m.re is _SINGLE and len(set(digits)) < _FEWEST_DIFFERENT:
        return False
    return not _stands_among_figures(segment, m)


def _stands_among_figures(segment: Segment, m: re.Match[str]) -> bool:
    """Whether digits of other groups stand beside grouped ones: a row of figures, not a number."""
    left, right = segment.context_before(m.start(), 4), segment.context_after(m.end(), 4)
    return bool(_FIGURE_BEFORE.search(left) or _FIGURE_AFTER.match(right))


def _is_part_of_code(segment: Segment, m: re.Match[str]) -> bool:
    left, right = segment.context_before(m.start(), 24), segment.context_after(m.end(), 24)
    left, right = left.replace(UNSEEN, ""), right.replace(UNSEEN, "")
    return _continues_left(left) or _continues_right(right) or _is_numbered(left, right)


def _continues_left(left: str) -> bool:
    """Whether letters, a decimal point or a code's hyphen run into the number; `Tel`, `m:` and the like do not count."""
    letters = _LETTERS.search(left)
    if letters and _TELLING.search(letters[0]):
        return False
    if _ANOTHER_BEFORE.search(left):
        return False
    return bool(_CODE_BEFORE.search(left))


def _continues_right(right: str) -> bool:
    return not _ANOTHER.match(right) and bool(_CODE_AFTER.match(right))


def _is_numbered(left: str, right: str) -> bool:
    """第…号, 〔2020〕…号: the serial of a paper."""
    return right.startswith("号") and bool(re.search(r"[第字〕】\])]\s?\Z", left))
