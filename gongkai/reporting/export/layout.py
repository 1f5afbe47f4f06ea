"""The official tables laid out cell by cell, once for every face: pages, html, docx, pdf and xlsx draw the same grid.

A grid is rows of `Box`es with spans, exactly as the form prints them: table two's blocks, table three with its
three-line head and the identity in the corner, table four with its three-line head. No subtotal rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gongkai_law.report.form import Form, RemedyGroup, Row

Kind = Literal["head", "caption", "label", "figure", "empty"]


@dataclass(frozen=True, slots=True)
class Box:
    """One printed cell. `cell` is the figure's id (kind "figure"); otherwise `text` is printed."""

    text: str
    kind: Kind
    cell: str = ""
    colspan: int = 1
    rowspan: int = 1


Grid = tuple[tuple[Box, ...], ...]


def table_two(form: Form) -> Grid:
    """All blocks of table two below each other, four columns wide; a block with fewer columns spans the rest."""
    width = 1 + max(len(group.cols) for group in form.table_two)
    rows: list[tuple[Box, ...]] = []
    for group in form.table_two:
        rows.append((Box(group.caption, "caption", colspan=width),))
        spans = _spans(len(group.cols), width - 1)
        heads = [Box(c.printed, "head", colspan=s) for c, s in zip(group.cols, spans, strict=True)]
        rows.append((Box(form.t2_first_column, "head"), *heads))
        for row in group.rows:
            figures = [
                Box("", "figure", f"t2.{row.id}.{c.id}", colspan=s)
                for c, s in zip(group.cols, spans, strict=True)
            ]
            rows.append((Box(row.label, "label"), *figures))
    return tuple(rows)


def _spans(columns: int, width: int) -> list[int]:
    """`columns` boxes over `width` places, the last ones the wider."""
    base, rest = divmod(width, columns)
    return [base + (1 if index >= columns - rest else 0) for index in range(columns)]


def table_three_head(form: Form) -> Grid:
    """The three lines above the figures: the corner with the identity, applicants, organisations, kinds."""
    kinds = [c for c in form.t3_columns if c.id not in ("natural", "total")]
    natural, total = form.t3_columns[0], form.t3_columns[-1]
    return (
        (
            Box(form.t3_corner, "head", colspan=3, rowspan=3),
            Box(form.t3_applicants, "head", colspan=len(kinds) + 2),
        ),
        (
            Box(natural.label, "head", rowspan=2),
            Box(form.t3_organisations, "head", colspan=len(kinds)),
            Box(total.label, "head", rowspan=2),
        ),
        tuple(Box(column.label, "head") for column in kinds),
    )


def table_three(form: Form) -> Grid:
    """Head and body: three label columns (result, group, row), then seven figures."""
    return (*table_three_head(form), *_three_body(form))


def _three_body(form: Form) -> Iterator[tuple[Box, ...]]:
    results = [row for row in form.data_rows if row.id in form.result_rows or row.id == "total"]
    headers = {row.id: row for row in form.t3_rows if row.header}
    outer = next(row for row in form.t3_rows if row.header and not row.group)
    begun_outer, begun_group = False, ""
    for row in form.data_rows:
        figures = tuple(Box("", "figure", f"t3.{row.id}.{c.id}") for c in form.t3_columns)
        if row not in results:
            yield (Box(row.label, "label", colspan=3), *figures)
            continue
        boxes: list[Box] = []
        if not begun_outer:
            boxes.append(Box(outer.label, "label", rowspan=len(results)))
            begun_outer = True
        boxes += _group_boxes(form, row, headers, begun_group)
        begun_group = row.group
        yield (*boxes, *figures)


def _group_boxes(form: Form, row: Row, headers: dict[str, Row], begun: str) -> list[Box]:
    header = headers.get(row.group)
    if header is None or not header.group:
        return [Box(row.label, "label", colspan=2)]
    label = Box(row.label, "label")
    if row.group == begun:
        return [label]
    return [Box(header.label, "label", rowspan=len(form.rows_of(row.group))), label]


def table_four(form: Form) -> Grid:
    """Three lines of head and the one row of figures."""
    width = len(form.t4_cols)
    plain = [group for group in form.t4_groups if len(group.heads) == 1]
    nested = [group for group in form.t4_groups if len(group.heads) > 1]
    first = [Box(group.heads[0], "head", colspan=width) for group in plain]
    parents: dict[str, list[RemedyGroup]] = {}
    for group in nested:
        parents.setdefault(group.heads[0], []).append(group)
    first += [Box(name, "head", colspan=width * len(groups)) for name, groups in parents.items()]
    second = [Box(column.label, "head", rowspan=2) for _ in plain for column in form.t4_cols]
    second += [Box(group.heads[1], "head", colspan=width) for group in nested]
    third = [Box(column.label, "head") for _ in nested for column in form.t4_cols]
    figures = [Box("", "figure", f"t4.{g.id}.{c.id}") for g in (*plain, *nested) for c in form.t4_cols]
    return (tuple(first), tuple(second), tuple(third), tuple(figures))
