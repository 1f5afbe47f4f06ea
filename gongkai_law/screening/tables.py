"""`scan_table`: findings in the cells of a table, and columns whose head says that they should not be there at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_law.screening.fields import Field, detect_list_type, field_of, is_filled, list_type
from gongkai_law.screening.finding import ScreeningFinding, Severity, screening_kinds
from gongkai_law.screening.folding import fold
from gongkai_law.screening.masked import may_stay
from gongkai_law.screening.scan import scan

_DOOR = re.compile(r"(?:村|社区|组|路|街|巷|镇|乡|区|县).*?[0-9一二三四五六七八九十]+\s?(?:号|室|栋|幢|单元)")
_FLOAT = re.compile(r"\A[0-9](?:\.[0-9]+)?E\+1[0-9]\Z", re.I)  # a long number as the spreadsheet shows it
_FEWEST_DIGITS = 7
_PERSON_FIELDS = frozenset({"name", "child_name", "family"})
_BENEFIT_FIELDS = frozenset({"bank_account", "poverty_cause", "disability", "health"})
_MASKED_AS = {"id_number": "id_card", "bank_account": "bank_card", "phone": "mobile"}


@dataclass(frozen=True, slots=True)
class TableFinding:
    """A finding in a table. `row` and `column` count from 0 below the head; `row` is None for a whole column, whose
    `value` is its head. `start` and `end` are offsets in the cell (or the head)."""

    kind: str
    value: str
    row: int | None
    column: int
    start: int
    end: int
    why: str
    severity: Severity


def scan_table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    title: str = "",
    list_key: str = "",
    on: date | None = None,
) -> tuple[TableFinding, ...]:
    """Findings of a table: each cell scanned with its head as label, then the columns that the heads condemn.

    `list_key` (a key of `lists.toml`) or, failing that, `title` tells which public list it is. Columns about health,
    family or the like count only where the table names people. Raises InputFault for an unknown `list_key`.
    """
    key = list_key or detect_list_type(title)
    kind_of_list = list_type(key) if key else None
    columns = [field_of(head) for head in header]
    cells = _scan_cells(header, rows, on)
    found = [finding for per_cell in cells.values() for finding in per_cell]
    held = {field.key for field in columns if field is not None}
    personal = bool(held & _PERSON_FIELDS)
    benefit = kind_of_list is not None or bool(held & _BENEFIT_FIELDS)
    for number, field in enumerate(columns):
        if field is None:
            continue
        count = sum(
            _speaks(field, row[number]) and (row_number, number) not in cells
            for row_number, row in enumerate(rows)
            if number < len(row)
        )
        if count and _counts(field, personal=personal, benefit=benefit):
            found.append(_column(field.finding, header[number], number, count))
        if field.key == "name" and kind_of_list is not None and kind_of_list.names == "number":
            named = sum(_is_name(row[number]) for row in rows if number < len(row))
            if named:
                found.append(
                    _column("column.child_name", header[number], number, named, list=kind_of_list.label)
                )
    return tuple(found)


def _scan_cells(
    header: Sequence[str], rows: Sequence[Sequence[str]], on: date | None
) -> dict[tuple[int, int], list[TableFinding]]:
    found: dict[tuple[int, int], list[TableFinding]] = {}
    for row_number, row in enumerate(rows):
        for number, cell in enumerate(row):
            label = header[number].replace("\n", "") if number < len(header) else ""
            findings = scan_cell(cell, label, on=on)
            if findings:
                found[row_number, number] = [
                    TableFinding(f.kind, f.value, row_number, number, f.start, f.end, f.why, f.severity)
                    for f in findings
                ]
    return found


def scan_cell(cell: str, head: str, *, on: date | None = None) -> tuple[ScreeningFinding, ...]:
    """Findings of one cell, read as if its head stood before it; offsets are those of the cell."""
    if len(cell) < _FEWEST_DIGITS:
        return ()
    lead = f"{head}：" if head and len(head) <= 40 and not any(sign.isdigit() for sign in head) else ""
    shift = len(lead)
    return tuple(
        ScreeningFinding(f.kind, f.value, f.start - shift, f.end - shift, f.why, f.severity)
        for f in scan(lead + cell, on=on)
        if f.start >= shift
    )


def _counts(field: Field, *, personal: bool, benefit: bool) -> bool:
    """Whether a filled column of this field is a finding in this table."""
    if field.key in ("id_number", "bank_account"):
        return True
    if field.key == "phone" or field.beneficiary:
        return personal and benefit
    return personal or field.key in ("child_name", "guardian")


def _speaks(field: Field, cell: str) -> bool:
    """Whether the cell holds what the head promises; a number masked enough, a village without a door does not."""
    if not field.finding or not is_filled(cell):
        return False
    plain = fold(cell).strip()
    if field.key == "address":
        return bool(_DOOR.search(plain))
    if field.key in _MASKED_AS:
        digits = sum(sign.isdigit() for sign in plain)
        if "*" in plain:
            return not may_stay(_MASKED_AS[field.key], plain)
        return digits >= _FEWEST_DIGITS or bool(_FLOAT.match(plain))
    return True


def _is_name(cell: str) -> bool:
    return is_filled(cell) and not re.search(r"[0-9*]", fold(cell))


def _column(kind: str, head: str, number: int, count: int, **words: str) -> TableFinding:
    known = screening_kinds()[kind]
    shown = re.sub(r"\s+", "", head)
    why = known.why.format(header=shown, count=count, **words)
    return TableFinding(kind, head, None, number, 0, len(head), why, known.severity)
