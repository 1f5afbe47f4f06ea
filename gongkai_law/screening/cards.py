"""Bank cards: the check digit and a reason to believe it (a bank word, or the national card prefix)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gongkai_law.screening.checkdigits import is_id_number, passes_luhn
from gongkai_law.screening.finding import ScreeningFinding, found
from gongkai_law.screening.folding import UNSEEN, fold
from gongkai_law.screening.labels import Label
from gongkai_law.screening.segment import Segment
from gongkai_law.sources import read_data

_LENGTHS = (19, 18, 17, 16, 15)
_USUAL = rf"[{UNSEEN} \-]{{0,2}}"
_WILD = rf"[{UNSEEN} \t\-]{{0,3}}(?:\n{{1,2}}[{UNSEEN} \t\-]{{0,3}})?"  # over the line end of a narrow cell
_GROUPS = re.compile(r"[0-9]+")
_REGULAR = frozenset({(4, 4, 4, 4), (4, 4, 4, 4, 3), (6, 13), (6, 10)})
_ELSEWHERE = frozenset({"serial", "credit_code", "amount", "identity", "phone", "disability"})
_UNIT_REACH = 90
_AFTER_REACH = 14
_SPLIT = re.compile(r"[ \t\n\-]")
_FIGURE_BEFORE, _FIGURE_AFTER = re.compile(r"[0-9%][ \-\t|]{1,3}\Z"), re.compile(r"[ \-\t|]{1,3}[0-9]")


def _shapes(joiner: str) -> dict[int, re.Pattern[str]]:
    start, end = rf"(?<![0-9])(?<![0-9]{UNSEEN})[1-9]", rf"(?!{UNSEEN}*[0-9])"
    return {n: re.compile(rf"{start}(?:{joiner}[0-9]){{{n - 1}}}{end}") for n in _LENGTHS}


_USUAL_SHAPES, _WILD_SHAPES = _shapes(_USUAL), _shapes(_WILD)
_ANY = re.compile(rf"(?<![0-9])(?<![0-9]{UNSEEN})[1-9](?:{_WILD}[0-9]){{14}}")


@dataclass(frozen=True, slots=True)
class CardRules:
    """The data of `cards.toml`: shapes believed alone or with a word, and what makes an account a unit's."""

    prefix: str
    lengths_alone: frozenset[int]
    lengths_called: frozenset[int]
    first_near: str
    first_called: str
    unit_words: re.Pattern[str]
    any_word: re.Pattern[str]
    holder: re.Pattern[str]
    unit_name: re.Pattern[str]


@lru_cache(maxsize=1)
def card_rules() -> CardRules:
    """The rules, read once."""
    raw = read_data(Path(__file__).parent / "cards.toml")
    shape, unit = raw["shape"], raw["unit_account"]
    return CardRules(
        prefix=shape["union_pay"],
        lengths_alone=frozenset(shape["lengths_alone"]),
        lengths_called=frozenset(shape["lengths_called"]),
        first_near=shape["first_digits_near"],
        first_called=shape["first_digits_called"],
        unit_words=re.compile("|".join(unit["words"])),
        any_word=re.compile("|".join([*unit["words"], *unit["holder_words"]])),
        holder=re.compile(rf"(?:{'|'.join(unit['holder_words'])})[:\s为是]*(?P<name>[^\s,;。:]{{2,40}})"),
        unit_name=re.compile(rf"(?:{'|'.join(unit['name_ends'])})(?:\([^)]*\))?\Z"),
    )


def find_bank_cards(segment: Segment) -> Iterator[ScreeningFinding]:
    """Card numbers of the segment, plain or in groups; the longest reading that the check digit proves is taken."""
    at = 0
    while start := _ANY.search(segment.folded, at):
        m, grounds = _reading(segment, start.start())
        if m is None:
            at = start.start() + 1
            continue
        at = m.end()
        first = segment.offset + m.start()
        yield found("bank_card", segment.text, first, segment.offset + m.end(), grounds=grounds)


def _reading(segment: Segment, start: int) -> tuple[re.Match[str] | None, str]:
    """The longest reading from `start` that holds; one piece or a card's groups go before odd groups."""
    label = segment.label(start)
    called = label is not None and label.group == "bank"
    shapes = _WILD_SHAPES if called else _USUAL_SHAPES
    matches = [m for length in _LENGTHS if (m := shapes[length].match(segment.folded, start))]
    for m in sorted(matches, key=lambda m: not _is_regular(m)):
        if grounds := _grounds(segment, m, label):
            return m, grounds
    return None, ""


def _is_regular(m: re.Match[str]) -> bool:
    groups = tuple(len(group) for group in _GROUPS.findall(m[0].replace(UNSEEN, "")))
    return len(groups) == 1 or groups in _REGULAR


def _grounds(segment: Segment, m: re.Match[str], label: Label | None) -> str:
    """Why the number is a card's, in words; empty when it is not."""
    rules = card_rules()
    number = "".join(_GROUPS.findall(m[0]))
    if not passes_luhn(number) or len(set(number)) == 1 or is_id_number(number):
        return ""
    if _is_part_of_code(segment, m) or segment.is_quantity(m.end()) or segment.in_web_address(m.start()):
        return ""
    if label is not None and label.direct and label.group in _ELSEWHERE:
        return ""
    if is_unit_account(segment, m.start(), m.end()):
        return ""
    word = _bank_word(segment, m, label)
    if word and len(number) in rules.lengths_called:
        direct = label is not None and label.group == "bank" and label.direct
        if number[0] in (rules.first_called if direct else rules.first_near):
            return f"旁边写着“{word}”"
    if number.startswith(rules.prefix) and len(number) in rules.lengths_alone and _stands_alone(segment, m):
        return "银联卡的开头和位数"
    return ""


def _bank_word(segment: Segment, m: re.Match[str], label: Label | None) -> str:
    if label is not None and label.group == "bank":
        return label.word
    first, last = segment.offset + m.start(), segment.offset + m.end()
    return segment.labels.near(first, last, "bank", before=30, after=_AFTER_REACH)


def _stands_alone(segment: Segment, m: re.Match[str]) -> bool:
    """Whether a number without a bank word is written as a card's, and not among other figures."""
    if not _is_regular(m):
        return False
    left, right = segment.context_before(m.start(), 4), segment.context_after(m.end(), 4)
    in_one = not _SPLIT.search(m[0])
    return in_one or not (_FIGURE_BEFORE.search(left) or _FIGURE_AFTER.match(right))


def _is_part_of_code(segment: Segment, m: re.Match[str]) -> bool:
    left = segment.context_before(m.start(), 3).replace(UNSEEN, "")
    right = segment.context_after(m.end(), 3).replace(UNSEEN, "")
    before = re.search(r"[A-Za-z]\Z|[0-9A-Za-z][\-/_.]\Z", left)
    after = re.match(r"[A-Za-z_]|[\-/][0-9A-Za-z]|\.[0-9]", right)
    return bool(before or after)


def is_unit_account(segment: Segment, start: int, end: int) -> bool:
    """Whether the words before the number (or a holder or bracket after it) say that the account is a unit's, not a person's."""
    return is_unit_account_at(segment.text, segment.offset + start, segment.offset + end)


def is_unit_account_at(text: str, start: int, end: int) -> bool:
    """The same for a number in `text[start:end]`."""
    rules = card_rules()
    before = fold(text[max(0, start - _UNIT_REACH) : start])
    behind = fold(text[end : end + _UNIT_REACH])
    if not rules.any_word.search(before) and not rules.any_word.search(behind):
        return False
    holders = list(rules.holder.finditer(before)) or list(rules.holder.finditer(behind))[:1]
    if holders:
        return bool(rules.unit_name.search(holders[-1]["name"]))
    line = before.rpartition("\n")[2]
    after = behind[:_AFTER_REACH].partition("\n")[0]
    return bool(rules.unit_words.search(line) or rules.unit_words.search(after))
