"""主动公开: the lists, one record with its text, its chain and what blocks it, its versions."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.agencies.calendars import calendar_for
from gongkai.audit.queries import history
from gongkai.base.paging import page_by_day
from gongkai.publishing import access, clock, queries, screening
from gongkai.publishing.blocking import blockers
from gongkai.publishing.content import SUBJECT, attachments_of, working_content
from gongkai.publishing.models import Category
from gongkai.publishing.releasing import release_due
from gongkai.review.queries import all_rounds, current_review, stations
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.record_steps import next_step

TABS = (
    ("", gettext_lazy("已公开")),
    ("draft", gettext_lazy("草稿")),
    ("in_review", gettext_lazy("审查中")),
    ("scheduled", gettext_lazy("已批准待公开")),
    ("withdrawn", gettext_lazy("已撤下")),
    ("expired", gettext_lazy("公开期满")),
    ("withheld", gettext_lazy("不予公开")),
)


def year_of(request: StaffRequest) -> int | None:
    """The year asked for in the address, if it is one."""
    raw = request.GET.get("year", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) == 4 else None


@login_required
def record_list(request: StaffRequest) -> HttpResponse:
    """Published records by day, or those at one station of their way."""
    access.require_reader(request.user)
    release_due()
    text, category, year = request.GET.get("q", "").strip(), request.GET.get("category", ""), year_of(request)
    tab = request.GET.get("tab", "")
    if tab not in dict(TABS):
        raise Http404
    if tab:
        rows, day = queries.working_records(tab), "formed_on"
    else:
        rows = queries.find_records(text=text, category=category, year=year)
        rows, day = rows.filter(published_on__isnull=False), "published_on"
    counts = queries.count_working()
    page = {
        "page": page_by_day(rows, day=day, cursor=request.GET.get("after", "")),
        "categories": Category.choices,
        "category": category,
        "year": year,
        "q": text,
        "tab": tab,
        "tabs": [(key, label, counts.get(key)) for key, label in TABS],
        "may_draft": access.may_draft(request.roles),
    }
    return render(request, "workbench/records.html", page)


@login_required
def record_page(request: StaffRequest, pk: str) -> HttpResponse:
    """One record: text with findings in place, metadata beside it, the chain, what blocks it, what comes next."""
    record = access.access_record(request.user, pk)
    release_due(record)
    record = access.access_record(request.user, pk)
    review = current_review(subject_kind=SUBJECT, subject_id=record.pk)
    files = attachments_of(record)
    found = screening.screened(record, files)
    lines = screening.marked_lines(record, found)
    blocking = blockers(record, screened=found)
    digest = working_content(record)[1]
    fits = review is not None and review.content_hash == digest
    today = timezone.localdate()
    page = {
        "record": record,
        "text": {"body": "" if lines else record.body, "lines": lines},
        "files": files,
        "stations": stations(
            review, published_at=record.first_published_at if fits and record.is_public else None
        ),
        "review": review,
        "blocking": blocking,
        "next": next_step(
            record, review, roles=request.roles, stops=any(each.stops for each in blocking), fits=fits
        ),
        "clock": clock.clock_of(record, calendar=calendar_for(record.agency), on=today),
        "ties": queries.ties_of(record),
        "versions": record.versions.order_by("-number"),
        "rounds": all_rounds(subject_kind=SUBJECT, subject_id=record.pk),
        "history": history(agency_id=record.agency_id, subject_kind=SUBJECT, subject_id=record.pk, limit=60),
        "differs": record.is_public
        and record.public_version is not None
        and record.public_version.content_hash != digest,
    }
    return render(request, "workbench/record.html", page)


@login_required
def record_version(request: StaffRequest, pk: str, number: int) -> HttpResponse:
    """One public version as it was archived."""
    record = access.access_record(request.user, pk)
    version = record.versions.filter(number=number).select_related("review").first()
    if version is None:
        raise Http404
    return render(request, "workbench/record_version.html", {"record": record, "version": version})
