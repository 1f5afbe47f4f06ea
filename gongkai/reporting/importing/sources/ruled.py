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
_EDGE = re.compile(r"\|")

_VALUE = r'(?:"[-+]?[\d,.]*"|[-+]?\d*(?:\.\d+)?)'
_ROW = re.compile(rf"[^。;；]*(?:[,]{_VALUE}){{2,}}\s*")
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
    return text.count(",") >= 2 and any(char.isdigit() for char in text) and _ROW.fullmatch(text) is not None


def _as_tabs(text: str) -> str:
    """A line of comma-separated values with tabs; a sentence stays as it is."""
    if "," not in text or "\t" in text or "。" in text:
        return text
    try:
        cells = next(csv.reader([text]), [])
    except csv.Error:
        return text
    return "\t".join(cells)
