"""A new working-day notice moves open cases: counted anew in one act, with a note on each and a list of what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.notices import store_notice
from gongkai.agencies.scope import agency_scope
from gongkai.audit.services import Deed, record_many
from gongkai.casework import clock
from gongkai.casework.models import DisclosureRequest


@dataclass(frozen=True, slots=True)
class Moved:
    """An open request whose due date moved."""

    pk: UUID
    number: str
    before: date | None
    after: date | None


@transaction.atomic
def recompute_open(*, agency: Agency, actor: User | None) -> list[Moved]:
    """Count every open request of one agency anew; each one that moved gets a note in its history."""
    with agency_scope(agency.pk):
        moved = list(_recount(agency))
        deeds = [
            Deed(
                "request.recompute",
                "request",
                str(each.pk),
                {"number": each.number, "before": each.before, "after": each.after},
            )
            for each in moved
        ]
        if deeds:
            record_many(agency_id=agency.pk, actor=actor, deeds=deeds)
        return moved


def _recount(agency: Agency) -> Iterator[Moved]:
    calendar, policy = calendar_for(agency), clock.clock_policy(agency)
    open_cases = DisclosureRequest.objects.filter(closed_on=None, received_on__isnull=False)
    for case in open_cases.select_for_update().prefetch_related("events"):
        before, provisional = case.reply_due, case.provisional
        events = sorted(case.events.all(), key=lambda event: event.sequence)
        clock.refresh(case, events, calendar=calendar, policy=policy)
        if (before, provisional) != (case.reply_due, case.provisional):
            case.save(update_fields=["reply_due", "provisional"])
        if before != case.reply_due:
            yield Moved(case.pk, case.number, before, case.reply_due)


@transaction.atomic
def load_notice(*, body: str, actor: User, region_code: str = "") -> list[Moved]:
    """Keep a notice and recompute every agency it holds for; returns what moved in the agency in scope."""
    kept = store_notice(body=body, region_code=region_code, actor=actor)
    moved: list[Moved] = []
    for agency in Agency.objects.filter(region_code__startswith=kept[0].region_code):
        moved += recompute_open(agency=agency, actor=actor)
    return moved
