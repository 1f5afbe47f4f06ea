"""Writing and proving the history. Every act of every area ends in `record`."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from gongkai.audit.models import AuditEntry, AuditHead
from gongkai.audit.vocabulary import known_act


class Actor(Protocol):
    """Whoever acts: a person with an id and a name."""

    @property
    def pk(self) -> Any: ...
    def get_full_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done, before it is chained: `act` from the vocabulary, the subject, details for the sentence."""

    act: str
    subject_kind: str
    subject_id: str
    data: dict[str, Any] = field(default_factory=dict)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if isinstance(value, str | int | bool) or value is None:
        return value
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 over the entry's content and the link before it."""
    content = [
        str(entry.agency_id),
        entry.sequence,
        entry.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
        entry.act,
        str(entry.actor_id or ""),
        entry.actor_name,
        entry.subject_kind,
        entry.subject_id,
        entry.data,
        entry.previous_hash,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def record_many(*, agency_id: uuid.UUID, actor: Actor | None, deeds: Sequence[Deed]) -> list[AuditEntry]:
    """Chain several deeds of one actor in their order; all of them or none."""
    for deed in deeds:
        if not known_act(deed.act):
            raise ValueError(f"act not in the vocabulary: {deed.act}")
    AuditHead.objects.get_or_create(agency_id=agency_id)
    head = AuditHead.objects.select_for_update().get(agency_id=agency_id)
    now = timezone.now()
    entries = []
    for deed in deeds:
        entry = AuditEntry(
            agency_id=agency_id,
            year=timezone.localdate(now).year,
            sequence=head.sequence + 1,
            at=now,
            act=deed.act,
            actor_id=getattr(actor, "pk", None),
            actor_name=actor.get_full_name() if actor else "",
            subject_kind=deed.subject_kind,
            subject_id=deed.subject_id,
            data=_plain(deed.data),
            previous_hash=head.hash,
        )
        entry.hash = entry_hash(entry)
        head.sequence, head.hash = entry.sequence, entry.hash
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries, batch_size=1000)
    head.save(update_fields=["sequence", "hash"])
    return entries


def record(
    *, agency_id: uuid.UUID, actor: Actor | None, act: str, subject_kind: str, subject_id: object, **data: Any
) -> AuditEntry:
    """Chain one deed."""
    deed = Deed(act, subject_kind, str(subject_id), data)
    return record_many(agency_id=agency_id, actor=actor, deeds=[deed])[0]


def first_broken_link(entries: Iterable[AuditEntry]) -> AuditEntry | None:
    """The first entry, in order of sequence, whose hash or link does not hold; None when the chain is whole."""
    previous, sequence = "", 0
    for entry in entries:
        if (
            entry.sequence != sequence + 1
            or entry.previous_hash != previous
            or entry.hash != entry_hash(entry)
        ):
            return entry
        previous, sequence = entry.hash, entry.sequence
    return None
