"""Acts on broadcasts: a time on air, noted as it was. (条例 23)"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.audit.services import record as audit
from gongkai.publishing.models import BroadcastSlot, Placement, PlacementState
from gongkai.publishing.placing import POSTERS
from gongkai_law.errors import InputFault

LONGEST = 240


@transaction.atomic
def log_slot(
    *,
    placement: Placement,
    started_at: datetime,
    minutes: int,
    place: str,
    operator: str,
    actor: User,
    language: str = "普通话",
    fault: str = "",
) -> BroadcastSlot:
    """Note one time on air, after it was. `minutes` from 1 to 240."""
    require_role(actor, placement.agency_id, POSTERS)
    if not placement.kind.slots:
        raise InputFault("broadcast.no_slots", channel=placement.label)
    if placement.state == PlacementState.PLANNED or placement.posted_on is None:
        raise InputFault("broadcast.not_posted")
    if started_at > timezone.now():
        raise InputFault("broadcast.future")
    if timezone.localdate(started_at) < placement.posted_on:
        raise InputFault("broadcast.before", posted=placement.posted_on)
    if not 1 <= minutes <= LONGEST:
        raise InputFault("broadcast.minutes", most=LONGEST)
    if BroadcastSlot.objects.filter(placement=placement, started_at=started_at).exists():
        raise InputFault("broadcast.twice")
    slot: BroadcastSlot = BroadcastSlot.objects.create(
        agency_id=placement.agency_id,
        placement=placement,
        started_at=started_at,
        minutes=minutes,
        place=place.strip()[:200],
        language=language.strip()[:20] or "普通话",
        operator=operator.strip()[:60],
        fault=fault.strip()[:200],
    )
    audit(
        agency_id=placement.agency_id,
        actor=actor,
        act="placement.slot",
        subject_kind="record",
        subject_id=placement.record_id,
        title=placement.record.title,
        channel=placement.label,
        at=timezone.localtime(started_at).strftime("%Y-%m-%d %H:%M"),
        minutes=minutes,
    )
    return slot
