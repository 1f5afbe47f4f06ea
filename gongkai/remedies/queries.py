"""Reads of reconsideration and litigation: counts behind table four, the cases behind one of its cells."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.remedies.models import (
    Complaint,
    NewAnswerOrder,
    RecordCorrection,
    RemedyCase,
    RemedyResponse,
    Suggestion,
)

PENDING = "pending"
TOTAL = "total"


def recounted(agency: Agency | None = None) -> bool:
    """Whether a case goes on counting each year until it is decided: the choice of the agency in scope or its county."""
    found = agency or Agency.objects.get(pk=current_agency_id())
    return policies_of(found)["pending_recounted"] == "yes"


def _of_year(year: int, *, again: bool) -> QuerySet[RemedyCase]:
    """Cases that belong to a year: decided in it, or filed by its end and still undecided then.

    A case pending at the end of a year is counted again (`again`) in the next until it is decided, as published reports
    do ("含上年度结转数量"), or only in the year it was filed; the text of the form is silent on it.
    """
    filed = {"filed_year__lte": year} if again else {"filed_year": year}
    return RemedyCase.objects.filter(**filed).filter(
        Q(closed_year=year) | Q(closed_year=None) | Q(closed_year__gt=year)
    )


def cases_in_cell(
    *, year: int, group: str, column: str, agency: Agency | None = None
) -> QuerySet[RemedyCase]:
    """The cases behind `t4.<group>.<column>` of a year; `agency` as in `table_four_counts`."""
    cases = _of_year(year, again=recounted(agency)).filter(group=group)
    if column == TOTAL:
        return cases
    if column == PENDING:
        return cases.exclude(closed_year=year)
    return cases.filter(closed_year=year, result=column)


def table_four_counts(year: int, agency: Agency | None = None) -> dict[tuple[str, str], int]:
    """(group, column) → number of cases, without the totals. `agency`: the one in scope, where it is at hand."""
    counted: dict[tuple[str, str], int] = {}
    cases = _of_year(year, again=recounted(agency))
    rows = cases.order_by().values_list("group", "closed_year", "result").annotate(n=Count("id"))
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


def responses_due() -> QuerySet[RemedyResponse]:
    """Responses to reconsiderations that did not go out yet, the most urgent first."""
    found: QuerySet[RemedyResponse] = RemedyResponse.objects.filter(responded_on=None, case__closed_on=None)
    return found.select_related("case").order_by("due", "id")


def orders_open() -> QuerySet[NewAnswerOrder]:
    """New answers ordered and not served yet, the most urgent first."""
    found: QuerySet[NewAnswerOrder] = NewAnswerOrder.objects.select_related("case", "disclosure_request")
    return found.exclude(letter__state="served").order_by("due", "id")


def own_records() -> QuerySet[RecordCorrection]:
    """Requests to correct one's own record, the newest first."""
    found: QuerySet[RecordCorrection] = RecordCorrection.objects.select_related("letter")
    return found.order_by("-received_on", "-id")


def own_records_open() -> QuerySet[RecordCorrection]:
    """Those that were not decided yet, or whose letter was not served, the most urgent first."""
    return own_records().exclude(letter__state="served").order_by("due", "id")


def own_record(pk: str | UUID) -> RecordCorrection | None:
    """One of the agency's, or None."""
    return own_records().filter(pk=pk).first()


def suggestions() -> QuerySet[Suggestion]:
    """What was suggested to be made proactive, the newest first."""
    found: QuerySet[Suggestion] = Suggestion.objects.select_related("record", "disclosure_request")
    return found.order_by("-received_on", "-id")


def suggestions_open() -> QuerySet[Suggestion]:
    """Accepted and not published, the most urgent first; then those nobody decided yet."""
    found = suggestions().filter(Q(accepted=True, record=None) | Q(accepted=None))
    return found.order_by("publish_due", "received_on")


def suggestion(pk: str | UUID) -> Suggestion | None:
    """One of the agency's, or None."""
    return suggestions().filter(pk=pk).first()


def complaint(pk: str | UUID) -> Complaint | None:
    """One of the agency's, or None."""
    found: Complaint | None = Complaint.objects.filter(pk=pk).first()
    return found
