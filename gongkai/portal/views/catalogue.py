"""基层政务公开标准目录: what the agency publishes, on what basis, by when, and what it has published of it."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.audit.queries import stamp
from gongkai.catalogue.sheets.writing import write_edition
from gongkai.publishing.catalogue_public import public_catalogue

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """Items by area with the records under each; the page changes only with the agency's history."""
    agency = get_object_or_404(Agency, slug=slug)
    etag = f'"{stamp(agency.pk)}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    area, after = request.GET.get("area", ""), request.GET.get("after", "")
    found = public_catalogue(
        agency, area=area, after=int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    )
    page = {"site": agency, "found": found, "area": area}
    response = render(request, "portal/catalogue.html", page)
    response["ETag"] = etag
    return response


def download(request: HttpRequest, slug: str) -> HttpResponse:
    """The edition in force in the official layout."""
    agency = get_object_or_404(Agency, slug=slug)
    found = public_catalogue(agency)
    if found is None:
        raise Http404
    with agency_scope(agency.pk):
        response = HttpResponse(write_edition(found.edition), content_type=XLSX)
    name = quote(f"{found.edition.title}.xlsx")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
