"""Identity numbers of 18 and 15 signs and disability certificates, however they are split."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai_law.screening.checkdigits import (
    has_credit_shape,
    is_birth_date,
    is_credit_code,
    is_id_number,
    is_known_region,
    is_old_id_number,
)
from gongkai_law.screening.finding import ScreeningFinding, found
from gongkai_law.screening.folding import UNSEEN, digits_of, fold
from gongkai_law.screening.labels import Label
from gongkai_law.screening.segment import Segment

_D = "[0-9]"
# blanks, hyphens and unseen marks between two digits, also over the line end of a narrow cell
_J = rf"[{UNSEEN} \t\-]{{0,4}}(?:\n{{1,2}}[{UNSEEN} \t\-]{{0,4}})?"
_START = rf"(?<!{_D})(?<!{_D}{UNSEEN})"
_END = rf"(?!{UNSEEN}*{_D})"
_DAY = rf"(?:0{_J}[1-9]|1{_J}[0-2]){_J}(?:0{_J}[1-9]|[12]{_J}{_D}|3{_J}[01])"
_REGION = rf"[1-9](?:{_J}{_D}){{5}}"
_BODY = rf"{_REGION}{_J}(?:1{_J}[89]|2{_J}0)(?:{_J}{_D}){{2}}{_J}{_DAY}(?:{_J}{_D}){{3}}"
ID18 = re.compile(rf"{_START}{_BODY}{_J}(?:{_D}|[Xx]){_END}")
_DISABILITY = re.compile(
    rf"{_START}{_BODY}{_J}(?:{_D}|[Xx])(?P<gap>{_J})[1-7]{_J}[1-4](?:{_J}[Bb]{_D}{{1,2}})?{_END}(?![A-Za-z])"
)
_ID15 = re.compile(rf"{_START}{_REGION}(?:{_J}{_D}){{2}}{_J}{_DAY}(?:{_J}{_D}){{3}}{_END}")
CUTS = "._/,|·、~"  # between the parts of an identity number, besides blanks and hyphens
_CUT_ID = re.compile(rf"{_D}{{6}}(?P<cut>[{CUTS}])(?:{_D}){{8}}(?P=cut){_D}{{3}}[0-9Xx](?![0-9A-Za-z])")
_BEFORE_DAY, _LONGEST_CUT = 7, 22
_SPLIT = re.compile(r"[ \t\n\-]")
# a village in the code of statistics, and a number in it: 410329100201 001. Births of the 1910s look alike.
_VILLAGE_CODE = re.compile(r"[0-9]{6}1[0-9]{2}[0-9]{6}\Z")
_NOT_IDENTITY = frozenset({"serial", "credit_code", "amount", "bank", "phone"})


def find_disability_certificates(segment: Segment) -> Iterator[ScreeningFinding]:
    """20 signs: identity number, kind of disability 1–7, grade 1–4 (and B1… for a reissue)."""
    for m in _matches(_DISABILITY, segment):
        digits = digits_of(m[0])[:18]
        called = _is_called(segment, m, "disability")
        if m["gap"].strip(UNSEEN) and not called:
            continue  # an identity number, and beside it an age or the serial of the next row
        likely = called and is_known_region(digits) and is_birth_date(digits[6:14], segment.on)
        if likely or is_id_number(digits, segment.on):
            yield _found("disability_certificate", segment, m)


def find_id_cards(segment: Segment) -> Iterator[ScreeningFinding]:
    """18 signs proven by region, birth date and check digit. (GB 11643)"""
    for m in _matches(ID18, segment):
        digits = digits_of(m[0])
        if not is_id_number(digits, segment.on) or _belongs_to_code(segment, m):
            continue
        if digits[0] == "9" and not _is_called(segment, m, "identity"):
            continue
        if not _is_something_else(segment, m, digits):
            shape = "分开写的十八位" if _SPLIT.search(m[0]) else "十八位"
            yield _found("id_card", segment, m, shape=shape, grounds="地区、出生日期和校验位都对得上")


def find_old_id_cards(segment: Segment) -> Iterator[ScreeningFinding]:
    """15 signs have no check digit: region and birth date must be real, and no label may say it is something else."""
    for m in _matches(_ID15, segment):
        if not is_old_id_number(digits_of(m[0])) or _is_letter_or_digit(segment, m):
            continue
        label = segment.label(m.start())
        called = label is not None and label.group == "identity"
        if not called and (
            _SPLIT.search(m[0])
            or (label is not None and label.direct and label.group in _NOT_IDENTITY)
            or segment.is_quantity(m.end())
            or _VILLAGE_CODE.match(digits_of(m[0]))
            or segment.in_web_address(m.start())
            or segment.before(m.start()) in (".", "-", "/", "_")
            or segment.after(m.end()) in ("-", "/", "_")
        ):
            continue
        yield _found("id_card", segment, m, shape="十五位旧", grounds="地区和出生日期对得上")


def find_cut_id_cards(segment: Segment, day_at: int) -> Iterator[ScreeningFinding]:
    """An identity number cut at its parts by stops, strokes or bars; only where a word says that it is one.

    `day_at` is the place of its eight digits of birth in the text.
    """
    first = day_at - _BEFORE_DAY
    if first < 0 or not segment.text[day_at - 1 : day_at].strip():
        return
    m = _CUT_ID.match(fold(segment.text[first : first + _LONGEST_CUT]))
    if m is None or not is_id_number(digits_of(m[0]), segment.on):
        return
    if segment.text[first - 1 : first].isdigit() or not _is_identity(segment.labels.of(first)):
        return
    words = {"shape": "分开写的十八位", "grounds": "地区、出生日期和校验位都对得上"}
    yield found("id_card", segment.text, first, first + m.end(), **words)


def _is_identity(label: Label | None) -> bool:
    return label is not None and label.group == "identity"


def _matches(pattern: re.Pattern[str], segment: Segment) -> Iterator[re.Match[str]]:
    """All matches, also those that begin inside an earlier one: a wrong reading must not hide the right one."""
    at = 0
    while m := pattern.search(segment.folded, at):
        yield m
        at = m.start() + 1


def _found(kind: str, segment: Segment, m: re.Match[str], **words: str) -> ScreeningFinding:
    return found(kind, segment.text, segment.offset + m.start(), segment.offset + m.end(), **words)


def _is_called(segment: Segment, m: re.Match[str], group: str) -> bool:
    label = segment.label(m.start())
    return label is not None and label.group == group


def _is_letter_or_digit(segment: Segment, m: re.Match[str]) -> bool:
    sides = segment.before(m.start()), segment.after(m.end())
    return any(side.isascii() and side.isalnum() for side in sides)


def _belongs_to_code(segment: Segment, m: re.Match[str]) -> bool:
    """Whether letters continue it: after a closing X, or on both sides as in a fingerprint."""
    before, after = segment.before(m.start()), segment.after(m.end())
    letter_after = after.isascii() and after.isalpha()
    if m[0][-1] in "Xx":
        return letter_after
    return letter_after and before.isascii() and before.isalpha()


def _is_something_else(segment: Segment, m: re.Match[str], digits: str) -> bool:
    """A credit code that happens to pass, or a serial number written with hyphens."""
    shaped = has_credit_shape(digits)
    if not shaped and "-" not in m[0]:
        return False
    label = segment.label(m.start())
    group = label.group if label is not None else ""
    if group == "identity":
        return False
    if shaped and (group == "credit_code" or is_credit_code(digits)):
        return True
    return "-" in m[0] and group == "serial" and label is not None and label.direct
