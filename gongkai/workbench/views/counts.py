"""What chapter one of the annual report counts: a year's publications by category and channel, each number with its records."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render

from gongkai.base.paging import page_by_day
from gongkai.publishing import channels, placements, queries
from gongkai.publishing.access import require_reader
from gongkai.publishing.models import Category
from gongkai.workbench.http import StaffRequest


@login_required
def year_counts(request: StaffRequest, year: int) -> HttpResponse:
    """The two lists of counts of a year."""
    require_reader(request.user)
    categories, labels = dict(Category.choices), channels.labels()
    by_category = [(key, categories[key], n) for key, n in queries.count_by_category(year).items()]
    by_channel = [(key, labels[key], n) for key, n in queries.count_by_channel(year).items()]
    page = {
        "year": year,
        "by_category": by_category,
        "by_channel": by_channel,
        "total": sum(n for _key, _label, n in by_category),
    }
    return render(request, "workbench/record_counts.html", page)


@login_required
def of_category(request: StaffRequest, year: int, key: str) -> HttpResponse:
    """The records of one category first published in the year."""
    require_reader(request.user)
    if key not in Category.values:
        raise Http404
    rows = queries.published_in(year).filter(category=key)
    found = page_by_day(rows, day="published_on", cursor=request.GET.get("after", ""), size=50)
    lines = [(record, record.published_on, "") for record in found.rows]
    page = {"year": year, "label": Category(key).label, "page": found, "lines": lines}
    return render(request, "workbench/record_counted.html", page)


@login_required
def of_channel(request: StaffRequest, year: int, key: str) -> HttpResponse:
    """The placements on one channel posted in the year."""
    require_reader(request.user)
    if key not in channels.labels():
        raise Http404
    rows = placements.posted_in(year, channel=key)
    found = page_by_day(rows, day="posted_on", cursor=request.GET.get("after", ""), size=50)
    lines = [(each.record, each.posted_on, each.place) for each in found.rows]
    page = {"year": year, "label": channels.labels()[key], "page": found, "lines": lines}
    return render(request, "workbench/record_counted.html", page)
