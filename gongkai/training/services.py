"""Acts on training: noting a session that was held. (条例 48)"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.training.models import TrainingSession
from gongkai_law.errors import InputFault


@transaction.atomic
def add_session(
    *,
    held_on: date,
    topic: str,
    attendees: int,
    actor: User,
    trainer: str = "",
    place: str = "",
    hours: Decimal = Decimal("0"),
    note: str = "",
) -> TrainingSession:
    """Note a training session that was held; `attendees` counts heads, `hours` class hours."""
    require_role(actor, current_agency_id(), KEEPERS)
    if held_on > timezone.localdate():
        raise InputFault("training.future", on=held_on)
    session = TrainingSession.objects.create(
        agency_id=current_agency_id(),
        held_on=held_on,
        topic=topic,
        attendees=attendees,
        trainer=trainer,
        place=place,
        hours=hours,
        note=note,
    )
    record(
        agency_id=session.agency_id,
        actor=actor,
        act="training.add",
        subject_kind="training",
        subject_id=session.pk,
        on=held_on,
        topic=topic,
        attendees=attendees,
    )
    return session
