"""The county's page of one year: every agency below with the state of its report, its findings, its open requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from gongkai.agencies.models import Agency
from gongkai.agencies.policies import report_dues
from gongkai.casework.models import DisclosureRequest
from gongkai.reporting.models import ReportState
from gongkai.supervision.county.figures import RECEIVED, YearOf, years_of
from gongkai_law.report.findings import Figure, Figures
from gongkai_law.report.form import Form
from gongkai_law.report.reconcile import reconcile

FIRST_YEAR = 2019  # the first year a report of today's form was made for
TOTALS = ("t3.new.total", "t3.carry_in.total", "t3.total.total", "t3.carry_out.total")


@dataclass(frozen=True, slots=True)
class Line:
    """One agency's line. `days_late`: days past the due day, of publication or until today; 0 = in time or not yet due."""

    year_of: YearOf
    state: str
    look: str
    due: date
    published_on: date | None
    days_late: int
    errors: int | None
    warnings: int | None
    open: int
    overdue: int

    @property
    def agency(self) -> Agency:
        return self.year_of.agency

    def figure(self, cell: str) -> Figure:
        return self.year_of.figures.get(cell) if self.year_of.figures else None

    @property
    def totals(self) -> list[Figure]:
        """New, carried in, closed, carried out."""
        return [self.figure(cell) for cell in TOTALS]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page: its lines, how many reports are in each state, the totals, what is open and overdue."""

    year: int
    lines: Sequence[Line]
    totals: Sequence[Figure]
    published: int
    late: int
    missing: int
    open: int
    overdue: int


def _cases(agencies: Sequence[Agency], on: date) -> dict[Any, tuple[int, int]]:
    """agency → open requests and, of these, overdue ones."""
    rows = DisclosureRequest.unscoped.filter(agency__in=[a.pk for a in agencies], closed_on=None)
    counted = rows.order_by().values_list("agency_id")
    return {
        agency: (n, late)
        for agency, n, late in counted.annotate(n=Count("id"), late=Count("id", filter=Q(reply_due__lt=on)))
    }


def _state(year_of: YearOf) -> tuple[str, str]:
    """The state in words and its look."""
    if year_of.report is not None:
        done = year_of.report.state in (ReportState.FROZEN, ReportState.PUBLISHED)
        return str(year_of.report.get_state_display()), "good" if done else "soon"
    return ("已交来文件", "good") if year_of.source == RECEIVED else ("没有开始", "wait")


def findings_count(agency: Agency, now: YearOf, before: Figures | None) -> tuple[int, int] | None:
    """Errors and warnings of the figures' reconcile; None without figures."""
    if now.figures is None:
        return None
    found = reconcile(Form.by_id(now.form), now.figures, before, level=agency.level)
    severities = [finding.severity for finding in found]
    return severities.count("error"), severities.count("warning")


def _line(
    now: YearOf, before: Figures | None, due: date, cases: Mapping[Any, tuple[int, int]], on: date
) -> Line:
    published = now.report.published_on if now.report else None
    done = published is not None or now.source == RECEIVED
    last = published or (due if done else on)
    errors = findings_count(now.agency, now, before)
    words, look = _state(now)
    late = max(0, (last - due).days)
    return Line(
        year_of=now,
        state=words,
        look="bad" if late and not done else look,
        due=due,
        published_on=published,
        days_late=late,
        errors=errors[0] if errors else None,
        warnings=errors[1] if errors else None,
        open=cases.get(now.agency.pk, (0, 0))[0],
        overdue=cases.get(now.agency.pk, (0, 0))[1],
    )


def added(lines: Sequence[Line], cell: str) -> Figure:
    """A cell over all lines that have it; None where none has."""
    values = [figure for figure in (line.figure(cell) for line in lines) if figure is not None]
    return sum(values) if values else None


def overview(agencies: Sequence[Agency], year: int, *, on: date) -> Overview:
    """The agencies' reports of a year as they stand on a day."""
    now = years_of(agencies, year)
    before: dict[Any, Figures | None] = {}
    if year > FIRST_YEAR:
        before = {each.agency.pk: each.figures for each in years_of(agencies, year - 1)}
    cases = _cases(agencies, on)
    dues = report_dues(agencies, year)
    lines = [_line(each, before.get(each.agency.pk), dues[each.agency.pk], cases, on) for each in now]
    return Overview(
        year=year,
        lines=lines,
        totals=[added(lines, cell) for cell in TOTALS],
        published=sum(line.published_on is not None for line in lines),
        late=sum(line.days_late > 0 for line in lines),
        missing=sum(line.year_of.figures is None for line in lines),
        open=sum(line.open for line in lines),
        overdue=sum(line.overdue for line in lines),
    )
