"""One plain form for every way a number is written, character for character, so that offsets stay those of the text.

Full-width digits and letters become ASCII, blanks a blank, hyphens of every length `-`, signs that cover digits `*`,
line ends a line feed, and what nobody sees (zero-width marks) one zero-width blank.
"""

from __future__ import annotations

import re

_DIGITS, _OTHERS = re.compile("[0-9]"), re.compile("[^0-9Xx]")
UNSEEN = "\u200b"

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_BLANKS = [0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_HYPHENS = [*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63]
_COVERS = [0xD7, 0x2022, 0x2588, 0x25A0, 0x25A1, 0x25CB, 0x25CF, 0x2605, 0x2606, 0x2731, 0xFE61]
_UNSEEN = [0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF]
# letters that look like the X of an identity number: Roman ten, Greek chi, Cyrillic ha
_CROSSES = [0x2169, 0x2179, 0x03A7, 0x03C7, 0x0425, 0x0445]
_LINE_ENDS = [0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]

FOLDS: dict[int, str] = {
    **{code: chr(code - 0xFEE0) for code in _FULL_WIDTH},
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_COVERS, "*"),
    **dict.fromkeys(_UNSEEN, UNSEEN),
    **dict.fromkeys(_CROSSES, "X"),
    **dict.fromkeys(_LINE_ENDS, "\n"),
}

_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, FOLDS)))}]")


def fold(text: str) -> str:
    """The plain form of a stretch of text; always of the same length."""
    return text.translate(FOLDS) if _FOLDABLE.search(text) else text


def digits_of(folded: str) -> str:
    """The digits of a folded stretch, with a closing X of an identity number, in upper case."""
    return _OTHERS.sub("", folded).upper()


def count_digits(folded: str) -> int:
    """How many digits a folded stretch has."""
    return len(_DIGITS.findall(folded))
