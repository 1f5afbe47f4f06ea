"""监督: the reports of all agencies below for a year, side by side over years, added up, one of them to read."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.reporting.drawn import drawn_plain
from gongkai.reporting.export.layout import table_four, table_three, table_two
from gongkai.reporting.public import public_report
from gongkai.supervision.county.access import access_below, access_county
from gongkai.supervision.county.export import sum_workbook
from gongkai.supervision.county.overview import FIRST_YEAR, overview
from gongkai.supervision.county.sums import CountySum, Level, county_sum, sum_line
from gongkai.supervision.county.years import across_years, cells_of_all_years
from gongkai.workbench.http import StaffRequest
from gongkai_law.report.form import LAST_YEAR, Form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chosen_year(request: StaffRequest) -> int:
    """The year asked for, or the last one that is over."""
    text = request.GET.get("year", "")
    latest = timezone.localdate().year - 1
    year = int(text) if text.isascii() and text.isdigit() else latest
    return year if FIRST_YEAR <= year <= LAST_YEAR else latest


def known_years() -> list[int]:
    """The years a report of today's form can be of, newest first."""
    return list(range(timezone.localdate().year, FIRST_YEAR - 1, -1))


def _valid(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year


@login_required
def county(request: StaffRequest) -> HttpResponse:
    """Every agency below: the state of its report, findings, totals, open and overdue requests."""
    branch = access_county(request.user)
    year = chosen_year(request)
    page: dict[str, Any] = {
        "tab": "overview",
        "year": year,
        "years": known_years(),
        "view": overview(branch.subordinates, year, on=timezone.localdate()),
    }
    return render(request, "workbench/county/overview.html", page)


@login_required
def county_years(request: StaffRequest) -> HttpResponse:
    """One figure over the years, agency by agency."""
    branch = access_county(request.user)
    cells = cells_of_all_years()
    cell = request.GET.get("cell", "")
    if cell not in dict(cells):
        cell = "t3.new.total"
    page = {"tab": "years", "view": across_years(branch.subordinates, cell), "cells": cells, "cell": cell}
    return render(request, "workbench/county/years.html", page)


@login_required
def county_report(request: StaffRequest, slug: str, year: int) -> HttpResponse:
    """One agency's published report, to read."""
    agency = access_below(request.user, slug)
    page = {"tab": "overview", "below": agency, "year": _valid(year), "found": public_report(agency, year)}
    return render(request, "workbench/county/report.html", page)


def _sum(request: StaffRequest, year: int) -> CountySum:
    branch = access_county(request.user)
    return county_sum(branch, _valid(year), with_own=request.GET.get("own", "1") != "0")


def _level_lines(level: Level, form: Form) -> dict[str, Any]:
    """A level's proof: the cells that anybody filled with more than 0, each as a sentence."""
    cells = [cell for cell in form.cells if level.added.figures[cell.id] or cell.id in level.added.lacking]
    return {"level": level, "lines": [sum_line(level, cell) for cell in cells]}


@login_required
def county_sum_page(request: StaffRequest, year: int) -> HttpResponse:
    """The official tables added up, with the proof level by level."""
    total = _sum(request, year)
    grids = [
        (chapter, {"proactive": table_two, "requests": table_three, "remedies": table_four}[chapter.id](total.form))
        for chapter in total.form.chapters
        if chapter.id in ("proactive", "requests", "remedies")
    ]  # fmt: skip
    page: dict[str, Any] = {
        "tab": "sum",
        "year": year,
        "years": known_years(),
        "total": total,
        "grids": grids,
        "cells": drawn_plain(total.figures, blank="—"),
        "levels": [_level_lines(level, total.form) for level in total.top.walk()],
        "own": request.GET.get("own", "1") != "0",
    }
    return render(request, "workbench/county/sum.html", page)


@login_required
def county_sum_file(request: StaffRequest, year: int) -> HttpResponse:
    """The sum as a spreadsheet: the official tables, and each unit's figures beside the total."""
    total = _sum(request, year)
    response = HttpResponse(sum_workbook(total), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''sum-{year}.xlsx"
    return response
