"""Reads about files: closed and not yet archived, archived, whose term is over."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from gongkai.casework.archive.services import term_of
from gongkai.casework.models import AnonymisingList, ArchiveFile, DisclosureRequest


def to_archive(*, until_year: int | None = None) -> QuerySet[DisclosureRequest]:
    """Closed cases without an archive file, the oldest first."""
    found = DisclosureRequest.objects.filter(stage="closed", closed_on__isnull=False)
    if until_year:
        found = found.filter(closed_year__lte=until_year)
    return found.order_by("closed_on", "id")


def archived(*, year: int | None = None) -> QuerySet[ArchiveFile]:
    """Archived files, the newest first; `year` is that of closing."""
    found = ArchiveFile.objects.select_related("disclosure_request", "package")
    if year:
        found = found.filter(disclosure_request__closed_year=year)
    return found.order_by("-archived_on", "-id")


def due_for_anonymising(on: date, *, limit: int = 200) -> list[ArchiveFile]:
    """Files whose term is over on a day, the oldest first."""
    found = (
        ArchiveFile.objects.filter(anonymised_on=None, keep_until__lt=on)
        .select_related("disclosure_request__agency")
        .order_by("keep_until", "id")[:limit]
    )
    return [each for each in found if term_of(each) < on]


def open_lists() -> QuerySet[AnonymisingList]:
    """Lists put forward and not agreed to yet."""
    return AnonymisingList.objects.filter(approved_on=None).order_by("proposed_on", "id")
