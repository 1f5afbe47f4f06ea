"""Taking people out of a file in place: who asked, who was asked, their words and papers. What is counted stays.

Applicant kind, dates, outcome, row, events and the history remain, so every figure of every report is what it was.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.casework.answering.content import as_json
from gongkai.casework.archive.fileset import files_of_case
from gongkai.casework.models import (
    Consultation,
    Correction,
    DisclosureRequest,
    LetterService,
    LetterVersion,
    Submission,
    VolumeInquiry,
)
from gongkai.documents.models import StoredFile
from gongkai.documents.queries import files_of
from gongkai.documents.storing.blobs import drop_blob

NOBODY = "（已匿名）"


def make_anonymous(case: DisclosureRequest) -> None:
    """Overwrite what names people in one case. Runs in the caller's transaction; bytes go when it is committed."""
    case.applicant_name = NOBODY
    case.applicant_identity = case.applicant_contact = case.agent_name = case.query_code = ""
    case.applicant_fingerprint = ""
    case.content = ""
    case.save(
        update_fields=[
            "applicant_name", "applicant_identity", "applicant_contact", "agent_name", "query_code",
            "applicant_fingerprint", "content",
        ]
    )  # fmt: skip
    if case.submission_id and not _shared(case):
        Submission.objects.filter(pk=case.submission_id).update(text="", signed_for_by="", digest="")
    case.events.update(note="")
    Correction.objects.filter(disclosure_request=case).update(text="")
    VolumeInquiry.objects.filter(disclosure_request=case).update(given="")
    for one in Consultation.objects.filter(disclosure_request=case):
        _anonymous_party(one)
    case.answers.update(text="", reasons="")
    _anonymous_letters(case)
    _drop_files(case)


def _shared(case: DisclosureRequest) -> bool:
    """One paper may hold several requests; it stays until the last of them is due."""
    others = DisclosureRequest.objects.filter(submission_id=case.submission_id).exclude(pk=case.pk)
    return bool(others.exclude(applicant_fingerprint="").exists())


def _anonymous_party(one: Consultation) -> None:
    """A third party becomes a number; another agency is no person and stays."""
    one.contact, one.reply_text = "", ""
    if one.kind == Consultation.Kind.THIRD_PARTY:
        one.party = f"第三方{str(one.pk)[-6:]}"
    one.save(update_fields=["contact", "reply_text", "party"])


def _anonymous_letters(case: DisclosureRequest) -> None:
    for version in LetterVersion.objects.filter(letter__disclosure_request=case):
        codes = {key: version.facts[key] for key in ("code", "bases") if key in version.facts}
        LetterVersion.objects.filter(pk=version.pk).update(
            stored_facts=as_json({**codes, "addressee": NOBODY}), stored_lines=""
        )
    LetterService.objects.filter(letter__disclosure_request=case).update(recipient="", note="")


def _drop_files(case: DisclosureRequest) -> None:
    """Papers and packages of the case: the rows with their hashes stay, the bytes go unless another file has the same."""
    found = {each.pk: each for each in [*files_of_case(case), *files_of("request", case.pk)]}
    for stored in found.values():
        StoredFile.objects.filter(pk=stored.pk).update(removed_at=timezone.now())
        same = StoredFile.objects.filter(sha256=stored.sha256, access=stored.access, removed_at=None)
        if not same.exists():
            transaction.on_commit(lambda kept=stored: _drop(kept))  # type: ignore[misc]


def _drop(stored: StoredFile) -> None:
    drop_blob(stored.agency_id, stored.sha256, restricted=stored.is_restricted)
