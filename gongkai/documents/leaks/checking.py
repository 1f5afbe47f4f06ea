"""What the pages of the leak gate read: a file taken in to be checked, its findings in place, its public copy."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.documents.access import require_subject
from gongkai.documents.contents import read_text
from gongkai.documents.leaks.findings import Screened, find_leaks
from gongkai.documents.leaks.preview import Part, preview
from gongkai.documents.leaks.sources import Subject, read_subject
from gongkai.documents.masking.services import DEFAULT_LIST, list_key_for
from gongkai.documents.masking.tables import seen_tables
from gongkai.documents.models import Derivation, FileAccess, StoredFile
from gongkai.documents.purposes import Purpose
from gongkai.documents.queries import derived_files
from gongkai.documents.services import store_file
from gongkai.documents.storing.blobs import Readable
from gongkai_law.errors import InputFault, explain

_LATELY = 20


def take_in(*, agency: Agency | None, actor: User, stream: Readable, name: str, title: str) -> StoredFile:
    """Keep a file to be checked. It is restricted from the first moment: what it holds is not known yet."""
    if agency is None:
        raise PermissionDenied
    return store_file(
        agency=agency,
        actor=actor,
        stream=stream,
        name=name,
        purpose=Purpose.LIST,
        access=FileAccess.RESTRICTED,
        making={"title": title.strip()} if title.strip() else None,
    )


def taken_in() -> list[StoredFile]:
    """Files taken in lately, the newest first."""
    rows = StoredFile.objects.filter(purpose=Purpose.LIST, derived_from=None, removed_at=None)
    return list(rows.order_by("-id")[:_LATELY])


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file with its findings in place. `unreadable` says why it could not be looked into; `copy` is its public copy."""

    title: str
    parts: tuple[Part, ...]
    stops: int
    looks: int
    unreadable: str
    notes: tuple[str, ...]
    can_mask: bool
    list_key: str
    copy: StoredFile | None
    copy_parts: tuple[Part, ...]


def checked(stored_file: StoredFile) -> CheckedFile:
    """Look into a file. Nothing sensitive is in the result: values are covered."""
    title = str(stored_file.making.get("title", ""))
    copies = derived_files(stored_file, Derivation.MASKED)
    copy = copies[0] if copies else None
    try:
        extraction = read_text(stored_file)
    except InputFault as fault:
        said = explain(fault)
        return CheckedFile(title, (), 0, 0, f"{said.what}{said.mend}", (), False, DEFAULT_LIST, None, ())
    parts = preview(extraction, title=f"{title} {stored_file.name}")
    seen = seen_tables(extraction)
    return CheckedFile(
        title=title,
        parts=parts,
        stops=sum(part.stops for part in parts),
        looks=sum(part.looks for part in parts),
        unreadable="",
        notes=extraction.notes,
        can_mask=bool(seen.tables),
        list_key=list_key_for(stored_file, title, seen),
        copy=copy,
        copy_parts=preview(read_text(copy), title=title) if copy else (),
    )


@dataclass(frozen=True, slots=True)
class CheckedSubject:
    """A subject as it stands now, and what was found in it."""

    subject: Subject
    screened: Screened


def checked_subject(user: User, kind: str, subject_id: str) -> CheckedSubject:
    """Screen a subject as it stands; PermissionDenied for one that is not there or may not be seen."""
    require_subject(user, kind, subject_id)
    found = read_subject(kind, subject_id)
    if found is None:
        raise PermissionDenied
    screened = find_leaks(kind, subject_id, texts=found.texts, files=found.files, title=found.title)
    return CheckedSubject(found, screened)
