"""政府信息公开年报: the agencies, an agency's years, one published report."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render

from gongkai.agencies.models import Agency
from gongkai.reporting import public


def agencies(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/agencies.html", {"all_agencies": public.agencies_with_reports()})


def years(request: HttpRequest, slug: str) -> HttpResponse:
    """An agency's published reports."""
    agency = get_object_or_404(Agency, slug=slug)
    return render(request, "portal/years.html", {"site": agency, "reports": public.published_years(agency)})


def report(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """One published report, from its frozen edition; its hash is the page's ETag."""
    agency = get_object_or_404(Agency, slug=slug)
    found = public.public_report(agency, year)
    if found is None:
        raise Http404
    etag = f'"{found.stamp}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    response = render(request, "portal/report.html", {"site": agency, "found": found})
    response["ETag"] = etag
    return response
