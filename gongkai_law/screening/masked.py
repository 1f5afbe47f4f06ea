"""Masked numbers (410329********1234, 138****5678), judged by what is left visible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.screening.cards import is_unit_account
from gongkai_law.screening.checkdigits import is_birth_date, is_known_region
from gongkai_law.screening.finding import ScreeningFinding, Severity, found_masked
from gongkai_law.screening.folding import UNSEEN
from gongkai_law.screening.labels import Label
from gongkai_law.screening.phones import can_begin_mobile
from gongkai_law.screening.segment import Segment
from gongkai_law.sources import read_data

_COVER_LETTERS = re.compile(r"(?<=[0-9])[Xx]{2,}(?![A-WYZa-wyz])")
_COVER_SIGN = re.compile(r"[?#_\u2026]|--|\.\.")
_COVER_SIGNS = re.compile(r"(?<=[0-9])(?:[?#_]{2,}|\u2026+|-{3,}|\.{3,})")
_IN_ONE = re.compile(rf"(?<![0-9A-Za-z*])[0-9](?:{UNSEEN}*[0-9*])*\*(?:{UNSEEN}*[0-9*])*[Xx]?(?![0-9A-Za-z])")
_IN_GROUPS = re.compile(
    r"(?<![0-9A-Za-z*])(?:[0-9*]{4}(?:[ \-][0-9*]{4}){3}(?:[ \-][0-9*]{1,3})?|[0-9*]{3}[ \-][0-9*]{4}[ \-][0-9*]{4}"
    r"|[0-9*]{6}[ \-][0-9*]{8}[ \-][0-9*]{3}[0-9Xx*])(?![0-9A-Za-z*])"
)
_COVERED = re.compile(r"\*\*|\*\Z")
_ID_LENGTHS = (18, 15)
_CARD_LENGTHS = (16, 19)
_MOBILE_LENGTH = 11
_SLOPPY_LENGTHS = range(12, 25)  # people do not count the stars
_ID_HEAD = 6
_PERSONAL = frozenset({"identity", "bank", "phone"})
_OTHER = frozenset({"serial", "credit_code", "amount"})


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "masked.toml")


def may_stay(kind: str, masked: str) -> bool:
    """Whether a masked value (`*` for covered digits) of a kind leaves few enough digits to be published."""
    return _visible(masked) <= int(_rules()[kind]["visible_most"])


def find_masked(segment: Segment) -> Iterator[ScreeningFinding]:
    """Numbers of the segment that are masked too little."""
    folded = segment.folded
    if "X" in folded or "x" in folded:
        folded = _COVER_LETTERS.sub(lambda m: "*" * len(m[0]), folded)
    if _COVER_SIGN.search(folded):
        folded = _COVER_SIGNS.sub(lambda m: "*" * len(m[0]), folded)
    if "*" not in folded:
        return
    for pattern in (_IN_GROUPS, _IN_ONE):
        for m in pattern.finditer(folded):
            signs = re.sub(r"[^0-9*Xx]", "", m[0]).upper()
            if not _COVERED.search(signs) and not _is_called(segment, m):
                continue  # one sign in the middle is a product of two numbers, unless a word says what it is
            kind = _kind_of(segment, m, signs)
            if kind and not may_stay(kind, signs):
                start, end = segment.offset + m.start(), segment.offset + m.end()
                weight, visible = _weight(kind, signs), _visible(signs)
                yield found_masked(kind, segment.text, start, end, severity=weight, visible=visible)


def _is_called(segment: Segment, m: re.Match[str]) -> bool:
    label = segment.label(m.start())
    return label is not None and label.direct and label.group in _PERSONAL


def _visible(signs: str) -> int:
    return sum(sign.isdigit() or sign == "X" for sign in signs)


def _weight(kind: str, signs: str) -> Severity:
    born = signs[6:14]
    if kind == "id_card" and len(signs) == _ID_LENGTHS[0] and born.isdigit() and is_birth_date(born):
        return "error"
    return "error" if _visible(signs) >= int(_rules()[kind]["error_from"]) else "warning"


def _kind_of(segment: Segment, m: re.Match[str], signs: str) -> str:
    label = segment.label(m.start())
    if label is not None and label.direct and label.group in _OTHER:
        return ""
    if len(signs) == _MOBILE_LENGTH and can_begin_mobile(signs):
        return "mobile"
    if _is_identity(signs, label):
        return "id_card"
    return "bank_card" if _is_card(segment, m, signs, label) else ""


def _is_identity(signs: str, label: Label | None) -> bool:
    group = label.group if label is not None else ""
    if group == "bank" or (group and group != "identity" and label is not None and label.direct):
        return False
    head = signs[:_ID_HEAD]
    if not head.isdigit():  # the region is covered: only the word can tell
        return group == "identity" and len(signs) in _SLOPPY_LENGTHS
    if not is_known_region(head):
        return False
    if len(signs) in _ID_LENGTHS or group == "identity":
        return True
    return len(signs) in _SLOPPY_LENGTHS and signs[:14].isdigit() and is_birth_date(signs[6:14])


def _is_card(segment: Segment, m: re.Match[str], signs: str, label: Label | None) -> bool:
    if is_unit_account(segment, m.start(), m.end()):
        return False
    if label is not None and label.group == "bank":
        return len(signs) in _SLOPPY_LENGTHS
    return len(signs) in _CARD_LENGTHS and signs.startswith("62")
