"""Correction of one's own record: received with evidence, verified, told by letter. (条例 41)"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.numbers import next_numbers
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework.answering.drafting import begin_letter, note
from gongkai.casework.models import CaseLetter
from gongkai.letters.wording import YOU
from gongkai.remedies.models import RecordCorrection
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault

KIND = "record_correction"
Result = RecordCorrection.Result


@transaction.atomic
def receive_correction(
    *,
    received_on: date,
    person_name: str,
    record_name: str,
    claim: str,
    evidence: str,
    actor: User,
    person_contact: str = "",
) -> RecordCorrection:
    """Note a request to correct one's own record. Without evidence there is none to handle. (条例 41)

    The Regulation names no term; the county's applies (policy `own_record_days`, working days).
    """
    require_role(actor, current_agency_id(), KEEPERS)
    if received_on > timezone.localdate():
        raise InputFault("remedies.future", on=received_on)
    if not evidence.strip():
        raise LawFault("remedies.no_evidence", articles=(cite("条例 41"),))
    agency = Agency.objects.get(pk=current_agency_id())
    days = policies_of(agency).number("own_record_days")
    serial = next_numbers(series="record_correction", period=str(received_on.year))[0]
    made: RecordCorrection = RecordCorrection.objects.create(
        agency_id=agency.pk,
        number=f"更正{received_on.year}-{serial:04d}",
        received_on=received_on,
        person_name=person_name.strip(),
        person_contact=person_contact,
        record=record_name.strip(),
        claim=claim.strip(),
        evidence=evidence.strip(),
        due=calendar_for(agency).add_working_days(received_on, days).day,
        by_name=actor.full_name,
    )
    _audit(made, actor, "own_record.receive")
    return made


def _audit(correction: RecordCorrection, actor: User, act: str, **data: object) -> None:
    record(
        agency_id=correction.agency_id,
        actor=actor,
        act=act,
        subject_kind=KIND,
        subject_id=correction.pk,
        number=correction.number,
        **data,
    )


@transaction.atomic
def decide_correction(
    *,
    correction: RecordCorrection,
    result: str,
    text: str,
    actor: User,
    competent_body: str = "",
    competent_contact: str = "",
) -> CaseLetter:
    """What verification found, and the letter that says so; it passes review and is served like an answer.

    Raises InputFault without a finding, or, where it is not ours, without the body that may correct it.
    """
    require_role(actor, correction.agency_id, KEEPERS)
    kind = Result(result)
    if not text.strip():
        raise InputFault("casework.say_why")
    if kind in (Result.TRANSFERRED, Result.TOLD) and not competent_body.strip():
        raise LawFault("remedies.no_competent_body", articles=(cite("条例 41"),))
    changed = RecordCorrection.objects.filter(pk=correction.pk, decided_on=None).update(
        result=kind, result_text=text.strip(), competent_body=competent_body.strip(),
        competent_contact=competent_contact.strip(), decided_on=timezone.localdate(),
    )  # fmt: skip
    if not changed:
        raise InputFault("remedies.correction_decided", number=correction.number)
    correction.refresh_from_db()
    letter = begin_letter(
        kind="own_record", facts=_facts(correction), actor=actor, subject_kind=KIND, subject_id=correction.pk
    )
    correction.letter = letter
    correction.save(update_fields=["letter"])
    _audit(correction, actor, "own_record.decide", result=kind.label)
    note(letter, actor, "letter.draft", number=correction.number)
    return letter


def _facts(correction: RecordCorrection) -> dict[str, object]:
    return {
        "addressee": correction.person_name,
        "applicant_name": correction.person_name,
        "you": YOU,
        "application_number": correction.number,
        "received_on": correction.received_on.isoformat(),
        "asked": f"{correction.record}：{correction.claim}",
        "done": f"本机关核对了有关记录和您提供的证据（{correction.evidence.rstrip('。')}）。",
        "facts": correction.result_text,
        "record_result": correction.get_result_display(),
        "competent_body": correction.competent_body,
        "competent_contact": correction.competent_contact,
    }
