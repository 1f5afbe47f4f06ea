"""Our response to a reconsideration and the new answer a decision orders. (行政复议法 48, 54, 70; 条例 51)"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.audit.services import record
from gongkai.casework.answering.content import newest
from gongkai.casework.answering.drafting import draft_answer, edit_letter
from gongkai.casework.guided import Part
from gongkai.casework.models import CaseLetter
from gongkai.letters.printing import printed_day
from gongkai.remedies.models import NewAnswerOrder, RemedyCase, RemedyGroup, RemedyResponse
from gongkai_law.citation import cite
from gongkai_law.clocks import deadline
from gongkai_law.errors import InputFault, LawFault


def audit(case: RemedyCase, actor: User, act: str, **data: object) -> None:
    """A deed about a reconsideration or suit, in its own history."""
    record(
        agency_id=case.agency_id,
        actor=actor,
        act=act,
        subject_kind="remedy_case",
        subject_id=case.pk,
        group=case.get_group_display(),
        number=case.number,
        **data,
    )


def _not_future(on: date) -> None:
    if on > timezone.localdate():
        raise InputFault("remedies.future", on=on)


@transaction.atomic
def receive_copy(*, case: RemedyCase, on: date, simple: bool, actor: User) -> RemedyResponse:
    """The body's copy of the application came: our term runs, 10 working days, 5 in the simple procedure.

    A late or missing response is treated as no evidence. (行政复议法 48, 54, 70)
    """
    require_role(actor, case.agency_id, KEEPERS)
    _not_future(on)
    if case.group != RemedyGroup.REVIEW:
        raise InputFault("remedies.no_reconsideration")
    term = deadline("C_RESPOND_SIMPLE" if simple else "C_RESPOND_ORD", on, calendar_for(case.agency))
    made = RemedyResponse(
        agency_id=case.agency_id,
        case=case,
        copy_received_on=on,
        simple=simple,
        due=term.day,
        provisional=term.provisional,
        by_name=actor.full_name,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as fault:
        raise InputFault("remedies.copy_noted", number=case.number) from fault
    audit(case, actor, "remedy.copy", on=on, due=term.day)
    return made


@transaction.atomic
def respond(*, response: RemedyResponse, on: date, actor: User, note: str = "") -> RemedyResponse:
    """Response and evidence went to the body."""
    require_role(actor, response.agency_id, KEEPERS)
    _not_future(on)
    if on < response.copy_received_on:
        raise InputFault("remedies.responded_before_copy", on=on, received=response.copy_received_on)
    changed = RemedyResponse.objects.filter(pk=response.pk, responded_on=None).update(
        responded_on=on, note=note[:300]
    )
    if not changed:
        raise InputFault("remedies.responded")
    response.refresh_from_db()
    audit(response.case, actor, "remedy.respond", on=on)
    return response


@transaction.atomic
def order_new_answer(
    *, case: RemedyCase, received_on: date, due: date, what: str, actor: User
) -> NewAnswerOrder:
    """A decision overturned the answer and orders a new one by a day: a task with its own clock, no new request.

    Raises LawFault where the decision did not overturn anything; InputFault where the term is over before it begins.
    """
    require_role(actor, case.agency_id, KEEPERS)
    _not_future(received_on)
    if case.result != "corrected":
        raise LawFault(
            "remedies.not_overturned", articles=(cite("条例 51"),), decision=case.decision or "尚未审结"
        )
    if case.disclosure_request is None or case.disclosure_request.closed_on is None:
        raise InputFault("remedies.no_answered_request")
    if due <= received_on:
        raise InputFault("remedies.due_passed", due=due, received=received_on)
    made = NewAnswerOrder(
        agency_id=case.agency_id,
        case=case,
        disclosure_request=case.disclosure_request,
        received_on=received_on,
        due=due,
        what=what.strip()[:300],
        by_name=actor.full_name,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as fault:
        raise InputFault("remedies.ordered") from fault
    audit(case, actor, "remedy.order", due=due)
    return made


@transaction.atomic
def renew_answer(*, order: NewAnswerOrder, parts: Sequence[Part], actor: User) -> CaseLetter:
    """Begin the new answer: it is reviewed, signed and served like the first; the first stays in the file."""
    locked: NewAnswerOrder = NewAnswerOrder.objects.select_for_update(of=("self",)).get(pk=order.pk)
    if locked.letter_id and locked.letter is not None and locked.letter.state != CaseLetter.State.VOID:
        found: CaseLetter = locked.letter
        return found
    made = draft_answer(disclosure_request=locked.disclosure_request, actor=actor, parts=parts, renewed=True)
    facts = newest(made).facts
    why = f"{locked.case.body or '复议机关'}作出决定后，本机关于{printed_day(locked.received_on)}收到决定书，现重新答复。"
    edit_letter(
        letter=made, facts={"done": why + str(facts.get("done") or "")}, actor=actor, seen=made.version
    )
    locked.letter = made
    locked.save(update_fields=["letter"])
    made.refresh_from_db()
    return made
