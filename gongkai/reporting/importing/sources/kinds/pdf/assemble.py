"""Pages → blocks: lines of text, tables in their place, tables that run over a page end put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from gongkai.reporting.importing.blocks import Block, Line
from gongkai.reporting.importing.sources.cells import RawCell, table_blocks
from gongkai.reporting.importing.sources.kinds.pdf.grid import Grid, Slot, find_grids
from gongkai.reporting.importing.sources.kinds.pdf.page import Mark, Page
from gongkai.reporting.importing.sources.limits import Limits

_WORD_GAP = 0.15  # of the type size, between Latin letters or digits
_GAP = 0.6  # of the type size, beside a Chinese character: justified lines spread up to a third
_COLUMN_GAP = 1.0
_MARGIN = 0.12  # of the page height: where page numbers stand
_PAGE_NUMBER = re.compile(
    r"^[\s\-—–－·~～]*(?:第?\s*\d{1,3}\s*页?)(?:\s*[/，,共]+\s*\d{1,3}\s*页?)?[\s\-—–－·~～]*$"
)
_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]+\s*[）)、.．，,]")
_SAME_EDGE = 4.0
_PADDING = 12.0  # points of a cell's width that its text leaves free, both sides together
_WIDE = 8  # a label and seven figures
_FIGURE = re.compile(r"^[\d.,，\-—/]+$")


@dataclass(slots=True)
class _Ruled:
    """A table on its way to a block: its rows, and the column edges to know its continuation by."""

    xs: list[float]
    rows: list[list[RawCell]]


def blocks_of(pages: list[Page], limits: Limits) -> list[Block]:
    """The whole document in reading order."""
    items: list[Line | _Ruled] = []
    for page in pages:
        _append(items, _page_items(page))
    found: list[Block] = []
    for item in items:
        found += [item] if isinstance(item, Line) else table_blocks(item.rows, limits)
    return found


def _append(items: list[Line | _Ruled], more: list[Line | _Ruled]) -> None:
    """Add a page. A table at its head with the columns of the table at the end before is that table's next part."""
    last = items[-1] if items else None
    first = more[0] if more else None
    if isinstance(last, _Ruled) and isinstance(first, _Ruled) and _same_columns(last.xs, first.xs):
        _join_rows(last.rows, first.rows)
        more = more[1:]
    items += more


def _page_items(page: Page) -> list[Line | _Ruled]:
    grids, outside = find_grids(page)
    placed: list[tuple[float, Line | _Ruled]] = [(grid.top, _ruled(grid)) for grid in grids]
    lines = _without_page_number(_visual_lines(outside), page)
    if lines:
        left = min(mark.left for line in lines for mark in line)
        unit = max(median(mark.size for line in lines for mark in line) / 2, 2.0)
        previous: float | None = None
        for line in lines:
            height = line[0].middle
            if previous is not None and previous - height > unit * 6:
                placed.append((height + unit, Line("")))
            previous = height
            placed.append((height, Line(_spread(line, left, unit))))
    placed.sort(key=lambda item: -item[0])
    return _trimmed([item for _, item in placed])


def _trimmed(items: list[Line | _Ruled]) -> list[Line | _Ruled]:
    while items and isinstance(items[-1], Line) and not items[-1].text:
        items.pop()
    return items


def _visual_lines(marks: list[Mark]) -> list[list[Mark]]:
    """Characters by the line they stand on, from the top; each line from the left, doubled characters (fake bold) once."""
    lines: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (-mark.middle, mark.left)):
        if lines and lines[-1][0].middle - mark.middle <= max(lines[-1][0].size, mark.size) * 0.5:
            lines[-1].append(mark)
        else:
            lines.append([mark])
    return [_once(sorted(line, key=lambda mark: mark.left)) for line in lines]


def _once(line: list[Mark]) -> list[Mark]:
    found: list[Mark] = []
    for mark in line:
        before = found[-1] if found else None
        if (
            before is not None
            and before.character == mark.character
            and mark.left - before.left < (mark.right - mark.left) * 0.3
        ):
            continue
        found.append(mark)
    return found


def _without_page_number(lines: list[list[Mark]], page: Page) -> list[list[Mark]]:
    found = list(lines)
    for index, edge in ((-1, page.height * _MARGIN), (0, page.height * (1 - _MARGIN))):
        if not found:
            break
        height = found[index][0].middle
        in_margin = height < edge if index else height > edge
        if in_margin and _PAGE_NUMBER.match("".join(mark.character for mark in found[index])):
            found.pop(index)
    return found


def _is_wide(character: str) -> bool:
    return ord(character) > 0x2E7F


def _gap_between(before: Mark, mark: Mark) -> float:
    return (mark.left - before.right) / max(min(before.size, mark.size), 1.0)


def _spread(line: list[Mark], left: float, unit: float) -> str:
    """One line with its columns kept: after a wide gap the text goes on at the place it has on the page."""
    pieces: list[str] = []
    length = 0
    before: Mark | None = None
    for mark in line:
        gap = 0.0 if before is None else _gap_between(before, mark)
        target = int((mark.left - left) / unit)
        if before is None:
            blanks = min(target, 200)
        elif gap >= _COLUMN_GAP:
            blanks = max(2, min(target - length, 200))
        else:
            blanks = int(_is_apart(before, mark, gap))
        pieces.append(" " * blanks + mark.character)
        length += blanks + 1
        before = mark
    return "".join(pieces)


def _is_apart(before: Mark, mark: Mark, gap: float) -> bool:
    narrow = not _is_wide(before.character) and not _is_wide(mark.character)
    return gap >= (_WORD_GAP if narrow else _GAP)


def _cell_text(marks: list[Mark]) -> list[Line]:
    found = []
    for line in _visual_lines(marks):
        pieces = [line[0].character]
        for before, mark in zip(line, line[1:], strict=False):
            pieces.append(
                (" " if _is_apart(before, mark, _gap_between(before, mark)) else "") + mark.character
            )
        found.append(Line("".join(pieces)))
    return found


def _ruled(grid: Grid) -> _Ruled:
    return _Ruled(grid.xs, [[_raw(slot, grid) for slot in row] for row in grid.rows()])


def _raw(slot: Slot, grid: Grid) -> RawCell:
    lines: list[Block] = list(_cell_text(slot.marks))
    width = grid.xs[slot.column + slot.colspan] - grid.xs[slot.column]
    if len(lines) > 1 and _is_wrapped_number(slot.marks, width):
        lines = [Line("".join(line.text for line in lines if isinstance(line, Line)))]
    return RawCell(lines, slot.colspan, slot.rowspan)


def _is_wrapped_number(marks: list[Mark], width: float) -> bool:
    """Whether a number was too long for its cell and goes on in the next line: digits only, no line but the last with
    room for one more."""
    if not all(mark.character.isdigit() or mark.character == "." for mark in marks):
        return False
    full = _visual_lines(marks)[:-1]
    return all(
        line[-1].right - line[0].left + line[-1].right - line[-1].left + _PADDING > width for line in full
    )


def _same_columns(first: list[float], second: list[float]) -> bool:
    return len(first) == len(second) and all(
        abs(one - other) <= _SAME_EDGE for one, other in zip(first, second, strict=True)
    )


def _join_rows(rows: list[list[RawCell]], more: list[list[RawCell]]) -> None:
    """Put the next page's rows below; a row the page end cut in two becomes one again."""
    if rows and more and _is_rest_of(rows[-1], more[0]):
        for cell, rest in zip(rows[-1][-_WIDE:], more[0][-_WIDE:], strict=True):
            cell.blocks += rest.blocks
        # group labels printed again on the new page go on in the rows after the mended one
        again = [
            RawCell(cell.blocks, cell.colspan, cell.rowspan - 1)
            for cell in more[0][:-_WIDE]
            if cell.rowspan > 1
        ]
        more = [again + more[1], *more[2:]] if again and len(more) > 1 else more[1:]
    rows += more


def _is_rest_of(row: list[RawCell], rest: list[RawCell]) -> bool:
    """Whether the label and figures of `rest` only carry on words of `row`, whatever group labels stand before them.

    Only for rows as wide as table three, whose labels all begin with a number: one of both has the figures, the other
    has nothing in their place, and no new number begins in `rest`.
    """
    own, other = row[-_WIDE:], rest[-_WIDE:]
    if (
        len(own) != _WIDE
        or [cell.colspan for cell in own] != [cell.colspan for cell in other]
        or any(cell.rowspan > 1 for cell in other)
    ):
        return False
    own_texts, texts = [cell.text for cell in own], [cell.text for cell in other]
    if not any(texts) or any(_NUMBERED.match(text) for text in texts):
        return False
    for figures, words in ((own_texts, texts), (texts, own_texts)):
        places = [place for place, text in enumerate(figures) if _FIGURE.match(text)]
        if places and not any(words[place] for place in places):
            return True
    return False
