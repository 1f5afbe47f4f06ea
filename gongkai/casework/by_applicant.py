"""What an applicant does with number and query code on the portal: see where it stands, correct, withdraw, fetch the letter.

Nobody is signed in; the code is the key to one request and shows nothing of the office's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.casework import stages
from gongkai.casework.clock import reading_of
from gongkai.casework.codes import opens
from gongkai.casework.handling.correction import apply_correction
from gongkai.casework.handling.ending import apply_withdrawal
from gongkai.casework.models import CaseLetter, DisclosureRequest
from gongkai.casework.papers import keep_paper
from gongkai.casework.registering import take_in_from_portal
from gongkai.casework.services import Intake, lock_request
from gongkai.documents.models import StoredFile
from gongkai_law.casework.letters import is_to_applicant
from gongkai_law.errors import Fault, InputFault

# kept in the file, so it is not translated
STATEMENT = "申请人凭登记号和查询码在网上撤回。"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the applicant is told: a sentence, the day due, what he can do, which letters he can fetch."""

    number: str
    subject: str
    sentence: str
    due: date | None
    provisional: bool
    points: str
    may_correct: bool
    may_withdraw: bool
    letters: tuple[StoredFile, ...]


def hand_in(
    *, agency: Agency, intake: Intake, text: str, papers: Sequence[tuple[UploadedFile, str]] = ()
) -> tuple[DisclosureRequest, list[str]]:
    """Take in a web request with its files; returns it and the names of files that could not be kept. (条例 29, 31)"""
    with agency_scope(agency.pk):
        made = take_in_from_portal(intake=intake, text=text)
        lost = []
        for upload, purpose in papers:
            try:
                keep_paper(disclosure_request=made, upload=upload, purpose=purpose, actor=None)
            except Fault:
                lost.append(upload.name or "")
        return made, lost


def _find(number: str, code: str) -> DisclosureRequest:
    """The request these open. One answer for a wrong number and a wrong code, so that neither can be tried out."""
    found = DisclosureRequest.objects.select_related("agency").filter(number=number.strip()).first()
    if not opens(found or DisclosureRequest(query_code=""), code) or found is None:
        raise InputFault("casework.code_wrong")
    return found


def _letters(case: DisclosureRequest) -> tuple[StoredFile, ...]:
    """The letters that were served on the applicant. Those to third parties and agencies are not his."""
    served = CaseLetter.objects.filter(disclosure_request=case, state=CaseLetter.State.SERVED)
    served = served.select_related("signed_file").order_by("dated", "id")
    return tuple(each.signed_file for each in served if each.signed_file and is_to_applicant(each.kind))


def _may(case: DisclosureRequest, act: str) -> bool:
    return not case.closed_on and act in {each.id for each in stages.offered(case.stage)}


def _sentence(case: DisclosureRequest) -> str:
    """Where it stands, to the applicant and not to the clerk."""
    words = {
        "draft": _("记录还要念给您听，请与我们联系。"),
        "submitted": _("已经收到您提交的内容，工作人员会与您联系确认；双方确认之日起计算答复期限。"),
        "wait_correction": _("请您补正申请内容。收到补正之日起，答复期限重新计算。"),
        "wait_reason": _("请您说明理由。"),
        "wait_fee": _("请您按收费通知缴纳信息处理费。缴清之日起，答复期限重新计算。"),
        "consulting": _("正在征求第三方或其他机关的意见，这段时间不计算在答复期限内。"),
        "served": _("答复已经送出。"),
        "closed": _("已经办结。"),
        "archived": _("已经办结。"),
    }
    return words.get(case.stage, _("正在办理。"))


def standing_of(*, agency: Agency, number: str, code: str) -> Standing:
    """What the status page shows. Raises InputFault for a number and code that open nothing."""
    with agency_scope(agency.pk):
        case = _find(number, code)
        correction = getattr(case, "correction", None)
        waiting = correction if case.stage == "wait_correction" else None
        reading = reading_of(case)
        return Standing(
            number=case.number,
            subject=case.subject,
            sentence=_sentence(case),
            due=None if case.closed_on else (waiting.due if waiting else reading.reply_due),
            provisional=reading.provisional and not case.closed_on,
            points=waiting.points if waiting else "",
            may_correct=_may(case, "receive_correction"),
            may_withdraw=_may(case, "withdraw"),
            letters=_letters(case),
        )


@transaction.atomic
def correct(*, agency: Agency, number: str, code: str, text: str) -> None:
    """The applicant corrects on the portal: today is the day the corrected request is received. (条例 30)"""
    with agency_scope(agency.pk):
        case = _find(number, code)
        if not text.strip():
            raise InputFault("casework.no_correction_text")
        stages.next_stage(case.stage, "receive_correction")
        apply_correction(lock_request(case.pk), on=timezone.localdate(), text=text.strip(), actor=None)


@transaction.atomic
def withdraw(*, agency: Agency, number: str, code: str) -> None:
    """The applicant takes the request back on the portal; the statement is kept with its day."""
    with agency_scope(agency.pk):
        case = _find(number, code)
        stages.next_stage(case.stage, "withdraw")
        apply_withdrawal(lock_request(case.pk), statement=STATEMENT, on=timezone.localdate(), actor=None)


def letter_of(*, agency: Agency, number: str, code: str, file_id: str) -> StoredFile:
    """A letter the applicant may fetch. Raises InputFault as for a wrong code for every other file."""
    with agency_scope(agency.pk):
        case = _find(number, code)
        for each in _letters(case):
            if str(each.pk) == file_id:
                return each
    raise InputFault("casework.code_wrong")
