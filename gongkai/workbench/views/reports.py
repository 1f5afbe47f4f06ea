"""年度报告: the years, one year's report with tables and proof, the cases behind a figure."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.audit.queries import history
from gongkai.reporting import queries
from gongkai.reporting.access import EDITORS, access_report
from gongkai.reporting.bindings import pieces
from gongkai.reporting.drawn import Drawn, drawn_with_cases
from gongkai.reporting.freezing import changes_since_freezing, intact
from gongkai.reporting.kept import kept_until_next_act
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.papers import FORMATS
from gongkai.reporting.services import open_report
from gongkai.workbench import report_steps
from gongkai.workbench.faults import refused
from gongkai.workbench.forms import YearForm
from gongkai.workbench.http import StaffRequest
from gongkai_law.errors import Fault, InputFault
from gongkai_law.report.form import Form


@login_required
def report_list(request: StaffRequest) -> HttpResponse:
    """Every year's report, and beginning a new one."""
    form = YearForm(request.POST or None, initial={"year": timezone.localdate().year - 1})
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year"]
        try:
            open_report(year=year, actor=request.user)
        except Fault as fault:
            return refused(request, fault, back="/work/reports/")
        return redirect("workbench:report", year=year)
    return render(request, "workbench/reports.html", {"form": form, "reports": queries.reports()})


def _drawn(report: AnnualReport, view: queries.ReportView) -> dict[str, Drawn]:
    """The figures as the staff page draws them: each opens its cases, a missing one asks to be filled in."""
    urls = {
        cell: reverse("workbench:report-cell", args=[report.year, cell]) for cell in view.collected.figures
    }
    missing = frozenset(view.collected.missing)
    return drawn_with_cases(
        view.collected.figures, urls, broken=view.proof.broken_cells, missing=missing, fill=_("填数")
    )


@login_required
def report_page(request: StaffRequest, year: int) -> HttpResponse:
    """Chapters left, official tables in the middle, proof right."""
    report = access_report(request.user, year)
    view = queries.report_view(report)
    chapters = [
        (chapter, [list(pieces(line, view.values)) for line in text.split("\n")] if text else [])
        for chapter, text in view.chapters
    ]
    page: dict[str, Any] = {
        "report": report,
        "view": view,
        "chapters": chapters,
        "cells": _drawn(report, view),
        **report_steps.steps(report, view, request.roles),
        "export_formats": [(key, made.label) for key, made in FORMATS.items()],
        "can_edit": bool(request.roles & {str(r) for r in EDITORS}) and report.state in ("draft", "checked"),
        "changes": kept_until_next_act("changes", report, lambda: changes_since_freezing(report))
        if report.state in ("frozen", "published")
        else [],
        "frozen": [(each, intact(each)) for each in report.frozen.order_by("number")],
        "history": history(agency_id=report.agency_id, subject_kind="report", subject_id=report.pk, limit=30),
    }
    return render(request, "workbench/report.html", page)


@login_required
def report_cell(request: StaffRequest, year: int, cell: str) -> HttpResponse:
    """The cases behind one figure; as a part of the page for htmx, as a page of its own otherwise."""
    report = access_report(request.user, year)
    try:
        wanted = Form.for_year(year).cell(cell)
    except InputFault:
        raise Http404 from None
    behind = queries.behind(report, wanted, cursor=request.GET.get("after", ""))
    name = "workbench/_cell.html" if request.headers.get("HX-Request") else "workbench/report_cell.html"
    return render(request, name, {"report": report, "cell": wanted, "behind": behind})
