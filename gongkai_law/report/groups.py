"""Findings told together: cells that are blank, or filled with the same word, row by row instead of one by one.

For people only: what a program reads keeps one finding a cell (K11).
"""

from __future__ import annotations

from collections.abc import Sequence

from gongkai_law.report.findings import Finding
from gongkai_law.report.form import Cell, Form
from gongkai_law.report.rules import make_finding

_TABLES = {"t2": 1, "t3": 2, "t4": 3}  # which chapter each table is
_LISTED = 3  # rows or columns named one by one


def gathered(findings: Sequence[Finding], form: Form | None) -> list[Finding]:
    """The findings with K11 of single cells put together where several say the same, each group in the place of its
    first finding. A group's cells are all of its cells."""
    if form is None:
        return list(findings)
    cells = {cell.id: cell for cell in form.cells}
    single = [one for one in findings if one.rule == "K11" and len(one.cells) == 1 and one.cells[0] in cells]
    same = [one for one in single if one.found is None or isinstance(one.found, str)]
    stands_for: dict[int, Finding | None] = {}
    for members in _grouped(same, cells, form):
        stands_for |= dict.fromkeys(map(id, members))
        stands_for[id(members[0])] = _told(members, cells, form)
    told = (stands_for.get(id(one), one) for one in findings)
    return [one for one in told if one is not None]


def _grouped(findings: Sequence[Finding], cells: dict[str, Cell], form: Form) -> list[list[Finding]]:
    """Whole tables first, then rows with the same columns; groups of one are left out."""
    by_table: dict[tuple[str, object], list[Finding]] = {}
    for one in findings:
        by_table.setdefault((cells[one.cells[0]].table, one.found), []).append(one)
    found = []
    for (table, _), members in by_table.items():
        if len(members) == sum(cell.table == table for cell in form.cells):
            found.append(members)
            continue
        rows: dict[str, list[Finding]] = {}
        for one in members:
            rows.setdefault(cells[one.cells[0]].row, []).append(one)
        alike: dict[tuple[str, ...], list[Finding]] = {}
        for row in rows.values():
            alike.setdefault(tuple(cells[one.cells[0]].column for one in row), []).extend(row)
        found += [group for group in alike.values() if len(group) > 1]
    return found


def _told(members: Sequence[Finding], cells: dict[str, Cell], form: Form) -> Finding:
    ids = tuple(one.cells[0] for one in members)
    table = cells[ids[0]].table
    rows = list(dict.fromkeys(cells[one].row for one in ids))
    columns = list(dict.fromkeys(cells[one].column for one in ids))
    whole = len(ids) == sum(cell.table == table for cell in form.cells)
    row_names, column_names = _names(form, table)
    what = "blank" if members[0].found is None else "worded"
    words = f"{'table' if whole else 'rows'}_{what}"
    return make_finding(
        "K11",
        cells=ids,
        words=words,
        found=members[0].found,
        table=form.chapters[_TABLES[table]].title,
        rows=_listed([row_names.get(row, row) for row in rows], "行"),
        columns=_listed([column_names.get(column, column) for column in columns], "列"),
        count=str(len(ids)),
    )


def _names(form: Form, table: str) -> tuple[dict[str, str], dict[str, str]]:
    if table == "t3":
        return {row.id: row.label for row in form.data_rows}, {one.id: one.label for one in form.t3_columns}
    if table == "t4":
        return {one.id: "".join(one.heads) for one in form.t4_groups}, {
            one.id: one.label for one in form.t4_cols
        }
    return (
        {row.id: row.label for group in form.table_two for row in group.rows},
        {one.id: one.label for group in form.table_two for one in group.cols},
    )


def _listed(names: Sequence[str], unit: str) -> str:
    shown = "、".join(f"“{name}”" for name in names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown}等{len(names)}{unit}"
