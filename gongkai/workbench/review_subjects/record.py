"""A record on the review page."""

from __future__ import annotations

from django.urls import reverse

from gongkai.publishing import screening
from gongkai.publishing.access import access_record
from gongkai.publishing.blocking import blockers
from gongkai.publishing.content import SUBJECT, attachments_of, working_content
from gongkai.publishing.editing import settle_review
from gongkai.review.models import Review
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.review_subjects import Panel

KIND = SUBJECT


def panel(request: StaffRequest, review: Review) -> Panel:
    """Text with findings in place, metadata, attachments, what blocks it."""
    record = access_record(request.user, review.subject_id)
    files = attachments_of(record)
    found = screening.screened(record, files)
    lines = screening.marked_lines(record, found)
    context = {
        "record": record,
        "body": "" if lines else record.body,
        "lines": lines,
        "files": files,
        "blocking": blockers(record, screened=found),
        "waived": found.waived,
    }
    return Panel("workbench/_record_panel.html", context, working_content(record)[1] == review.content_hash)


def after(review: Review) -> None:
    """The record's state follows its review."""
    settle_review(review)


def url(review: Review) -> str:
    """The record's own page."""
    return reverse("workbench:record", args=[review.subject_id])
