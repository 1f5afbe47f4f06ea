"""Ways to cut run-together digits into cells.

A cut never makes a number of several digits that begins with 0, and never joins what a blank parts. Which of the ways is
the row is not decided here: `settle.py` weighs them against the identities of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

Cut = tuple[str, ...]

MOST_WAYS = 5_000  # ways looked at for one row; beyond it the row is ambiguous
MOST_STEPS = 20_000  # partial cuts tried for one row

_LONGEST = 400  # digits of one row; a bound for the tables below
_LEAST = [
    0,
    0,
    *(10**digits for digits in range(1, _LONGEST + 1)),
]  # the smallest number of so many digits; 0 of one
_MOST = [10**digits - 1 for digits in range(_LONGEST + 1)]


_LONGEST_TOTAL = 7  # digits of a total of table four


class TooMany(Exception):
    """The digits can be cut in more ways than are worth looking at."""


def count_cuts(chunks: Sequence[str], parts: int) -> int:
    """How many ways there are to cut the chunks into `parts` numbers."""
    ways = [1] + [0] * parts
    for chunk in chunks:
        inside = _ways_by_parts(chunk, parts)
        ways = [sum(ways[k] * inside[n - k] for k in range(n + 1)) for n in range(parts + 1)]
    return ways[parts]


@lru_cache(maxsize=2048)
def _ways_by_parts(chunk: str, parts: int) -> tuple[int, ...]:
    """Ways to cut one chunk into 0, 1, … `parts` numbers."""
    ahead = [[0] * (parts + 1) for _ in range(len(chunk) + 1)]
    ahead[len(chunk)][0] = 1
    for at in range(len(chunk) - 1, -1, -1):
        longest = at + 1 if chunk[at] == "0" else len(chunk)
        for end in range(at + 1, longest + 1):
            for n in range(1, parts + 1):
                ahead[at][n] += ahead[end][n - 1]
    return tuple(ahead[0])


def all_cuts(chunks: Sequence[str], parts: int) -> Iterator[Cut]:
    """Every way to cut the chunks into `parts` numbers; TooMany where there are more than `MOST_WAYS`."""
    if count_cuts(chunks, parts) > MOST_WAYS:
        raise TooMany
    yield from _cuts(tuple(chunks), parts)


def _cuts(chunks: tuple[str, ...], parts: int) -> Iterator[Cut]:
    if not chunks:
        if parts == 0:
            yield ()
        return
    if parts < len(chunks):
        return
    head, rest = chunks[0], chunks[1:]
    longest = 1 if head[0] == "0" else len(head)
    for end in range(1, longest + 1):
        left = (head[end:], *rest) if end < len(head) else rest
        for cut in _cuts(left, parts - 1):
            yield (head[:end], *cut)


def is_cut(chunks: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether the numbers, written one after the other, are the chunks, with a number's end at each chunk's end."""
    ends, at = set(), 0
    for number in numbers:
        at += len(str(number))
        ends.add(at)
    at, borders = 0, set()
    for chunk in chunks:
        at += len(chunk)
        borders.add(at)
    written = "".join(map(str, numbers))
    return all(number >= 0 for number in numbers) and written == "".join(chunks) and borders <= ends


def summing_cuts(chunks: Sequence[str], parts: int) -> list[Cut]:
    """The cuts in which the last number is the sum of the others; TooMany after `MOST_STEPS` partial cuts."""
    cutter = _Cutter(chunks)
    found: list[Cut] = []
    for at in range(cutter.lowest_start_of_last(), len(cutter.digits)):
        if at + 1 == len(cutter.digits) or cutter.digits[at] != "0":
            total = int(cutter.digits[at:])
            found.extend((*cut, str(total)) for cut in cutter.reaching(0, at, parts - 1, total))
    return found


def group_cuts(chunks: Sequence[str], groups: int, size: int, *, wrong: int = 0) -> list[Cut]:
    """Cuts into `groups` groups of `size` numbers, in each the last the sum of the others, but for at most `wrong`
    groups; TooMany as above."""
    return list(_Cutter(chunks).groups(0, groups, size, wrong))


class _Cutter:
    """The digits of a row, the places where one number must end, and the steps taken so far."""

    def __init__(self, chunks: Sequence[str]) -> None:
        self.digits = "".join(chunks)
        self.steps = 0
        self.known: dict[tuple[int, bool], list[tuple[Cut, int, bool]]] = {}
        ends, at = [], 0
        for chunk in chunks:
            at += len(chunk)
            ends += [at] * len(chunk)
        self.border = ends  # for each digit, where the chunk it stands in ends

    def lowest_start_of_last(self) -> int:
        """Where the last chunk begins."""
        return next((at for at, end in enumerate(self.border) if end == len(self.digits)), 0)

    def furthest(self, at: int) -> int:
        """How far the number that begins here can reach."""
        return at + 1 if self.digits[at] == "0" else self.border[at]

    def step(self) -> None:
        """Count one partial cut."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooMany

    def reaching(self, at: int, stop: int, parts: int, total: int) -> Iterator[Cut]:
        """Cuts of the digits between two places into numbers that add up to `total`."""
        self.step()
        left = stop - at
        if not parts <= left <= _LONGEST:
            return
        if not _LEAST[(left + parts - 1) // parts] <= total <= _MOST[left - parts + 1] + 9 * parts:
            return
        if parts == 1:
            text = self.digits[at:stop]
            if stop <= self.furthest(at) and int(text) == total:
                yield (text,)
            return
        for end in range(at + 1, min(self.furthest(at), stop) + 1):
            number = int(self.digits[at:end])
            if number > total:
                return
            if parts > 2:
                for cut in self.reaching(end, stop, parts - 1, total - number):
                    yield (self.digits[at:end], *cut)
            elif self.is_number(end, stop, total - number):
                yield (self.digits[at:end], self.digits[end:stop])

    def is_number(self, at: int, stop: int, number: int) -> bool:
        """Whether the digits between two places are this number."""
        return at < stop <= self.furthest(at) and self.digits[at:stop] == str(number)

    def groups(self, at: int, groups: int, size: int, wrong: int) -> Iterator[Cut]:
        """Cuts of the digits from a place on into groups."""
        if groups == 0:
            if at == len(self.digits):
                yield ()
            return
        for group, end, right in self.groups_at(at, size, strict=not wrong):
            for rest in self.groups(end, groups - 1, size, wrong - (not right)):
                yield (*group, *rest)

    def groups_at(self, at: int, size: int, *, strict: bool) -> list[tuple[Cut, int, bool]]:
        """Every group that begins at a place, looked for once: its numbers, where it ends, whether its last number is
        the sum of the others; only such where `strict`."""
        key = (at, strict)
        if key not in self.known:
            right = [(cut, end, True) for cut, end in self.right_groups(at, size)]
            self.known[key] = right if strict else [*right, *self.wrong_groups(at, size)]
        return self.known[key]

    def right_groups(self, at: int, size: int) -> Iterator[tuple[Cut, int]]:
        """Groups that add up: a total somewhere behind, and the digits before it cut into numbers that make it."""
        for start in range(at + size - 1, min(len(self.digits), at + size * _LONGEST_TOTAL)):
            least = (start - at + size - 2) // (
                size - 1
            )  # digits of the longest number before, if all are as long
            for end in range(start + least, min(self.furthest(start), start + _LONGEST_TOTAL) + 1):
                total = int(self.digits[start:end])
                for cut in self.reaching(at, start, size - 1, total):
                    yield (*cut, self.digits[start:end]), end

    def wrong_groups(self, at: int, size: int) -> Iterator[tuple[Cut, int, bool]]:
        """Groups whose last number is not the sum of the others."""
        for cut, end in self.any_groups(at, size):
            if sum(map(int, cut[:-1])) != int(cut[-1]):
                yield cut, end, False

    def any_groups(self, at: int, size: int) -> Iterator[tuple[Cut, int]]:
        """Groups of so many numbers, whatever they are."""
        self.step()
        if size == 0:
            yield (), at
            return
        if at >= len(self.digits):
            return
        for end in range(at + 1, min(self.furthest(at), at + _LONGEST_TOTAL) + 1):
            for cut, stop in self.any_groups(end, size - 1):
                yield (self.digits[at:end], *cut), stop
