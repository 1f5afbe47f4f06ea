"""Reads about stored files; all within the agency in scope."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.audit.models import AuditEntry
from gongkai.documents.models import Derivation, FileAccess, StoredFile


def files_of(subject_kind: str, subject_id: object, *, purpose: str = "") -> list[StoredFile]:
    """The current files of a subject in their order, those removed left out."""
    return list(_current(subject_kind, [str(subject_id)], purpose))


def files_of_many(subject_kind: str, subject_ids: Iterable[object]) -> dict[str, list[StoredFile]]:
    """The current files of many subjects of one kind with one query: subject id → files."""
    wanted = [str(each) for each in subject_ids]
    found: dict[str, list[StoredFile]] = {each: [] for each in wanted}
    for stored_file in _current(subject_kind, wanted, ""):
        found[stored_file.subject_id].append(stored_file)
    return found


def _current(kind: str, ids: list[str], purpose: str) -> QuerySet[StoredFile]:
    rows: QuerySet[StoredFile] = StoredFile.objects.filter(
        subject_kind=kind, subject_id__in=ids, is_current=True, removed_at=None
    )
    if purpose:
        rows = rows.filter(purpose=purpose)
    return rows.order_by("position", "id")


def versions_of(stored_file: StoredFile) -> list[StoredFile]:
    """All versions of a file, the newest first."""
    return list(StoredFile.objects.filter(series=stored_file.series).order_by("-version"))


def same_content(stored_file: StoredFile) -> list[StoredFile]:
    """Other files of the agency with the same bytes, wherever they stand: the same file twice."""
    return list(
        StoredFile.objects.filter(sha256=stored_file.sha256)
        .exclude(pk=stored_file.pk)
        .order_by("-created_at")[:20]
    )


def known_content(sha256: str) -> StoredFile | None:
    """The first file of the agency with these bytes, if there is one."""
    found: StoredFile | None = StoredFile.objects.filter(sha256=sha256).order_by("created_at").first()
    return found


def derived_files(original: StoredFile, derivation: str = "") -> list[StoredFile]:
    """What was made from an original, the newest first; `derivation` picks one kind."""
    rows = StoredFile.objects.filter(derived_from=original, removed_at=None)
    if derivation:
        rows = rows.filter(derivation=Derivation(derivation))
    return list(rows.order_by("-created_at"))


def public_file(pk: object) -> StoredFile | None:
    """A file that may be handed to the public; whether its record is published is for the record's area to say."""
    try:
        found: StoredFile | None = StoredFile.objects.filter(
            pk=pk, access=FileAccess.PUBLIC, removed_at=None
        ).first()
    except (ValidationError, ValueError):
        return None
    return found


def content_facts(files: Iterable[StoredFile]) -> list[dict[str, Any]]:
    """What an approval binds to: id, name, hash and size of each file, in order."""
    return [
        {"id": str(each.pk), "name": each.name, "sha256": each.sha256, "size": each.size} for each in files
    ]


def next_position(subject_kind: str, subject_id: str) -> int:
    """The place behind the last file of a subject."""
    last = (
        StoredFile.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
        .order_by("-position")
        .values_list("position", flat=True)
        .first()
    )
    return 0 if last is None else min(int(last) + 1, 32767)


def opened_today(stored_file: StoredFile, user: User) -> bool:
    """Whether the person's opening of this original is in the history of today already."""
    found: bool = AuditEntry.objects.filter(
        agency_id=stored_file.agency_id,
        subject_kind="file",
        subject_id=str(stored_file.pk),
        act="file.open_restricted",
        actor_id=user.pk,
        at__date=timezone.localdate(),
    ).exists()
    return found
