"""Putting things into the index and taking them out. Areas call this on commit; the index is never the truth."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.search.backends import backend
from gongkai.search.models import SearchEntry
from gongkai.search.tokens import TEXT_LIMIT, index_tokens


def _number(subject_id: uuid.UUID) -> int:
    """A whole number of 63 bits for the engine: the id's time and the beginning of its random part."""
    return (subject_id.int >> 64 ^ subject_id.int & (2**64 - 1)) & (2**63 - 1)


@transaction.atomic
def put(
    *, agency: Agency, kind: str, subject_id: uuid.UUID, title: str, text: str, day: date, public: bool
) -> SearchEntry:
    """Make a thing findable as it is now; what stood there before is replaced."""
    remove(agency=agency, kind=kind, subject_id=subject_id)
    title, text = title[:300], text[:TEXT_LIMIT]
    number = _number(subject_id)
    while SearchEntry.unscoped.filter(number=number).exists():
        number = (number + 1) & (2**63 - 1)
    entry: SearchEntry = SearchEntry.unscoped.create(
        agency=agency,
        number=number,
        kind=kind,
        subject_id=subject_id,
        title=title,
        text=text,
        day=day,
        public=public,
    )
    backend().put(number, index_tokens(f"{title}\n{text}"))
    return entry


@transaction.atomic
def remove(*, agency: Agency, kind: str, subject_id: uuid.UUID) -> None:
    """Make a thing unfindable; one that is not there is no fault."""
    rows = SearchEntry.unscoped.filter(agency=agency, kind=kind, subject_id=subject_id)
    for entry in rows.select_for_update():
        backend().take(entry.number, index_tokens(f"{entry.title}\n{entry.text}"))
        entry.delete()
