"""Which row of the form each row of figures is, when labels are torn away from their numbers.

Rows that carry their whole label are certain. The others stand between them in the order of the form: a row of figures
is given to a row of the form only if every way of keeping the order (and the fragment beside the figures) says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.reporting.importing.tables.labels import Label, match_label
from gongkai.reporting.importing.tables.rows import NumberRow

_ANY = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of figures and the rows of the form its label allows; empty = no label beside it."""

    row: NumberRow
    allowed: frozenset[str]
    sure: bool


@dataclass(frozen=True, slots=True)
class Aligned:
    """Rows of the form with their figures, and rows of figures that could not be given to any. `by_order`: rows whose
    figures were given by their place alone, with no label that names the row beside them. `repeated`: rows whose whole
    label stands twice, each time with figures."""

    rows: dict[str, NumberRow]
    left: tuple[NumberRow, ...]
    by_order: frozenset[str]
    repeated: tuple[str, ...] = ()


def align(found: Sequence[NumberRow], labels: tuple[Label, ...], present: frozenset[str]) -> Aligned:
    """Give each row of figures its row of the form. `present`: rows whose label, or a piece of it, is in the text."""
    claims = [claim for row in found if (claim := _claim(row, labels))]
    order = [label.row for label in labels if not label.header]
    rows: dict[str, NumberRow] = {}
    anchors: list[int] = []
    repeated: list[str] = []
    for index, claim in enumerate(claims):
        if not claim.sure:
            continue
        name = next(iter(claim.allowed))
        if name not in rows:
            rows[name] = claim.row
            anchors.append(index)
        elif (
            claim.row.values is not None
            and rows[name].values is not None
            and claim.row.filled
            and rows[name].filled
        ):
            repeated.append(name)
    gaps = _gaps(claims, anchors, order)
    left: list[NumberRow] = []
    by_order: set[str] = set()
    for open_claims, open_rows in gaps:
        given = _fill(open_claims, [row for row in open_rows if row not in rows], present)
        rows.update({row: claim.row for row, claim in given.items()})
        by_order |= {row for row, claim in given.items() if len(claim.allowed) != 1}
        taken = {id(claim) for claim in given.values()}
        left += [claim.row for claim in open_claims if id(claim) not in taken and claim.row.filled]
    return Aligned(rows, tuple(left), frozenset(by_order), tuple(dict.fromkeys(repeated)))


def _claim(row: NumberRow, labels: tuple[Label, ...]) -> Claim | None:
    match = match_label(row.label, labels)
    if match.kind == "foreign" or (match.kind in ("header", "any") and not row.filled):
        return None
    if match.kind == "header" and not row.line:
        return None  # a subtotal; on a printed page a side label may stand beside a row whose own label is wrapped
    if match.kind == "row":
        return Claim(row, frozenset(match.rows), sure=True)
    if row.values is None:
        return None
    return Claim(row, frozenset(match.rows), sure=False)


def _gaps(claims: list[Claim], anchors: list[int], order: list[str]) -> list[tuple[list[Claim], list[str]]]:
    """The unsure claims between two certain rows, with the rows of the form that lie between those."""
    edges = [-1, *anchors, len(claims)]
    gaps = []
    for before, after in zip(edges, edges[1:], strict=False):
        inside = [claim for claim in claims[before + 1 : after] if not claim.sure]
        if not inside:
            continue
        low = order.index(next(iter(claims[before].allowed))) if before >= 0 else -1
        high = order.index(next(iter(claims[after].allowed))) if after < len(claims) else len(order)
        gaps.append((inside, order[low + 1 : high]))
    return gaps


def _fill(claims: list[Claim], rows: list[str], present: frozenset[str]) -> dict[str, Claim]:
    """The claims whose row is the same in every order-keeping way of giving all of them out."""
    for candidates in ([row for row in rows if row in present], rows):
        ways = _possible(claims, candidates)
        if ways:
            return {
                next(iter(options)): claim
                for claim, options in zip(claims, ways, strict=True)
                if len(options) == 1
            }
    return {}


def _possible(claims: list[Claim], rows: list[str]) -> list[set[str]]:
    """For each claim the rows it can have when all claims are given out in order; empty if that cannot be done."""
    count, width = len(claims), len(rows)
    fits = [[not claim.allowed or row in claim.allowed for row in rows] for claim in claims]
    head = [[True] * (width + 1)]  # head[i][j]: the first i claims can be given to the first j rows
    for i in range(count):
        line = [False]
        for j in range(width):
            line.append(line[j] or (fits[i][j] and head[i][j]))
        head.append(line)
    if not head[count][width]:
        return []
    tail = [[True] * (width + 1)]  # tail[k][j]: the last k claims can be given to the rows from j on
    for k in range(1, count + 1):
        line = [False] * (width + 1)
        for j in range(width - 1, -1, -1):
            line[j] = line[j + 1] or (fits[count - k][j] and tail[k - 1][j + 1])
        tail.append(line)
    return [
        {rows[j] for j in range(width) if fits[i][j] and head[i][j] and tail[count - i - 1][j + 1]}
        for i in range(count)
    ]
