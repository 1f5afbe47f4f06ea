"""Correction: asked for once, with points, a reasonable term and the consequence; received, or lapsed. (条例 30)"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.casework import stages
from gongkai.casework.clock import reading_of
from gongkai.casework.handling.locked import take
from gongkai.casework.models import Correction, DisclosureRequest
from gongkai.casework.services import AnswerGiven, append_event, close_case, note_act
from gongkai_law.errors import InputFault


@transaction.atomic
def request_correction(
    *,
    disclosure_request: DisclosureRequest,
    points: str,
    due: date,
    on: date,
    actor: User,
    delivered_on: date | None = None,
    consequence_told: bool = True,
    seen: str = "",
) -> Correction:
    """Tell the applicant, once, everything that is to be put right. A notice after working day 7 is kept and marked late."""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if not points.strip():
        raise InputFault("casework.no_points")
    if due <= (delivered_on or on):
        raise InputFault("casework.due_before_sent", due=due, on=delivered_on or on)
    notice_due = reading_of(locked, on=on).correction_notice_due
    data = {"due": due.isoformat()}
    if delivered_on:
        data["delivered"] = delivered_on.isoformat()
    append_event(locked, kind="correction_requested", on=on, data=data, note=points, actor=actor)
    kept: Correction = Correction.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        points=points,
        notified_on=on,
        delivered_on=delivered_on,
        due=due,
        consequence_told=consequence_told,
        late=notice_due is not None and on > notice_due,
        by_name=actor.full_name,
    )
    locked.save()
    note_act(locked, actor, "request.correction", on=on, due=due)
    return kept


@transaction.atomic
def receive_correction(
    *, disclosure_request: DisclosureRequest, on: date, text: str, actor: User, seen: str = ""
) -> DisclosureRequest:
    """The corrected request came: the reply term starts anew that day. The first wording stays in the file."""
    return apply_correction(take(disclosure_request, actor, on=on, seen=seen), on=on, text=text, actor=actor)


def apply_correction(
    locked: DisclosureRequest, *, on: date, text: str, actor: User | None
) -> DisclosureRequest:
    """Keep a correction on a locked case; from the portal nobody is signed in, so `actor` may be None."""
    append_event(locked, kind="corrected", on=on, data={}, note=text, actor=actor)
    Correction.objects.filter(disclosure_request=locked).update(received_on=on, text=text)
    locked.save()
    note_act(locked, actor, "request.corrected", on=on)
    return locked


@transaction.atomic
def lapse_correction(
    *, disclosure_request: DisclosureRequest, reasons: str, on: date, actor: User, close: bool, seen: str = ""
) -> DisclosureRequest:
    """The term to correct is over without a good reason: the case is no longer handled, with a letter or at once.

    `close` ends it without another letter, which the notice must have announced.
    """
    locked = take(disclosure_request, actor, on=on, seen=seen)
    correction = Correction.objects.filter(disclosure_request=locked).first()
    due = reading_of(locked, on=on).correction_due
    guards = ["no_justified_reason"] if reasons.strip() else []
    guards += ["correction_term_over"] if due and on > due else []
    guards += ["consequence_told"] if correction and correction.consequence_told else []
    stages.advance(locked, "close_uncorrected" if close else "lapse_correction", guards)
    if close:
        close_case(locked, [AnswerGiven("O_NOT_CORRECTED", reasons=reasons)], on=on, actor=actor)
    else:
        locked.save(update_fields=["stage"])
    note_act(locked, actor, "request.lapsed", what="补正", on=on)
    return locked
