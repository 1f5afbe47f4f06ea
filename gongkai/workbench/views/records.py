"""主动公开: the list of published information and one record."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from gongkai.base.paging import page_by_day
from gongkai.publishing import access, queries
from gongkai.publishing.models import Category
from gongkai.workbench.http import StaffRequest


def year_of(request: StaffRequest) -> int | None:
    """The year asked for in the address, if it is one."""
    raw = request.GET.get("year", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) == 4 else None


@login_required
def record_list(request: StaffRequest) -> HttpResponse:
    access.require_reader(request.user)
    text, category, year = request.GET.get("q", "").strip(), request.GET.get("category", ""), year_of(request)
    rows = queries.find_records(text=text, category=category, year=year)
    page = {
        "page": page_by_day(
            rows.filter(published_on__isnull=False), day="published_on", cursor=request.GET.get("after", "")
        ),
        "categories": Category.choices,
        "category": category,
        "year": year,
        "q": text,
    }
    return render(request, "workbench/records.html", page)


@login_required
def record_page(request: StaffRequest, pk: str) -> HttpResponse:
    record = access.access_record(request.user, pk)
    return render(
        request,
        "workbench/record.html",
        {"record": record, "placements": record.placements.order_by("posted_on")},
    )
