"""Where each label of a table stands in running text: one chain of labels in the order of the form.

Labels are sought among the Han characters alone, so that blanks, breaks, pipes and figures inside a wrapped label do not
matter. The chain that holds most labels is taken, and of those the tightest: a label's word in prose stays outside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from gongkai.reporting.importing.tables.document import Document
from gongkai.reporting.importing.tables.labels import Label, distance
from gongkai.reporting.importing.tables.locate import Region

_SEED = 3
_LEAST_PREFIX = 6
_MOST_PLACES = 12  # occurrences of one label looked at


@dataclass(frozen=True, slots=True)
class Found:
    """A label in the text: Han characters [`first`, `last`) of the document; `whole` is False for a torn one."""

    label: Label
    first: int
    last: int
    whole: bool = True


def find_chain(document: Document, region: Region, labels: tuple[Label, ...]) -> list[Found]:
    """Labels of a table in the order they stand, each at most once."""
    low = bisect_left(document.han_offsets, region.start)
    high = bisect_left(document.han_offsets, region.end)
    text = document.han
    places = [found for index, label in enumerate(labels) for found in _places(text, label, index, low, high)]
    chain = [found for _, found in _tightest(places)]
    return _with_torn(text, chain, labels, low, high)


def _places(text: str, label: Label, index: int, low: int, high: int) -> list[tuple[int, Found]]:
    taken: list[tuple[int, Found]] = []
    covered: set[int] = set()
    for name in label.names:
        for match in re.finditer(re.escape(name), text[low:high]):
            first = match.start() + low
            if first in covered or len(taken) >= _MOST_PLACES:
                continue
            covered.update(range(first, first + len(name)))
            taken.append((index, Found(label, first, first + len(name))))
    return taken


def _tightest(places: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """The longest chain that keeps the form's order without overlap; among equals the one with least text between."""
    ordered = sorted(places, key=lambda place: (place[1].first, place[0]))
    best: list[tuple[int, int, int]] = []  # (labels, -text between, index of the one before)
    for at, (index, found) in enumerate(ordered):
        score = (1, 0, -1)
        for before in range(at):
            other_index, other = ordered[before]
            if other_index < index and other.last <= found.first:
                count, slack, _ = best[before]
                score = max(score, (count + 1, slack - (found.first - other.last), before))
        best.append(score)
    if not best:
        return []
    at = max(range(len(best)), key=lambda place: best[place][:2])
    chain = []
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][2]
    return chain[::-1]


def _with_torn(text: str, chain: list[Found], labels: tuple[Label, ...], low: int, high: int) -> list[Found]:
    """Add labels that stand in the gaps with slips of recognition or with their end torn off."""
    order = {label.row: index for index, label in enumerate(labels)}
    known = {found.label.row for found in chain}
    for label in labels:
        if label.row in known or len(label.core) < _LEAST_PREFIX:
            continue
        at = bisect_left([order[found.label.row] for found in chain], order[label.row])
        begin = chain[at - 1].last if at else low
        end = chain[at].first if at < len(chain) else high
        found = _torn(text, label, begin, end)
        if found:
            chain.insert(at, found)
    return chain


def _torn(text: str, label: Label, begin: int, end: int) -> Found | None:
    core = label.core
    for length in range(len(core) - 1, max(_LEAST_PREFIX, len(core) // 2) - 1, -1):
        first = text.find(core[:length], begin, end)
        if first >= 0:
            return Found(label, first, first + length, whole=False)
    return _slipped(text, label, begin, end)


def _slipped(text: str, label: Label, begin: int, end: int) -> Found | None:
    core, most = label.core, max(1, len(label.core) // 6)
    starts = {
        match.start() - shift
        for shift in range(0, len(core) - _SEED + 1, _SEED)
        for match in re.finditer(re.escape(core[shift : shift + _SEED]), text[begin:end])
    }
    near = [
        (distance(text[begin + start : begin + start + len(core)], core, most), start)
        for start in starts
        if start >= 0 and begin + start + len(core) <= end
    ]
    if not near or min(near)[0] > most:
        return None
    first = begin + min(near)[1]
    return Found(label, first, first + len(core))
