"""Reads of the catalogue: the edition in force, its items, what a record is tied to."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from gongkai.catalogue.models import (
    STANDING_YEAR,
    Edition,
    EditionState,
    Element,
    Fulfilment,
    Item,
    Met,
    Obligation,
    Statement,
)
from gongkai.catalogue.rows import findings, row_of
from gongkai_law.disclosure.directory import ItemFinding, all_areas, all_boxes

ITEMS_A_PAGE = 40


def current_edition() -> Edition | None:
    """The edition in force, or None before the first adoption."""
    found: Edition | None = (
        Edition.objects.filter(state=EditionState.ADOPTED).select_related("agency").first()
    )
    return found


def editions() -> QuerySet[Edition]:
    """All editions with their number of items (`size`), newest first."""
    found: QuerySet[Edition] = Edition.objects.annotate(size=Count("items")).order_by("-number")
    return found


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Items of one page by rank, and the rank after which the next page starts (None = last page)."""

    items: Sequence[Item]
    next: int | None


def items_page(
    edition: Edition,
    *,
    after: int = 0,
    area: str = "",
    livelihood: bool = False,
    unit: uuid.UUID | None = None,
    size: int = ITEMS_A_PAGE,
) -> ItemPage:
    """Items of an edition, livelihood first; a page starts after the rank last seen."""
    rows = Item.objects.filter(edition=edition, rank__gt=after).order_by("rank")
    if area:
        rows = rows.filter(area=area)
    if livelihood:
        rows = rows.exclude(livelihood="")
    if unit:
        rows = rows.filter(assignments__unit_id=unit)
    found = list(rows.prefetch_related("elements", "assignments__unit")[: size + 1])
    more = len(found) > size
    found = found[:size]
    return ItemPage(found, found[-1].rank if more else None)


def areas_of(edition: Edition) -> list[tuple[str, str, int]]:
    """(id, label, number of items) of the areas an edition uses, in the order of the document."""
    counts = dict(Item.objects.filter(edition=edition).order_by().values_list("area").annotate(n=Count("id")))
    return [(area.id, area.label, counts[area.id]) for area in all_areas() if area.id in counts]


def edition_findings(edition: Edition, *, on: date) -> list[tuple[Item, tuple[ItemFinding, ...]]]:
    """Items with something to mend or to look at, in order."""
    found = ((item, findings(row_of(item), on=on)) for item in edition.items.order_by("rank"))
    return [(item, faults) for item, faults in found if faults]


def edition_rows(edition: Edition) -> list[tuple[Item, tuple[str, ...]]]:
    """Every item with the names of its units, area by area in the order of the form: for the export."""
    areas = [area.id for area in all_areas()]
    rows = [
        (item, tuple(each.unit.name for each in item.assignments.all()))
        for item in edition.items.prefetch_related("assignments__unit").order_by("rank")
    ]
    return sorted(rows, key=lambda row: areas.index(row[0].area) if row[0].area in areas else len(areas))


def open_obligations(item: Item, *, year: int) -> QuerySet[Obligation]:
    """What an item owes in a year, the standing one too, by due day."""
    found: QuerySet[Obligation] = (
        Obligation.objects.filter(line=item.line, year__in=[year, STANDING_YEAR])
        .select_related("unit", "item")
        .order_by("due_on", "id")
    )
    return found


def ties_of(record_id: uuid.UUID) -> QuerySet[Fulfilment]:
    """What a record is tied to, with obligation, item and unit."""
    found: QuerySet[Fulfilment] = (
        Fulfilment.objects.filter(record_id=record_id)
        .select_related("obligation__item", "obligation__unit")
        .order_by("id")
    )
    return found


def fulfilments_of(obligation: Obligation) -> QuerySet[Fulfilment]:
    found: QuerySet[Fulfilment] = obligation.fulfilments.order_by("public_on", "id")
    return found


def statement_of(obligation: Obligation) -> Statement | None:
    """The statement that stands, if there is one."""
    found: Statement | None = obligation.statements.filter(withdrawn_on=None).first()
    return found


def boxes_of(item: Item) -> list[tuple[str, bool]]:
    """The thirteen boxes of an item's channel column, ticked or not."""
    return [(box.label, box.id in item.channels) for box in all_boxes()]


def elements_shown(
    obligation: Obligation, ties: Sequence[Fulfilment]
) -> list[tuple[Element, list[Fulfilment]]]:
    """Each element of what is owed, with the records that show it."""
    return [
        (element, [tied for tied in ties if element.position in tied.positions])
        for element in obligation.item.elements.order_by("position")
    ]


def candidates(*, text: str = "", title: str = "", on: date, size: int = 30) -> list[Obligation]:
    """Obligations a record may meet, by due day: those whose item is called like `text`; without it, those whose
    first-level name stands in the record's `title`, and if none does, what is due next."""
    rows = Obligation.objects.exclude(met=Met.DATA).filter(due_on__lte=on + timedelta(days=120))
    rows = rows.select_related("item", "unit").order_by("-due_on", "-id")
    if text:
        named = Q(item__level1__icontains=text) | Q(item__level2__icontains=text) | Q(matter__icontains=text)
        return list(rows.filter(named)[:size])
    current = current_edition()
    items = Item.objects.filter(edition=current) if current else Item.objects.none()
    lines = [line for line, name in items.values_list("line", "level1") if name in title]
    return list((rows.filter(line__in=lines) if lines else rows)[:size])


def tied_records(lines: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Fulfilment]]:
    """Public records under each line, newest first, at most ten a line: for the public catalogue."""
    rows = (
        Fulfilment.objects.filter(obligation__line__in=lines)
        .exclude(public_on=None)
        .select_related("obligation")
        .order_by("-public_on", "-id")
    )
    found: dict[uuid.UUID, list[Fulfilment]] = {}
    for each in rows[:2000]:
        held = found.setdefault(each.obligation.line, [])
        if len(held) < 10 and each.record_id not in {one.record_id for one in held}:
            held.append(each)
    return found
