"""公开覆盖: the heat map for the leader, the cell behind it, the list a clerk works through, the export."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.catalogue import access, coverage, queries
from gongkai.catalogue.services import renewing
from gongkai.catalogue.sheets.coverage import write_coverage
from gongkai.workbench.faults import refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.views.catalogue_import import xlsx
from gongkai.workbench.views.records import year_of
from gongkai_law.errors import Fault

WAYS = ("month", "unit")


def _number(request: StaffRequest, name: str) -> int:
    raw = request.GET.get(name, "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 9 else 0


def _asked(request: StaffRequest, years: list[int]) -> tuple[int, str, bool]:
    """Year, way and whether livelihood only, as the address asks; what it asks wrongly falls back."""
    year = year_of(request) or min(timezone.localdate().year, years[-1])
    by = request.GET.get("by", "month")
    return year, by if by in WAYS else "month", request.GET.get("only") == "livelihood"


@login_required
def heat_map(request: StaffRequest) -> HttpResponse:
    """Items down, months or units across; the whole page prints."""
    access.require_reader(request.user)
    current = queries.current_edition()
    if current is None or request.agency is None:
        return redirect("workbench:catalogue")
    today = timezone.localdate()
    days = coverage.days_of(request.agency, today)
    years = coverage.years(current, today)
    year, by, only = _asked(request, years)
    page: dict[str, Any] = {
        "edition": current,
        "grid": coverage.grid(
            current, year=year, days=days, by=by, after=_number(request, "after"), livelihood=only
        ),
        "tally": coverage.labelled(coverage.tally(year, days)),
        "year": year,
        "years": years,
        "by": by,
        "only": only,
        "today": today,
        "legend": coverage.legend(),
        "can_renew": year <= today.year + renewing.AHEAD and year not in years,
    }
    return render(request, "workbench/coverage.html", page)


@login_required
def cell(request: StaffRequest, pk: str) -> HttpResponse:
    """What is due in one cell and what met it."""
    found = access.access_item(request.user, pk)
    year = year_of(request) or timezone.localdate().year
    by, column = request.GET.get("by", "month"), request.GET.get("column", "")
    if by not in WAYS or not coverage.known_column(by, column):
        return redirect("workbench:catalogue-item", found.pk)
    days = coverage.days_of(found.edition.agency, timezone.localdate())
    rows = [
        (each, coverage.state_of(each, days))
        for each in coverage.in_cell(found, year=year, by=by, column=column)[:100]
    ]
    page = {"item": found, "rows": rows, "year": year, "head": coverage.column_head(by, column)}
    part = (
        "workbench/_coverage_cell.html"
        if request.headers.get("HX-Request")
        else "workbench/coverage_cell.html"
    )
    return render(request, part, page)


@login_required
def due(request: StaffRequest) -> HttpResponse:
    """Overdue and due within five working days, by unit."""
    access.require_reader(request.user)
    if request.agency is None:
        return redirect("workbench:home")
    days = coverage.days_of(request.agency, timezone.localdate())
    state, unit = request.GET.get("state", ""), request.GET.get("unit", "")
    state = state if state in coverage.COVERAGE else ""
    units = coverage.unit_columns()
    unit = unit if unit in {key for key, _head in units} else ""
    found = coverage.due_list(days=days, state=state, unit=unit, cursor=request.GET.get("after", ""))
    page = {
        "page": found,
        "rows": [(each, coverage.state_of(each, days)) for each in found.rows],
        "units": units,
        "unit": unit,
        "state": state,
        "states": coverage.legend(),
    }
    return render(request, "workbench/catalogue_due.html", page)


@login_required
@require_POST
def renew(request: StaffRequest) -> HttpResponse:
    """Compute a further year."""
    access.require_reader(request.user)
    current = queries.current_edition()
    raw = request.POST.get("year", "")
    if current is None or not (raw.isascii() and raw.isdigit() and len(raw) == 4):
        return redirect("workbench:catalogue")
    try:
        added = renewing.renew_year(
            edition=current, year=int(raw), on=timezone.localdate(), actor=request.user
        )
    except Fault as fault:
        return refused(request, fault, back=reverse("workbench:catalogue"))
    messages.success(request, _("算出了 %(year)s 年应公开的 %(n)d 期次。") % {"year": raw, "n": added})
    return redirect(reverse("workbench:catalogue-coverage") + f"?year={raw}")


@login_required
def export(request: StaffRequest) -> HttpResponse:
    """The map and the open list as a workbook."""
    access.require_reader(request.user)
    current = queries.current_edition()
    if current is None or request.agency is None:
        return redirect("workbench:catalogue")
    today = timezone.localdate()
    years = coverage.years(current, today)
    year, by, only = _asked(request, years)
    days = coverage.days_of(request.agency, today)
    data = write_coverage(current, year=year, days=days, by=by, livelihood=only)
    return xlsx(data, f"{request.agency.short_name}{year}年标准目录公开覆盖表")
