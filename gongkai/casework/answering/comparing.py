"""Two versions of a letter side by side: what was taken out, what was put in."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date

from gongkai.casework.answering.content import rendered
from gongkai.casework.models import CaseLetter


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `how` is same, out or in."""

    how: str
    text: str


def _lines(letter: CaseLetter, number: int, on: date) -> list[str]:
    paper = rendered(letter, letter.versions.get(number=number), on=on).paper
    rows = [f"{block.text}　{block.value}".strip() for block in paper.blocks]
    return [f"{paper.addressee}：", *rows, *(f"附件：{name}" for name in paper.attachments)]


def compare(letter: CaseLetter, older: int, newer: int, *, on: date) -> list[list[Piece]]:
    """Paragraph by paragraph, character by character where a paragraph was changed. Raises DoesNotExist."""
    before, after = _lines(letter, older, on), _lines(letter, newer, on)
    found: list[list[Piece]] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for how, start, end, new_start, new_end in matcher.get_opcodes():
        if how == "equal":
            found += [[Piece("same", line)] for line in before[start:end]]
            continue
        old, new = before[start:end], after[new_start:new_end]
        for place in range(max(len(old), len(new))):
            found.append(
                _changed(old[place] if place < len(old) else "", new[place] if place < len(new) else "")
            )
    return found


def _changed(old: str, new: str) -> list[Piece]:
    pieces: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for how, start, end, new_start, new_end in matcher.get_opcodes():
        if how == "equal":
            pieces.append(Piece("same", old[start:end]))
            continue
        if end > start:
            pieces.append(Piece("out", old[start:end]))
        if new_end > new_start:
            pieces.append(Piece("in", new[new_start:new_end]))
    return pieces
