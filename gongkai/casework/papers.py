"""Papers of a request: scans of what came in, identity proofs, proxies. The original stays restricted and untouched."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from gongkai.accounts.models import User
from gongkai.casework.models import DisclosureRequest
from gongkai.documents.models import FileAccess, StoredFile
from gongkai.documents.queries import files_of, same_content
from gongkai.documents.services import store_file

SUBJECT = "request"
# Papers that name the applicant; opening one is a named act.
RESTRICTED = ("submission", "identity_proof", "proxy")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file now with a request; `twice` are other requests that hold the very same file."""

    file: StoredFile
    twice: tuple[DisclosureRequest, ...]


def keep_paper(
    *, disclosure_request: DisclosureRequest, upload: UploadedFile, purpose: str, actor: User | None
) -> Kept:
    """Keep a file with a request. Faults of `store_file`: empty, too large."""
    stored = store_file(
        agency=disclosure_request.agency,
        actor=actor,
        stream=upload,
        name=upload.name or "",
        purpose=purpose,
        access=FileAccess.RESTRICTED if purpose in RESTRICTED else FileAccess.INTERNAL,
        subject_kind=SUBJECT,
        subject_id=disclosure_request.pk,
    )
    others = {each.subject_id for each in same_content(stored) if each.subject_kind == SUBJECT}
    rows = DisclosureRequest.objects.filter(pk__in=others - {str(disclosure_request.pk)})
    return Kept(stored, tuple(rows.order_by("submitted_on", "id")))


def papers_of(case: DisclosureRequest) -> list[StoredFile]:
    """The papers of a request, in order."""
    return files_of(SUBJECT, case.pk)
