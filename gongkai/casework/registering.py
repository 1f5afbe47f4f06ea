"""Taking in what came: one submission with one request or many, by a clerk or from the portal; splitting it later."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.scope import current_agency_id
from gongkai.casework.handling.locked import take
from gongkai.casework.models import DisclosureRequest, Submission
from gongkai.casework.services import Intake, append_event, enter_request, note_act
from gongkai_law.errors import InputFault
from gongkai_law.screening.checkdigits import is_credit_code, is_id_number, is_old_id_number

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Handed:
    """What came in, as it came. `text` is kept untouched; `tracking_number` and `signed_for_by` are of mail."""

    text: str = ""
    tracking_number: str = ""
    signed_for_by: str = ""


def digest_of(intake: Intake, text: str) -> str:
    """By which the same thing handed in twice is noticed: applicant and wording, blanks aside."""
    same = "\x1f".join([intake.applicant_name, intake.applicant_contact, "".join(text.split())])
    return hashlib.sha256(same.encode()).hexdigest()


def doubtful_identity(applicant_kind: str, number: str) -> bool:
    """Whether an identity number is shaped like one and its check digit is wrong: asked about, never refused."""
    plain = re.sub(r"[\s-]", "", number).upper()
    if applicant_kind == "natural":
        if re.fullmatch(r"\d{15}", plain):
            return not is_old_id_number(plain)
        return bool(re.fullmatch(r"\d{17}[\dX]", plain)) and not is_id_number(plain)
    return bool(re.fullmatch(r"[0-9A-Z]{18}", plain)) and not is_credit_code(plain)


def handed_in_before(intake: Intake, text: str) -> list[DisclosureRequest]:
    """The requests made from the very same submission earlier; the same thing twice."""
    rows = DisclosureRequest.objects.filter(submission__digest=digest_of(intake, text))
    return list(rows.order_by("submitted_on", "id")[:5])


def _keep(intake: Intake, handed: Handed, actor: User | None) -> Submission:
    text = handed.text or intake.content or intake.subject
    kept: Submission = Submission.objects.create(
        agency_id=current_agency_id(),
        channel=intake.channel,
        submitted_on=intake.submitted_on,
        text=text,
        tracking_number=handed.tracking_number,
        signed_for_by=handed.signed_for_by,
        digest=digest_of(intake, text),
        taken_by=actor.full_name if actor else "",
    )
    return kept


@transaction.atomic
def take_in(
    *, intake: Intake, actor: User, handed: Handed | None = None, subjects: Sequence[str] = ()
) -> list[DisclosureRequest]:
    """Register what an applicant handed in, as one request or, with `subjects`, one for each matter. (条例 29, 31, 45)

    Numbers follow one another; all are registered or none.
    """
    require_role(actor, current_agency_id(), KEEPERS)
    return _enter(intake, handed or Handed(), subjects, actor)


@transaction.atomic
def take_in_from_portal(*, intake: Intake, text: str) -> DisclosureRequest:
    """Register what came by the web form. The clock waits for the confirmation of both sides. (条例 31.0.3)"""
    return _enter(intake, Handed(text=text), (), None)[0]


def _enter(
    intake: Intake, handed: Handed, subjects: Sequence[str], actor: User | None
) -> list[DisclosureRequest]:
    matters = [each.strip() for each in subjects if each.strip()] or [intake.subject]
    if len(matters) > MOST_AT_ONCE:
        raise InputFault("casework.too_many_at_once", count=len(matters), most=MOST_AT_ONCE)
    submission = _keep(intake, handed, actor)
    return [
        enter_request(replace(intake, subject=matter), actor=actor, submission=submission)
        for matter in matters
    ]


@transaction.atomic
def split_request(
    *, disclosure_request: DisclosureRequest, subjects: Sequence[str], actor: User, seen: str = ""
) -> list[DisclosureRequest]:
    """Make several requests of one submission: the case keeps the first matter, each further one gets its own number.

    The parts share the submission, its day and its confirmation, so they are due the same day. Only before anything
    was done: later each act would have to be shared out too.
    """
    locked = take(disclosure_request, actor, seen=seen)
    matters = [each.strip() for each in subjects if each.strip()]
    if len(matters) < 2:
        raise InputFault("casework.split_into_one")
    if len(matters) > MOST_AT_ONCE:
        raise InputFault("casework.too_many_at_once", count=len(matters), most=MOST_AT_ONCE)
    events = list(locked.events.order_by("sequence"))
    if {event.kind for event in events} - {"submitted", "confirmed"}:
        raise InputFault("casework.split_too_late")
    made = [_part(locked, matter, events[1].on if len(events) > 1 else None, actor) for matter in matters[1:]]
    locked.subject = matters[0][:300]
    locked.save(update_fields=["subject"])
    note_act(locked, actor, "request.split", others="、".join(each.number for each in made))
    return made


def _part(
    locked: DisclosureRequest, matter: str, confirmed_on: date | None, actor: User
) -> DisclosureRequest:
    intake = Intake(
        applicant_kind=locked.applicant_kind,
        applicant_name=locked.applicant_name,
        applicant_identity=locked.applicant_identity,
        applicant_contact=locked.applicant_contact,
        agent_name=locked.agent_name,
        channel=locked.channel,
        subject=matter[:300],
        content=locked.content,
        wanted_form=locked.wanted_form,
        submitted_on=locked.submitted_on,
    )
    part = enter_request(intake, actor=actor, submission=locked.submission)
    if confirmed_on and part.received_on is None:
        append_event(part, kind="confirmed", on=confirmed_on, data={}, note="", actor=actor)
        part.save()
    return part
