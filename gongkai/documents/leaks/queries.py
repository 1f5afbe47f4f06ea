"""Reads of the leak gate, within the agency in scope."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.documents.leaks.findings import Leak
from gongkai.documents.models import OfficeContact, OfficeWord, SubjectScreening, Waiver


def blocking_findings(subject_kind: str, subject_id: object) -> list[Leak]:
    """What stopped a subject when it was last screened (`services.screen_subject`); empty for one never screened."""
    kept = SubjectScreening.objects.filter(subject_kind=subject_kind, subject_id=str(subject_id)).first()
    leaks = [Leak(**each) for each in kept.findings] if kept else []
    return [leak for leak in leaks if leak.stops]


def published_with_findings(limit: int = 50) -> Sequence[SubjectScreening]:
    """Published subjects in which something was found that nobody let stand, the gravest first."""
    rows = SubjectScreening.objects.filter(is_public=True).exclude(stops=0, warns=0)
    return list(rows.order_by("-stops", "-screened_at")[:limit])


def waivers_of(subject_kind: str, subject_id: object) -> list[Waiver]:
    """What people let stand in a subject."""
    return list(
        Waiver.objects.filter(subject_kind=subject_kind, subject_id=str(subject_id), ended_at=None).order_by(
            "created_at"
        )
    )


def office_contacts() -> list[OfficeContact]:
    """The office's own numbers and mailboxes."""
    return list(OfficeContact.objects.filter(ended_at=None).order_by("owner"))


def office_words() -> list[OfficeWord]:
    """The words the office added."""
    return list(OfficeWord.objects.filter(ended_at=None).order_by("wrong"))


def office_entry(kind: str, pk: object) -> OfficeContact | OfficeWord | None:
    """One entry of the office's lists; `kind` is contact or word."""
    model = {"contact": OfficeContact, "word": OfficeWord}.get(kind)
    found: OfficeContact | OfficeWord | None = (
        model.objects.filter(pk=pk, ended_at=None).first() if model else None
    )
    return found
