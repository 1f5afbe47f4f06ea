"""Who has a request: give it, claim it, hand it back; ask a second unit. (条例 45)

All cases of a leaving clerk at once: `casework.handover`.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import roles_in
from gongkai.agencies.models import Role, Unit
from gongkai.casework.handling.locked import HANDLERS, take
from gongkai.casework.models import DisclosureRequest, Handover, UnitOpinion
from gongkai.casework.services import note_act
from gongkai_law.errors import InputFault


def _pass_on(
    locked: DisclosureRequest, *, kind: str, unit: Unit | None, person: User | None, actor: User, note: str
) -> Handover:
    """Note the hand it goes to and set it on the case (saved here)."""
    handover = Handover(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        kind=kind,
        unit=unit,
        to_id=person.pk if person else None,
        to_name=person.full_name if person else (unit.name if unit else ""),
        from_name=locked.handler_name or (locked.unit.name if locked.unit else ""),
        by_name=actor.full_name,
        note=note[:300],
    )
    handover.save()
    locked.unit = unit
    locked.handler_id = person.pk if person else None
    locked.handler_name = person.full_name if person else ""
    locked.save(update_fields=["unit", "handler_id", "handler_name"])
    return handover


def _may_take(person: User, agency_id: uuid.UUID) -> None:
    if not roles_in(person, agency_id) & set(HANDLERS):
        raise InputFault("casework.cannot_be_given", name=person.full_name)


@transaction.atomic
def assign(
    *,
    disclosure_request: DisclosureRequest,
    actor: User,
    unit: Unit | None = None,
    person: User | None = None,
    note: str = "",
    seen: str = "",
) -> Handover:
    """Give a case to a unit, a person, or a person of a unit; who had it keeps seeing it, who has it now is said."""
    locked = take(disclosure_request, actor, seen=seen)
    if unit is None and person is None:
        raise InputFault("casework.give_to_whom")
    if person is not None:
        _may_take(person, locked.agency_id)
    kind = Handover.Kind.TRANSFER if locked.handler_id or locked.unit_id else Handover.Kind.ASSIGN
    made = _pass_on(locked, kind=kind, unit=unit, person=person, actor=actor, note=note)
    note_act(locked, actor, "request.assign", to=made.to_name, unit=unit.name if unit else "")
    return made


@transaction.atomic
def claim(*, disclosure_request: DisclosureRequest, actor: User, seen: str = "") -> Handover:
    """Take a case nobody has. Refused when somebody has it: it is then given, not taken."""
    locked = take(disclosure_request, actor, seen=seen)
    if locked.handler_id and locked.handler_id != actor.pk:
        raise InputFault("casework.has_handler", name=locked.handler_name)
    made = _pass_on(locked, kind=Handover.Kind.CLAIM, unit=locked.unit, person=actor, actor=actor, note="")
    note_act(locked, actor, "request.claim")
    return made


@transaction.atomic
def hand_back(*, disclosure_request: DisclosureRequest, actor: User, note: str, seen: str = "") -> Handover:
    """Give a case back to the disclosure office, with the reason. Only who has it may."""
    locked = take(disclosure_request, actor, seen=seen)
    if locked.handler_id != actor.pk and Role.UNIT_HEAD not in roles_in(actor, locked.agency_id):
        raise InputFault("casework.not_yours_to_hand_back", name=locked.handler_name or "—")
    if not note.strip():
        raise InputFault("casework.say_why")
    made = _pass_on(locked, kind=Handover.Kind.HAND_BACK, unit=None, person=None, actor=actor, note=note)
    note_act(locked, actor, "request.hand_back", reason=note)
    return made


@transaction.atomic
def ask_unit(
    *,
    disclosure_request: DisclosureRequest,
    unit: Unit,
    question: str,
    on: date,
    wanted_by: date,
    actor: User,
    seen: str = "",
) -> UnitOpinion:
    """Ask a second unit of the same agency. The statutory clock goes on: only other agencies stop it. (条例 33.3)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if wanted_by < on:
        raise InputFault("casework.due_before_sent", due=wanted_by, on=on)
    asked: UnitOpinion = UnitOpinion.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        unit=unit,
        question=question,
        asked_on=on,
        asked_by=actor.full_name,
        wanted_by=wanted_by,
    )
    note_act(locked, actor, "request.ask_unit", unit=unit.name, by=wanted_by)
    return asked


@transaction.atomic
def answer_for_unit(*, opinion: UnitOpinion, text: str, on: date, actor: User) -> UnitOpinion:
    """The second unit says what it thinks, once."""
    locked = take(opinion.disclosure_request, actor, on=on)
    if opinion.answered_on:
        raise InputFault("casework.opinion_given", on=opinion.answered_on)
    opinion.answered_on, opinion.answered_by, opinion.opinion = on, actor.full_name, text
    opinion.save(update_fields=["answered_on", "answered_by", "opinion"])
    note_act(locked, actor, "request.unit_answered", unit=opinion.unit.name)
    return opinion
