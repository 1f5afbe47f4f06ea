"""Reads of reconsideration and litigation: counts behind table four, the cases behind one of its cells."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from gongkai.remedies.models import Complaint, RemedyCase

PENDING = "pending"
TOTAL = "total"


def _of_year(year: int) -> QuerySet[RemedyCase]:
    """Cases that belong to a year: decided in it, or filed by its end and still undecided then.

    A case pending at the end of a year is counted again in the next until it is decided, as published reports do
    ("含上年度结转数量"); the text of the form is silent on it.
    """
    return RemedyCase.objects.filter(filed_year__lte=year).filter(
        Q(closed_year=year) | Q(closed_year=None) | Q(closed_year__gt=year)
    )


def cases_in_cell(*, year: int, group: str, column: str) -> QuerySet[RemedyCase]:
    """The cases behind `t4.<group>.<column>` of a year."""
    cases = _of_year(year).filter(group=group)
    if column == TOTAL:
        return cases
    if column == PENDING:
        return cases.exclude(closed_year=year)
    return cases.filter(closed_year=year, result=column)


def table_four_counts(year: int) -> dict[tuple[str, str], int]:
    """(group, column) → number of cases, without the totals."""
    counted: dict[tuple[str, str], int] = {}
    rows = _of_year(year).order_by().values_list("group", "closed_year", "result").annotate(n=Count("id"))
    for group, closed, result, n in rows:
        key = (group, result if closed == year else PENDING)
        counted[key] = counted.get(key, 0) + n
    return counted


def complaints_of(year: int) -> QuerySet[Complaint]:
    """Complaints received in a year."""
    return Complaint.objects.filter(received_on__year=year).order_by("received_on", "id")


def remedy_cases() -> QuerySet[RemedyCase]:
    """All cases, the open ones first, then the newest."""
    return RemedyCase.objects.select_related("disclosure_request").order_by("closed_on", "-filed_on", "-id")
