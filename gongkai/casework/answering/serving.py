"""Service: by hand, by post, online; with its proof. The day of the answer follows from the way. (235号, 行政复议法 22.2)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.policies import policies_of
from gongkai.casework import stages
from gongkai.casework.answering.content import facts_on, newest, sender_for
from gongkai.casework.answering.drafting import lock_letter, note
from gongkai.casework.handling.consultation import note_delivery, note_release_notice
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import CaseLetter, Consultation, LetterService
from gongkai.casework.services import AnswerGiven, close_case, lock_request, not_in_future
from gongkai.documents.models import StoredFile
from gongkai.letters.wording import parts_of
from gongkai_law.casework.service import check_carrier, check_service, reply_day, service_way
from gongkai_law.errors import InputFault, LawFault

# Letters that ask somebody for an opinion, with a term of his own.
CONSULTING = ("third_party", "joint_agency", "assistance")


@dataclass(frozen=True, slots=True)
class Service:
    """How a letter was served. `served_on`: signed for, handed to the post, or arrived; `sent_on`: online, when sent."""

    way: str
    served_on: date
    sent_on: date | None = None
    carrier: str = ""
    carrier_number: str = ""
    recipient: str = ""
    note: str = ""


@transaction.atomic
def serve_letter(
    *, letter: CaseLetter, service: Service, actor: User, proof: StoredFile | None = None
) -> LetterService:
    """Note how a signed letter was served; an answer ends its case on the day of the answer.

    Raises LawFault for a private courier and for online service without the online channel of reconsideration;
    InputFault without a number, a signer or the proof, before the letter's own day, or for a day to come.
    """
    require_role(actor, letter.agency_id, HANDLERS)
    not_in_future(service.served_on)
    locked = lock_letter(letter)
    if locked.state != CaseLetter.State.SIGNED:
        raise InputFault("casework.not_signed", letter=locked.name, state=locked.get_state_display())
    channel = _online_channel(locked, service)
    _judge(locked, service, channel, proof)
    day = reply_day(
        service.way, served_on=service.served_on, sent_on=service.sent_on, policies=policies_of(locked.agency)
    )
    made: LetterService = LetterService.objects.create(
        agency_id=locked.agency_id,
        letter=locked,
        way=service.way,
        served_on=service.served_on,
        sent_on=service.sent_on,
        carrier=service.carrier,
        carrier_number=service.carrier_number.strip(),
        recipient=service.recipient.strip(),
        online_channel=channel,
        reply_day=day,
        proof=proof,
        note=service.note[:300],
        noted_by=actor.full_name,
    )
    locked.state = CaseLetter.State.SERVED
    locked.save(update_fields=["state"])
    _tell_consulted(locked, made, actor)
    _end_case(locked, day, actor, made)
    note(
        locked,
        actor,
        "letter.serve",
        document=locked.document_number,
        way=service_way(service.way).label,
        on=day,
    )
    return made


def _online_channel(letter: CaseLetter, service: Service) -> str:
    """The channel named in the letter; asked for only where the letter carries remedies at all."""
    if service.way != "online":
        return ""
    sender = sender_for(letter)
    facts = facts_on(letter, newest(letter), sender, letter.dated or service.served_on)
    remedies = facts.get("remedy_notice") or ()
    if not remedies:
        return "无需告知"
    said = "".join(remedies)
    return sender.forum.online_url if sender.forum.online_url and sender.forum.online_url in said else ""


def _judge(letter: CaseLetter, service: Service, channel: str, proof: StoredFile | None) -> None:
    check_carrier(service.carrier, service.carrier_number)
    check_service(
        service.way,
        {
            "served_on": service.served_on,
            "carrier_number": service.carrier_number,
            "recipient": service.recipient,
            "online_channel": channel,
        },
    )
    if letter.dated and service.served_on < letter.dated:
        raise InputFault("casework.served_before_signed", on=service.served_on, dated=letter.dated)
    if proof is None and letter.is_answer and service.way != "online":
        raise InputFault("casework.no_proof", proof=service_way(service.way).proof)
    if service.way == "online" and proof is None and not service.note.strip():
        raise InputFault("casework.no_proof", proof=service_way("online").proof)


def _tell_consulted(letter: CaseLetter, service: LetterService, actor: User) -> None:
    """A consultation that was handed over or arrived runs from that day; by post the day of arrival is noted later.

    The notice to an overruled third party counts from its service, by post from the day it was posted. (条例 32, 34)
    """
    kind, _, pk = letter.act.partition(":")
    if kind != "consultation":
        return
    one = Consultation.objects.filter(pk=pk).first()
    if one is None:
        return
    if letter.kind == "third_party_release" and one.release_notice_on is None:
        note_release_notice(consultation=one, on=service.reply_day, actor=actor)
    elif letter.kind in CONSULTING and service.way != "post" and one.delivered_on is None:
        note_delivery(consultation=one, on=service.served_on, actor=actor)


def _end_case(letter: CaseLetter, day: date, actor: User, service: LetterService) -> None:
    """The case of an answer is answered: the clock stops on the day of the answer, one row of table three counts."""
    if not letter.is_answer or letter.renewed or letter.disclosure_request_id is None:
        return
    case = lock_request(letter.disclosure_request_id)
    if case.closed_on:
        raise LawFault("casework.closed", number=case.number)
    stages.advance(case, "serve", ["lawful_service", "online_channel"])
    close_case(
        case, answers_in(letter), on=day, actor=actor, note=f"{letter.title}（{letter.document_number}）"
    )


def answers_in(letter: CaseLetter) -> list[AnswerGiven]:
    """The answers of a letter as the case keeps them."""
    facts = newest(letter).facts
    found = []
    for part in parts_of(facts):
        text = str(part.get("given_part") or part.get("access_channel") or "")
        found.append(
            AnswerGiven(
                str(part["code"]),
                basis=str(part.get("basis") or "")[:200],
                reasons=str(part.get("reasons") or ""),
                text=text,
            )
        )
    return found
