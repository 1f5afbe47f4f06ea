"""Clearly excessive volume or frequency: facts, reasons asked for, a human's judgement. Never automatic. (条例 35)"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.casework import stages
from gongkai.casework.handling.locked import take
from gongkai.casework.models import DisclosureRequest, VolumeInquiry
from gongkai.casework.services import append_event, note_act
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault


@transaction.atomic
def ask_reasons(
    *, disclosure_request: DisclosureRequest, facts: str, due: date, on: date, actor: User, seen: str = ""
) -> VolumeInquiry:
    """Ask the applicant why so many. The reply term goes on meanwhile unless the county chose a stop: the Regulation names none."""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if not facts.strip():
        raise InputFault("casework.no_volume_facts")
    if due <= on:
        raise InputFault("casework.due_before_sent", due=due, on=on)
    if VolumeInquiry.objects.filter(disclosure_request=locked).exists():
        raise InputFault("casework.reasons_asked")
    stages.next_stage(locked.stage, "ask_reasons", ["volume_excessive"])
    append_event(
        locked, kind="reasons_requested", on=on, data={"due": due.isoformat()}, note=facts, actor=actor
    )
    asked: VolumeInquiry = VolumeInquiry.objects.create(
        agency_id=locked.agency_id, disclosure_request=locked, facts=facts, asked_on=on, due=due
    )
    locked.save()
    note_act(locked, actor, "request.ask_reasons", on=on, due=due)
    return asked


@transaction.atomic
def judge_reasons(
    *,
    disclosure_request: DisclosureRequest,
    result: str,
    given: str,
    given_on: date | None,
    reasons: str,
    on: date,
    actor: User,
    delayed_to: date | None = None,
    seen: str = "",
) -> VolumeInquiry:
    """What the applicant said and what we make of it: go on, delay to a fixed day, or not handle. (条例 35)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if result == VolumeInquiry.Result.DELAYED and (delayed_to is None or delayed_to <= on):
        raise LawFault("casework.no_delayed_day", articles=(cite("条例 35"),))
    if not reasons.strip():
        raise InputFault("casework.say_why")
    act = {"accepted": "accept_reasons", "delayed": "delay", "rejected": "reject_reasons"}[result]
    after = stages.next_stage(locked.stage, act)
    inquiry: VolumeInquiry = VolumeInquiry.objects.get(disclosure_request=locked)
    if result == VolumeInquiry.Result.REJECTED and not given.strip() and on <= inquiry.due:
        raise LawFault("casework.reasons_term_runs", articles=(cite("条例 35"),), due=inquiry.due)
    if given.strip():
        came = given_on or on
        append_event(locked, kind="reasons_given", on=came, data={}, note=given, actor=actor)
    if result == VolumeInquiry.Result.DELAYED and delayed_to:
        append_event(
            locked, kind="delayed", on=on, data={"due": delayed_to.isoformat()}, note=reasons, actor=actor
        )
    locked.stage = after
    inquiry.result, inquiry.given, inquiry.given_on = result, given, given_on
    inquiry.reasons, inquiry.delayed_to = reasons, delayed_to
    inquiry.decided_on, inquiry.decided_by = on, actor.full_name
    inquiry.save()
    locked.save()
    note_act(locked, actor, "request.reasons_judged", result=inquiry.get_result_display())
    return inquiry
