"""Reads about letters: what waits for whom."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from gongkai.accounts.models import User
from gongkai.agencies.access import roles_in
from gongkai.agencies.scope import current_agency_id
from gongkai.casework.answering.drafting import SUBJECT
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import CaseLetter
from gongkai.review.queries import waiting_for


def mine(user: User) -> QuerySet[CaseLetter]:
    """Letters that wait for this person: at a station of his, or signed and to be served by who handles requests."""
    found: QuerySet[CaseLetter] = CaseLetter.objects.select_related("disclosure_request")
    at_station = waiting_for(user).filter(subject_kind=SUBJECT).values_list("subject_id", flat=True)
    wanted = Q(state=CaseLetter.State.IN_REVIEW, pk__in=list(at_station[:200]))
    if roles_in(user, current_agency_id()) & set(HANDLERS):
        wanted |= Q(state=CaseLetter.State.SIGNED)
    return found.filter(wanted).order_by("created_at", "id")
