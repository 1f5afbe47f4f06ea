"""今日待办: what is overdue, what is due within five working days, what waits for others; and a search for anything."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.agencies.first_day import LED
from gongkai.casework import queries as requests
from gongkai.casework.words import state_label
from gongkai.publishing import queries as records
from gongkai.supervision import worklist
from gongkai.supervision.firstday import first_day
from gongkai.workbench.http import StaffRequest


@login_required
def home(request: StaffRequest) -> HttpResponse:
    if request.agency is None:
        return render(request, "workbench/no_agency.html")
    today = timezone.localdate()
    page: dict[str, Any] = {"lists": worklist.today(request.agency, user=request.user, on=today)}
    if request.roles & set(LED) and not request.agency.is_sample:
        page["first_day"] = first_day(request.agency, on=today)
    return render(request, "workbench/home.html", page)


@login_required
def search(request: StaffRequest) -> HttpResponse:
    """One box for numbers, names and document numbers."""
    text = request.GET.get("q", "").strip()
    if not text or request.agency is None:
        return redirect("workbench:home")
    page: dict[str, Any] = {
        "q": text,
        "requests": [(each, state_label(each.state)) for each in requests.find_requests(text=text)[:20]],
        "records": records.find_records(text=text)[:20],
    }
    return render(request, "workbench/search.html", page)
