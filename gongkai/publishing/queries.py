"""Reads of published information: counts of a year by category and channel, normative documents, lists."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from gongkai.publishing.channels import labels
from gongkai.publishing.models import (
    Category,
    Concern,
    Mode,
    Placement,
    Record,
    RecordRelation,
    RecordState,
    RelationKind,
    Validity,
)
from gongkai.publishing.models.relation import ACTIVE, PASSIVE

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
    return {value: found[value] for value in labels() if value in found}


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


def working_records(state: str) -> QuerySet[Record]:
    """Records on their way (draft, in_review, scheduled) or gone (withdrawn, expired, withheld), by the day formed."""
    found: QuerySet[Record] = Record.objects.filter(state=state).select_related("unit")
    return found


def drafts_of(name: str) -> QuerySet[Record]:
    """What a person drafted that is not public yet, the newest first."""
    states = [RecordState.DRAFT, RecordState.IN_REVIEW]
    found: QuerySet[Record] = Record.objects.filter(drafted_by=name, state__in=states).order_by("-id")
    return found


def count_working() -> dict[str, int]:
    """state → number of records on their way; none for a state without any."""
    states = (RecordState.DRAFT, RecordState.IN_REVIEW, RecordState.SCHEDULED)
    rows = Record.objects.filter(state__in=states).order_by().values_list("state").annotate(n=Count("id"))
    return dict(rows)


def ties_of(record: Record) -> list[tuple[str, Record, RecordRelation]]:
    """What a record is tied to, from both ends: how it reads from here, the other record, the tie."""
    out = record.ties_out.select_related("target").order_by("created_at")
    into = record.ties_in.select_related("source").order_by("created_at")
    found = [(str(ACTIVE[RelationKind(tie.kind)]), tie.target, tie) for tie in out]
    return found + [(str(PASSIVE[RelationKind(tie.kind)]), tie.source, tie) for tie in into]


def records_to_tie(record: Record, text: str) -> QuerySet[Record]:
    """Records whose name or document number holds `text`, the record itself aside; newest first."""
    found = Record.objects.exclude(pk=record.pk).filter(
        Q(title__icontains=text) | Q(document_number__icontains=text) | Q(index_number__icontains=text)
    )
    newest: QuerySet[Record] = found.order_by("-formed_on", "-id")
    return newest


def open_by_formed(*, until: date) -> QuerySet[Record]:
    """Records not public yet and formed up to a day, the oldest first: what the clock of 条例 26 runs for."""
    states = (RecordState.DRAFT, RecordState.IN_REVIEW, RecordState.SCHEDULED)
    found: QuerySet[Record] = Record.objects.filter(
        state__in=states, mode=Mode.PROACTIVE, first_published_at=None, formed_on__lte=until
    )
    return found.select_related("unit").order_by("formed_on")


def ending_documents(*, until: date) -> QuerySet[Record]:
    """Normative documents in force whose validity ends up to a day, the earliest first."""
    found: QuerySet[Record] = Record.objects.filter(
        category=Category.NORMATIVE,
        state=RecordState.PUBLISHED,
        validity__in=(Validity.IN_FORCE, Validity.AMENDED),
        valid_until__isnull=False,
        valid_until__lte=until,
    )
    return found.order_by("valid_until")


def uninterpreted_documents(*, since: date) -> QuerySet[Record]:
    """Normative documents published from a day on that no record interprets yet."""
    found: QuerySet[Record] = Record.objects.filter(
        category=Category.NORMATIVE, state=RecordState.PUBLISHED, published_on__gte=since
    ).exclude(pk__in=RecordRelation.objects.filter(kind=RelationKind.INTERPRETS).values("target"))
    return found.order_by("published_on")


def due_for_release(now: datetime) -> QuerySet[Record]:
    """Records whose set time has come."""
    found: QuerySet[Record] = Record.objects.filter(scheduled_for__isnull=False, scheduled_for__lte=now)
    return found.order_by("scheduled_for")


def due_for_expiry(on: date) -> QuerySet[Record]:
    """Public records whose term of publication is over."""
    found: QuerySet[Record] = Record.objects.filter(state=RecordState.PUBLISHED, public_until__lt=on)
    return found.order_by("public_until")


def open_concerns() -> QuerySet[Concern]:
    """Public concerns not closed yet, the earliest first."""
    found: QuerySet[Concern] = Concern.objects.filter(closed_on=None)
    return found.order_by("noticed_at")


def concerns() -> QuerySet[Concern]:
    """All public concerns, the latest first."""
    found: QuerySet[Concern] = Concern.objects.order_by("-noticed_at")
    return found
