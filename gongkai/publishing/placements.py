"""Reads of placements: those of a record, what is due on the boards, the door to one."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet

from gongkai.accounts.models import User
from gongkai.publishing.access import require_reader
from gongkai.publishing.models import Placement, PlacementState, Record, RecordState


def access_placement(user: User, pk: object) -> Placement:
    """The placement if it is the agency's own; PermissionDenied for another's and for none alike."""
    require_reader(user)
    try:
        found: Placement | None = (
            Placement.objects.select_related("record__public_version", "record__agency", "unit")
            .filter(pk=pk)
            .first()
        )
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise PermissionDenied
    return found


def placements_of(record: Record) -> QuerySet[Placement]:
    """A record's placements, planned ones first, then by day."""
    found: QuerySet[Placement] = (
        Placement.objects.filter(record=record).select_related("unit").order_by("posted_on", "id")
    )
    return found


def to_post() -> QuerySet[Placement]:
    """Planned placements of records that are public: they can go up now."""
    found: QuerySet[Placement] = (
        Placement.objects.filter(state=PlacementState.PLANNED, record__state=RecordState.PUBLISHED)
        .select_related("record", "unit")
        .order_by("planned_for", "id")
    )
    return found


def to_take_down(on: date) -> QuerySet[Placement]:
    """What hangs past its term on a day, or shows a record that is public no more: take it down."""
    gone = Q(record__state__in=[RecordState.WITHDRAWN, RecordState.EXPIRED])
    found: QuerySet[Placement] = (
        Placement.objects.filter(Q(posted_until__lt=on) | gone, state=PlacementState.POSTED)
        .exclude(posted_until=None, record__state=RecordState.PUBLISHED)
        .select_related("record", "unit")
        .order_by("posted_until", "id")
    )
    return found


def without_photos() -> QuerySet[Placement]:
    """Sheets that hang without a photo of it."""
    found: QuerySet[Placement] = (
        Placement.objects.filter(
            state=PlacementState.POSTED, channel__in=["notice_board", "village_board"], photos=None
        )
        .exclude(serial="")
        .select_related("record", "unit")
        .order_by("posted_on", "id")
    )
    return found


def posted_in(year: int, *, channel: str) -> QuerySet[Placement]:
    """The placements on a channel that chapter one counts in a year, whatever became of them later."""
    found: QuerySet[Placement] = Placement.objects.filter(posted_year=year, channel=channel)
    return found.select_related("record")
