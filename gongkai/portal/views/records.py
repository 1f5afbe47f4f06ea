"""法定主动公开内容: what the public reads of records. Only public versions, each with the stamp of its page."""

from __future__ import annotations

from urllib.parse import quote

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.base.paging import page_by_day
from gongkai.documents.contents import open_stored
from gongkai.publishing import public
from gongkai.publishing.models import Category
from gongkai.publishing.papers.takeaway import facts_of, record_docx, record_pdf
from gongkai.publishing.releasing import release_due

FEED_LENGTH = 50
FORMATS = {
    "docx": (record_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (record_pdf, "application/pdf"),
}


def _site(slug: str) -> Agency:
    """The agency; what is due goes out, what ended comes down, before anybody reads."""
    agency = get_object_or_404(Agency, slug=slug)
    with agency_scope(agency.pk):
        release_due()
    return agency


def _shown(agency: Agency, pk: str) -> public.PublicRecord:
    found = public.public_record(agency, pk)
    if found is None:
        raise Http404
    return found


def _year(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) == 4 else None


def record_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Public records by day, by words, category and year."""
    agency = _site(slug)
    text, category = request.GET.get("q", "").strip()[:100], request.GET.get("category", "")
    year = _year(request.GET.get("year", ""))
    rows = public.find_public(agency, text=text, category=category, year=year)
    page = {
        "site": agency,
        "page": page_by_day(rows, day="published_on", cursor=request.GET.get("after", "")),
        "categories": Category.choices,
        "category": category,
        "year": year,
        "q": text,
    }
    return render(request, "portal/records.html", page)


def record(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    """The document page: metadata on top, text, attachments, what it is tied to; ETag from record and version."""
    agency = _site(slug)
    shown = _shown(agency, pk)
    ties = public.public_ties(shown)
    large = request.COOKIES.get("large_type", "0")[:1]
    etag = f'"{public.page_stamp(shown, ties)}-{large}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    facts = facts_of(shown)
    page = {
        "site": agency,
        "record": shown.record,
        "version": shown.version,
        "content": shown.version.content,
        "facts": list(zip(facts[::2], facts[1::2], strict=True)),
        "ties": ties,
    }
    response = render(request, "portal/record.html", page)
    response["ETag"] = etag
    response["Vary"] = "Cookie"
    return response


def record_file(request: HttpRequest, slug: str, pk: str, fmt: str) -> HttpResponse:
    """The record as Word or pdf, from the same version as the page."""
    if fmt not in FORMATS:
        raise Http404
    shown = _shown(_site(slug), pk)
    etag = f'"{shown.version.etag}-{shown.record.validity}-{fmt}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    draw, kind = FORMATS[fmt]
    response = HttpResponse(draw(shown), content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(shown.version.title[:60])}.{fmt}"
    response["ETag"] = etag
    return response


def attachment(request: HttpRequest, slug: str, pk: str, file: str) -> HttpResponseBase:
    """An attachment of the public version: always a download, never a page of this site."""
    stored = public.public_attachment(_shown(_site(slug), pk), str(file))
    if stored is None:
        raise Http404
    response = FileResponse(
        open_stored(stored), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["ETag"] = f'"{stored.sha256[:32]}"'
    return response


def normative(request: HttpRequest, slug: str) -> HttpResponse:
    """The library of normative documents: facets beside, repealed ones with their badge."""
    agency = _site(slug)
    everything = public.library(agency)
    chosen = {
        name: request.GET.get(name, "") for name in ("validity", "published_year", "subject_class", "genre")
    }
    text = request.GET.get("q", "").strip()[:100]
    rows = everything
    if text:
        rows = rows.filter(pk__in=public.find_public(agency, text=text).values("pk"))
    for name, value in chosen.items():
        if value and (name != "published_year" or _year(value)):
            rows = rows.filter(**{name: value})
    page = {
        "site": agency,
        "page": page_by_day(rows, day="published_on", cursor=request.GET.get("after", "")),
        "facets": [(facet, chosen[facet.name]) for facet in public.facets(everything)],
        "chosen": chosen,
        "q": text,
    }
    return render(request, "portal/normative.html", page)


def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest public records as Atom; what came down is no longer in it."""
    agency = _site(slug)
    home = request.build_absolute_uri(reverse("portal:records", args=[slug]))
    made = Atom1Feed(
        title=f"{agency.name} 政府信息公开",
        link=home,
        description="",
        language="zh-CN",
        feed_url=request.build_absolute_uri(),
        author_name=agency.name,
    )
    newest = public.public_records(agency).order_by("-published_on", "-id")[:FEED_LENGTH]
    for each in newest:
        version = each.public_version
        if version is None:
            continue
        address = request.build_absolute_uri(reverse("portal:record", args=[slug, each.pk]))
        made.add_item(
            title=version.title,
            link=address,
            description=version.content.get("summary") or "",
            unique_id=f"urn:uuid:{each.pk}",
            pubdate=each.first_published_at,
            updateddate=version.published_at,
            categories=[each.get_category_display()],
        )
    response = HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    return response
