"""A new working-day notice moves open cases: counted anew in one act, with a note on each and a list of what moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.notices import store_notice
from gongkai.agencies.scope import agency_scope
from gongkai.audit.services import Deed, record_many
from gongkai.casework import clock
from gongkai.casework.models import DisclosureRequest, RequestEvent
from gongkai_law.clocks import ClockEvent, parse_events, read_clock


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


AT_ONCE = 500  # ids in one UPDATE


def _recount(agency: Agency) -> Iterator[Moved]:
    """Read in columns, not objects: an office has ten thousand open cases before it has a slow machine's patience."""
    calendar, policy = calendar_for(agency), clock.clock_policy(agency)
    open_cases = DisclosureRequest.objects.filter(closed_on=None, received_on__isnull=False).order_by("id")
    cases = list(
        open_cases.select_for_update().values_list("id", "number", "reply_due", "provisional", named=True)
    )
    told = _events()
    changed: dict[tuple[date | None, bool], list[UUID]] = {}
    for case in cases:
        events = told[case.id]
        reading = read_clock(events, calendar, events[-1].on, policy=policy)
        after = (reading.reply_due, reading.provisional)
        if after != (case.reply_due, case.provisional):
            changed.setdefault(after, []).append(case.id)
        if case.reply_due != reading.reply_due:
            yield Moved(case.id, case.number, case.reply_due, reading.reply_due)
    for (due, provisional), ids in changed.items():
        for start in range(0, len(ids), AT_ONCE):
            rows = DisclosureRequest.objects.filter(pk__in=ids[start : start + AT_ONCE])
            rows.update(reply_due=due, provisional=provisional)


def _events() -> dict[UUID, Sequence[ClockEvent]]:
    """The events of every open request of the agency in scope, as the law reads them."""
    rows = RequestEvent.objects.filter(
        disclosure_request__closed_on=None, disclosure_request__received_on__isnull=False
    )
    rows = rows.order_by("disclosure_request_id", "sequence")
    columns = rows.values_list("disclosure_request_id", "on", "kind", "data").iterator()
    return {
        case: parse_events([{"on": on.isoformat(), "kind": kind, **data} for _, on, kind, data in group])
        for case, group in groupby(columns, key=itemgetter(0))
    }


@transaction.atomic
def load_notice(*, body: str, actor: User, region_code: str = "") -> list[Moved]:
    """Keep a notice and recompute every agency it holds for; returns what moved in the agency in scope."""
    kept = store_notice(body=body, region_code=region_code, actor=actor)
    moved: list[Moved] = []
    for agency in Agency.objects.filter(region_code__startswith=kept[0].region_code):
        moved += recompute_open(agency=agency, actor=actor)
    return moved
