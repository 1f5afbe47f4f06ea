"""Screen again everything that is published: after a list changed, what was clean yesterday may not be today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.documents.leaks.services import screen_subject
from gongkai.documents.leaks.sources import sources
from gongkai.documents.models import SubjectScreening


@dataclass(frozen=True, slots=True)
class Rescreened:
    """How many subjects were screened, and in how many something stops or warns."""

    screened: int
    stopping: int
    warning: int


def rescreen(*, agency: Agency, progress: Callable[[int], None] | None = None) -> Rescreened:
    """Screen all published subjects of an agency with the present lists; what is no longer public leaves the work list.

    Idempotent: files are read again only where the lists are of another edition. One transaction a subject.
    """
    screened = stopping = warning = 0
    with agency_scope(agency.pk):
        for source in sources():
            seen: set[str] = set()
            for subject in source.published():
                found = screen_subject(
                    subject_kind=subject.kind,
                    subject_id=subject.subject_id,
                    title=subject.title,
                    is_public=True,
                    texts=subject.texts,
                    files=subject.files,
                )
                seen.add(subject.subject_id)
                screened += 1
                stopping += bool(found.stopping)
                warning += bool(found.warning and not found.stopping)
                if progress is not None:
                    progress(screened)
            _forget(source.kind, seen)
    return Rescreened(screened, stopping, warning)


def _forget(kind: str, seen: set[str]) -> None:
    """Subjects of a kind that were public and are not any more."""
    known = SubjectScreening.objects.filter(subject_kind=kind, is_public=True)
    gone = [pk for pk, subject in known.values_list("pk", "subject_id") if subject not in seen]
    for at in range(0, len(gone), 500):
        SubjectScreening.objects.filter(pk__in=gone[at : at + 500]).update(is_public=False)
