"""Making something proactive: suggested, decided, published; an accepted one is a task until it is out. (条例 44)"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework.models import DisclosureRequest
from gongkai.publishing.models import Record
from gongkai.remedies.models import Suggestion
from gongkai_law.citation import cite
from gongkai_law.clocks import deadline
from gongkai_law.errors import InputFault, LawFault


def _audit(suggestion: Suggestion, actor: User, act: str, **data: object) -> None:
    record(
        agency_id=suggestion.agency_id,
        actor=actor,
        act=act,
        subject_kind="suggestion",
        subject_id=suggestion.pk,
        matter=suggestion.matter,
        **data,
    )


@transaction.atomic
def suggest(
    *,
    received_on: date,
    origin: str,
    matter: str,
    actor: User,
    disclosure_request: DisclosureRequest | None = None,
) -> Suggestion:
    """Note that something should be made proactive. (条例 44)"""
    require_role(actor, current_agency_id(), KEEPERS)
    if received_on > timezone.localdate():
        raise InputFault("remedies.future", on=received_on)
    made: Suggestion = Suggestion.objects.create(
        agency_id=current_agency_id(),
        received_on=received_on,
        origin=origin,
        matter=matter.strip(),
        disclosure_request=disclosure_request,
        by_name=actor.full_name,
    )
    _audit(made, actor, "suggestion.add")
    return made


@transaction.atomic
def decide_suggestion(
    *, suggestion: Suggestion, accepted: bool, reasons: str, on: date, actor: User
) -> Suggestion:
    """The head decides: what belongs to proactive disclosure must be published promptly; the task runs 20 working days."""
    require_role(actor, suggestion.agency_id, (Role.OFFICE_HEAD, Role.LEADER))
    if not accepted and not reasons.strip():
        raise LawFault("remedies.decline_why", articles=(cite("条例 44.2"),))
    due = deadline("C_PROACTIVE", on, calendar_for(suggestion.agency)).day if accepted else None
    changed = Suggestion.objects.filter(pk=suggestion.pk, accepted=None).update(
        accepted=accepted, reasons=reasons[:300], decided_on=on, decided_by=actor.full_name, publish_due=due
    )
    if not changed:
        raise InputFault("remedies.suggestion_decided")
    suggestion.refresh_from_db()
    _audit(suggestion, actor, "suggestion.decide", result="转为主动公开" if accepted else "不转为主动公开")
    return suggestion


@transaction.atomic
def note_published(*, suggestion: Suggestion, published: Record, actor: User) -> Suggestion:
    """The information is out: the task ends. Raises InputFault where it is not published yet."""
    require_role(actor, suggestion.agency_id, KEEPERS)
    if not suggestion.accepted:
        raise InputFault("remedies.not_accepted")
    if published.published_on is None:
        raise InputFault("remedies.not_published", title=published.title)
    suggestion.record = published
    suggestion.save(update_fields=["record"])
    _audit(suggestion, actor, "suggestion.done", record=published.title)
    return suggestion
