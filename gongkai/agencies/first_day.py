"""Leaving out a step of the first day, and taking it up again."""

from __future__ import annotations

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role, SkippedStep
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record

LED = (Role.ADMINISTRATOR, Role.OFFICE_HEAD)


def skipped_steps() -> frozenset[str]:
    """Keys of the steps that the agency in scope left out."""
    return frozenset(SkippedStep.objects.values_list("key", flat=True))


def _audit(act: str, key: str, label: str, actor: User) -> None:
    record(
        agency_id=current_agency_id(), actor=actor, act=act, subject_kind="step", subject_id=key, label=label
    )


@transaction.atomic
def skip_step(*, key: str, label: str, actor: User) -> None:
    """Leave a step out; leaving it out twice changes nothing."""
    require_role(actor, current_agency_id(), LED)
    _, new = SkippedStep.objects.get_or_create(
        agency_id=current_agency_id(), key=key, defaults={"skipped_by": actor.full_name}
    )
    if new:
        _audit("step.skip", key, label, actor)


@transaction.atomic
def take_up_step(*, key: str, label: str, actor: User) -> None:
    """Take a step up again that was left out."""
    require_role(actor, current_agency_id(), LED)
    if SkippedStep.objects.filter(key=key).delete()[0]:
        _audit("step.take_up", key, label, actor)
