"""Putting things into the index and taking them out. Areas call this on commit; the index is never the truth."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.search.backends import backend
from gongkai.search.models import SearchEntry
from gongkai.search.tokens import TEXT_LIMIT, index_tokens

BATCH = 500


def _number(subject_id: uuid.UUID) -> int:
    """A whole number of 63 bits for the engine: the id's time and the beginning of its random part."""
    return (subject_id.int >> 64 ^ subject_id.int & (2**64 - 1)) & (2**63 - 1)


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing of an area as it is to be found. `day` orders the answers."""

    kind: str
    subject_id: uuid.UUID
    title: str
    text: str
    day: date
    public: bool


def _words(title: str, text: str) -> list[str]:
    return index_tokens(f"{title}\n{text}")


def _free(wanted: list[int]) -> list[int]:
    """The wanted numbers, each moved on past those that are taken."""
    taken = set(SearchEntry.unscoped.filter(number__in=wanted).values_list("number", flat=True))
    free: list[int] = []
    for each in wanted:
        number = each
        while number in taken:
            number = (number + 1) & (2**63 - 1)
            if number != each and SearchEntry.unscoped.filter(number=number).exists():
                taken.add(number)
        taken.add(number)
        free.append(number)
    return free


@transaction.atomic
def put_many(*, agency: Agency, things: Sequence[Findable]) -> int:
    """Make things findable as they are now; what stood there before is replaced. Returns how many there are."""
    for kind in {each.kind for each in things}:
        _remove_all(agency, kind, [each.subject_id for each in things if each.kind == kind])
    numbers = _free([_number(each.subject_id) for each in things])
    entries = [
        SearchEntry(
            agency=agency,
            number=number,
            kind=each.kind,
            subject_id=each.subject_id,
            title=each.title[:300],
            text=each.text[:TEXT_LIMIT],
            day=each.day,
            public=each.public,
        )
        for number, each in zip(numbers, things, strict=True)
    ]
    SearchEntry.unscoped.bulk_create(entries, batch_size=500)
    backend().put([(entry.number, _words(entry.title, entry.text)) for entry in entries])
    return len(entries)


def put(
    *, agency: Agency, kind: str, subject_id: uuid.UUID, title: str, text: str, day: date, public: bool
) -> None:
    """Make one thing findable as it is now."""
    put_many(agency=agency, things=[Findable(kind, subject_id, title, text, day, public)])


def remove(*, agency: Agency, kind: str, subject_id: uuid.UUID) -> None:
    """Make a thing unfindable; one that is not there is no fault."""
    _remove_all(agency, kind, [subject_id])


@transaction.atomic
def _remove_all(agency: Agency, kind: str, subject_ids: Sequence[uuid.UUID]) -> None:
    for start in range(0, len(subject_ids), BATCH):
        rows = SearchEntry.unscoped.filter(
            agency=agency, kind=kind, subject_id__in=subject_ids[start : start + BATCH]
        )
        entries = list(rows.select_for_update())
        backend().take([(entry.number, _words(entry.title, entry.text)) for entry in entries])
        rows.delete()


@transaction.atomic
def forget_agency(*, agency: Agency, kind: str) -> None:
    """Take out everything of one kind, before it is built anew."""
    _remove_all(
        agency,
        kind,
        list(SearchEntry.unscoped.filter(agency=agency, kind=kind).values_list("subject_id", flat=True)),
    )


@transaction.atomic
def start_over() -> None:
    """Empty the whole index, also of words whose entry was lost; every area builds its part anew afterwards."""
    SearchEntry.unscoped.all().delete()
    backend().clear()
