"""Ways to cut run-together digits into cells.

A cut never makes a number of several digits that begins with 0, and never joins what a blank parts. Which of the ways is
the row is not decided here: `settle.py` weighs them against the identities of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

Cut = tuple[str, ...]

MOST_WAYS = 20_000  # ways looked at for one row; beyond it the row is ambiguous
MOST_STEPS = 60_000  # partial cuts tried for one row


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


def summing_cuts(chunks: Sequence[str], parts: int) -> list[Cut]:
    """The cuts in which the last number is the sum of the others; TooMany after `MOST_STEPS` partial cuts."""
    steps = [0]
    found: list[Cut] = []
    for head, last in _last_numbers(tuple(chunks)):
        found.extend((*cut, last) for cut in _reaching(head, parts - 1, int(last), steps))
    return found


def _last_numbers(chunks: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    tail = chunks[-1]
    for at in range(len(tail)):
        last = tail[at:]
        if len(last) > 1 and last[0] == "0":
            continue
        yield ((*chunks[:-1], tail[:at]) if at else chunks[:-1]), last


def _reaching(chunks: tuple[str, ...], parts: int, total: int, steps: list[int]) -> Iterator[Cut]:
    steps[0] += 1
    if steps[0] > MOST_STEPS:
        raise TooMany
    if not chunks:
        if parts == 0 and total == 0:
            yield ()
        return
    if parts < len(chunks) or sum(map(len, chunks)) < parts:
        return
    head, rest = chunks[0], chunks[1:]
    longest = 1 if head[0] == "0" else len(head)
    for end in range(1, longest + 1):
        number = int(head[:end])
        if number > total:
            break
        left = (head[end:], *rest) if end < len(head) else rest
        for cut in _reaching(left, parts - 1, total - number, steps):
            yield (head[:end], *cut)


def group_cuts(chunks: Sequence[str], groups: int, size: int) -> list[Cut]:
    """Cuts into `groups` groups of `size` numbers, in each the last the sum of the others; TooMany as above."""
    steps = [0]
    return list(_groups(tuple(chunks), groups, size, steps))


def _groups(chunks: tuple[str, ...], groups: int, size: int, steps: list[int]) -> Iterator[Cut]:
    if groups == 0:
        if not chunks:
            yield ()
        return
    for group, left in _one_group(chunks, size, 0, steps):
        for rest in _groups(left, groups - 1, size, steps):
            yield (*group, *rest)


def _one_group(
    chunks: tuple[str, ...], size: int, so_far: int, steps: list[int]
) -> Iterator[tuple[Cut, tuple[str, ...]]]:
    """Cut one group off the front: what was cut, and what is left."""
    steps[0] += 1
    if steps[0] > MOST_STEPS:
        raise TooMany
    if not chunks:
        return
    head, rest = chunks[0], chunks[1:]
    longest = 1 if head[0] == "0" else len(head)
    for end in range(1, longest + 1):
        left = (head[end:], *rest) if end < len(head) else rest
        number = int(head[:end])
        if size == 1:
            if number == so_far:
                yield (head[:end],), left
        else:
            for cut, remaining in _one_group(left, size - 1, so_far + number, steps):
                yield (head[:end], *cut), remaining
