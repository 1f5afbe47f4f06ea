"""Where in a text numbers can stand at all, found without looking at each character in Python.

Every character becomes one byte that says whether it is a digit, a joiner (blank, hyphen, line end, unseen mark, a sign
that covers a digit) or a letter, in plain or full-width form. Chinese characters become zero. Runs of digits and joiners
that are long enough for the shortest number are then found by searching for a run of equal bytes, which the C library
does at memory speed. What is found is only a candidate; the detectors decide.

The bytes are made by two table look-ups, one for the low and one for the high byte of each UTF-16 unit, joined by one
bitwise AND of both results taken as whole numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from gongkai_law.screening.folding import FOLDS, UNSEEN

_DIGIT, _JOINER, _LETTER = 1, 2, 4  # of the plain characters; the full-width ones are shifted by three bits
_FULL_SHIFT = 3
_PUNCTUATION, _OTHER = 64, 128  # joiners of U+20xx, and of the remaining high bytes
_JOINERS = frozenset(" \t\n-.*" + UNSEEN)
_BLOCK = 1 << 17  # characters looked at in one go: small enough for the processor's cache
_SHORTEST_RUN = 11  # a mobile number; a masked number is at least as long
_SHORTEST_PLATE = 5
_CODE_LENGTHS = range(7, 14)
_FEWEST_CODE_DIGITS = 6
_FEWEST_DIGITS = 8  # left visible in a masked number
_DENSE = 4  # one digit in so many characters makes a list
Take = Callable[[int, int], Sequence[tuple[int, int]]]
_CUT = re.compile("[\u4e00-\u9fff]")
_BEYOND_PLANE = re.compile("[\U00010000-\U0010ffff]")
# what covers digits, so that fewer than a whole number are left
_COVER = re.compile(
    f"[{re.escape('*?#_…' + ''.join(chr(c) for c, plain in FOLDS.items() if plain in '*?#_'))}]|[-.]{{3}}"
)
_RUN = re.compile(rb"\x01+")
PROVINCE_SIGNS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PROVINCES = frozenset(PROVINCE_SIGNS)
_PLATE_HEAD = 4  # 豫C12345, 豫 C12345, 豫C·12345, 豫 C 12345
_LONGEST_DIGITS = 10


@dataclass(slots=True)
class Candidates:
    """Stretches of a text worth a closer look: `numbers` as (start, end), `codes` (letters and digits mixed) likewise,
    `plates` as the place of a province sign."""

    numbers: list[tuple[int, int]] = field(default_factory=list)
    codes: list[tuple[int, int]] = field(default_factory=list)
    plates: list[int] = field(default_factory=list)


def _plain_class(sign: str) -> int:
    if "0" <= sign <= "9":
        return _DIGIT
    if sign in _JOINERS:
        return _JOINER
    return _LETTER if sign.isascii() and sign.isalpha() else 0


def _tables() -> tuple[bytes, bytes]:
    low, high = bytearray(256), bytearray(256)
    high[0x00] = _DIGIT | _JOINER | _LETTER
    high[0xFF] = high[0x00] << _FULL_SHIFT
    for code in range(128):
        low[code] |= _plain_class(chr(code))
    for code, folded in FOLDS.items():
        kind = _plain_class(folded)
        if not kind or (kind == _LETTER and code >> 8 not in (0x00, 0xFF)):
            continue
        if code >> 8 == 0x00:
            low[code & 0xFF] |= kind
        elif code >> 8 == 0xFF:
            low[code & 0xFF] |= kind << _FULL_SHIFT
        else:  # only joiners
            bit = _PUNCTUATION if code >> 8 == 0x20 else _OTHER
            low[code & 0xFF] |= bit
            high[code >> 8] |= bit
    low[ord("\r")] |= _JOINER
    return bytes(low), bytes(high)


_LOW, _HIGH = _tables()
_ONE_DIGIT, _ONE_FULL_DIGIT = _DIGIT, _DIGIT << _FULL_SHIFT
_NUMBER_BITS = 0xFF & ~(_LETTER | _LETTER << _FULL_SHIFT)
_TO_NUMBER = bytes(1 if byte & _NUMBER_BITS else 0 for byte in range(256))
_PLATE_BITS = (_DIGIT | _LETTER) | (_DIGIT | _LETTER) << _FULL_SHIFT
_TO_PLATE = bytes(1 if byte & _PLATE_BITS else 0 for byte in range(256))


def classes(text: str) -> bytes:
    """One byte for each character of `text` (see the head of this file)."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * len(text):
        units = _BEYOND_PLANE.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    low = int.from_bytes(units[::2].translate(_LOW), "little")
    high = int.from_bytes(units[1::2].translate(_HIGH), "little")
    return (low & high).to_bytes(len(text), "little")


def find_candidates(text: str, take: Take | None = None) -> Candidates:
    """Every stretch of `text` that may hold an identity, card or phone number or a plate.

    Where digits stand close (a list), `take(start, end)` is asked first for what needs no closer look; it gives the
    stretches it has dealt with.
    """
    found = Candidates()
    for start, end in _blocks(text):
        kinds = classes(text[start:end])
        if take is not None and _digits(kinds, 0, len(kinds)) * _DENSE > len(kinds):
            kinds = _without(kinds, start, take(start, end))
        _find_numbers(text, kinds, start, found)
        _find_codes(text, kinds, start, found)
    return found


def _without(kinds: bytes, offset: int, taken: Sequence[tuple[int, int]]) -> bytes:
    left = bytearray(kinds)
    for start, end in taken:
        left[start - offset : end - offset] = bytes(end - start)
    return bytes(left)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that end before a Chinese character, so that no number lies across two of them."""
    start = 0
    while start < len(text):
        cut = _CUT.search(text, start + _BLOCK) if start + _BLOCK < len(text) else None
        end = cut.start() if cut else len(text)
        yield start, end
        start = end


def _runs(marks: bytes, shortest: int) -> Iterator[tuple[int, int]]:
    needle = b"\x01" * shortest
    at = marks.find(needle)
    while at >= 0:
        run = _RUN.match(marks, at)
        end = run.end() if run else at + shortest
        yield at, end
        at = marks.find(needle, end)


def _digits(kinds: bytes, start: int, end: int) -> int:
    return kinds.count(_ONE_DIGIT, start, end) + kinds.count(_ONE_FULL_DIGIT, start, end)


def _find_numbers(text: str, kinds: bytes, offset: int, found: Candidates) -> None:
    for start, end in _runs(kinds.translate(_TO_NUMBER), _SHORTEST_RUN):
        digits = _digits(kinds, start, end)
        if digits >= _SHORTEST_RUN or (
            digits >= _FEWEST_DIGITS and _COVER.search(text, offset + start, offset + end + 1)
        ):
            found.numbers.append((offset + start, offset + end))


def _find_codes(text: str, kinds: bytes, offset: int, found: Candidates) -> None:
    for start, end in _runs(kinds.translate(_TO_PLATE), _SHORTEST_PLATE):
        digits = _digits(kinds, start, end)
        if (
            end - start in _CODE_LENGTHS
            and digits >= _FEWEST_CODE_DIGITS
            and not _is_long_number(digits, end - start)
        ):
            found.codes.append((offset + start, offset + end))
        before = text[max(0, offset + start - _PLATE_HEAD) : offset + start]
        if not _PROVINCES.isdisjoint(before):
            found.plates.append(offset + start - len(before) + max(map(before.rfind, _PROVINCES)))


def _is_long_number(digits: int, length: int) -> bool:
    """No paper has a number of digits alone that is this long."""
    return digits == length > _LONGEST_DIGITS
