"""监督: annual reports sent in as files, checked; a league of their findings; one with everything found."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.reporting.received import queries, services
from gongkai.reporting.received.services import MOST_FILES, Sent
from gongkai.supervision.county.access import access_county
from gongkai.supervision.county.export import league_workbook
from gongkai.workbench.county_forms import ReceivedForm
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.views.county import XLSX, chosen_year


@login_required
def received_list(request: StaffRequest) -> HttpResponse:
    """The league of a year, and a place to send many files at once."""
    branch = access_county(request.user)
    form = ReceivedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        files = [Sent(each.name or "", each.read()) for each in form.cleaned_data["reports"]]
        made: list[Any] = []

        def receive() -> None:
            everyone = list(branch.walk())
            made.extend(
                services.receive_reports(
                    files=files, below=everyone, actor=request.user, on=timezone.localdate()
                )
            )

        if acted(form, receive):
            messages.success(request, _("收到 %(count)s 份，已经检查完。") % {"count": len(made)})
            years = [each.year for each in made if each.year]
            year = max(years) if years else chosen_year(request)
            return redirect(f"{request.path}?year={year}")
    year = chosen_year(request)
    page = {
        "tab": "received",
        "form": form,
        "year": year,
        "years": queries.years_received(),
        "league": queries.newest(queries.received(year)),
        "unread": list(queries.received(None)[:50]),
        "most": MOST_FILES,
    }
    return render(request, "workbench/county/received.html", page)


@login_required
def received_report(request: StaffRequest, pk: str) -> HttpResponse:
    """One file with everything that was found in it."""
    row = queries.access_received(request.user, pk)
    page = {"tab": "received", "year": row.year, "row": row, "findings": queries.findings_of(row)}
    return render(request, "workbench/county/received_one.html", page)


@login_required
def received_forget(request: StaffRequest, pk: str) -> HttpResponse:
    """Take a file off the list: a page that says what happens, then the act."""
    row = queries.access_received(request.user, pk)
    if request.method == "POST":
        year = row.year
        services.forget_report(received=row, actor=request.user)
        messages.success(request, _("已经从清单里删去。"))
        return redirect(f"/work/county/received/?year={year}" if year else "workbench:county-received")
    return render(request, "workbench/county/received_forget.html", {"tab": "received", "row": row})


@login_required
def received_file(request: StaffRequest, year: int) -> HttpResponse:
    """The league of a year as a spreadsheet, with every finding."""
    access_county(request.user)
    response = HttpResponse(league_workbook(queries.newest(queries.received(year)), year), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''reports-{year}.xlsx"
    return response
