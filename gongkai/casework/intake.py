"""Acts on the ways in: which were open, and the log that somebody looked (a provable zero)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework.models import IntakeChannel, IntakeCheck
from gongkai_law.errors import InputFault


@transaction.atomic
def open_channel(*, kind: str, description: str, opened_on: date, actor: User) -> IntakeChannel:
    """Note a way in: the counter, the post address, the web form, the fax number. (条例 12, 29)"""
    require_role(actor, current_agency_id(), KEEPERS)
    channel = IntakeChannel.objects.create(
        agency_id=current_agency_id(), kind=kind, description=description.strip(), opened_on=opened_on
    )
    record(
        agency_id=channel.agency_id,
        actor=actor,
        act="intake.open",
        subject_kind="intake_channel",
        subject_id=channel.pk,
        channel=str(channel),
    )
    return channel


@transaction.atomic
def check_channel(
    *, channel: IntakeChannel, on: date, actor: User, found: int = 0, note: str = ""
) -> IntakeCheck:
    """Note that somebody looked into a way in, and how many requests were there (0 is worth noting)."""
    require_role(actor, current_agency_id(), KEEPERS)
    if on > timezone.localdate():
        raise InputFault("casework.future", on=on)
    check = IntakeCheck.objects.create(
        agency_id=channel.agency_id,
        channel=channel,
        on=on,
        found=found,
        checked_by=actor.full_name,
        note=note,
    )
    record(
        agency_id=channel.agency_id,
        actor=actor,
        act="intake.check",
        subject_kind="intake_channel",
        subject_id=channel.pk,
        channel=str(channel),
        on=on,
        found=found,
    )
    return check
