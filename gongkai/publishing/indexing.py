"""What can be found of records: put into the index when it is public, taken out when it is not. (on commit)"""

from __future__ import annotations

from django.db import transaction

from gongkai.agencies.scope import agency_scope
from gongkai.publishing.bodies.safe import plain_text
from gongkai.publishing.content import SUBJECT
from gongkai.publishing.models import Record
from gongkai.search import services as search


def index_record(record: Record) -> None:
    """Make the index say what the public version says, or nothing where there is none to read."""
    version = record.public_version
    if not record.is_public or version is None:
        search.remove(agency=record.agency, kind=SUBJECT, subject_id=record.pk)
        return
    content = version.content
    words = [
        version.document_number,
        record.index_number,
        content.get("summary") or "",
        plain_text(content.get("body") or ""),
    ]
    search.put(
        agency=record.agency,
        kind=SUBJECT,
        subject_id=record.pk,
        title=version.title,
        text="\n".join(each for each in words if each),
        day=record.published_on or version.formed_on,
        public=True,
    )


def follow(record: Record) -> None:
    """After the change at hand is committed."""

    def run() -> None:
        with agency_scope(record.agency_id):
            index_record(Record.objects.select_related("agency", "public_version").get(pk=record.pk))

    transaction.on_commit(run)
