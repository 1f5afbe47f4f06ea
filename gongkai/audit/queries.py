"""Reading the history."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gongkai.audit.models import AuditEntry, AuditHead
from gongkai.audit.services import first_broken_link
from gongkai.audit.vocabulary import sentence


@dataclass(frozen=True, slots=True)
class Deeds:
    """One line of a history as people read it."""

    at: datetime
    who: str
    sentence: str


def history(
    *, agency_id: uuid.UUID, subject_kind: str, subject_id: object, limit: int = 200
) -> Sequence[Deeds]:
    """What was done to one subject, newest first."""
    entries = AuditEntry.objects.filter(
        agency_id=agency_id, subject_kind=subject_kind, subject_id=str(subject_id)
    ).order_by("-sequence")[:limit]
    return [Deeds(entry.at, entry.actor_name or "系统", sentence(entry.act, entry.data)) for entry in entries]


def chain_is_whole(agency_id: uuid.UUID) -> bool:
    """Whether every link holds and the head is the last of them."""
    head = AuditHead.objects.filter(agency_id=agency_id).first()
    last = AuditEntry.objects.filter(agency_id=agency_id).order_by("-sequence").first()
    if (head.hash if head else "") != (last.hash if last else ""):
        return False
    return (
        first_broken_link(AuditEntry.objects.filter(agency_id=agency_id).order_by("sequence").iterator())
        is None
    )


def stamp(agency_id: uuid.UUID) -> str:
    """The last link of an agency's chain: it changes with every act, so what was counted under it still holds."""
    head = AuditHead.objects.filter(agency_id=agency_id).values_list("hash", flat=True).first()
    return head or ""
