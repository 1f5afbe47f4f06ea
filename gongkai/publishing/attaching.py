"""Acts on the files of a record: attachments come and go, a Word file becomes the body. Each voids the review."""

from __future__ import annotations

import io
from dataclasses import dataclass

from gongkai.accounts.models import User
from gongkai.documents.masking.services import make_masked_copy
from gongkai.documents.models import StoredFile
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import remove_file, store_file
from gongkai.documents.storing.blobs import Readable
from gongkai.publishing import access
from gongkai.publishing.bodies.word import body_of_word
from gongkai.publishing.content import SUBJECT, working_content
from gongkai.publishing.editing import edit_draft, void_if_changed
from gongkai.publishing.gate import note
from gongkai.publishing.models import Record
from gongkai_law.screening.masking import IdStyle


@dataclass(frozen=True, slots=True)
class TakenBody:
    """The record with its new body, and what was taken out of the file."""

    record: Record
    notes: tuple[str, ...]


def add_attachment(*, record: Record, stream: Readable, name: str, actor: User) -> StoredFile:
    """Keep a file as an attachment; internal until the record goes out."""
    access.require_drafter(actor)
    before = working_content(record)[1]
    stored = store_file(
        agency=record.agency,
        actor=actor,
        stream=stream,
        name=name,
        purpose=Purpose.ATTACHMENT,
        subject_kind=SUBJECT,
        subject_id=record.pk,
    )
    if not stored.already_there:
        note(record, actor, "record.attach", name=stored.name)
    void_if_changed(record, before, actor)
    return stored


def take_off_attachment(*, record: Record, stored_file: StoredFile, reason: str, actor: User) -> None:
    """Take an attachment off the working copy; public versions keep theirs."""
    access.require_drafter(actor)
    before = working_content(record)[1]
    remove_file(stored_file=stored_file, reason=reason, actor=actor)
    note(record, actor, "record.move_attachment", name=stored_file.name)
    void_if_changed(record, before, actor)


def mask_attachment(
    *,
    record: Record,
    stored_file: StoredFile,
    actor: User,
    list_key: str,
    id_style: IdStyle,
    mask_names: bool,
) -> StoredFile:
    """Put the public copy of a list in the place of its original: the original is restricted and leaves the record.

    Raises what `make_masked_copy` raises; nothing is changed then. (条例 15)
    """
    access.require_drafter(actor)
    before = working_content(record)[1]
    copy = make_masked_copy(
        original=stored_file,
        actor=actor,
        list_key=list_key,
        title=record.title,
        id_style=id_style,
        mask_names=mask_names,
        subject_kind=SUBJECT,
        subject_id=record.pk,
    )
    if stored_file.removed_at is None:
        remove_file(stored_file=stored_file, reason="换成公开件", actor=actor)
    note(record, actor, "record.mask_attachment", name=stored_file.name, made=copy.name)
    void_if_changed(record, before, actor)
    return copy


def body_from_word(
    *, record: Record, data: bytes, name: str, expected_revision: int, actor: User
) -> TakenBody:
    """Read a Word file into the body, keep the file as its source, say what was left out.

    Raises InputFault where the file cannot be read or somebody saved meanwhile; nothing is changed then.
    """
    access.require_drafter(actor)
    taken = body_of_word(data)
    saved = edit_draft(record=record, expected_revision=expected_revision, actor=actor, body=taken.body)
    store_file(
        agency=record.agency,
        actor=actor,
        stream=io.BytesIO(data),
        name=name,
        purpose=Purpose.BODY_SOURCE,
        subject_kind=SUBJECT,
        subject_id=record.pk,
    )
    note(saved, actor, "record.body_from_file", name=name)
    return TakenBody(saved, taken.notes)
