"""Figures in running text: what stands between one label and the next.

Values belong to a label as long as nothing but separators, notes in brackets and torn pieces of side labels stand
between. Any other word ends them: a figure behind it is prose, a page number or part of the next label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.chain import Found
from gongkai.reporting.importing.tables.document import Document, Piece
from gongkai.reporting.importing.tables.labels import Label
from gongkai.reporting.importing.tables.values import MARK, NUMBER, UNIT

_BRACKETED = re.compile(r"\([^()]{0,160}\)|\[[^\[\]]{0,40}\]")
_LABEL_MARKS = re.compile(
    r"[一-鿿、/,;:\"'“”‘’()]"
)  # what a label is made of, figures that stand among it apart
_QUOTE = r"\s*[\"'“”‘’]?"
# The number of the next item (with the 无 of a torn 4.无正当理由): a digit alone before words, the last of several before a label, a number in brackets.
_ITEM = re.compile(
    rf"(?<!\d)\d[.、][ \t]{{0,2}}无(?=\s)|(?<!\d)\d(?=[ \t]{{0,2}}[.、,:]{_QUOTE}[一-鿿])|\d(?=[ \t]{{0,2}}[.、,:]{_QUOTE}\x00)|\(\s*\d{{1,2}}\s*\)"
)
_CHAPTER = re.compile(
    r"\(\s*[一二三四五六七八九十]{1,2}\s*\)(?:\s*无(?=\s))?|[一二三四五六七八九十]{1,2}\s*[、.,](?!\d)"
)
# A number with figures right behind it: the rest of its label stands elsewhere, and the figures are that row's.
_OTHER_ROW = re.compile(
    r"(?:\([一二三四五六七八九十]{1,2}\)|(?<![一-鿿])[一二三四五六七八九十]{1,2}[、.,]|(?<![\d.])\d[.、])(?:[ \t]*无)?[ \t]+(?=\d)"
)
_STOP = "\x01"
_RULE = re.compile(r"[-=_:]{3,}")
_TOKEN = re.compile(
    rf"(?P<value>{NUMBER}(?:\s?{UNIT})?)|(?<![一-鿿\w])(?P<mark>{MARK})(?![一-鿿\w])|(?P<word>[一-鿿A-Za-z\x01]+)"
)
_FIGURE_BEHIND = re.compile(r"[一-鿿\x01]{0,6}\s*\d")
_MASK = "\x00"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A label's values in running text, and the text between its end and the next label, labels blanked out.

    `stopped`: a foreign word stands between the label (or its values) and a further figure close behind.
    """

    row: str
    values: tuple[Piece, ...]
    stopped: bool
    between: str
    start: int
    end: int
    whole: bool


def read_stream(
    document: Document, chain: Sequence[Found], end: int, side: Sequence[str], want: dict[str, int]
) -> list[Stretch]:
    """Values behind each label named in `want`. `side`: phrases whose torn pieces may stand among the values;
    `want`: how many values a row has (more are read only to see that they are too many)."""
    stretches = []
    for index, found in enumerate(chain):
        if found.label.row not in want:
            continue
        start = document.han_offsets[found.first]
        stop = document.han_offsets[chain[index + 1].first] if index + 1 < len(chain) else end
        text = _blanked(document, found, start, stop)
        values, rest = _values(text, start, side, want[found.label.row], torn=not found.whole)
        last = max([start, document.han_offsets[found.last - 1], *(v.start + len(v.text) for v in values)])
        stopped = _FIGURE_BEHIND.match(rest) is not None
        stretches.append(Stretch(found.label.row, tuple(values), stopped, text, start, last, found.whole))
    return stretches


def _blanked(document: Document, found: Found, start: int, stop: int) -> str:
    """The text of a stretch with the label's own characters, notes, item numbers and page numbers blanked out."""
    text = document.text[start:stop]
    last = document.han_offsets[found.last - 1] - start + 1
    text = _LABEL_MARKS.sub(" ", text[:last]) + text[last:]
    after = document.text[stop : stop + 1]
    return blank_notes(text + (_MASK if "一" <= after <= "鿿" else after))[: len(text)]


def blank_notes(text: str) -> str:
    """The text with page numbers, notes in brackets, item and chapter numbers and table rules blanked out."""
    text = _OTHER_ROW.sub(lambda match: _STOP + " " * (len(match[0]) - 1), text)
    text = _BRACKETED.sub(_blank_note, _CHAPTER.sub(_blank, text))
    return _RULE.sub(_blank, _ITEM.sub(_blank, text))


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Values, marks and words of a text, in order; groups `value`, `mark`, `word`."""
    return _TOKEN.finditer(text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blank_note(match: re.Match[str]) -> str:
    """A bracket is a note if it holds words; figures of a wrapped label's row inside its bracket stay."""
    return (
        _blank(match)
        if re.search(r"[一-鿿]", match[0]) and len(re.findall(r"\d+", match[0])) < 4
        else match[0]
    )


def _values(text: str, start: int, side: Sequence[str], want: int, *, torn: bool) -> tuple[list[Piece], str]:
    """The values up to the first foreign word, and the text from that word on.

    The rest of a torn label may stand before the first value.
    """
    values: list[Piece] = []
    for match in tokens(text):
        if match["word"]:
            known = any(match["word"] in phrase for phrase in side) or (torn and not values)
            if not known or len(values) >= want:
                return values, text[match.start() :]
            continue
        follows = text[match.end() : match.end() + 1]
        if match["value"] and "一" <= follows <= "鿿":
            return values, text[match.start() :]
        values.append(Piece(match[0].strip(), start + match.start()))
    return values, ""


def label_present(text: str, labels: Sequence[Label], size: int) -> frozenset[str]:
    """Rows of which at least a telling piece (so many characters no other label has) stands in the text."""
    there = set()
    cores = {label.row: label.core for label in labels}
    for label in labels:
        pieces = {label.core[at : at + size] for at in range(len(label.core) - size + 1)}
        others = [core for row, core in cores.items() if row != label.row]
        if any(piece in text and not any(piece in core for core in others) for piece in pieces):
            there.add(label.row)
    return frozenset(there)
