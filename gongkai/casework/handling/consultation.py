"""Opinions of third parties, co-makers and other agencies: asked, arrived, answered, silent, weighed. (条例 11, 32–34)"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.calendars import calendar_for
from gongkai.casework import clock, stages
from gongkai.casework.handling.locked import take
from gongkai.casework.models import Consultation, DisclosureRequest
from gongkai.casework.services import append_event, note_act
from gongkai_law.citation import cite
from gongkai_law.clocks import deadline
from gongkai_law.disclosure.exemptions import weigh_third_party
from gongkai_law.errors import InputFault, LawFault

_EVENTS = {
    "third_party": ("third_party_consulted", "third_party_answered", "C_3P"),
    "joint_agency": ("agency_consulted", "agency_answered", "C_JOINT"),
    "agency": ("agency_consulted", "agency_answered", "C_JOINT"),
}
_DECISIONS = {
    "GRANT_3P_AGREED": Consultation.Decision.OPEN,
    "GRANT": Consultation.Decision.OPEN,
    "GRANT_PUBLIC_INTEREST": Consultation.Decision.OVERRIDE,
    "D_THIRD_PARTY": Consultation.Decision.WITHHOLD,
}


def due_of(one: Consultation) -> date:
    """Until when a party may answer: 15 working days from the day it received the letter, or from sending until known."""
    term = _EVENTS[one.kind][2]
    found: date = deadline(
        term, one.delivered_on or one.sent_on, calendar_for(one.disclosure_request.agency)
    ).day
    return found


@transaction.atomic
def consult(
    *,
    disclosure_request: DisclosureRequest,
    kind: str,
    party: str,
    content: str,
    on: date,
    actor: User,
    contact: str = "",
    delivered_on: date | None = None,
    seen: str = "",
) -> Consultation:
    """Ask one party in writing. While any letter is open the reply term stands still. (条例 32, 33.3, 34)"""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if Consultation.objects.filter(disclosure_request=locked, kind=kind, party=party).exists():
        raise InputFault("casework.party_asked_before", party=party)
    stages.next_stage(locked.stage, f"consult_{kind}")
    data = {"party": party, **({"delivered": delivered_on.isoformat()} if delivered_on else {})}
    append_event(locked, kind=_EVENTS[kind][0], on=on, data=data, note=party, actor=actor)
    asked: Consultation = Consultation.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        kind=kind,
        party=party,
        contact=contact,
        content=content,
        sent_on=on,
        delivered_on=delivered_on,
        by_name=actor.full_name,
    )
    locked.save()
    note_act(locked, actor, "request.consult", kind=asked.get_kind_display(), party=_shown(asked), on=on)
    return asked


def _shown(one: Consultation) -> str:
    """The party as the history names it; a person who is a third party is not named there."""
    return one.party if one.kind != Consultation.Kind.THIRD_PARTY else "第三方"


@transaction.atomic
def note_delivery(*, consultation: Consultation, on: date, actor: User) -> Consultation:
    """The letter arrived: the party's 15 working days run from that day. (条例 32, 34)"""
    locked = take(consultation.disclosure_request, actor, on=on)
    if on < consultation.sent_on:
        raise InputFault("casework.delivered_before_sent", on=on, sent_on=consultation.sent_on)
    asked = _EVENTS[consultation.kind][0]
    events = list(locked.events.order_by("sequence"))
    event = next(
        each for each in events if each.kind == asked and each.data.get("party") == consultation.party
    )
    event.data = {**event.data, "delivered": on.isoformat()}
    clock.refresh(locked, events, calendar=calendar_for(locked.agency))
    event.save(update_fields=["data"])
    locked.save()
    consultation.delivered_on = on
    consultation.save(update_fields=["delivered_on"])
    note_act(locked, actor, "request.delivered", party=_shown(consultation), on=on)
    return consultation


def _others_open(locked: DisclosureRequest, one: Consultation) -> bool:
    return bool(Consultation.objects.filter(disclosure_request=locked, reply="").exclude(pk=one.pk).exists())


@transaction.atomic
def receive_opinion(
    *,
    consultation: Consultation,
    reply: str,
    text: str,
    on: date,
    actor: User,
    seen: str = "",
) -> Consultation:
    """A party answered. The last answer lets the term run on from the next working day. (条例 33.3)"""
    locked = take(consultation.disclosure_request, actor, on=on, seen=seen)
    if consultation.reply:
        raise InputFault("casework.party_answered_before", party=consultation.party)
    others = _others_open(locked, consultation)
    stages.advance(
        locked,
        "receive_opinion" if others else "end_consultation",
        ["others_still_open" if others else "all_answered"],
    )
    append_event(
        locked,
        kind=_EVENTS[consultation.kind][1],
        on=on,
        data={"party": consultation.party},
        note=consultation.get_kind_display(),
        actor=actor,
    )
    return _replied(locked, consultation, reply=reply, text=text, on=on, actor=actor)


def _replied(
    locked: DisclosureRequest, one: Consultation, *, reply: str, text: str, on: date, actor: User
) -> Consultation:
    one.reply, one.reply_text, one.answered_on = reply, text, on
    one.save(update_fields=["reply", "reply_text", "answered_on"])
    locked.save()
    note_act(locked, actor, "request.opinion", party=_shown(one), reply=one.get_reply_display(), on=on)
    return one


@transaction.atomic
def note_silence(*, consultation: Consultation, on: date, actor: User, unreachable: str = "") -> Consultation:
    """The party's term is over without a word, or it cannot be reached at all (`unreachable`: how it was tried).

    For a third party silence decides nothing: the agency does. A co-maker's silence is consent. (条例 32, 34)
    """
    locked = take(consultation.disclosure_request, actor, on=on)
    due = due_of(consultation)
    if on <= due and not unreachable.strip():
        raise LawFault(
            "casework.term_still_runs",
            articles=(cite("条例 32"), cite("条例 34")),
            party=consultation.party,
            due=due,
        )
    if consultation.reply:
        raise InputFault("casework.party_answered_before", party=consultation.party)
    if not _others_open(locked, consultation):
        stages.advance(locked, "end_consultation", ["all_answered"])
    if unreachable.strip():
        # nothing is waited for any longer: the days until here were needed, those after are not
        data: dict[str, Any] = {"party": consultation.party}
        append_event(
            locked, kind=_EVENTS[consultation.kind][1], on=on, data=data, note=unreachable, actor=actor
        )
        return _replied(
            locked, consultation, reply=Consultation.Reply.UNREACHABLE, text=unreachable, on=on, actor=actor
        )
    joint = consultation.kind == Consultation.Kind.JOINT_AGENCY
    text = "逾期没有提出意见，视为同意公开（《条例》第三十四条）。" if joint else "逾期没有提出意见。"
    return _replied(locked, consultation, reply=Consultation.Reply.SILENT, text=text, on=on, actor=actor)


@transaction.atomic
def weigh_opinion(
    *,
    consultation: Consultation,
    harm: bool,
    reasonable: bool,
    public_interest: bool,
    reasons: str,
    on: date,
    actor: User,
) -> Consultation:
    """Decide what follows from a third party's word or silence, with reasons; never automatic. (条例 15, 32)"""
    locked = take(consultation.disclosure_request, actor, on=on)
    if not consultation.reply:
        raise LawFault("casework.not_answered_yet", articles=(cite("条例 32"),), party=consultation.party)
    if not reasons.strip():
        raise InputFault("casework.say_why")
    opinion = {"agrees": "agrees", "objects": "objects", "partly": "objects"}.get(
        consultation.reply, "silent"
    )
    followed = weigh_third_party(
        opinion,  # type: ignore[arg-type]
        harm=harm,
        reasonable=reasonable,
        public_interest=public_interest,
    )
    consultation.decision = _DECISIONS[followed.outcome]
    consultation.decision_reasons, consultation.decided_by = reasons, actor.full_name
    consultation.save(update_fields=["decision", "decision_reasons", "decided_by"])
    note_act(locked, actor, "request.weighed", decision=consultation.get_decision_display())
    return consultation


@transaction.atomic
def note_release_notice(*, consultation: Consultation, on: date, actor: User) -> Consultation:
    """The third party was told in writing what will be released and why: only then may it be. (条例 32)"""
    locked = take(consultation.disclosure_request, actor, on=on)
    if consultation.decision != Consultation.Decision.OVERRIDE:
        raise InputFault("casework.no_override", party=consultation.party)
    consultation.release_notice_on = on
    consultation.save(update_fields=["release_notice_on"])
    note_act(locked, actor, "request.release_notice", on=on)
    return consultation


def untold_overrides(case: DisclosureRequest) -> list[Consultation]:
    """Third parties overruled for the public interest who have not been told in writing yet: nothing may be released."""
    return list(case.consultations.filter(decision=Consultation.Decision.OVERRIDE, release_notice_on=None))
