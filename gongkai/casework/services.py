"""Acts on a request: register it, add an event, answer it. Every date is judged by the law's clock before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.base.fields import fingerprint
from gongkai.casework import clock, stages
from gongkai.casework.codes import new_code
from gongkai.casework.models import Answer, DisclosureRequest, RequestEvent, Submission
from gongkai.casework.numbering import free_numbers
from gongkai_law.casework.outcomes import combine, outcome, row_for
from gongkai_law.clocks import event_label
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies
from gongkai_law.report.form import Form


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """One answer of a reply letter: an outcome code with its basis and reasons."""

    outcome: str
    basis: str = ""
    reasons: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What an applicant hands in. The purpose is never asked (条例 27). A client counts, not his agent."""

    applicant_kind: str
    applicant_name: str
    channel: str
    subject: str
    submitted_on: date
    content: str = ""
    wanted_form: str = ""
    applicant_identity: str = ""
    applicant_contact: str = ""
    agent_name: str = ""
    filled_by_office: bool = False
    number: str = ""
    source: str = ""


def note_act(disclosure_request: DisclosureRequest, actor: User | None, act: str, **data: Any) -> None:
    """Chain a deed about a request into the history; its number is always there for the sentence."""
    record(
        agency_id=disclosure_request.agency_id,
        actor=actor,
        act=act,
        subject_kind="request",
        subject_id=disclosure_request.pk,
        number=disclosure_request.number,
        **data,
    )


def new_number(year: int) -> str:
    """The next registration number of the agency in a year: 2020-0001; consecutive, without gaps."""
    return free_numbers(year=year, count=1)[0]


def build_request(intake: Intake) -> DisclosureRequest:
    """The unsaved request for an intake; the number is given here unless the paper register already gave one."""
    year = intake.submitted_on.year
    return DisclosureRequest(
        agency_id=current_agency_id(),
        number=intake.number or new_number(year),
        year=year,
        applicant_kind=intake.applicant_kind,
        applicant_name=intake.applicant_name,
        applicant_identity=intake.applicant_identity,
        applicant_contact=intake.applicant_contact,
        applicant_fingerprint=fingerprint(
            intake.applicant_name, intake.applicant_identity or intake.applicant_contact
        ),
        agent_name=intake.agent_name,
        channel=intake.channel,
        subject=intake.subject,
        content=intake.content,
        wanted_form=intake.wanted_form,
        filled_by_office=intake.filled_by_office,
        submitted_on=intake.submitted_on,
        source=intake.source,
    )


def not_in_future(on: date) -> None:
    """Raises InputFault for a day that has not come: what has not happened is not registered."""
    if on > timezone.localdate():
        raise InputFault("casework.future", on=on)


def enter_request(
    intake: Intake, *, actor: User | None, submission: Submission | None = None
) -> DisclosureRequest:
    """Enter one request with its first event, the submission; in the caller's transaction, whose access was checked.

    An oral request the office fills in waits to be read back (条例 29.1). `actor` None: handed in on the portal.
    """
    if not intake.applicant_name.strip():
        raise InputFault("casework.agent_is_not_applicant")
    if not intake.subject.strip():
        raise InputFault("casework.no_subject")
    not_in_future(intake.submitted_on)
    disclosure_request = build_request(intake)
    disclosure_request.query_code = new_code()
    disclosure_request.submission = submission
    disclosure_request.save()
    first = RequestEvent(
        agency_id=disclosure_request.agency_id,
        disclosure_request=disclosure_request,
        sequence=1,
        on=intake.submitted_on,
        kind="submitted",
        data={"channel": intake.channel},
        actor_name=actor.full_name if actor else "",
    )
    first.save()
    clock.refresh(disclosure_request, [first], calendar=calendar_for(disclosure_request.agency))
    disclosure_request.stage = stages.first_stage(
        received_on=disclosure_request.received_on, draft=intake.filled_by_office
    )
    disclosure_request.save()
    note_act(disclosure_request, actor, "request.register")
    return disclosure_request


@transaction.atomic
def register_request(*, intake: Intake, actor: User) -> DisclosureRequest:
    """Take a request into the register; its first event is the submission. (条例 29, 31, 45)"""
    require_role(actor, current_agency_id(), KEEPERS)
    return enter_request(intake, actor=actor)


def lock_request(pk: Any) -> DisclosureRequest:
    """The request with its row locked until the transaction ends, so that two clerks cannot both act on it."""
    found: DisclosureRequest = (
        DisclosureRequest.objects.select_for_update().select_related("agency").get(pk=pk)
    )
    return found


def append_event(
    locked: DisclosureRequest, *, kind: str, on: date, data: dict[str, Any], note: str, actor: User | None
) -> RequestEvent:
    """Judge an event by the clock, keep it, and rebuild the caches. A refusal raises before anything is kept."""
    events = list(locked.events.order_by("sequence"))
    event = RequestEvent(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        sequence=len(events) + 1,
        on=on,
        kind=kind,
        data=data,
        note=note[:500],
        actor_name=actor.full_name if actor else "",
    )
    clock.refresh(locked, [*events, event], calendar=calendar_for(locked.agency))
    locked.stage = stages.stage_after(locked.stage, event, events)
    event.save()
    return event


@transaction.atomic
def add_event(
    *,
    disclosure_request: DisclosureRequest,
    kind: str,
    on: date,
    actor: User,
    note: str = "",
    expected_events: int | None = None,
    **data: Any,
) -> RequestEvent:
    """Add one event of the clock (confirmed, corrected, third_party_consulted …) to an open request.

    `expected_events` is how many events the clerk saw; if another clerk acted since, the act is refused and nothing lost.
    Illegal events are refused with the article by the law's clock.
    """
    require_role(actor, disclosure_request.agency_id, KEEPERS)
    not_in_future(on)
    locked = lock_request(disclosure_request.pk)
    if locked.closed_on:
        raise InputFault("casework.closed", number=locked.number)
    if expected_events is not None and locked.events.count() != expected_events:
        raise InputFault("casework.changed_meanwhile", number=locked.number)
    event = append_event(locked, kind=kind, on=on, data=data, note=note, actor=actor)
    locked.save()
    note_act(locked, actor, "request.event", label=event_label(kind), on=on)
    return event


def close_with(
    locked: DisclosureRequest,
    answers: Sequence[AnswerGiven],
    *,
    on: date,
    policies: Policies | None = None,
) -> list[Answer]:
    """Fill in the outcome of a locked request whose closing event is already judged: which answer counts, in which row.

    Whoever closes many requests of one agency passes its `policies`.
    """
    chosen = policies or policies_of(locked.agency)
    counted = combine([given.outcome for given in answers], chosen).counted
    form = Form.for_year(on.year)
    locked.outcome = counted
    locked.result_row = row_for(counted, form.id, chosen)
    locked.closed_on, locked.closed_year = on, on.year
    locked.state = locked.stage = "closed"
    return [
        Answer(
            agency_id=locked.agency_id,
            disclosure_request=locked,
            position=position,
            outcome=given.outcome,
            basis=given.basis,
            reasons=given.reasons,
            text=given.text,
        )
        for position, given in enumerate(answers)
    ]


def close_case(
    locked: DisclosureRequest,
    answers: Sequence[AnswerGiven],
    *,
    on: date,
    actor: User | None,
    note: str = "",
) -> list[Answer]:
    """End a locked case on a day: the closing event, which answer counts, in which row; all of it saved.

    The clock judges the day first; nothing is kept of a refusal. Access and the audit entry are the caller's.
    """
    withdrawn = all(given.outcome == "O_WITHDRAWN" for given in answers)
    append_event(locked, kind="withdrawn" if withdrawn else "replied", on=on, data={}, note=note, actor=actor)
    made = close_with(locked, answers, on=on)
    locked.save()
    for answer in made:
        answer.save()
    return made


@transaction.atomic
def answer_request(
    *,
    disclosure_request: DisclosureRequest,
    answers: Sequence[AnswerGiven],
    on: date,
    actor: User,
    note: str = "",
) -> DisclosureRequest:
    """Close a request with one or more answers on the day the reply was served; one row of table three counts. (条例 36, 37)"""
    require_role(actor, disclosure_request.agency_id, KEEPERS)
    not_in_future(on)
    if not answers:
        raise InputFault("casework.no_answer")
    locked = lock_request(disclosure_request.pk)
    if locked.closed_on:
        raise InputFault("casework.closed", number=locked.number)
    if locked.received_on is None:
        raise InputFault("casework.no_receipt", number=locked.number)
    close_case(locked, answers, on=on, actor=actor, note=note)
    note_act(locked, actor, "request.answer", outcome=outcome(locked.outcome).label, on=on)
    return locked
