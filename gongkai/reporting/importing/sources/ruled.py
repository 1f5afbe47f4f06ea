"""Tables a text draws: with box characters (│ ─ ┼) or as comma-separated values. They become lines with pipes or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

_UPRIGHT = "│┃┆┇┊┋║▏｜"
_TO_PIPES = str.maketrans(dict.fromkeys(_UPRIGHT, "|"))
_DRAWN = re.compile(f"[{_UPRIGHT}]")
_BETWEEN_ROWS = re.compile("[─━┄┅┈┉═]{2,}")
_CORNER = re.compile("[┌-╋╔-╬]")

_VALUE = re.compile(r'\s*"?[-+]?\d*(?:\.\d+)?"?\s*')
_SENTENCE = re.compile("[。；;]")
_LONGEST_ROW = 2_000  # characters of a comma-separated row
_ENOUGH = 8  # rows of values that show a text is comma-separated


def draw_lines(texts: Sequence[str]) -> list[str]:
    """The lines of a text, its drawn tables as pipe rows and its comma-separated rows as tab rows."""
    if any(_CORNER.search(text) for text in texts):
        return list(_drawn(texts))
    if sum(_is_values(text) for text in texts) >= _ENOUGH:
        return [_as_tabs(text) for text in texts]
    return list(texts)


def _drawn(texts: Sequence[str]) -> Iterator[str]:
    """Lines between two rules are one row: its cells are put together upright by upright."""
    row: list[list[str]] = []
    for text in texts:
        rule = _BETWEEN_ROWS.search(text) and _CORNER.search(text)
        if not rule and _DRAWN.search(text):
            cells = [
                cell.strip(" \u3000")
                for cell in text.translate(_TO_PIPES).strip(" \u3000").strip("|").split("|")
            ]
            if row and len(row[-1]) != len(cells):
                yield _joined(row)
                row = []
            row.append(cells)
            continue
        if row:
            yield _joined(row)
            row = []
        if not rule:
            yield text
    if row:
        yield _joined(row)


def _joined(lines: Sequence[Sequence[str]]) -> str:
    return "| " + " | ".join("".join(parts) for parts in zip(*lines, strict=True)) + " |"


def _is_values(text: str) -> bool:
    """Whether a line ends in two comma-separated values and holds a digit."""
    if text.count(",") < 2 or len(text) > _LONGEST_ROW or _SENTENCE.search(text):
        return False
    *_, last_but_one, last = text.split(",")
    return bool(_VALUE.fullmatch(last_but_one) and _VALUE.fullmatch(last)) and any(map(str.isdigit, text))


def _as_tabs(text: str) -> str:
    """A line of comma-separated values with tabs; a sentence stays as it is."""
    if "," not in text or "\t" in text or "。" in text:
        return text
    try:
        cells = next(csv.reader([text]), [])
    except csv.Error:
        return text
    return "\t".join(cells)
