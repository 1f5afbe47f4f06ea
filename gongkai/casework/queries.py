"""Reads of requests: lists, the counts behind table three, the cases behind one of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum

from gongkai.casework.models import DisclosureRequest, FeeNotice, IntakeChannel, IntakeCheck

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class GroupedCount:
    """How many requests share receipt year, closing year, row, applicant column and lateness. None = not closed."""

    received_year: int
    closed_year: int | None
    row: str
    column: str
    late: bool
    n: int


def _grouped(rows: QuerySet[DisclosureRequest]) -> Iterator[GroupedCount]:
    # COUNT(*), not COUNT(id): the index holds everything else, so no row of the table is touched
    columns = ("received_year", "closed_year", "result_row", "applicant_kind", "late")
    for row in rows.order_by().values_list(*columns).annotate(n=Count("*")):
        yield GroupedCount(*row)


def grouped_counts(year: int) -> list[GroupedCount]:
    """Everything table three of a year is made of. Three index ranges; requests of settled years are not touched."""
    rows = DisclosureRequest.objects.filter(received_year__isnull=False)
    return [
        *_grouped(rows.filter(closed_year=year)),
        *_grouped(rows.filter(closed_year__gt=year, received_year__lte=year)),
        *_grouped(rows.filter(closed_year=None, received_year__lte=year)),
    ]


def requests_in_cell(*, year: int, row: str, column: str) -> QuerySet[DisclosureRequest]:
    """The requests behind the cell `t3.<row>.<column>` of a year's report, by the rule in the law reference §2.4."""
    rows = DisclosureRequest.objects.filter(received_year__isnull=False)
    if column != TOTAL:
        rows = rows.filter(applicant_kind=column)
    open_at_start = Q(closed_year=None) | Q(closed_year__gte=year)
    open_at_end = Q(closed_year=None) | Q(closed_year__gt=year)
    if row == "new":
        return rows.filter(received_year=year)
    if row == "carry_in":
        return rows.filter(open_at_start, received_year__lt=year)
    if row == "carry_out":
        return rows.filter(open_at_end, received_year__lte=year)
    closed = rows.filter(closed_year=year)
    return closed if row == TOTAL else closed.filter(result_row=row)


def without_receipt(year: int) -> QuerySet[DisclosureRequest]:
    """Requests submitted in the year that have no receipt day yet (not confirmed, 条例 31): in no cell of table three."""
    return DisclosureRequest.objects.filter(received_on=None, submitted_on__year=year)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of requests is narrowed to; empty = not narrowed. `handler`: a person's id, or "nobody".

    `due`: "overdue" or "soon" (within `soon_until`), of open requests only.
    """

    text: str = ""
    stage: str = ""
    year: int | None = None
    open_only: bool = False
    unit: str = ""
    handler: str = ""
    channel: str = ""
    kind: str = ""
    due: str = ""
    on: date | None = None
    soon_until: date | None = None


def find_requests(
    *, text: str = "", year: int | None = None, open_only: bool = False
) -> QuerySet[DisclosureRequest]:
    """Requests by number or matter and year; newest first."""
    return list_requests(Wanted(text=text, year=year, open_only=open_only))


def list_requests(wanted: Wanted) -> QuerySet[DisclosureRequest]:
    """Requests narrowed to what is wanted; newest first. A filter nobody can read (a torn id) finds nothing."""
    found = DisclosureRequest.objects.order_by("-submitted_on", "-id")
    if wanted.text:
        found = found.filter(Q(number__icontains=wanted.text) | Q(subject__icontains=wanted.text))
    exact = {
        "stage": wanted.stage,
        "year": wanted.year,
        "channel": wanted.channel,
        "applicant_kind": wanted.kind,
        "unit_id": wanted.unit,
    }
    found = found.filter(**{key: value for key, value in exact.items() if value})
    if wanted.handler:
        found = found.filter(handler_id=None if wanted.handler == "nobody" else wanted.handler)
    if wanted.open_only or wanted.due or wanted.handler == "nobody":
        found = found.filter(closed_on=None)
    if wanted.due == "overdue":
        found = found.filter(reply_due__lt=wanted.on)
    elif wanted.due == "soon":
        found = found.filter(reply_due__range=(wanted.on, wanted.soon_until))
    return found


def open_by_due(*, until: date | None = None) -> QuerySet[DisclosureRequest]:
    """Open requests with a due date, the most urgent first; `until` limits to those due by that day."""
    found = DisclosureRequest.objects.filter(closed_on=None, reply_due__isnull=False)
    if until:
        found = found.filter(reply_due__lte=until)
    return found.order_by("reply_due", "id")


@dataclass(frozen=True, slots=True)
class FeeYear:
    """A year's information-processing fees: notices sent, asked for and collected (yuan)."""

    notices: int
    amount: Decimal
    collected: Decimal


def fee_year(year: int) -> FeeYear:
    """Fee notices sent in a year with their sum, and what was collected in the year."""
    sent = FeeNotice.objects.filter(notified_on__year=year).aggregate(n=Count("id"), amount=Sum("amount"))
    paid = FeeNotice.objects.filter(paid_on__year=year).aggregate(amount=Sum("paid_amount"))
    zero = Decimal("0")
    return FeeYear(sent["n"] or 0, sent["amount"] or zero, paid["amount"] or zero)


@dataclass(frozen=True, slots=True)
class IntakeProof:
    """A way in and its log of one year: how often somebody looked and how many requests were found."""

    channel: IntakeChannel
    checks: int
    found: int
    last_on: date | None


def intake_proof(year: int) -> list[IntakeProof]:
    """The ways in that were open during a year, with the log that they were looked after (a provable zero)."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    channels = IntakeChannel.objects.filter(opened_on__lte=end).filter(
        Q(closed_on=None) | Q(closed_on__gte=start)
    )
    checks = IntakeCheck.objects.filter(on__range=(start, end)).order_by().values_list("channel_id")
    logs = {
        channel: log for channel, *log in checks.annotate(n=Count("id"), total=Sum("found"), last=Max("on"))
    }
    return [
        IntakeProof(channel, *logs.get(channel.pk, (0, 0, None)))
        for channel in channels.order_by("kind", "description")
    ]


def has_open_channel(on: date) -> bool:
    """Whether any way in is open on a day."""
    return IntakeChannel.objects.filter(Q(closed_on=None) | Q(closed_on__gte=on), opened_on__lte=on).exists()


def closed_until(year: int) -> QuerySet[DisclosureRequest]:
    """Requests closed by the end of a year, the earliest first."""
    return DisclosureRequest.objects.filter(closed_year__lte=year).order_by("closed_on", "id")


def late_among(counts: Iterable[GroupedCount], year: int) -> int:
    """How many requests closed in a year were answered late, of counts that are at hand already."""
    return sum(count.n for count in counts if count.late and count.closed_year == year)


def rows_of_year(year: int) -> Iterator[tuple[UUID, int, int | None, str, str]]:
    """(id, receipt year, closing year, row, column) of every request table three of a year counts, in order of id."""
    rows = DisclosureRequest.objects.filter(received_year__lte=year)
    rows = rows.filter(Q(closed_year=None) | Q(closed_year__gte=year)).order_by("id")
    return rows.values_list("id", "received_year", "closed_year", "result_row", "applicant_kind").iterator()
