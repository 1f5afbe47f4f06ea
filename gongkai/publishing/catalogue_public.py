"""The standard catalogue as the public reads it: the edition in force, and under each item the records that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.catalogue import queries
from gongkai.catalogue.models import Edition, Fulfilment, Item
from gongkai.publishing.obligations import public_ids

ITEMS_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item with the boxes that are ticked and the newest public records tied to it."""

    item: Item
    boxes: Sequence[str]
    units: Sequence[str]
    records: Sequence[Fulfilment]


@dataclass(frozen=True, slots=True)
class PublicCatalogue:
    """A page of the catalogue. `areas`: (id, label, number of items). `next`: the rank the next page starts after."""

    edition: Edition
    areas: Sequence[tuple[str, str, int]]
    items: Sequence[PublicItem]
    next: int | None


def public_catalogue(agency: Agency, *, area: str = "", after: int = 0) -> PublicCatalogue | None:
    """The edition in force, or None before there is one. Only records that the public can read now are named."""
    with agency_scope(agency.pk):
        edition = queries.current_edition()
        if edition is None:
            return None
        page = queries.items_page(edition, after=after, area=area, size=ITEMS_A_PAGE)
        tied = queries.tied_records([item.line for item in page.items])
        readable = public_ids({each.record_id for found in tied.values() for each in found})
        items = [
            PublicItem(
                item,
                [label for label, on in queries.boxes_of(item) if on],
                [each.unit.name for each in item.assignments.all()],
                [each for each in tied.get(item.line, ()) if each.record_id in readable],
            )
            for item in page.items
        ]
        return PublicCatalogue(edition, queries.areas_of(edition), items, page.next)
