"""Where a case stands in the office: every move goes through the law's table of moves.

A case that is received may be worked on at once: the first act of handling accepts it (条例 33), so nobody has to press
"accept" first. The row of the case is locked by the caller, so two clerks cannot both move it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from gongkai.casework.models import DisclosureRequest, RequestEvent
from gongkai_law.casework.states import Act, act, allowed_acts, move

# What an event of the clock is in the table of moves; the answer and the end have rules of their own below.
ACT_OF_EVENT = {
    "confirmed": "confirm_receipt",
    "correction_requested": "request_correction",
    "corrected": "receive_correction",
    "third_party_consulted": "consult_third_party",
    "agency_consulted": "consult_agency",
    "extended": "extend",
    "fee_notified": "notify_fee",
    "fee_paid": "receive_payment",
    "reasons_requested": "ask_reasons",
    "delayed": "delay",
    "withdrawn": "withdraw",
}
ASKED = ("third_party_consulted", "agency_consulted")
ANSWERED = ("third_party_answered", "agency_answered")


def _from(stage: str, wanted: Act) -> str:
    """The state an act starts from: a case just received counts as accepted where the act asks for that."""
    if stage == "received" and stage not in wanted.froms and "under_review" in wanted.froms:
        return "under_review"
    return stage


def next_stage(stage: str, act_id: str, satisfied: Collection[str] | None = None) -> str:
    """The state after an act. Raises LawFault with the article where the table does not allow it."""
    wanted = act(act_id)
    return move(_from(stage, wanted), act_id, satisfied)


def advance(locked: DisclosureRequest, act_id: str, satisfied: Collection[str] | None = None) -> None:
    """Move a locked case by an act (not saved here). `satisfied`: ids of the guards that hold, None leaves them out."""
    locked.stage = next_stage(locked.stage, act_id, satisfied)


def offered(stage: str) -> tuple[Act, ...]:
    """What may be done with a case: the table's acts, and from "received" also those of handling."""
    found = list(allowed_acts(stage))
    if stage == "received":
        found += [each for each in allowed_acts("under_review") if each not in found]
    return tuple(found)


def open_consultations(events: Sequence[RequestEvent]) -> int:
    """How many letters to third parties and other agencies have no answer yet."""
    asked = sum(event.kind in ASKED for event in events)
    return asked - sum(event.kind in ANSWERED for event in events)


def stage_after(stage: str, event: RequestEvent, before: Sequence[RequestEvent]) -> str:
    """The state after an event of the clock; `before` are the events that came first.

    Raises LawFault with the article for a move the table does not allow. A confirmation that was not needed, and a
    part payment, change nothing. A reply closes the case from wherever it stood: the clock has judged its day.
    """
    kind = event.kind
    if kind in ("submitted", "reasons_given"):
        # reasons that came are judged by a human, and that moves the case (条例 35)
        return stage
    if kind == "replied":
        return "closed"
    if kind in ANSWERED:
        # an opinion that comes after the case went on is kept, and moves nothing
        if stage != "consulting":
            return stage
        return next_stage(stage, "receive_opinion" if open_consultations(before) > 1 else "end_consultation")
    if (kind == "confirmed" and stage != "submitted") or event.data.get("complete") is False:
        return stage
    return next_stage(stage, ACT_OF_EVENT[kind])


def first_stage(*, received_on: date | None, draft: bool = False) -> str:
    """Where a new case begins: an oral request still to be read back, one that waits for the confirmation, or received."""
    if draft:
        return "draft"
    return "received" if received_on else "submitted"


def walk(events: Sequence[RequestEvent], *, needs_confirmation: bool) -> str:
    """The state a whole history leads to; for ledgers. Raises LawFault for a move the table does not allow."""
    stage = "submitted" if needs_confirmation else "received"
    for number, event in enumerate(events):
        stage = stage_after(stage, event, events[:number])
    return stage
