"""What the public reads: versions whose ground is complete, of records that are public now. Nothing else is ever shown.

Every read here asks again what the gate asked: that the version belongs to its record, and that its review is complete,
not ended, and over this very hash. A row written past the gate shows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.documents.models import FileAccess, StoredFile
from gongkai.publishing.content import SUBJECT
from gongkai.publishing.models import Ground, Record, RecordState, RecordVersion
from gongkai.review.queries import GOES_OUT


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A record as the public sees it: the version, and of the record only its number, days and validity."""

    record: Record
    version: RecordVersion


def whole_ground() -> Q:
    """That a version's ground is complete: a review of this record over this hash, or the paper register named."""
    reviewed = Q(
        ground=Ground.REVIEWED,
        review__completed_at__isnull=False,
        review__conclusion__in=GOES_OUT,
        review__content_hash=F("content_hash"),
        review__subject_kind=SUBJECT,
        review__subject_id=F("record_id"),
    )
    return reviewed | (Q(ground=Ground.ON_PAPER) & ~Q(paper_register=""))


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
    ).select_related("record")


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
