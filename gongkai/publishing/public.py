"""What the public reads: versions whose ground is complete, of records that are public now. Nothing else is ever shown.

Every read here asks again what the gate asked: that the version belongs to its record, and that its review is complete,
not ended, and over this very hash. A row written past the gate shows nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.documents.models import FileAccess, StoredFile
from gongkai.publishing.content import SUBJECT
from gongkai.publishing.models import (
    Category,
    Ground,
    Record,
    RecordRelation,
    RecordState,
    RecordVersion,
    RelationKind,
    Validity,
)
from gongkai.publishing.models.relation import ACTIVE, PASSIVE
from gongkai.review.queries import GOES_OUT
from gongkai.search.queries import find

MOST_HITS = 500


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A record as the public sees it: the version, and of the record only its number, days and validity."""

    record: Record
    version: RecordVersion


def whole_ground(prefix: str = "", record: str = "record_id") -> Q:
    """That a version's ground is complete: a review of this record over this hash, or the paper register named.

    `prefix` leads to the version, `record` names the record's id, both as seen from the rows that are filtered.
    """
    reviewed = Q(
        **{
            f"{prefix}ground": Ground.REVIEWED,
            f"{prefix}review__completed_at__isnull": False,
            f"{prefix}review__conclusion__in": GOES_OUT,
            f"{prefix}review__content_hash": F(f"{prefix}content_hash"),
            f"{prefix}review__subject_kind": SUBJECT,
            f"{prefix}review__subject_id": F(record),
        }
    )
    on_paper = Q(**{f"{prefix}ground": Ground.ON_PAPER}) & ~Q(**{f"{prefix}paper_register": ""})
    return reviewed | on_paper


def public_versions(*, agency: Agency | None = None, on: date | None = None) -> QuerySet[RecordVersion]:
    """The versions that are public on a day (today): of public records, in their term, with a whole ground."""
    day = on or timezone.localdate()
    rows: QuerySet[RecordVersion] = RecordVersion.unscoped.all() if agency else RecordVersion.objects.all()
    if agency:
        rows = rows.filter(agency=agency)
    return rows.filter(
        whole_ground(),
        Q(record__public_until=None) | Q(record__public_until__gte=day),
        record__state=RecordState.PUBLISHED,
        record__public_version=F("id"),
    ).select_related("record__agency")


def public_records(agency: Agency, *, on: date | None = None) -> QuerySet[Record]:
    """The same, as records with their public version, for lists ordered by the day of publication."""
    day = on or timezone.localdate()
    rows: QuerySet[Record] = Record.unscoped.filter(
        whole_ground("public_version__", "id"),
        Q(public_until=None) | Q(public_until__gte=day),
        agency=agency,
        state=RecordState.PUBLISHED,
        public_version__record_id=F("id"),
    )
    return rows.select_related("public_version")


def find_public(
    agency: Agency, *, text: str = "", category: str = "", year: int | None = None
) -> QuerySet[Record]:
    """Public records by words (of name, document number, index number and the full text), category, year."""
    rows = public_records(agency)
    if text:
        hits = find(text=text, agencies=[agency.pk], kinds=[SUBJECT], size=MOST_HITS).rows
        rows = rows.filter(
            Q(public_version__title__icontains=text)
            | Q(public_version__document_number__icontains=text)
            | Q(index_number__icontains=text)
            | Q(pk__in=[hit.subject_id for hit in hits])
        )
    if category:
        rows = rows.filter(public_version__category=category)
    if year:
        rows = rows.filter(published_year=year)
    return rows


@dataclass(frozen=True, slots=True)
class Facet:
    """One side of the library: a name in the address, its label, and its values with their counts."""

    name: str
    label: str
    values: list[tuple[str, str, int]]


def library(agency: Agency) -> QuerySet[Record]:
    """The normative documents that are public, whatever their validity: a repealed one stays readable."""
    return public_records(agency).filter(category=Category.NORMATIVE)


def facets(rows: QuerySet[Record]) -> list[Facet]:
    """Year, subject, genre and validity of a set of documents with how many each, the most first."""
    labels = {
        "subject_class": dict(Record._meta.get_field("subject_class").flatchoices),
        "genre": dict(Record._meta.get_field("genre").flatchoices),
        "validity": dict(Validity.choices),
    }
    found = []
    for name, label in (
        ("validity", "有效性"),
        ("published_year", "年份"),
        ("subject_class", "主题"),
        ("genre", "文种"),
    ):
        counted = rows.order_by().values_list(name).annotate(n=Count("id"))
        values = [
            (str(key), str(labels.get(name, {}).get(key, key)), n)
            for key, n in counted
            if key not in ("", None)
        ]
        values.sort(key=lambda each: each[0], reverse=True) if name == "published_year" else values.sort(
            key=lambda each: -each[2]
        )
        found.append(Facet(name, label, values))
    return found


def public_ties(shown: PublicRecord) -> list[tuple[str, Record]]:
    """What a record is tied to that the public can read too, from both ends."""
    record = shown.record
    out = [
        (str(ACTIVE[RelationKind(t.kind)]), t.target_id)
        for t in RecordRelation.unscoped.filter(source=record)
    ]
    into = [
        (str(PASSIVE[RelationKind(t.kind)]), t.source_id)
        for t in RecordRelation.unscoped.filter(target=record)
    ]
    readable = public_records(record.agency).in_bulk([pk for _, pk in out + into])
    return [(words, readable[pk]) for words, pk in out + into if pk in readable]


def page_stamp(shown: PublicRecord, ties: list[tuple[str, Record]]) -> str:
    """The stamp of a record's page: the version, and what beside it can change without one (validity, ties)."""
    beside = "|".join(
        [shown.record.validity, str(shown.record.repealed_on), *(f"{w}{r.pk}" for w, r in ties)]
    )
    return f"{shown.version.etag}-{hashlib.sha256(beside.encode()).hexdigest()[:8]}"


def public_record(agency: Agency, pk: str) -> PublicRecord | None:
    """One public record, or None."""
    try:
        version = public_versions(agency=agency).filter(record_id=pk).first()
    except ValidationError:
        return None
    return PublicRecord(version.record, version) if version else None


def public_attachment(shown: PublicRecord, file_id: str) -> StoredFile | None:
    """An attachment of the public version, if it is still the file the version names and may be handed out."""
    known = {each["id"]: each["sha256"] for each in shown.version.content.get("attachments", ())}
    if file_id not in known:
        return None
    found: StoredFile | None = StoredFile.unscoped.filter(
        pk=file_id,
        agency_id=shown.version.agency_id,
        sha256=known[file_id],
        access=FileAccess.PUBLIC,
    ).first()
    return found
