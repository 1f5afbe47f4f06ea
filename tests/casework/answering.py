"""What tests of answering share: a request ready to be answered, its letter filled in, and walked to a signature."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from gongkai.agencies.models import Agency, Role
from gongkai.casework import services
from gongkai.casework.answering.drafting import draft_answer, edit_letter
from gongkai.casework.answering.reviewing import pass_letter, submit_letter
from gongkai.casework.answering.signing import sign_letter
from gongkai.casework.guided import Part
from gongkai.casework.models import CaseLetter, Consultation
from gongkai.casework.services import Intake
from gongkai.documents.models import StoredFile
from gongkai.documents.services import store_file
from gongkai.letters.kinds import letter_kind
from gongkai_law.review import self_check_items
from tests.cast import person

CHECKED = {item.id: "no" for item in self_check_items()}
DAY = date(2026, 3, 18)
# What the case itself says; a sample's own values must not stand over it.
FROM_CASE = (
    "addressee",
    "applicant_name",
    "application_number",
    "received_on",
    "asked",
    "document_number",
    "dated",
    "corrected_on",
)


def at(day: date, hour: int = 10) -> time_machine.travel:
    return time_machine.travel(
        datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai")), tick=False
    )


def ready_office(office: Any) -> Any:
    """The office with its forum named and a unit head 何敏."""
    Agency.objects.filter(pk=office.agency.pk).update(
        reconsideration_body="云和县人民政府", court="云和县人民法院"
    )
    office.agency.refresh_from_db()
    return person("he", "何敏", office.agency, Role.UNIT_HEAD)


def hand_in(office: Any, on: date = date(2026, 3, 2), **change: Any) -> Any:
    intake = {
        "applicant_kind": "natural",
        "applicant_name": "刘敏",
        "channel": "in_person",
        "subject": "低保资金发放情况",
        "submitted_on": on,
        **change,
    }
    return services.register_request(intake=Intake(**intake), actor=office.wang)


def own_facts(kind: str) -> dict[str, Any]:
    return {key: value for key, value in letter_kind(kind).sample.items() if key not in FROM_CASE}


def put_on_file(case: Any, code: str) -> None:
    """What an answer rests on, as its act would have put it on file."""
    if code == "D_THIRD_PARTY" and not case.consultations.exists():
        Consultation.objects.create(
            agency=case.agency,
            disclosure_request=case,
            kind="third_party",
            party="丰泽合作社",
            content="投入明细",
            sent_on=case.submitted_on,
            delivered_on=case.submitted_on,
            answered_on=case.submitted_on,
            reply="objects",
            by_name="王芳",
        )


def drafted(
    office: Any, code: str = "GRANT", kind: str = "grant", case: Any = None, **facts: Any
) -> CaseLetter:
    """A complete draft of an answer."""
    case = case or hand_in(office)
    put_on_file(case, code)
    letter = draft_answer(disclosure_request=case, actor=office.wang, parts=[Part(code)])
    own = {**own_facts(kind), "code": code, **facts}
    edit_letter(letter=letter, facts=own, actor=office.wang, seen=letter.version, why="写全")
    letter.refresh_from_db()
    return letter


def reviewed(office: Any, head: Any, letter: CaseLetter) -> CaseLetter:
    """Handed in, passed by the unit head and the confidentiality reviewer: it stands before the leader."""
    submit_letter(letter=letter, self_check=CHECKED, actor=office.wang)
    letter.refresh_from_db()
    pass_letter(letter=letter, opinion="同意", actor=head)
    pass_letter(letter=letter, opinion="不涉密", actor=office.li)
    return letter


def signed(office: Any, head: Any, **more: Any) -> CaseLetter:
    letter = reviewed(office, head, drafted(office, **more))
    return sign_letter(letter=letter, actor=office.zhao)


def proof(office: Any) -> StoredFile:
    return store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(b"\x89PNG proof"),
        name="回执.png",
        purpose="delivery_proof",
    )
