"""What could not be read, said in words: which table, which row, what stands there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from gongkai.reporting.importing.tables.reading import Ambiguous, TableRead, Unreadable
from gongkai_law.report.findings import Finding, Severity
from gongkai_law.report.form import Form

TABLE_TWICE = "structure.repeated_table"
_ROWS_TWICE = 3  # more rows that stand twice: the table does
_SHOWN = 6  # readings written out in a sentence; all of them are in the finding's `found`


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def tell(reads: Mapping[str, TableRead], forms: Mapping[str, Form]) -> list[Finding]:
    """Findings of reading: missing tables and rows, ambiguous and unreadable cells."""
    tables = _words()["tables"]
    if not reads:
        return [_finding("structure.missing_table", "error", (), "missing_all")]
    findings = []
    for table, name in tables.items():
        if table not in reads:
            findings.append(_finding("structure.missing_table", "error", (), "missing_table", table=name))
            continue
        read, rows = reads[table], _row_names(forms[table], table)
        findings += [_missing_row(row, table, name, rows, forms[table]) for row in read.missing]
        findings += _told_twice(read.repeated, table, name, rows, forms[table])
        findings += [_ambiguous(case, name, rows) for case in read.ambiguous]
        findings += [_unreadable(case, name, rows) for case in read.unreadable]
    return findings


def _row_names(form: Form, table: str) -> dict[str, str]:
    if table == "t2":
        return {row.id: row.label for group in form.table_two for row in group.rows}
    if table == "t3":
        return {row.id: row.label for row in form.data_rows}
    return {group.id: "".join(group.heads) for group in form.t4_groups}


def _finding(
    rule: str, severity: Severity, cells: Sequence[str], message: str, found: str | None = None, **words: str
) -> Finding:
    text = _words()["messages"][message].format(**words)
    return Finding(rule, severity, tuple(cells), found=found, message=text)


def _told_twice(
    repeated: Sequence[str], table: str, name: str, rows: Mapping[str, str], form: Form
) -> list[Finding]:
    """Rows that stand twice; one finding where it is the table that does."""
    if len(repeated) > _ROWS_TWICE:
        return [_finding(TABLE_TWICE, "warning", (), "repeated_table", table=name)]
    return [
        _finding(
            "structure.repeated_row",
            "warning",
            _cells(row, table, form),
            "repeated_row",
            table=name,
            row=rows[row],
        )
        for row in repeated
    ]


def _cells(row: str, table: str, form: Form) -> list[str]:
    return [cell.id for cell in form.cells if cell.table == table and cell.row == row]


def _missing_row(row: str, table: str, name: str, rows: Mapping[str, str], form: Form) -> Finding:
    cells = _cells(row, table, form)
    return _finding("structure.missing_row", "error", cells, "missing_row", table=name, row=rows[row])


def _ambiguous(case: Ambiguous, name: str, rows: Mapping[str, str]) -> Finding:
    row = rows.get(case.row, _words()["messages"]["whole_table"])
    listed = [
        "、".join("空" if number is None else str(number) for number in reading) for reading in case.readings
    ]
    if not listed:
        return _finding("cell.ambiguous", "warning", case.cells, "ambiguous_unlisted", table=name, row=row)
    more = _words()["messages"]["and_more"] if case.more or len(listed) > _SHOWN else ""
    shown = "；".join(listed[:_SHOWN]) + more
    return _finding(
        "cell.ambiguous",
        "warning",
        case.cells,
        "ambiguous",
        found="；".join(listed),
        table=name,
        row=row,
        readings=shown,
    )


def _unreadable(case: Unreadable, name: str, rows: Mapping[str, str]) -> Finding:
    row = rows.get(case.row, _words()["messages"]["whole_table"])
    message = "unreadable" if case.text else "unreadable_empty"
    return _finding(
        "cell.unreadable",
        "warning",
        case.cells,
        message,
        found=case.text or None,
        table=name,
        row=row,
        text=case.text,
    )
