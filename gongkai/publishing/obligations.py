"""Tying records to what the standard catalogue obliges to. The catalogue stands below and knows no record; this area
vouches for a record's version and for the day it became public."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from gongkai.accounts.models import User
from gongkai.catalogue import queries
from gongkai.catalogue.models import Fulfilment, Obligation
from gongkai.catalogue.services import fulfilling
from gongkai.catalogue.services.fulfilling import PublicRecord
from gongkai.publishing.models import Record, RecordState

# A list that came down at the end of its term was public as it had to be; what was withdrawn counts for nothing.
COUNTS = (RecordState.PUBLISHED, RecordState.EXPIRED)


def vouched(record: Record) -> PublicRecord:
    """What the catalogue may know of a record: the version the public reads, and since when it is public, if it is."""
    version = record.public_version.number if record.public_version else 1
    public_on = record.published_on if record.state in COUNTS else None
    return PublicRecord(record.pk, version, record.title, public_on)


def tie_record(
    *, record: Record, obligation: Obligation, positions: Iterable[int], actor: User
) -> Fulfilment:
    """Say which elements of an obligation a record shows. A draft may be tied; it counts from the day it is public."""
    return fulfilling.fulfil(
        obligation=obligation, public_record=vouched(record), positions=positions, actor=actor
    )


def tie_records(*, ties: Sequence[tuple[Record, Obligation, Sequence[int]]], actor: User) -> list[Fulfilment]:
    """Several ties of one actor, all or none."""
    return fulfilling.fulfil_many(
        ties=[(obligation, vouched(record), positions) for record, obligation, positions in ties], actor=actor
    )


def record_changed(record: Record) -> int:
    """A record became public, changed its version or went out of public: what it meets is judged again.

    Called by the gate in its own transaction, so that coverage never says what the portal does not show.
    """
    return fulfilling.record_changed(public_record=vouched(record))


def public_ids(ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of the records that the public can read now: only they are linked from the public catalogue."""
    rows = Record.objects.filter(pk__in=list(ids), state=RecordState.PUBLISHED)
    return set(rows.values_list("pk", flat=True))


def ties_of(record: Record) -> list[Fulfilment]:
    """What a record is tied to."""
    return list(queries.ties_of(record.pk))
