"""What the catalogue in force obliges to: rows computed by the law's function, kept as a cache and rebuilt by it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.catalogue.models import STANDING_YEAR, Edition, Item, Met, Obligation
from gongkai_law.disclosure.directory import STANDING, Owed, periods_owed, read_term

Key = tuple[uuid.UUID, uuid.UUID | None, str]
BATCH = 500


def _units(item: Item) -> list[uuid.UUID | None]:
    return [each.unit_id for each in item.assignments.all()] or [None]


def _owed(edition: Edition, items: Iterable[Item], year: int, agency: Agency) -> Iterator[tuple[Item, Owed]]:
    """What each item owes for due days of a year under this edition."""
    calendar, policies = calendar_for(agency), policies_of(agency)
    begin = edition.since or date(year, 1, 1)
    for item in items:
        yield from (
            (item, owed)
            for owed in periods_owed(
                read_term(item.term),
                since=item.since or begin,
                first=max(date(year, 1, 1), begin),
                last=min(date(year, 12, 31), edition.until or date(year, 12, 31)),
                calendar=calendar,
                policies=policies,
            )
        )


def _row(item: Item, unit: uuid.UUID | None, owed: Owed) -> Obligation:
    standing = owed.key == STANDING
    return Obligation(
        agency_id=current_agency_id(),
        item=item,
        line=item.line,
        unit_id=unit,
        period=owed.key,
        label=owed.label,
        first=owed.first,
        last=owed.last,
        due_on=owed.due,
        year=STANDING_YEAR if standing else owed.due.year,
        month=0 if standing else owed.due.month,
        provisional=owed.provisional,
    )


def rebuild_year(edition: Edition, year: int, agency: Agency) -> int:
    """Bring a year's obligations in line with the edition in force; returns how many were added.

    Missing ones are added, moved due days corrected, those nobody owes any more taken away unless something was tied to
    them or they were due before this edition began. Events stay as they were entered.
    """
    items = list(edition.items.prefetch_related("assignments"))
    wanted: dict[Key, Obligation] = {}
    for item, owed in _owed(edition, items, year, agency):
        for unit in _units(item):
            wanted[item.line, unit, owed.key] = _row(item, unit, owed)
    kept = _keep(wanted, edition, year)
    added = [row for key, row in wanted.items() if key not in kept]
    Obligation.objects.bulk_create(added, batch_size=BATCH)
    return len(added)


def _keep(wanted: dict[Key, Obligation], edition: Edition, year: int) -> set[Key]:
    """Correct the rows that stay, take away those nobody owes; the keys that stand."""
    rows = Obligation.objects.filter(year__in=[year, STANDING_YEAR], event_on=None)
    stale, changed, kept = [], [], set()
    for row in rows.iterator(chunk_size=2000):
        key = (row.line, row.unit_id, row.period)
        wish = wanted.get(key)
        if wish is None:
            if row.due_on >= (edition.since or row.due_on) and _is_this_years(row, year):
                stale.append(row.pk)
            kept.add(key)
            continue
        kept.add(key)
        if (row.item_id, row.due_on, row.label) != (wish.item_id, wish.due_on, wish.label):
            row.item, row.due_on, row.label, row.provisional = (
                wish.item,
                wish.due_on,
                wish.label,
                wish.provisional,
            )
            row.month = wish.month
            changed.append(row)
    Obligation.objects.bulk_update(
        changed, ["item", "due_on", "label", "month", "provisional"], batch_size=BATCH
    )
    for start in range(0, len(stale), BATCH):
        chunk = stale[start : start + BATCH]
        empty = Obligation.objects.filter(pk__in=chunk, met=Met.NONE)
        empty.filter(fulfilments=None, statements=None).delete()
    return kept


def _is_this_years(row: Obligation, year: int) -> bool:
    return row.year == year or row.due_on.year == year


def move_to(edition: Edition) -> None:
    """After an amendment: what is due from its first day on, and what stands for good, belongs to its own rows.

    Lines that the new edition dropped keep their old item; `rebuild_year` takes the empty ones away.
    """
    new = {item.line: item for item in edition.items.all()}
    old = Obligation.objects.filter(item__edition_id=edition.amends_id).exclude(item__edition=edition)
    rows = []
    for row in old.filter(due_on__gte=edition.since) | old.filter(year=STANDING_YEAR):
        if row.line in new:
            row.item = new[row.line]
            rows.append(row)
    Obligation.objects.bulk_update(rows, ["item"], batch_size=BATCH)
