"""From the submission to the receipt day: read back, confirm, note that nobody could be reached. (条例 29, 31)"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.casework import stages
from gongkai.casework.handling.locked import take
from gongkai.casework.models import ContactLog, DisclosureRequest
from gongkai.casework.services import append_event, note_act
from gongkai_law.errors import InputFault


@transaction.atomic
def read_back(
    *, disclosure_request: DisclosureRequest, on: date, actor: User, seen: str = ""
) -> DisclosureRequest:
    """The office read the oral request back and the applicant agreed: now it is received. (条例 29.1)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    stages.advance(locked, "read_back", ["read_back"])
    locked.save(update_fields=["stage"])
    _log(
        locked,
        on=on,
        way="in_person",
        result="confirmed",
        note="记录已念给申请人听，申请人确认无误",
        actor=actor,
    )
    note_act(locked, actor, "request.read_back", on=on)
    return locked


@transaction.atomic
def log_contact(
    *,
    disclosure_request: DisclosureRequest,
    on: date,
    way: str,
    result: str,
    actor: User,
    note: str = "",
    seen: str = "",
) -> ContactLog:
    """Log a call or a message. One that confirmed the receipt is the receipt day, as an event of its own. (条例 31)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if on < locked.submitted_on:
        raise InputFault("casework.before_submission", on=on, submitted_on=locked.submitted_on)
    kept = _log(locked, on=on, way=way, result=result, note=note, actor=actor)
    if result == ContactLog.Result.CONFIRMED and locked.stage == "submitted":
        append_event(
            locked,
            kind="confirmed",
            on=on,
            data={},
            note=f"{kept.get_way_display()}：{note}"[:500],
            actor=actor,
        )
        locked.save()
    note_act(
        locked, actor, "request.contact", on=on, way=kept.get_way_display(), result=kept.get_result_display()
    )
    return kept


def _log(locked: DisclosureRequest, *, on: date, way: str, result: str, note: str, actor: User) -> ContactLog:
    kept: ContactLog = ContactLog.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        on=on,
        way=way,
        result=result,
        note=note[:500],
        by_name=actor.full_name,
    )
    return kept
