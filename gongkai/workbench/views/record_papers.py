"""Papers about records: the registration form of the confidentiality review, the ledger of a year."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone

from gongkai.publishing import access
from gongkai.publishing.content import SUBJECT
from gongkai.publishing.papers.drawing import registration_docx, registration_pdf
from gongkai.publishing.papers.ledger import review_ledger
from gongkai.publishing.papers.registration import registration_paper
from gongkai.review.queries import current_review
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.views.ledgers import XLSX
from gongkai.workbench.views.records import year_of

FORMATS = {
    "docx": (registration_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (registration_pdf, "application/pdf"),
}


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@login_required
def registration_form(request: StaffRequest, pk: str, fmt: str) -> HttpResponse:
    """政府信息公开保密审查登记表 of the latest round, filled."""
    record = access.access_record(request.user, pk)
    review = current_review(subject_kind=SUBJECT, subject_id=record.pk)
    if fmt not in FORMATS or review is None:
        raise Http404
    draw, kind = FORMATS[fmt]
    return _download(
        draw(registration_paper(record, review)), kind, f"保密审查登记表-{record.title[:40]}.{fmt}"
    )


@login_required
def review_ledger_file(request: StaffRequest) -> HttpResponse:
    """The review ledger of a year."""
    access.require_reader(request.user)
    year = year_of(request) or timezone.localdate().year
    return _download(review_ledger(year), XLSX, f"{year}年保密审查台账.xlsx")
