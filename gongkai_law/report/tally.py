"""From facts to figures, with the facts behind every cell.

A request is *new* in the year of its first receipt day; *carried in* when received before the year and not closed
before it; it counts in its result row in the year it was closed; it is *carried out* when received by 31 December and
not closed on that day, whatever it waits for. So K1 and K2 hold by construction. (law reference §2.4, our reading)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Protocol

from gongkai_law.citation import cite
from gongkai_law.errors import InputFault
from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.report.facts import Facts, RemedyFact, RequestFact
from gongkai_law.report.findings import Figure, Figures
from gongkai_law.report.form import Form
from gongkai_law.report.tabletwo import table_two_cells


@dataclass(frozen=True, slots=True)
class Tally:
    """A year's figures and, for every cell above zero, the ids of the facts behind it. Blank = no source."""

    form: Form
    year: int
    figures: Figures
    cases: dict[str, tuple[str, ...]]

    def behind(self, cell: str) -> tuple[str, ...]:
        """Ids of the facts counted in a cell, in the order the facts came."""
        self.form.cell(cell)
        return self.cases.get(cell, ())


class GroupedRow(Protocol):
    """Requests that share receipt year, closing year (None = not closed), result row and column, and how many."""

    @property
    def received_year(self) -> int: ...
    @property
    def closed_year(self) -> int | None: ...
    @property
    def row(self) -> str | None: ...
    @property
    def column(self) -> str: ...
    @property
    def n(self) -> int: ...


def tally(form: Form, year: int, facts: Facts, policies: Policies = DEFAULTS) -> Tally:
    """Count a year's tables from facts. InputFault for a fact that fits no cell of the edition.

    `policies`: the county may choose to count a case only in the year it was filed (`pending_recounted`).
    """
    ids: dict[str, list[str]] = {cell.id: [] for cell in form.cells}
    for request in facts.requests:
        for row in _rows_of(form, year, request):
            ids[_cell(form, row, request)].append(request.id)
            ids[f"t3.{row}.total"].append(request.id)
    for case in facts.remedies:
        column = _remedy_column(form, year, case, policies)
        if column:
            ids[f"t4.{case.group}.{column}"].append(case.id)
            ids[f"t4.{case.group}.total"].append(case.id)
    figures: Figures = {cell: len(found) for cell, found in ids.items()}
    for cell_id, (figure, behind) in table_two_cells(form, year, facts).items():
        figures[cell_id], ids[cell_id] = figure, behind
    return Tally(form, year, figures, {cell: tuple(found) for cell, found in ids.items() if found})


def _rows_of(form: Form, year: int, request: RequestFact) -> Iterator[str]:
    """Rows of table three one request counts in. Each side of K1 gets it once or not at all."""
    received, closed = request.received_on.year, request.closed_on.year if request.closed_on else None
    if request.closed_on and request.closed_on < request.received_on:
        raise InputFault(
            "report.closed_before_received",
            where=request.id,
            received=request.received_on,
            closed=request.closed_on,
        )
    if received > year or (closed is not None and closed < year):
        return
    yield "new" if received == year else "carry_in"
    if closed != year:
        yield "carry_out"
        return
    if request.row not in form.result_rows:
        raise _no_such_row(form, year, request.row, request.id)
    yield str(request.row)
    yield "total"


def _no_such_row(form: Form, year: int, row: str | None, where: str) -> InputFault:
    return InputFault(
        "report.row_not_in_form",
        where=where,
        articles=(cite("条例 50"),),
        row=row or "",
        year=year,
        document=form.document_number,
    )


def _cell(form: Form, row: str, request: RequestFact) -> str:
    cell = f"t3.{row}.{request.column}"
    if request.column == "total" or not form.has(cell):
        raise InputFault("report.unknown_column", where=request.id, column=request.column)
    return cell


def _remedy_column(form: Form, year: int, case: RemedyFact, policies: Policies) -> str | None:
    """A case counts in the year it was decided, and as pending at the end of every year before that.

    The form's text does not say so; published reports count pending cases again until they are decided (reading), a
    county may count each only in the year it was filed.
    """
    if case.filed_on.year > year or (case.closed_on and case.closed_on.year < year):
        return None
    if case.filed_on.year < year and policies["pending_recounted"] == "no":
        return None
    if case.closed_on and case.closed_on < case.filed_on:
        raise InputFault(
            "report.closed_before_received", where=case.id, received=case.filed_on, closed=case.closed_on
        )
    column = case.result if case.closed_on and case.closed_on.year == year else "pending"
    if column in (None, "total") or not form.has(f"t4.{case.group}.{column}"):
        raise InputFault("report.unknown_remedy", where=case.id, group=case.group, result=case.result or "")
    return column


def tally_counts(form: Form, year: int, grouped_rows: Iterable[GroupedRow]) -> Figures:
    """Table three from counts a database has grouped already; the same figures as `tally`, without the ids."""
    return _table_three(
        form, year, ((row.received_year, row.closed_year, row.row, row.column, row.n) for row in grouped_rows)
    )


def tally_counts_by(form: Form, year: int, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, Figures]]:
    """Table three of many agencies: `rows` are (agency, received_year, closed_year, row, column, n), agency by agency."""
    for agency, group in groupby(rows, key=itemgetter(0)):
        yield agency, _table_three(form, year, (row[1:] for row in group))


def rows_counted(year: int, received: int, closed: int | None, row: str) -> tuple[str, ...]:
    """Rows of table three a request counts in, the total (that follows) left out; none for one that is not the year's.

    `received`, `closed`: years, closed None = not closed. `row`: its result row, read only for the year it was closed in.
    """
    if received > year or (closed is not None and closed < year):
        return ()
    return ("new" if received == year else "carry_in", row if closed == year else "carry_out")


@lru_cache(maxsize=16)
def _cell_names(form: Form) -> tuple[dict[str, int], dict[str, dict[str, tuple[str, str]]]]:
    """A table three of zeros, and row → column → (the cell, the row's total), so that counting builds no strings."""
    zero = {cell.id: 0 for cell in form.cells if cell.table == "t3"}
    columns = [column.id for column in form.t3_columns if column.id != "total"]
    names = {
        row.id: {column: (f"t3.{row.id}.{column}", f"t3.{row.id}.total") for column in columns}
        for row in form.data_rows
    }
    return zero, names


def _table_three(form: Form, year: int, rows: Iterable[tuple[Any, ...]]) -> Figures:
    zero, names = _cell_names(form)
    figures: dict[str, int] = zero.copy()
    results = form.result_rows
    for received, closed, row, column, n in rows:
        if closed == year and row not in results:
            raise _no_such_row(form, year, row, str(column))
        counted = rows_counted(year, received, closed, row)
        for name in (*counted, "total") if closed == year and counted else counted:
            try:
                cell, total = names[name][column]
            except KeyError:
                raise InputFault("report.unknown_column", where=str(row), column=column) from None
            figures[cell] += n
            figures[total] += n
    return dict[str, Figure](figures)
