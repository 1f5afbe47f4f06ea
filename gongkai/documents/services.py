"""Acts on stored files: store, attach, restrict, open, remove. Bytes are never changed and never deleted by a person."""

from __future__ import annotations

import uuid
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, Role
from gongkai.agencies.scope import agency_scope
from gongkai.audit.services import record
from gongkai.documents import access as doors
from gongkai.documents import queries
from gongkai.documents.contents import open_stored
from gongkai.documents.models import Derivation, FileAccess, StoredFile
from gongkai.documents.purposes import label_of, largest_for
from gongkai.documents.storing.blobs import Blob, Readable, copy_blob, drop_blob, write_blob
from gongkai.documents.storing.kinds import media_type
from gongkai.documents.storing.names import clean_name
from gongkai_law.errors import InputFault

# A restriction is set by anyone who stores files, and lifted by those who answer for what leaves the house.
LIFTERS = (Role.REVIEWER, Role.OFFICE_HEAD, Role.LEADER)


def store_file(
    *,
    agency: Agency,
    actor: User | None,
    stream: Readable,
    name: str,
    purpose: str,
    access: str = FileAccess.INTERNAL,
    subject_kind: str = "",
    subject_id: object = "",
    replaces: StoredFile | None = None,
    derived_from: StoredFile | None = None,
    derivation: str = Derivation.NONE,
    making: dict[str, Any] | None = None,
) -> StoredFile:
    """Keep a file: its bytes in the store, a row about them. `actor` None = the product itself, or a citizen.

    The stream is copied piece by piece, before any transaction begins. The same bytes a second time with the same
    subject, purpose and access give the row that is there (`already_there` is True); elsewhere they are kept again and
    `queries.same_content` tells. `making` says of a derived file how it was made (plain values). Raises InputFault `file.empty`, `file.too_large`; PermissionDenied.
    """
    with agency_scope(agency.pk):
        if actor is not None:
            doors.require_writer(actor)
            doors.require_subject(actor, subject_kind, str(subject_id))
        restricted = access == FileAccess.RESTRICTED
        blob = write_blob(agency.pk, stream, restricted=restricted, largest=largest_for(purpose))
        facts = {
            "purpose": purpose,
            "access": FileAccess(access),
            "subject_kind": subject_kind,
            "subject_id": str(subject_id),
            "derived_from": derived_from,
            "derivation": Derivation(derivation),
        }
        return _keep(agency.pk, actor, blob, clean_name(name), replaces, facts, making or {})


@transaction.atomic
def _keep(
    agency_id: uuid.UUID,
    actor: User | None,
    blob: Blob,
    name: str,
    replaces: StoredFile | None,
    facts: dict[str, Any],
    making: dict[str, Any],
) -> StoredFile:
    twin: StoredFile | None = StoredFile.objects.filter(
        sha256=blob.sha256, is_current=True, removed_at=None, **facts
    ).first()
    if twin is not None and facts["subject_id"]:
        twin.already_there = True
        return twin
    stored_file = StoredFile(
        agency_id=agency_id,
        sha256=blob.sha256,
        size=blob.size,
        media_type=media_type(blob.head, name),
        name=name,
        position=queries.next_position(facts["subject_kind"], facts["subject_id"]),
        stored_by_id=actor.pk if actor else None,
        stored_by=actor.full_name if actor else "",
        making=making,
        **facts,
    )
    if replaces is not None:
        _supersede(replaces, stored_file)
    stored_file.save()
    _audit(
        stored_file, actor, "file.store", purpose=label_of(stored_file.purpose), version=stored_file.version
    )
    return stored_file


def _supersede(old: StoredFile, new: StoredFile) -> None:
    """The new file becomes the next version of the old one; two at once: the second is told."""
    changed = StoredFile.objects.filter(pk=old.pk, is_current=True).update(is_current=False)
    if changed != 1:
        raise InputFault("file.version_gone", name=old.name)
    new.series, new.version, new.position = old.series, old.version + 1, old.position


@transaction.atomic
def attach_file(
    *, stored_file: StoredFile, subject_kind: str, subject_id: object, actor: User | None, subject: str = ""
) -> StoredFile:
    """Give a file that stands nowhere yet its subject; `subject` names it in the history. Refused if it has one."""
    if actor is not None:
        doors.require_writer(actor)
        doors.require_subject(actor, subject_kind, str(subject_id))
    position = queries.next_position(subject_kind, str(subject_id))
    changed = StoredFile.objects.filter(pk=stored_file.pk, subject_id="").update(
        subject_kind=subject_kind, subject_id=str(subject_id), position=position
    )
    if changed != 1:
        raise InputFault("file.has_subject", name=stored_file.name)
    stored_file.refresh_from_db()
    _audit(stored_file, actor, "file.attach", subject=subject or subject_kind)
    return stored_file


@transaction.atomic
def change_access(*, stored_file: StoredFile, access: str, reason: str, actor: User) -> StoredFile:
    """Restrict a file, or set it free; with a reason. A restriction is lifted by a reviewer or a head only."""
    doors.require_opener(actor, stored_file)
    doors.require_writer(actor)
    wanted = FileAccess(access)
    if stored_file.is_restricted and wanted != FileAccess.RESTRICTED:
        require_role(actor, stored_file.agency_id, LIFTERS)
    if not reason.strip():
        raise InputFault("file.reason_missing")
    before = FileAccess(stored_file.access)
    if before == wanted:
        return stored_file
    moves = FileAccess.RESTRICTED in (before, wanted)
    if moves:
        restricted = wanted == FileAccess.RESTRICTED
        copy_blob(
            stored_file.agency_id, stored_file.sha256, to_restricted=restricted, largest=stored_file.size
        )
    changed = StoredFile.objects.filter(pk=stored_file.pk, access=before).update(access=wanted)
    if changed != 1:
        raise InputFault("file.changed_meanwhile", name=stored_file.name)
    stored_file.access = wanted
    if moves:
        transaction.on_commit(lambda: _drop_unused(stored_file))
    _audit(stored_file, actor, "file.access", before=before.label, after=wanted.label, reason=reason.strip())
    return stored_file


def _drop_unused(stored_file: StoredFile) -> None:
    """After a move between the stores: the old copy goes unless another row still needs it there."""
    was_restricted = not stored_file.is_restricted
    with agency_scope(stored_file.agency_id):
        rows = StoredFile.objects.filter(sha256=stored_file.sha256)
        needed = (
            rows.filter(access=FileAccess.RESTRICTED)
            if was_restricted
            else rows.exclude(access=FileAccess.RESTRICTED)
        )
        if not needed.exists():
            drop_blob(stored_file.agency_id, stored_file.sha256, restricted=was_restricted)


def open_file(*, stored_file: StoredFile, actor: User, reason: str = "") -> IO[bytes]:
    """The bytes for a person, as a stream the caller closes.

    A restricted original is opened by a named act: it needs a reason and leaves an entry in the history, written before
    the first byte is handed out. Raises PermissionDenied; InputFault `file.reason_missing`, `file.lost`.
    """
    doors.require_opener(actor, stored_file)
    stream = open_stored(stored_file)
    try:
        if stored_file.is_restricted:
            if not reason.strip():
                raise InputFault("file.reason_missing")
            _audit(stored_file, actor, "file.open_restricted", reason=reason.strip())
    except BaseException:
        stream.close()
        raise
    return stream


@transaction.atomic
def remove_file(*, stored_file: StoredFile, reason: str, actor: User) -> StoredFile:
    """Take a file out of its subject's list, with a reason. The bytes and the row stay: nothing is deleted."""
    doors.require_writer(actor)
    doors.require_opener(actor, stored_file)
    if not reason.strip():
        raise InputFault("file.reason_missing")
    changed = StoredFile.objects.filter(pk=stored_file.pk, removed_at=None).update(removed_at=timezone.now())
    if changed != 1:
        raise InputFault("file.changed_meanwhile", name=stored_file.name)
    stored_file.refresh_from_db()
    _audit(stored_file, actor, "file.remove", reason=reason.strip())
    return stored_file


def _audit(stored_file: StoredFile, actor: User | None, act: str, **data: Any) -> None:
    record(
        agency_id=stored_file.agency_id,
        actor=actor,
        act=act,
        subject_kind="file",
        subject_id=stored_file.pk,
        name=stored_file.name,
        sha256=stored_file.sha256,
        belongs_to=f"{stored_file.subject_kind}:{stored_file.subject_id}",
        **data,
    )
