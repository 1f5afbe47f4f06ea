"""Acts of the leak gate: let a finding stand with a reason, register the office's own contacts and words, screen again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.documents.access import require_subject
from gongkai.documents.leaks.findings import Leak, Screened, TextPart, find_leaks, mark_of
from gongkai.documents.leaks.lists import CONTACT_KINDS
from gongkai.documents.models import OfficeContact, OfficeWord, StoredFile, SubjectScreening, Waiver
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.screening import scan

# Who answers for what leaves the house, and the clerk who knows the matter; a village clerk lets nothing stand.
WAIVERS = (Role.CLERK, Role.UNIT_HEAD, Role.REVIEWER, Role.OFFICE_HEAD, Role.LEADER)
KEEPERS_OF_LISTS = (Role.REVIEWER, Role.OFFICE_HEAD, Role.ADMINISTRATOR)


@transaction.atomic
def waive(*, subject_kind: str, subject_id: object, leak: Leak, reason: str, actor: User) -> Waiver:
    """Let a finding stand, with a reason that stays. Identity and bank numbers cannot be let stand. (条例 15)"""
    require_role(actor, current_agency_id(), WAIVERS)
    require_subject(actor, subject_kind, str(subject_id))
    if leak.stops:
        raise LawFault("leaks.never_waived", articles=(cite("条例 15"),), label=leak.label)
    if not reason.strip():
        raise InputFault("file.reason_missing")
    waiver, made = Waiver.objects.get_or_create(
        agency_id=current_agency_id(),
        subject_kind=subject_kind,
        subject_id=str(subject_id),
        kind=leak.kind,
        mark=leak.mark,
        ended_at=None,
        defaults={
            "masked": leak.masked[:200],
            "reason": reason.strip(),
            "waived_by_id": actor.pk,
            "waived_by": actor.full_name,
        },
    )
    if made:
        _note(
            actor,
            "leak.waive",
            subject_kind,
            subject_id,
            label=leak.label,
            masked=leak.masked,
            reason=reason.strip(),
        )
    found: Waiver = waiver
    return found


@transaction.atomic
def end_waiver(*, waiver: Waiver, actor: User) -> None:
    """Look at it again: the finding is open once more."""
    require_role(actor, waiver.agency_id, WAIVERS)
    if Waiver.objects.filter(pk=waiver.pk, ended_at=None).update(ended_at=timezone.now()) == 1:
        _note(actor, "leak.unwaive", waiver.subject_kind, waiver.subject_id, masked=waiver.masked)


def require_list_keeper(actor: User) -> None:
    """Who keeps the office's lists and may have everything screened again."""
    require_role(actor, current_agency_id(), KEEPERS_OF_LISTS)


@transaction.atomic
def add_contact(*, value: str, owner: str, actor: User) -> OfficeContact:
    """Register a mobile number, mailbox or plate of the office: it is public and no longer a finding anywhere."""
    require_list_keeper(actor)
    found = [f for f in scan(value.strip()) if f.kind in CONTACT_KINDS]
    if len(found) != 1:
        raise InputFault("leaks.no_contact", value=value.strip()[:40])
    plain = mark_of(found[0].kind, found[0].value)
    contact, made = OfficeContact.objects.get_or_create(
        agency_id=current_agency_id(),
        plain=plain,
        ended_at=None,
        defaults={"value": value.strip(), "owner": owner.strip(), "added_by": actor.full_name},
    )
    if made:
        _note(actor, "leak.contact", "office_contact", contact.pk, value=value.strip(), owner=owner.strip())
    kept: OfficeContact = contact
    return kept


@transaction.atomic
def add_word(*, wrong: str, right: str, stops: bool, note: str, actor: User) -> OfficeWord:
    """Add to the office's dictionary; what is published is to be screened again after (`rescreen`)."""
    require_list_keeper(actor)
    if len(wrong.strip()) < 2 or wrong.strip() == right.strip():
        raise InputFault("leaks.word_short")
    word, made = OfficeWord.objects.get_or_create(
        agency_id=current_agency_id(),
        wrong=wrong.strip(),
        ended_at=None,
        defaults={"right": right.strip(), "stops": stops, "note": note.strip(), "added_by": actor.full_name},
    )
    if not made:
        raise InputFault("leaks.word_known", wrong=wrong.strip())
    _note(actor, "leak.word", "office_word", word.pk, wrong=wrong.strip(), right=right.strip())
    kept: OfficeWord = word
    return kept


@transaction.atomic
def end_entry(*, entry: OfficeContact | OfficeWord, actor: User) -> None:
    """Take a contact or word off the office's lists; it stays readable in the history."""
    require_role(actor, entry.agency_id, KEEPERS_OF_LISTS)
    if type(entry).objects.filter(pk=entry.pk, ended_at=None).update(ended_at=timezone.now()) == 1:
        _note(actor, "leak.end_entry", "office_list", entry.pk, entry=str(entry))


@transaction.atomic
def screen_subject(
    *,
    subject_kind: str,
    subject_id: object,
    title: str,
    is_public: bool,
    texts: Iterable[TextPart] = (),
    files: Sequence[StoredFile] = (),
) -> Screened:
    """Screen a subject and keep the outcome for the gate and the work list."""
    screened = find_leaks(subject_kind, subject_id, texts=texts, files=files, title=title)
    SubjectScreening.objects.update_or_create(
        agency_id=current_agency_id(),
        subject_kind=subject_kind,
        subject_id=str(subject_id),
        defaults={
            "title": title[:300],
            "is_public": is_public,
            "lists_version": screened.lists_version,
            "stops": len(screened.stopping),
            "warns": len(screened.warning),
            "findings": [asdict(leak) for leak in screened.leaks if leak.is_open][:200],
        },
    )
    return screened


def _note(actor: User, act: str, kind: str, subject_id: object, **data: Any) -> None:
    record(
        agency_id=current_agency_id(), actor=actor, act=act, subject_kind=kind, subject_id=subject_id, **data
    )
