"""政府信息公开年报: the agencies, an agency's years, one published report."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from gongkai.agencies.models import Agency
from gongkai.agencies.queries import branches
from gongkai.publishing.everywhere import find_everywhere
from gongkai.reporting import public


def agencies(request: HttpRequest) -> HttpResponse:
    """The agencies, one step of the tree at a time (`?under=` an agency's name in the address); `?q=` finds records."""
    text = request.GET.get("q", "").strip()[:100]
    if text:
        page = find_everywhere(text, cursor=request.GET.get("after", ""))
        return render(request, "portal/found.html", {"page": page, "q": text})
    under = request.GET.get("under", "")
    head = get_object_or_404(Agency, slug=under) if under else None
    return render(request, "portal/agencies.html", {"branches": branches(head), "under": head})


def years(request: HttpRequest, slug: str) -> HttpResponse:
    """An agency's published reports."""
    agency = get_object_or_404(Agency, slug=slug)
    return render(request, "portal/years.html", {"site": agency, "reports": public.published_years(agency)})


def report(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """One published report, from its frozen edition; its hash (and the language of the frame) is the page's ETag."""
    agency = get_object_or_404(Agency, slug=slug)
    found = public.public_report(agency, year)
    if found is None:
        raise Http404
    spoken = "" if get_language() == settings.LANGUAGE_CODE else f"-{get_language()}"
    etag = f'"{found.stamp}{spoken}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    response = render(request, "portal/report.html", {"site": agency, "found": found})
    response["ETag"] = etag
    return response
