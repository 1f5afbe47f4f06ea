"""The working-day calendar of an agency: the law's notices, and those loaded since for the nation or its region."""

from __future__ import annotations

import uuid
from functools import lru_cache

from django.db.models import Q

from gongkai.agencies.models import Agency, WorkdayNotice
from gongkai_law.workdays import WorkCalendar, national_calendar


@lru_cache(maxsize=64)
def _calendar(region: str, stamp: uuid.UUID | None, count: int) -> WorkCalendar:
    """Cached by the newest notice's id (time-ordered) and their number, so a new notice is seen at once."""
    calendar = national_calendar()
    regions = ["", *(region[:length] for length in (2, 4, 6, 9, 12) if len(region) >= length)]
    for notice in WorkdayNotice.objects.filter(region_code__in=regions).order_by("year", "created_at"):
        calendar = calendar.with_notice(notice.body)
    return calendar


def calendar_for(agency: Agency) -> WorkCalendar:
    """The calendar by which an agency counts working days. (放假办法 4: ethnic areas may add local holidays)"""
    newest = WorkdayNotice.objects.filter(
        Q(region_code="") | Q(region_code__startswith=agency.region_code[:2] or "-")
    ).order_by("-id")
    first = newest.values_list("id", flat=True).first()
    return _calendar(agency.region_code, first, newest.count() if first else 0)
