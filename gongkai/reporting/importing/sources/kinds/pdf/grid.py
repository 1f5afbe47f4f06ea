"""Drawn lines → tables: where they cross they make a grid, where one is missing its neighbours are one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gongkai.reporting.importing.sources.kinds.pdf.page import Mark, Page, Rule

_SAME = 3.0  # lines nearer than this are one (double lines, boxes drawn side by side)
_GAP = 3.0  # a line may be interrupted this much
_COVER = 0.6  # part of a cell's edge that must be drawn
_OPEN_SIDE = 8.0  # a table without its outer line: the crossing lines stand out this much
_SHORTEST = 4.0
_APART = 0.02  # of the type size: digits of one number stand no further apart
_LONGEST = 1.9  # cells: a longer number is more than one
_MOST = 500  # lines of one direction on one page: more is a drawing


@dataclass(slots=True)
class Slot:
    """One cell of a grid: its first row and column, how many it spans, the characters in it."""

    row: int
    column: int
    rowspan: int
    colspan: int
    marks: list[Mark]


@dataclass(slots=True)
class Grid:
    """One ruled table of a page: column edges from left, row edges from the top down, its cells row by row."""

    xs: list[float]
    ys: list[float]
    slots: list[Slot]

    @property
    def top(self) -> float:
        """Height of its upper edge."""
        return self.ys[0]

    def rows(self) -> list[list[Slot]]:
        """Cells by the row they begin in."""
        found: list[list[Slot]] = [[] for _ in range(len(self.ys) - 1)]
        for slot in sorted(self.slots, key=lambda slot: (slot.row, slot.column)):
            found[slot.row].append(slot)
        return found


def find_grids(page: Page) -> tuple[list[Grid], list[Mark]]:
    """The ruled tables of a page with their characters, and the characters outside all of them."""
    across, down = join(page.across), join(page.down)
    if not across or not down or len(across) > _MOST or len(down) > _MOST:
        return [], page.marks
    grids = [grid for grid in (_grid(*part) for part in _parts(across, down)) if grid is not None]
    grids.sort(key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[0] - grid.ys[-1]))  # inner ones first
    owners = [_owners(grid) for grid in grids]
    outside = []
    for number in numbers_of(page.marks):
        for mark, middle in _middles(number, grids):
            if not any(_place(mark, middle, grid, owner) for grid, owner in zip(grids, owners, strict=True)):
                outside.append(mark)
    kept = [grid for grid in grids if any(slot.marks for slot in grid.slots)]
    return sorted(kept, key=lambda grid: -grid.top), outside


def join(rules: Iterable[Rule]) -> list[Rule]:
    """Lines on one track that touch become one; specks are dropped."""
    tracks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if tracks and rule.at - tracks[-1][0].at <= _SAME / 2:
            tracks[-1].append(rule)
        else:
            tracks.append([rule])
    found = []
    for track in tracks:
        track.sort(key=lambda rule: rule.start)
        current = Rule(track[0].at, track[0].start, track[0].end)
        for rule in track[1:]:
            if rule.start <= current.end + _GAP:
                current.end = max(current.end, rule.end)
            else:
                found.append(current)
                current = Rule(rule.at, rule.start, rule.end)
        found.append(current)
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _parts(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that cross or touch each other."""
    parents = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for i, level in enumerate(across):
        for j, upright in enumerate(down):
            if (
                level.start - _GAP <= upright.at <= level.end + _GAP
                and upright.start - _GAP <= level.at <= upright.end + _GAP
            ):
                parents[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate((*across, *down)):
        groups.setdefault(root(i), ([], []))[0 if i < len(across) else 1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _edges(rules: list[Rule], others: list[Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _SAME:
            found.append(at)
    first, last = min(rule.start for rule in others), max(rule.end for rule in others)
    if first < found[0] - _OPEN_SIDE:
        found.insert(0, first)
    if last > found[-1] + _OPEN_SIDE:
        found.append(last)
    return found


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs, ys = _edges(down, across), _edges(across, down)[::-1]
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2:
        return None
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            owner[cell] = owner[owner[cell]]
            cell = owner[cell]
        return cell

    for row in range(rows):
        for column in range(columns):
            right, below = (row, column + 1), (row + 1, column)
            if column + 1 < columns and not _drawn(down, xs[column + 1], ys[row + 1], ys[row]):
                owner[root(right)] = root((row, column))
            if row + 1 < rows and not _drawn(across, ys[row + 1], xs[column], xs[column + 1]):
                owner[root(below)] = root((row, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in owner:
        groups.setdefault(root(cell), []).append(cell)
    slots = [slot for cells in groups.values() for slot in _slots(cells)]
    return Grid(xs, ys, slots) if len(slots) > 1 else None


def _slots(cells: list[tuple[int, int]]) -> list[Slot]:
    """A group as one rectangle; a group of another shape falls apart into its rows."""
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if height * width == len(cells):
        return [Slot(min(rows), min(columns), height, width, [])]
    found: list[Slot] = []
    for row, column in sorted(cells):
        last = found[-1] if found else None
        if last is not None and last.row == row and last.column + last.colspan == column:
            last.colspan += 1
        else:
            found.append(Slot(row, column, 1, 1, []))
    return found


def _drawn(rules: list[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _SAME
    )
    return covered >= _COVER * (end - start)


def _owners(grid: Grid) -> dict[tuple[int, int], Slot]:
    return {
        (row, column): slot
        for slot in grid.slots
        for row in range(slot.row, slot.row + slot.rowspan)
        for column in range(slot.column, slot.column + slot.colspan)
    }


def _place(mark: Mark, x: float, grid: Grid, owners: dict[tuple[int, int], Slot]) -> bool:
    y = mark.middle
    if not (grid.xs[0] <= x <= grid.xs[-1] and grid.ys[-1] <= y <= grid.ys[0]):
        return False
    column = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
    row = min(bisect_right([-edge for edge in grid.ys], -y), len(grid.ys) - 1) - 1
    owners[row, column].marks.append(mark)
    return True


def numbers_of(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """The characters in the order they were drawn: digits that follow each other without a gap together, any other
    character alone."""
    number: list[Mark] = []
    for mark in marks:
        if number and not (mark.character.isdigit() and _goes_on(number[-1], mark)):
            yield number
            number = []
        number.append(mark)
        if not mark.character.isdigit():
            yield number
            number = []
    if number:
        yield number


def _goes_on(before: Mark, mark: Mark) -> bool:
    size = max(mark.size, 1.0)
    level = abs(mark.middle - before.middle) < 0.3 * size
    return level and -_APART * size <= mark.left - before.right <= _APART * size


def _middles(number: list[Mark], grids: list[Grid]) -> Iterable[tuple[Mark, float]]:
    """Each character with the place across the page by which it belongs to a cell: its own middle, or the whole
    number's where a number too long for its cell stands over the line between two.

    Figures of neighbouring cells may run into each other; what is too long for one number gets a mark no number has, so
    that no figure is made of it.
    """
    middles = [(mark.left + mark.right) / 2 for mark in number]
    if len(number) == 1:
        return zip(number, middles, strict=True)
    left, right, y = number[0].left, number[-1].right, number[0].middle
    for grid in grids:
        if not grid.ys[-1] <= y <= grid.ys[0] or not any(middles[0] < x < middles[-1] for x in grid.xs[1:-1]):
            continue
        middle = (left + right) / 2
        column = bisect_right(grid.xs, middle) - 1
        if 0 <= column < len(grid.xs) - 1 and right - left <= _LONGEST * (
            grid.xs[column + 1] - grid.xs[column]
        ):
            return ((mark, middle) for mark in number)
        doubt = [replace(mark, character="?") for mark in number]
        return zip([*number, *doubt], middles * 2, strict=True)
    return zip(number, middles, strict=True)
