"""Acts on the items of a draft, and who owes an item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Unit
from gongkai.audit.services import record
from gongkai.catalogue import access
from gongkai.catalogue.models import Assignment, Edition, EditionState, Element, Item
from gongkai.catalogue.rows import COPIED, ItemRow, findings
from gongkai.catalogue.services.editions import elements_of
from gongkai.catalogue.services.renewing import rebuild_known_years
from gongkai_law.disclosure.directory import area_label, livelihood_of
from gongkai_law.errors import InputFault


def _of_draft(item: Item) -> None:
    if item.edition.state != EditionState.DRAFT:
        raise InputFault("catalogue.only_in_draft", title=str(item.edition))


def _audit(item: Item, actor: User, act: str, **data: object) -> None:
    record(
        agency_id=item.agency_id,
        actor=actor,
        act=act,
        subject_kind="catalogue_item",
        subject_id=item.line,
        item=item.name,
        **data,
    )


@transaction.atomic
def edit_item(*, item: Item, row: ItemRow, on: date, actor: User) -> Item:
    """Change the words of a draft's item. Its line stays, so what was tied to it stays. Raises what stops it."""
    access.require_keeper(actor)
    _of_draft(item)
    stopping = [each.fault for each in findings(row, on=on) if each.error]
    if stopping:
        raise stopping[0]
    changed = item.content != row.content
    for name in COPIED:
        setattr(item, name, getattr(row, name))
    item.channels = list(row.channels)
    item.livelihood = livelihood_of(area_label(row.area), row.level1, row.level2, row.level3)
    item.save()
    if changed:
        item.elements.all().delete()
        Element.objects.bulk_create(elements_of(item, row.content))
    _audit(item, actor, "catalogue.edit")
    return item


@transaction.atomic
def remove_item(*, item: Item, actor: User) -> None:
    """Take an item out of a draft; in the edition in force it stays until the draft is adopted."""
    access.require_keeper(actor)
    _of_draft(item)
    _audit(item, actor, "catalogue.remove")
    item.delete()


@transaction.atomic
def assign_items(*, items: Sequence[Item], units: Sequence[Unit], actor: User) -> None:
    """Say which units or villages owe these items (none: the agency itself). What is owed is computed anew; what was
    tied for a unit that owes no more stays where it is."""
    access.require_keeper(actor)
    if not items:
        raise InputFault("catalogue.no_items")
    for item in items:
        Assignment.objects.filter(item=item).exclude(unit__in=units).delete()
        held = set(Assignment.objects.filter(item=item).values_list("unit_id", flat=True))
        Assignment.objects.bulk_create(
            [
                Assignment(agency_id=item.agency_id, item=item, unit=unit)
                for unit in units
                if unit.pk not in held
            ]
        )
        _audit(item, actor, "catalogue.assign", units="、".join(unit.name for unit in units) or "本机关")
    edition: Edition = items[0].edition
    if edition.state == EditionState.ADOPTED:
        rebuild_known_years(edition)
