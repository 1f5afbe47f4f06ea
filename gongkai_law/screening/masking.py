"""The public copy of a list of people: what is dropped, cut short or hidden, and children who are never named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gongkai_law.errors import InputFault
from gongkai_law.screening.checkdigits import is_id_number
from gongkai_law.screening.fields import Field, Head, ListType, field_of, find_head, list_type
from gongkai_law.screening.folding import digits_of, fold
from gongkai_law.screening.scan import scan
from gongkai_law.screening.tables import scan_cell

IdStyle = Literal["drop", "strict", "usual"]
"""drop: no column. strict: 4***************34. usual: 410329********1234, for the village's own board only."""

Row = tuple[str, ...]
HIDDEN = "［已隐去］"
_CHILD_NUMBER = re.compile(r"\A编号[0-9]+\Z")
_VILLAGE = re.compile(
    r"\A.*(?:村民小组|居民小组|[0-9一二三四五六七八九十]+组|社区|居委会|村委会|村|屯|镇|乡)", re.S
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SHORTEST_NOTE = 6  # Chinese characters; a name is shorter
_FULL_AGE = 18
_SHORTEST_ID = 15
_PASSES = 6  # hiding can bring two stretches together that are a finding only then


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """What was done to a column of the original: `drop`, `village`, `name`, `mask` or `keep`; `known` = head understood."""

    head: str
    action: str
    known: bool


@dataclass(frozen=True, slots=True)
class MaskedCopy:
    """The public copy. `rows` have the head and the titles; `hidden` counts stretches hidden in cells that stay,
    `children` the people numbered instead of named."""

    rows: tuple[Row, ...]
    columns: tuple[ColumnChange, ...]
    hidden: int
    children: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one table is treated: its head, what each column holds and what becomes of it."""

    head: Head
    kind: ListType
    fields: tuple[Field | None, ...]
    actions: tuple[str, ...]
    id_style: IdStyle
    mask_names: bool
    on: date | None

    def kept(self, row: Sequence[str]) -> list[str]:
        """A row without the columns that go."""
        return [cell for cell, action in zip(row, self.actions, strict=True) if action != "drop"]


def masked_copy(
    rows: Sequence[Sequence[str]],
    list_key: str,
    *,
    on: date | None = None,
    id_style: IdStyle = "drop",
    mask_names: bool = False,
) -> MaskedCopy:
    """The copy of a list that may be published, by its type (a key of `lists.toml`).

    Columns go, stay or are cut short as `fields.toml` says; what the screening finds in the cells that stay is hidden;
    people under 18 on the day `on` (by age, birth date or identity number) and everyone on a children's list get a
    number for a name. A copy of a copy is the same copy, and a screening of it finds nothing (with id_style "drop").
    Raises InputFault `screening.unknown_list`, `screening.no_head`.
    """
    kind = list_type(list_key)
    head = find_head(rows, fewest=1)
    if head is None:
        raise InputFault("screening.no_head")
    width = max(len(row) for row in rows)
    heads = [*head.cells, *[""] * (width - len(head.cells))]
    fields = tuple(field_of(cell) for cell in heads)
    actions = tuple(_action(field, id_style) for field in fields)
    plan = _Plan(head, kind, fields, actions, id_style, mask_names, on)
    made = [_row(plan, number, [*row, *[""] * (width - len(row))]) for number, row in enumerate(rows)]
    children = sum(bool(_CHILD_NUMBER.match(cell)) for row in made for cell in row)
    clean, hidden = (made, 0) if id_style == "usual" else _hide(made, plan.kept(heads), on)
    changes = tuple(
        ColumnChange(cell, action, field is not None)
        for cell, action, field in zip(heads, actions, fields, strict=True)
    )
    return MaskedCopy(tuple(tuple(row) for row in clean), changes, hidden, children)


def _action(field: Field | None, id_style: IdStyle) -> str:
    if field is None:
        return "keep"
    if field.key == "id_number" and id_style != "drop":
        return "mask"
    return field.action


def _row(plan: _Plan, number: int, row: list[str]) -> list[str]:
    head = plan.head
    if head.first <= number <= head.last:
        return plan.kept(row)
    if number < head.first or _is_note(row):
        return _compact(plan, row)
    is_child = _is_child(plan, row)
    return plan.kept([_treated(plan, n, cell, number - head.last, is_child) for n, cell in enumerate(row)])


def _is_note(row: Sequence[str]) -> bool:
    """A line of text below the table: a sentence in the first cell and nothing else."""
    alone = not any(cell.strip() for cell in row[1:])
    return alone and len(_CHINESE.findall(row[0])) >= _SHORTEST_NOTE


def _compact(plan: _Plan, row: Sequence[str]) -> list[str]:
    """A title or note: its texts move to the front, so that none is lost with a column."""
    texts = [cell for cell in row if cell.strip()]
    width = len(plan.kept(row))
    if len(texts) > width > 0:
        texts = [*texts[: width - 1], " ".join(texts[width - 1 :])]
    return (texts + [""] * width)[:width]


def _treated(plan: _Plan, column: int, cell: str, serial: int, is_child: bool) -> str:
    action = plan.actions[column]
    if not cell.strip():
        return cell
    if action == "name":
        if is_child and not _CHILD_NUMBER.match(cell):
            return f"编号{serial}"
        return mask_name(cell) if plan.mask_names and not _CHILD_NUMBER.match(cell) else cell
    if action == "village":
        return cut_to_village(cell)
    return mask_id(cell, plan.id_style) if action == "mask" else cell


def mask_name(name: str) -> str:
    """张三 → 张*, 张小三 → 张*三, 欧阳小三 → 欧**三; a masked name stays as it is."""
    plain = name.strip()
    if "*" in plain or len(plain) < 2:
        return name
    if len(plain) == 2:
        return plain[0] + "*"
    return plain[0] + "*" * (len(plain) - 2) + plain[-1]


def mask_id(number: str, style: IdStyle) -> str:
    """The strict form shows one sign at the front and two at the end, the usual one region and last four."""
    signs = re.sub(r"[^0-9X*]", "", fold(number).upper())
    if len(signs) < _SHORTEST_ID:
        return HIDDEN
    front, back = (6, 4) if style == "usual" else (1, 2)
    return signs[:front] + "*" * (len(signs) - front - back) + signs[-back:]


def cut_to_village(address: str) -> str:
    """An address up to the village, its group or the community; one that names none is hidden."""
    if address == HIDDEN:
        return address
    found = _VILLAGE.match(fold(address))
    return address[: found.end()] if found else HIDDEN


def _is_child(plan: _Plan, row: Sequence[str]) -> bool:
    if plan.kind.names == "number":
        return True
    return any(
        _says_child(field.key if field else "", head, fold(cell).strip(), plan.on)
        for field, head, cell in zip(plan.fields, [*plan.head.cells, *[""] * len(row)], row, strict=False)
    )


def _says_child(key: str, head: str, cell: str, on: date | None) -> bool:
    if key == "personal" and "年龄" in head:
        age = re.match(r"[0-9]{1,3}", cell)
        return bool(age) and int(age[0] if age else 0) < _FULL_AGE
    if on is None:
        return False
    digits = digits_of(cell)
    if key == "id_number" and is_id_number(digits, on):
        return _is_under_age(digits[6:14], on)
    if key == "personal" and re.search("出生|生日", head):
        parts = re.match(r"((?:19|20)[0-9]{2})\D?([0-9]{1,2})?\D?([0-9]{1,2})?", cell)
        if parts is None:
            return False
        return _is_under_age("".join((part or "1").zfill(2) for part in parts.groups()), on)
    return False


def _is_under_age(born: str, on: date) -> bool:
    """Whether someone born on YYYYMMDD is not yet 18 on that day."""
    return int(born) + _FULL_AGE * 10_000 > int(on.strftime("%Y%m%d"))


def _hide(rows: list[list[str]], heads: Sequence[str], on: date | None) -> tuple[list[list[str]], int]:
    """Hide what the screening still finds, in cells and across them, until it finds nothing."""
    hidden = 0
    for _ in range(_PASSES):
        found = _hide_in_cells(rows, heads, on) + _hide_across_cells(rows, on)
        if not found:
            break
        hidden += found
    return rows, hidden


def _hide_in_cells(rows: list[list[str]], heads: Sequence[str], on: date | None) -> int:
    count = 0
    for row in rows:
        for n, cell in enumerate(row):
            for finding in reversed(
                scan_cell(cell, heads[n].replace("\n", "") if n < len(heads) else "", on=on)
            ):
                row[n] = row[n][: finding.start] + HIDDEN + row[n][finding.end :]
                count += 1
    return count


def _hide_across_cells(rows: list[list[str]], on: date | None) -> int:
    """A number cut into several cells, or made one by its neighbours: every cell it touches is hidden."""
    places, at, parts = [], 0, []
    for number, row in enumerate(rows):
        for n, cell in enumerate(row):
            places.append((at, at + len(cell), number, n))
            parts.append(cell + ("\t" if n < len(row) - 1 else "\n"))
            at += len(parts[-1])
    count = 0
    for finding in scan("".join(parts), on=on):
        touched = [(r, n) for first, last, r, n in places if first < finding.end and finding.start < last]
        for r, n in touched:
            rows[r][n] = HIDDEN
        count += bool(touched)
    return count
