"""Which cut of each run-together row of table three is the row: decided by the identities, or not at all.

The rule, in order:

1. A row that can be cut in one way only is that way, whether its sum is right or not (seven digits are seven cells).
2. Otherwise its candidates are the cuts whose six parts make the seventh number. No such cut: the row is ambiguous,
   it is never given the cut that looks nearest to right.
3. The candidates of all rows are taken together: new + carried in = total + carried out, and total = sum of the results,
   column by column. A candidate that stands in no reading of the whole table in which both hold is dropped. A cell that
   is the same in all that remain is a figure; the others are ambiguous.
4. If no reading of the whole table holds, something printed in it is wrong. Readings that fail in one column only are then
   weighed, and a row is also ambiguous if another cut of its digits, though its sum is wrong, fits the other rows
   at least as well as the cut whose sum is right: a wrong total is not made to look right.
5. In a text from which blank cells have vanished (some row has fewer digits than cells) the count of digits proves
   nothing: rule 1 holds only where the digits cannot be cut into fewer numbers either, and any other row is ambiguous
   unless both identities can be used and hold.
6. An identity that touches a row which is missing, blank or undecided is not used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.splitting import TooMany, all_cuts, count_cuts, is_cut, summing_cuts
from gongkai_law.report.form import Form

Vector = tuple[int, ...]
Candidates = dict[str, list[Vector]]

MOST_SUMS = 20_000  # partial column sums kept at once
MOST_LISTED = 64  # readings listed for one row
_CARRY = ("new", "carry_in", "carry_out")


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
    kept, doubtful = _agreeing(known, form, width)
    settled = {}
    for row, chunks in chunked.items():
        if (
            row in kept
            and lossy
            and (doubtful or not _usable(known, form))
            and not only_cut(chunks, width, lossy=True)
        ):
            settled[row] = Reading(tuple(kept[row][:MOST_LISTED]), more=True)
        elif row in kept:
            rivals = _rivals(row, chunks, kept, form) if doubtful else []
            settled[row] = Reading(tuple((kept[row] + rivals)[:MOST_LISTED]), len(kept[row]) > MOST_LISTED)
        else:
            settled[row] = _nearest(chunks, width, _implied(row, kept, form), lossy=lossy)
    return settled


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
        found = {row: cuts for row in waiting if (cuts := _left_by_others(row, chunked[row], known, form))}
        if not found:
            return
        known.update(found)
        waiting = [row for row in waiting if row not in found]


def _left_by_others(row: str, chunks: Sequence[str], known: Candidates, form: Form) -> list[Vector]:
    signs = _signs(row, form)
    own = signs.pop(row)
    if any(other not in known for other in signs):
        return []
    sums = {(0,) * len(form.t3_columns)}
    for other, sign in signs.items():
        steps = [tuple(-own * sign * number for number in vector) for vector in known[other]]
        sums = {_add(so_far, step) for so_far in sums for step in steps}
        if len(sums) > MOST_SUMS:
            return []
    return sorted(s for s in sums if sum(s[:-1]) == s[-1] and is_cut(chunks, s))


def _numbers(cut: Iterable[str]) -> Vector:
    return tuple(int(part) for part in cut)


def _agreeing(known: Candidates, form: Form, width: int) -> tuple[Candidates, bool]:
    """Candidates that stand in a reading of the whole table which holds; second: no reading holds in every column."""
    whole = _feasible(known, form, tuple(range(width)))
    if whole is not None:
        return whole, False
    kept: Candidates = {row: [] for row in known}
    for dropped in range(width):
        part = _feasible(known, form, tuple(column for column in range(width) if column != dropped))
        for row, vectors in (part or {}).items():
            kept[row] += [vector for vector in vectors if vector not in kept[row]]
    return {row: vectors or known[row] for row, vectors in kept.items()}, True


def _feasible(known: Candidates, form: Form, columns: tuple[int, ...]) -> Candidates | None:
    """Candidates of a reading in which both identities hold in the given columns; None if there is no such reading."""
    kept = dict(known)
    if "total" not in known:
        return kept
    totals = {_project(vector, columns) for vector in known["total"]}
    layers: list[set[Vector]] = []
    results = list(form.result_rows)
    if all(row in known for row in results):
        layers = _layers(known, results, columns, totals)
        totals = totals & layers[-1] if layers else totals
    carried = _carried(known, columns, totals) if all(row in known for row in _CARRY) else None
    if carried is not None:
        totals = carried[0]
        kept.update(carried[1])
    if not totals:
        return None
    kept["total"] = [vector for vector in known["total"] if _project(vector, columns) in totals]
    if layers:
        kept.update(_back(known, results, columns, layers, totals))
    return kept


def _project(vector: Vector, columns: tuple[int, ...]) -> Vector:
    return tuple(vector[column] for column in columns)


def _add(left: Vector, right: Vector) -> Vector:
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _layers(
    known: Candidates, rows: Sequence[str], columns: tuple[int, ...], totals: set[Vector]
) -> list[set[Vector]]:
    """Column sums that can be reached after each row; empty where there are too many to keep."""
    most = tuple(max(total[i] for total in totals) for i in range(len(columns)))
    layers = [{(0,) * len(columns)}]
    for row in rows:
        steps = [_project(vector, columns) for vector in known[row]]
        sums = {_add(so_far, step) for so_far in layers[-1] for step in steps}
        layers.append({s for s in sums if all(a <= b for a, b in zip(s, most, strict=True))})
        if len(layers[-1]) > MOST_SUMS:
            return []
    return layers


def _back(
    known: Candidates,
    rows: Sequence[str],
    columns: tuple[int, ...],
    layers: list[set[Vector]],
    totals: set[Vector],
) -> Candidates:
    """The candidates through which a reachable total is reached."""
    kept: Candidates = {}
    ends = totals
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        pairs = [(v, _project(v, columns)) for v in known[row]]
        starts = {s for s in layers[index] if any(_add(s, step) in ends for _, step in pairs)}
        kept[row] = [v for v, step in pairs if any(_add(s, step) in ends for s in layers[index])]
        ends = starts
    return kept


def _carried(
    known: Candidates, columns: tuple[int, ...], totals: set[Vector]
) -> tuple[set[Vector], Candidates]:
    """Totals for which new + carried in − carried out can be made, with the candidates that make them."""
    reached: set[Vector] = set()
    used: dict[str, list[Vector]] = {row: [] for row in _CARRY}
    triples = len(known["new"]) * len(known["carry_in"]) * len(known["carry_out"])
    if triples > MOST_SUMS:
        return totals, {row: known[row] for row in _CARRY}
    for new in known["new"]:
        for carry_in in known["carry_in"]:
            for carry_out in known["carry_out"]:
                total = _project(
                    tuple(a + b - c for a, b, c in zip(new, carry_in, carry_out, strict=True)), columns
                )
                if total in totals:
                    reached.add(total)
                    for row, vector in zip(_CARRY, (new, carry_in, carry_out), strict=True):
                        if vector not in used[row]:
                            used[row].append(vector)
    return reached, used


def _usable(known: Candidates, form: Form) -> bool:
    """Whether both identities can be used: every row they touch is decided or has candidates."""
    return all(row in known for row in (*_CARRY, "total", *form.result_rows))


def _signs(row: str, form: Form) -> dict[str, int]:
    """The identity a row stands in: rows with +1 and −1 whose columns add up to 0."""
    if row in _CARRY:
        return {"total": 1, "carry_out": 1, "new": -1, "carry_in": -1}
    return {"total": 1, **dict.fromkeys(form.result_rows, -1)}


def _implied(row: str, kept: Candidates, form: Form) -> Vector | None:
    """What the other rows say this row must be, where they are all decided."""
    signs = _signs(row, form)
    own = signs.pop(row)
    if any(len(kept.get(other, ())) != 1 for other in signs):
        return None
    columns = zip(
        *([sign * number for number in kept[other][0]] for other, sign in signs.items()), strict=True
    )
    return tuple(-own * sum(column) for column in columns)


def _misses(vector: Vector, implied: Vector) -> int:
    return sum(a != b for a, b in zip(vector, implied, strict=True))


def _rivals(row: str, chunks: Sequence[str], kept: Candidates, form: Form) -> list[Vector]:
    """Cuts with a wrong sum that fit the other rows at least as well as the cut with the right sum does."""
    implied = _implied(row, kept, form)
    if implied is None or count_cuts(chunks, len(implied)) == 1:
        return []
    right = min(_misses(vector, implied) for vector in kept[row])
    try:
        others = [_numbers(cut) for cut in all_cuts(chunks, len(implied))]
    except TooMany:
        return []
    return [cut for cut in others if cut not in kept[row] and _misses(cut, implied) + 1 <= right]


def _nearest(chunks: Sequence[str], width: int, implied: Vector | None, *, lossy: bool) -> Reading:
    """Readings of a row in which no cut has the right sum, the ones nearest to the identities first; where blank cells
    vanish there are others."""
    try:
        ways = [_numbers(cut) for cut in all_cuts(chunks, width)]
    except TooMany:
        return Reading((), more=True)
    ways.sort(key=lambda cut: (_misses(cut, implied) if implied else 0, abs(sum(cut[:-1]) - cut[-1])))
    return Reading(tuple(ways[:MOST_LISTED]), lossy or len(ways) > MOST_LISTED)
