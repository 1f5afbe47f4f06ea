"""One figure of every agency below over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.reporting.models import AnnualReport, ReceivedReport
from gongkai.supervision.county.figures import YearOf, years_of
from gongkai_law.report.findings import Figure
from gongkai_law.report.form import Form, all_forms

MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class AcrossYears:
    """A figure by agency (rows) and year (columns); None where an agency has none. `totals`: of those that have one."""

    cell: str
    label: str
    years: Sequence[int]
    rows: Sequence[tuple[Agency, Sequence[Figure]]]
    totals: Sequence[Figure]


def years_known(agencies: Sequence[Agency]) -> list[int]:
    """The last years for which any of the agencies has a report here or sent one in, oldest first."""
    ids = [agency.pk for agency in agencies]
    made = AnnualReport.unscoped.filter(agency__in=ids).values_list("year", flat=True).distinct()
    sent = ReceivedReport.objects.filter(about_id__in=ids).exclude(year=None)
    known = {*made, *sent.values_list("year", flat=True).distinct()}
    return sorted(year for year in known if year is not None)[-MOST_YEARS:]


def cells_of_all_years() -> list[tuple[str, str]]:
    """(cell, label) of figures that both editions have: these can be compared over the years."""
    first, *others = all_forms()
    return [(cell.id, cell.label) for cell in first.cells if all(form.has(cell.id) for form in others)]


def across_years(agencies: Sequence[Agency], cell: str) -> AcrossYears:
    """The figures of one cell, year by year. InputFault for a cell no edition has."""
    label = Form.by_id("F2021").cell(cell).label
    years = years_known(agencies)
    found = [years_of(agencies, year) for year in years]
    rows = [(agency, [_figure(each[place], cell) for each in found]) for place, agency in enumerate(agencies)]
    totals = [_total([figures[column] for _, figures in rows]) for column in range(len(years))]
    return AcrossYears(cell, label, years, rows, totals)


def _figure(year_of: YearOf, cell: str) -> Figure:
    return year_of.figures.get(cell) if year_of.figures else None


def _total(figures: Sequence[Figure]) -> Figure:
    values = [figure for figure in figures if figure is not None]
    return sum(values) if values else None
