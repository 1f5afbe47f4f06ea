"""Which cut of each run-together row of table three is the row: decided by the identities, or not at all.

The rule, in order:

1. A row that can be cut in one way only is that way, whether its sum is right or not (seven digits are seven cells).
2. Otherwise its candidates are the cuts whose six parts make the seventh number. No such cut: the row is ambiguous,
   it is never given the cut that looks nearest to right.
3. The candidates of all rows are taken together: new + carried in = total + carried out, and total = sum of the results,
   column by column. A candidate that stands in no reading of the whole table in which both hold is dropped. A cell that
   is the same in all that remain is a figure; the others are ambiguous.
4. If no reading of the whole table holds, something printed in it is wrong. The identity that still holds is used, or
   readings that fail in one column only; and a row is also ambiguous if another cut of its digits, though its sum is
   wrong, fits the other rows at least as well (a wrong sum counted as one miss) as the cut whose sum is right: a wrong
   total is not made to look right.
5. In a text from which blank cells have vanished (some row has fewer digits than cells) the count of digits proves
   nothing: rule 1 holds only where the digits cannot be cut into fewer numbers either, and any other row is ambiguous
   unless both identities can be used and hold.
6. An identity that touches a row which is missing, blank or undecided is not used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.identities import (
    Candidates,
    Fit,
    Vector,
    agreeing,
    identity_of,
    left_by_others,
)
from gongkai.reporting.importing.tables.splitting import (
    MOST_WAYS,
    TooMany,
    all_cuts,
    count_cuts,
    is_cut,
    summing_cuts,
)
from gongkai_law.report.form import Form

MOST_LISTED = 64  # readings listed for one row
_MOST_LEFT = 3_000  # readings of the other rows a row is held against
_MOST_UNDECIDED = 1_000  # cuts of an undecided row that are weighed


@dataclass(frozen=True, slots=True)
class Reading:
    """The readings left for a run-together row, best first; `more`: there are others that are not listed."""

    readings: tuple[Vector, ...]
    more: bool = False


def settle(
    fixed: Mapping[str, Vector], chunked: Mapping[str, Sequence[str]], form: Form, *, lossy: bool = False
) -> dict[str, Reading]:
    """Read the run-together rows. `fixed`: rows whose seven cells are known; `chunked`: digits of the others;
    `lossy`: blank cells have vanished from the text."""
    width = len(form.t3_columns)
    known: Candidates = {row: [values] for row, values in fixed.items()}
    many: list[str] = []
    for row, chunks in chunked.items():
        found = _candidates(chunks, width, lossy=lossy)
        if found:
            known[row] = found
        elif found is None:
            many.append(row)
    _pin(known, many, chunked, form)
    kept, doubtful = agreeing(known, form, width)
    weighing = _Weighing(
        kept, doubtful, {row: c for row, c in chunked.items() if row not in kept}, form, lossy
    )
    return {row: weighing.reading(row, chunks) for row, chunks in chunked.items()}


def only_cut(chunks: Sequence[str], width: int, *, lossy: bool) -> bool:
    """Whether the digits can be cut in one way only, blank cells counted where they vanish."""
    fewer = range(len(chunks), width) if lossy else ()
    return count_cuts(chunks, width) == 1 and not any(count_cuts(chunks, parts) for parts in fewer)


def _candidates(chunks: Sequence[str], width: int, *, lossy: bool) -> list[Vector] | None:
    """The only cut there is, or the cuts whose sum is right; None if there are too many to look at."""
    ways = count_cuts(chunks, width)
    if only_cut(chunks, width, lossy=lossy):
        return [_numbers(next(iter(all_cuts(chunks, width))))]
    try:
        return [_numbers(cut) for cut in summing_cuts(chunks, width)] if ways else []
    except TooMany:
        return None


def _pin(known: Candidates, many: Sequence[str], chunked: Mapping[str, Sequence[str]], form: Form) -> None:
    """Rows with more cuts than can be looked at: the cuts among what the other rows leave for this one."""
    waiting = list(many)
    while waiting:
        found = {}
        for row in waiting:
            left = left_by_others(row, known, form) or set()
            cuts = sorted(v for v in left if sum(v[:-1]) == v[-1] and is_cut(chunked[row], v))
            if cuts:
                found[row] = cuts
        if not found:
            return
        known.update(found)
        waiting = [row for row in waiting if row not in found]


def _numbers(cut: Iterable[str]) -> Vector:
    return tuple(int(part) for part in cut)


class _Weighing:
    """Rows held against what the other rows leave for them. `undecided`: run-together rows without a right sum."""

    def __init__(
        self,
        kept: Candidates,
        doubtful: frozenset[str],
        undecided: Mapping[str, Sequence[str]],
        form: Form,
        lossy: bool,
    ) -> None:
        self.kept, self.doubtful, self.undecided = kept, doubtful, undecided
        self.form, self.lossy = form, lossy
        self.width = len(form.t3_columns)
        self.all_known: Candidates = dict(kept)
        for row, chunks in undecided.items():
            if count_cuts(chunks, self.width) <= _MOST_UNDECIDED:
                self.all_known[row] = [_numbers(cut) for cut in all_cuts(chunks, self.width)]

    def left(self, row: str) -> set[Vector] | None:
        """What the other rows leave for a row; empty where that cannot be said, None where it is too much to weigh."""
        if any(
            other in self.undecided and other not in self.all_known for other in identity_of(row, self.form)
        ):
            return None
        return left_by_others(row, self.all_known, self.form, _MOST_LEFT)

    def reading(self, row: str, chunks: Sequence[str]) -> Reading:
        """The readings of one run-together row."""
        if row in self.undecided:
            return self._nearest(row, chunks)
        if only_cut(chunks, self.width, lossy=self.lossy):
            return Reading(tuple(self.kept[row]))
        vectors, more = self.kept[row], False
        if row in self.doubtful or any(other in self.undecided for other in identity_of(row, self.form)):
            vectors, more = self._weighed(row, chunks)
        more = more or (self.lossy and (row in self.doubtful or not self.left(row)))
        return Reading(tuple(vectors[:MOST_LISTED]), more or len(vectors) > MOST_LISTED)

    def _weighed(self, row: str, chunks: Sequence[str]) -> tuple[list[Vector], bool]:
        """The cuts with the right sum, and those with a wrong one that are off in one column at most; second: there may
        be others."""
        right, left = self.kept[row], self.left(row)
        if left == set():
            return right, False
        if left is None or count_cuts(chunks, self.width) > MOST_WAYS:
            return right, True
        fit = Fit(left, self.width)
        rivals = [
            cut for cut in map(_numbers, all_cuts(chunks, self.width)) if cut not in right and fit.near(cut)
        ]
        return right + rivals, not any(map(fit.near, right))

    def _nearest(self, row: str, chunks: Sequence[str]) -> Reading:
        """Readings of a row in which no cut has the right sum, the ones nearest to the identities first; where blank
        cells vanish there are others."""
        if count_cuts(chunks, self.width) > MOST_WAYS:
            return Reading((), more=True)
        ways = [_numbers(cut) for cut in all_cuts(chunks, self.width)]
        fit = Fit(self.left(row) or set(), self.width)
        ways.sort(key=lambda cut: (not fit.near(cut), abs(sum(cut[:-1]) - cut[-1])))
        return Reading(tuple(ways[:MOST_LISTED]), self.lossy or len(ways) > MOST_LISTED)
