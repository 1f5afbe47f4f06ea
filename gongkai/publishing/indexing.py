"""What can be found of records: put into the index when it is public, taken out when it is not. (on commit)"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.publishing.bodies.safe import plain_text
from gongkai.publishing.content import SUBJECT
from gongkai.publishing.models import Record
from gongkai.search import services as search
from gongkai.search.services import Findable

BATCH = 500


def findable(record: Record) -> Findable | None:
    """What the public version says, or None where there is none to read."""
    version = record.public_version
    if not record.is_public or version is None:
        return None
    content = version.content
    words = [
        version.document_number,
        record.index_number,
        content.get("summary") or "",
        plain_text(content.get("body") or ""),
    ]
    return Findable(
        kind=SUBJECT,
        subject_id=record.pk,
        title=version.title,
        text="\n".join(each for each in words if each),
        day=record.published_on or version.formed_on,
        public=True,
    )


def index_records(agency: Agency, records: Sequence[Record]) -> None:
    """Make the index say of these records what it should, all at once."""
    things = {record.pk: findable(record) for record in records}
    search.put_many(agency=agency, things=[each for each in things.values() if each is not None])
    for pk, thing in things.items():
        if thing is None:
            search.remove(agency=agency, kind=SUBJECT, subject_id=pk)


def reindex(agency: Agency) -> int:
    """Build the agency's part of the index anew from what is public. Returns how many records were looked at."""
    search.forget_agency(agency=agency, kind=SUBJECT)
    rows = Record.unscoped.filter(agency=agency, public_version__isnull=False)
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        index_records(
            agency, list(rows.filter(pk__in=ids[start : start + BATCH]).select_related("public_version"))
        )
    return len(ids)


def follow(record: Record) -> None:
    """After the change at hand is committed, with what then stands."""

    def run() -> None:
        with agency_scope(record.agency_id):
            fresh = Record.objects.select_related("agency", "public_version").get(pk=record.pk)
            index_records(fresh.agency, [fresh])

    transaction.on_commit(run)


def follow_new(agency: Agency, records: Sequence[Record]) -> None:
    """The same for records just made, with their versions in hand."""

    def run() -> None:
        with agency_scope(agency.pk):
            index_records(agency, records)

    transaction.on_commit(run)
