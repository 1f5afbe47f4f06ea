"""Computing what is owed: a further year, and events as they happen."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from gongkai.accounts.models import User
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Unit
from gongkai.agencies.policies import policies_of
from gongkai.audit.services import record
from gongkai.catalogue import access
from gongkai.catalogue.models import Edition, EditionState, Item, Obligation
from gongkai.catalogue.obligations import rebuild_year
from gongkai_law.disclosure.directory import due_after_event, event_key, read_term
from gongkai_law.errors import InputFault

AHEAD = 1


@transaction.atomic
def renew_year(*, edition: Edition, year: int, on: date, actor: User | None) -> int:
    """Compute a year's obligations of the edition in force, or bring them in line after a notice changed; returns how
    many were added. `actor` None = the product itself at the turn of the year."""
    if actor is not None:
        access.require_reporter(actor)
    if edition.state != EditionState.ADOPTED or edition.since is None:
        raise InputFault("catalogue.only_current", title=str(edition))
    if not edition.since.year <= year <= on.year + AHEAD:
        raise InputFault("catalogue.year", year=year, first=edition.since.year, last=on.year + AHEAD)
    added = rebuild_year(edition, year, edition.agency)
    record(
        agency_id=edition.agency_id,
        actor=actor,
        act="catalogue.renew",
        subject_kind="catalogue_edition",
        subject_id=edition.pk,
        year=year,
        count=added,
    )
    return added


def rebuild_known_years(edition: Edition) -> None:
    """Every year computed so far, anew."""
    if edition.since is None:
        return
    last = Obligation.objects.filter(event_on=None).aggregate(year=Max("year"))["year"] or edition.since.year
    for year in range(edition.since.year, last + 1):
        rebuild_year(edition, year, edition.agency)


@transaction.atomic
def note_event(
    *, item: Item, event_on: date, matter: str, unit: Unit | None, on: date, actor: User
) -> Obligation:
    """Something happened that must be published within the item's term: its due day starts to run. (条例 26)

    `event_on` may lie ahead (a hearing to announce before it is held). Each event is an obligation of its own.
    """
    access.require_reporter(actor)
    if item.edition.state != EditionState.ADOPTED:
        raise InputFault("catalogue.only_current", title=str(item.edition))
    if not matter.strip():
        raise InputFault("catalogue.no_matter")
    term = read_term(item.term)
    if event_on > on and term.after:
        raise InputFault("catalogue.event_ahead", on=event_on)
    agency = item.edition.agency
    due = due_after_event(term, event_on, calendar_for(agency), policies_of(agency))
    serial = Obligation.objects.filter(line=item.line, event_on=event_on).count() + 1
    made: Obligation = Obligation.objects.create(
        agency_id=item.agency_id,
        item=item,
        line=item.line,
        unit=unit,
        period=event_key(event_on, serial),
        label=f"{event_on.year}年{event_on.month}月{event_on.day}日",
        matter=matter.strip()[:200],
        first=event_on,
        last=event_on,
        due_on=due.day,
        year=due.day.year,
        month=due.day.month,
        event_on=event_on,
        provisional=due.provisional,
    )
    record(
        agency_id=item.agency_id,
        actor=actor,
        act="catalogue.event",
        subject_kind="catalogue_item",
        subject_id=item.line,
        item=item.name,
        matter=made.matter,
        on=event_on,
    )
    return made
