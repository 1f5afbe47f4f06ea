"""A letter on the review page: it is read, passed and signed on its own page, where its number is taken."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from gongkai.casework.answering.access import access_letter
from gongkai.casework.answering.content import newest, rendered
from gongkai.casework.answering.drafting import SUBJECT
from gongkai.letters.html import body_html
from gongkai.review.models import Review
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.review_subjects import Panel

KIND = SUBJECT


def panel(request: StaffRequest, review: Review) -> Panel:
    """The letter as it stands; the acts are on its own page, so none is offered here."""
    letter = access_letter(request.user, review.subject_id)
    made = rendered(letter, newest(letter), on=timezone.localdate())
    context = {"letter": letter, "paper": made.paper, "body": body_html(made.paper)}
    return Panel("workbench/letters/_review_panel.html", context, elsewhere=True)


def after(review: Review) -> None:
    """Nothing: a letter moves by the acts of its own page."""


def url(review: Review) -> str:
    """The letter's own page."""
    return reverse("workbench:letter", args=[review.subject_id])
