"""Which parts of a closed request's file are there, and which are missing."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.agencies.policies import policies_of
from gongkai.casework.answering.drafting import SUBJECT
from gongkai.casework.models import CaseLetter, DisclosureRequest
from gongkai.documents.models import StoredFile
from gongkai.documents.purposes import Purpose
from gongkai.documents.queries import files_of
from gongkai_law.casework.archive import FileItem, missing_files, required_files, years_kept

# What a clerk may upload in place of what was made on paper: part of the file → purpose of the stored file.
UPLOADS = {
    "application": Purpose.SUBMISSION,
    "answer": Purpose.SIGNED_LETTER,
    "service": Purpose.DELIVERY_PROOF,
    "statement": Purpose.EVIDENCE,
    "remedy": Purpose.EVIDENCE,
}


@dataclass(frozen=True, slots=True)
class FileSet:
    """The parts a case needs and those missing; `contested` lengthens the term."""

    needed: tuple[FileItem, ...]
    missing: tuple[FileItem, ...]
    contested: bool
    years: int


def letters_sent(case: DisclosureRequest) -> list[CaseLetter]:
    """Letters that were signed, served or not, in their order; voided ones are left out."""
    states = (CaseLetter.State.SIGNED, CaseLetter.State.SERVED)
    return list(case.letters.filter(state__in=states).select_related("signed_file").order_by("id"))


def files_of_case(case: DisclosureRequest) -> list[StoredFile]:
    """Stored files of the request, of what it came in with, and of its letters, in the order of the file."""
    found = files_of("request", case.pk)
    if case.submission_id:
        found += files_of("submission", case.submission_id)
    for letter in case.letters.select_related("service__proof").order_by("id"):
        found += files_of(SUBJECT, letter.pk)
        service = getattr(letter, "service", None)
        if service is not None and service.proof is not None and service.proof.removed_at is None:
            found.append(service.proof)
    unique = {each.pk: each for each in found}
    return [each for each in unique.values() if each.purpose != Purpose.ARCHIVE]


def is_contested(case: DisclosureRequest) -> bool:
    """Whether the answer was taken to reconsideration or to court."""
    return bool(case.remedy_cases.exists())


def _facts(case: DisclosureRequest) -> set[str]:
    found = {
        "corrected": getattr(case, "correction", None) is not None,
        "extended": case.events.filter(kind="extended").exists(),
        "consulted": case.consultations.exists(),
        "not_exist": case.answers.filter(outcome="U_NOT_EXIST").exists(),
        "charged": case.fee_notices.exists(),
        "withdrawn": case.outcome == "O_WITHDRAWN",
        "contested": is_contested(case),
    }
    ended = case.outcome in ("O_WITHDRAWN", "O_NOT_CORRECTED", "O_FEE_UNPAID", "O_MISC")
    found["answered"] = not ended or case.letters.filter(is_answer=True, state="served").exists()
    return {name for name, holds in found.items() if holds}


def _there(case: DisclosureRequest) -> set[str]:
    letters = letters_sent(case)
    kinds = {letter.kind for letter in letters}
    purposes = {each.purpose for each in files_of_case(case)}
    answers = [letter for letter in letters if letter.is_answer]
    consulted = kinds & {"third_party", "joint_agency", "assistance"}
    held = {
        "application": bool(case.content.strip() or case.submission_id or Purpose.SUBMISSION in purposes),
        "registration": bool(case.number),
        "correction": "correction" in kinds,
        "extension": "extension" in kinds,
        "consultation": bool(consulted) and not case.consultations.filter(reply="").exists(),
        "search": case.searches.exists(),
        "fee": "fee" in kinds,
        "review": bool(answers) or Purpose.SIGNED_LETTER in purposes,
        "answer": bool(answers) or Purpose.SIGNED_LETTER in purposes,
        "service": Purpose.DELIVERY_PROOF in purposes or any(_online(letter) for letter in answers),
        "statement": case.answers.filter(outcome="O_WITHDRAWN").exclude(text="").exists()
        or Purpose.EVIDENCE in purposes,
        "remedy": Purpose.EVIDENCE in purposes,
    }
    return {name for name, holds in held.items() if holds}


def _online(letter: CaseLetter) -> bool:
    service = getattr(letter, "service", None)
    return service is not None and service.way == "online" and bool(service.note or service.proof_id)


def file_set(case: DisclosureRequest) -> FileSet:
    """What the case's file needs and what it lacks. (条例 45)"""
    facts = _facts(case)
    contested = "contested" in facts
    return FileSet(
        needed=required_files(facts),
        missing=missing_files(facts, _there(case)),
        contested=contested,
        years=years_kept(contested=contested, policies=policies_of(case.agency)),
    )
