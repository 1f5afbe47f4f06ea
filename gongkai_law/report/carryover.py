"""From one year's report to the next (K4, K4c, K6, K7, K8), also across the change of edition, and the conversion
of figures to the next edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai_law.errors import InputFault
from gongkai_law.report.findings import Figure, Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.rules import Number, make_finding, plain


def check_carryover(
    form: Form, figures: Figures, previous: Figures, *, pending_recounted: bool = True
) -> list[Finding]:
    """Compare a report with the one of the year before. `previous` may be of the edition before; a relation whose
    cells one of them lacks or leaves blank is not judged. `pending_recounted` False: the county counts a case only in
    the year it was filed, so last year's pending cases are not looked for (K6)."""
    return [
        *_carried_requests(form, figures, previous),
        *(_pending_cases(form, figures, previous) if pending_recounted else ()),
        *_valid_documents(form, figures, previous),
        *_listed_items(form, figures, previous),
    ]


def _number(figures: Figures, cell: str) -> Number | None:
    value = figures.get(cell)
    return value if isinstance(value, int) or (value is not None and value.is_finite()) else None


def _carried_requests(form: Form, figures: Figures, previous: Figures) -> Iterator[Finding]:
    for column in form.t3_columns:
        cell = f"t3.carry_in.{column.id}"
        expected, found = _number(previous, f"t3.carry_out.{column.id}"), _number(figures, cell)
        if expected is None or found is None or expected == found:
            continue
        if column.id == "total":
            yield make_finding("K4", cells=(cell,), expected=expected, found=found)
        else:
            yield make_finding(
                "K4c", of=column.id, cells=(cell,), expected=expected, found=found, name=column.label
            )


def _pending_cases(form: Form, figures: Figures, previous: Figures) -> Iterator[Finding]:
    for group in form.t4_groups:
        cell = f"t4.{group.id}.total"
        expected, found = _number(previous, f"t4.{group.id}.pending"), _number(figures, cell)
        if expected is not None and found is not None and found < expected:
            yield make_finding(
                "K6", of=group.id, cells=(cell,), expected=expected, found=found, name=group.heads[-1]
            )


def _rows_with(form: Form, *columns: str) -> Iterator[tuple[str, str]]:
    for group in form.table_two:
        if {*columns} <= {col.id for col in group.cols}:
            yield from ((row.id, row.label) for row in group.rows)


def _valid_documents(form: Form, figures: Figures, previous: Figures) -> Iterator[Finding]:
    for row, label in _rows_with(form, "valid", "issued", "abolished"):
        cells = tuple(f"t2.{row}.{column}" for column in ("issued", "abolished", "valid"))
        before = _number(previous, f"t2.{row}.valid")
        issued, abolished, valid = (_number(figures, cell) for cell in cells)
        if before is None or issued is None or abolished is None or valid is None:
            continue
        expected = before + issued - abolished
        if expected != valid:
            yield make_finding(
                "K7",
                of=row,
                cells=cells,
                expected=expected,
                found=valid,
                name=label,
                previous=plain(before),
                issued=plain(issued),
                abolished=plain(abolished),
            )


def _listed_items(form: Form, figures: Figures, previous: Figures) -> Iterator[Finding]:
    for row, label in _rows_with(form, "items_prev", "items_delta"):
        cell = f"t2.{row}.items_prev"
        before, delta = _number(previous, cell), _number(previous, f"t2.{row}.items_delta")
        found = _number(figures, cell)
        if before is None or delta is None or found is None or before + delta == found:
            continue
        yield make_finding(
            "K8",
            of=row,
            cells=(cell,),
            expected=before + delta,
            found=found,
            name=label,
            previous=plain(before),
            delta=plain(delta),
        )


@dataclass(frozen=True, slots=True)
class Conversion:
    """Figures in another edition: `lost` cells have no place in it, `unfilled` cells of it have no source."""

    figures: Figures
    lost: tuple[str, ...]
    unfilled: tuple[str, ...]


def convert(figures: Figures, source: Form, target: Form) -> Conversion:
    """Carry figures from one edition to the next (F2019 → F2021). InputFault where no conversion is written down.

    Rows with the same id carry over as they are; a row that splits carries over only where it is 0.
    """
    if source.id == target.id:
        return Conversion(dict(figures), (), ())
    plan = target.conversions.get(source.id)
    if plan is None:
        raise InputFault("report.no_conversion", source=source.document_number, target=target.document_number)
    moved: Figures = {}
    lost: list[str] = []
    for cell, value in figures.items():
        places = _places(cell, value, target, plan)
        moved.update(dict.fromkeys(places, value))
        if not places:
            lost.append(cell)
    ordered = {cell.id: moved[cell.id] for cell in target.cells if cell.id in moved}
    unfilled = tuple(cell.id for cell in target.cells if cell.id not in moved)
    return Conversion(ordered, tuple(lost), unfilled)


def _places(cell: str, value: Figure, target: Form, plan: dict[str, dict[str, list[str] | str]]) -> list[str]:
    """The cells of the target that take over a cell's value; none when it cannot be carried over."""
    table, row, column = cell.split(".")
    if table == "t2":
        place = plan["table_two"].get(f"{row}.{column}")
        return [f"t2.{place}"] if place else []
    if row in plan["split"] and table == "t3":
        return [f"t3.{part}.{column}" for part in plan["split"][row]] if value == 0 else []
    return [cell] if target.has(cell) else []
