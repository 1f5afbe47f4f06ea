"""A year's figures of many agencies with a fixed number of questions: as frozen, as sent in, or as the register says.

What counts, in this order: the frozen edition of a report made here; a report the agency sent in as a file; the
register of an agency that has begun its report. An agency with none of them has no figures: it is missing, never 0.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gongkai.agencies.models import Agency
from gongkai.reporting.models import AnnualReport, FrozenReport, ManualFigure
from gongkai.reporting.received.previous import typed_figures
from gongkai.reporting.received.queries import latest_figures
from gongkai.reporting.register import NORMATIVE, no_rules
from gongkai.supervision import rollup
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form

FROZEN, RECEIVED, REGISTER, NONE = "frozen", "received", "register", ""


@dataclass(frozen=True, slots=True)
class YearOf:
    """One agency's year: its report made here (None = not begun), its figures, and where these come from."""

    agency: Agency
    report: AnnualReport | None
    figures: Figures | None
    source: str
    form: str = ""


def _frozen(agencies: Collection[UUID], year: int) -> dict[UUID, tuple[str, Mapping[str, Any]]]:
    """agency → edition and figures of its last frozen edition; the long lists of cases stay in the database."""
    rows = FrozenReport.unscoped.filter(agency__in=agencies, report__year=year).order_by("number")
    return {
        agency: (form, figures)
        for agency, form, figures in rows.values_list("agency_id", "content__form", "content__figures")
    }


def _registers(agencies: Sequence[Agency], year: int) -> dict[UUID, Figures]:
    """agency → what its register says, with the figures people filled in."""
    form = Form.for_year(year)
    ids = [agency.pk for agency in agencies]
    zero: Figures = {cell.id: 0 for cell in form.cells if cell.table in ("t3", "t4") or cell.id in NORMATIVE}
    found: dict[UUID, Figures] = {agency.pk: {**zero, **no_rules(form, agency)} for agency in agencies}
    for table in (rollup.table_two_of_all, rollup.table_three_of_all, rollup.table_four_of_all):
        for stored, figures in table(year, ids):
            found[UUID(str(stored))].update(figures)
    filled = ManualFigure.unscoped.filter(agency__in=ids, report__year=year)
    for agency, cell, value in filled.values_list("agency_id", "cell", "value"):
        if form.has(cell) and cell not in found[agency]:
            found[agency][cell] = form.typed(cell, value)
    blank: Figures = dict.fromkeys((cell.id for cell in form.cells), None)
    return {agency: {**blank, **figures} for agency, figures in found.items()}


def years_of(agencies: Sequence[Agency], year: int) -> list[YearOf]:
    """The agencies' years in the order given. Must run in the scope of the agency that received their files."""
    ids = [agency.pk for agency in agencies]
    reports = {each.agency_id: each for each in AnnualReport.unscoped.filter(agency__in=ids, year=year)}
    frozen, sent = _frozen(ids, year), latest_figures(year)
    begun = [a for a in agencies if a.pk in reports and a.pk not in frozen and a.pk not in sent]
    registers = _registers(begun, year) if begun else {}
    form = Form.for_year(year).id

    def year_of(agency: Agency) -> YearOf:
        report = reports.get(agency.pk)
        if agency.pk in frozen:
            edition, stored = frozen[agency.pk]
            return YearOf(agency, report, typed_figures(edition, stored), FROZEN, edition)
        if agency.pk in sent:
            row = sent[agency.pk]
            return YearOf(agency, report, typed_figures(row.form, row.figures), RECEIVED, row.form)
        if agency.pk in registers:
            return YearOf(agency, report, registers[agency.pk], REGISTER, form)
        return YearOf(agency, report, None, NONE)

    return [year_of(agency) for agency in agencies]
