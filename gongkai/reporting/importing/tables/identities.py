"""The identities of table three over candidates: which readings of the rows let them hold.

A row may have several candidates (vectors of its seven cells). new + carried in = total + carried out, and total = sum
of the results, column by column. Sums are kept as sets, so that the work grows with the different sums, not with the
readings; beyond `MOST_SUMS` an identity is not used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai_law.report.form import Form

Vector = tuple[int, ...]
Candidates = dict[str, list[Vector]]

MOST_SUMS = 20_000  # partial column sums kept at once
CARRY = ("new", "carry_in", "carry_out")


def agreeing(known: Candidates, form: Form, width: int) -> tuple[Candidates, frozenset[str]]:
    """Candidates that stand in a reading of the whole table which holds, and the rows that are doubtful.

    Where no reading holds in full, the identity that does hold is used and the other one's rows are doubtful; where
    neither holds, readings that fail in one column only.
    """
    columns = tuple(range(width))
    whole = feasible(known, form, columns)
    if whole is not None:
        return whole, frozenset()
    for doubtful, rest in ((CARRY, form.result_rows), (form.result_rows, CARRY)):
        part = feasible({row: known[row] for row in known if row not in doubtful}, form, columns)
        if part is not None and all(row in known for row in (*rest, "total")):
            return {**known, **part}, frozenset(doubtful)
    kept: Candidates = {row: [] for row in known}
    for dropped in range(width):
        part = feasible(known, form, tuple(column for column in columns if column != dropped))
        for row, vectors in (part or {}).items():
            kept[row] += [vector for vector in vectors if vector not in kept[row]]
    return {row: vectors or known[row] for row, vectors in kept.items()}, frozenset(known)


def feasible(known: Candidates, form: Form, columns: tuple[int, ...]) -> Candidates | None:
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
    carried = _carried(known, columns, totals) if all(row in known for row in CARRY) else None
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
    used: dict[str, list[Vector]] = {row: [] for row in CARRY}
    triples = len(known["new"]) * len(known["carry_in"]) * len(known["carry_out"])
    if triples > MOST_SUMS:
        return totals, {row: known[row] for row in CARRY}
    for new in known["new"]:
        for carry_in in known["carry_in"]:
            for carry_out in known["carry_out"]:
                total = _project(
                    tuple(a + b - c for a, b, c in zip(new, carry_in, carry_out, strict=True)), columns
                )
                if total in totals:
                    reached.add(total)
                    for row, vector in zip(CARRY, (new, carry_in, carry_out), strict=True):
                        if vector not in used[row]:
                            used[row].append(vector)
    return reached, used


def identity_of(row: str, form: Form) -> dict[str, int]:
    """The identity a row stands in: rows with +1 and −1 whose columns add up to 0."""
    if row in CARRY:
        return {"total": 1, "carry_out": 1, "new": -1, "carry_in": -1}
    return {"total": 1, **dict.fromkeys(form.result_rows, -1)}


def left_by_others(
    row: str, known: Mapping[str, Sequence[Vector]], form: Form, most: int = MOST_SUMS
) -> set[Vector] | None:
    """What the other rows of its identity leave for a row, for every reading of theirs; None if that is more than
    `most`, empty if one of them is missing."""
    signs = identity_of(row, form)
    own = signs.pop(row)
    if any(other not in known for other in signs):
        return set()
    decided = [(known[other][0], -own * sign) for other, sign in signs.items() if len(known[other]) == 1]
    sums: set[Vector] = {
        tuple(
            sum(sign * vector[column] for vector, sign in decided) for column in range(len(form.t3_columns))
        )
    }
    for other, sign in signs.items():
        if len(known[other]) == 1:
            continue
        if len(sums) * len(known[other]) > most:
            return None
        steps = [tuple(-own * sign * number for number in vector) for vector in known[other]]
        sums = {_add(so_far, step) for so_far in sums for step in steps}
    return sums


class Fit:
    """How well vectors fit what the other rows leave: at most one column off, or not."""

    def __init__(self, left: set[Vector], width: int) -> None:
        self.without = [
            {vector[:column] + vector[column + 1 :] for vector in left} for column in range(width)
        ]

    def near(self, vector: Vector) -> bool:
        """Whether some reading of the other rows agrees with the vector in all columns but one at most."""
        return any(
            vector[:column] + vector[column + 1 :] in known for column, known in enumerate(self.without)
        )


def broken_columns(rows: Mapping[str, Vector], form: Form) -> int:
    """In how many columns an identity fails, the worse of the two; 0 where neither can be used."""
    worst = 0
    for some_row in (CARRY[0], "total"):
        signs = identity_of(some_row, form)
        if all(row in rows for row in signs):
            sums = [
                sum(sign * rows[row][i] for row, sign in signs.items()) for i in range(len(form.t3_columns))
            ]
            worst = max(worst, sum(total != 0 for total in sums))
    return worst
