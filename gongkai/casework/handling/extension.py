"""Extension: asked for, approved by the head of the disclosure office, told to the applicant; once, at most 20. (条例 33.2)"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Role
from gongkai.casework import stages
from gongkai.casework.clock import try_event
from gongkai.casework.handling.locked import take
from gongkai.casework.models import DisclosureRequest, Extension
from gongkai.casework.services import append_event, note_act
from gongkai_law.errors import InputFault


@transaction.atomic
def propose_extension(
    *, disclosure_request: DisclosureRequest, days: int, reason: str, on: date, actor: User, seen: str = ""
) -> Extension:
    """Ask the head for more time. The clock is asked first, so a wish the law refuses never reaches the head."""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if not reason.strip():
        raise InputFault("casework.say_why")
    stages.next_stage(locked.stage, "extend")
    try_event(locked, {"on": on.isoformat(), "kind": "extended", "days": days}, on=on)
    if Extension.objects.filter(disclosure_request=locked, state=Extension.State.PROPOSED).exists():
        raise InputFault("casework.extension_asked")
    asked: Extension = Extension.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        days=days,
        reason=reason,
        asked_on=on,
        asked_by=actor.full_name,
    )
    note_act(locked, actor, "request.extension_asked", days=days)
    return asked


@transaction.atomic
def decide_extension(
    *, extension: Extension, granted: bool, on: date, actor: User, answer: str = ""
) -> Extension:
    """The head of the disclosure office agrees, and the applicant is told that day; or does not agree. (条例 33.2)"""
    locked = take(extension.disclosure_request, actor, on=on, roles=(Role.OFFICE_HEAD,))
    if extension.state != Extension.State.PROPOSED:
        raise InputFault("casework.extension_decided")
    extension.state = Extension.State.GRANTED if granted else Extension.State.REFUSED
    extension.decided_on, extension.decided_by, extension.answer = on, actor.full_name, answer
    if granted:
        data = {"days": extension.days, "by": "head"}
        append_event(locked, kind="extended", on=on, data=data, note=extension.reason, actor=actor)
        locked.save()
    extension.save()
    note_act(
        locked, actor, "request.extension_decided", result=extension.get_state_display(), days=extension.days
    )
    return extension
