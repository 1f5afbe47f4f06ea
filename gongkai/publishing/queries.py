"""Reads of published information: counts of a year by category and channel, normative documents, lists."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.publishing.models import Category, Channel, Placement, Record, RecordState

PUBLIC_ONCE = (RecordState.PUBLISHED, RecordState.WITHDRAWN, RecordState.EXPIRED)


def published_in(year: int) -> QuerySet[Record]:
    """Records first published in a year, whatever became of them later."""
    return Record.objects.filter(published_year=year, state__in=PUBLIC_ONCE)


def count_by_category(year: int) -> dict[str, int]:
    """category → number of records first published in the year; categories without any are left out."""
    rows = published_in(year).order_by().values_list("category").annotate(n=Count("id"))
    found = dict(rows)
    return {value: found[value] for value in Category.values if value in found}


def count_by_channel(year: int) -> dict[str, int]:
    """channel → number of placements posted in the year."""
    found = dict(
        Placement.objects.filter(posted_year=year).order_by().values_list("channel").annotate(n=Count("id"))
    )
    return {value: found[value] for value in Channel.values if value in found}


def normative_documents() -> QuerySet[Record]:
    """Normative documents (行政规范性文件) that were ever made public."""
    return Record.objects.filter(category=Category.NORMATIVE, state__in=PUBLIC_ONCE)


def normative_sets(year: int) -> dict[str, QuerySet[Record]]:
    """The sets behind table two's row of normative documents, for both editions.

    issued: formed in the year; public_new: first published in the year; abolished: repealed or expired in the year;
    valid: in force on December 31; public_total: public on December 31.
    """
    documents = normative_documents()
    return {name: documents.filter(condition) for name, condition in normative_conditions(year).items()}


def normative_conditions(year: int) -> dict[str, Q]:
    """What puts a normative document into each set of `normative_sets`."""
    end = date(year, 12, 31)
    return {
        "issued": Q(formed_on__year=year),
        "public_new": Q(published_year=year),
        "abolished": Q(repealed_on__year=year),
        "valid": Q(formed_on__lte=end) & (Q(repealed_on=None) | Q(repealed_on__gt=end)),
        "public_total": Q(published_on__lte=end),
    }


def find_records(*, text: str = "", category: str = "", year: int | None = None) -> QuerySet[Record]:
    """Records by words of the name, document number or index number; newest first."""
    found = Record.objects.order_by("-published_on", "-id")
    if text:
        found = found.filter(
            Q(title__icontains=text) | Q(document_number__icontains=text) | Q(index_number__icontains=text)
        )
    if category:
        found = found.filter(category=category)
    if year:
        found = found.filter(published_year=year)
    return found
