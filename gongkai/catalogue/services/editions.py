"""Acts on editions: drafting one from rows, amending the one in force, adopting, discarding a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Unit
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.base.models import new_id
from gongkai.catalogue import access
from gongkai.catalogue.models import Assignment, Edition, EditionState, Element, Item
from gongkai.catalogue.obligations import BATCH, move_to, rebuild_year
from gongkai.catalogue.rows import COPIED, ItemRow, findings, row_of
from gongkai.catalogue.samples import SAMPLE_TITLE, sample_rows
from gongkai_law.disclosure.directory import all_areas, all_matters, area_label, livelihood_of, split_content
from gongkai_law.errors import Fault, InputFault, LawFault

# Livelihood items rank before all others; within each, area by area in the order of the document.
_BEHIND = 1_000_000
_STEP = 10_000


def _audit(edition: Edition, actor: User | None, act: str, **data: Any) -> None:
    record(
        agency_id=edition.agency_id,
        actor=actor,
        act=act,
        subject_kind="catalogue_edition",
        subject_id=edition.pk,
        title=edition.title,
        **data,
    )


def _next_number() -> int:
    highest = Edition.objects.aggregate(n=Max("number"))["n"]
    return (highest or 0) + 1


def rank_of(row: ItemRow, livelihood: str, place: int) -> int:
    """Where a row stands in every list: livelihood matters first in their order, then areas in theirs, then as given."""
    if livelihood:
        matters = [matter.id for matter in all_matters()]
        return matters.index(livelihood) * _STEP + place
    areas = [area.id for area in all_areas()]
    return _BEHIND + areas.index(row.area) * _STEP + place if row.area in areas else 2 * _BEHIND + place


def build_items(edition: Edition, rows: Sequence[ItemRow]) -> tuple[list[Item], list[Element]]:
    """Unsaved items and elements for rows, in the rows' order."""
    items: list[Item] = []
    elements: list[Element] = []
    for place, row in enumerate(rows, 1):
        livelihood = livelihood_of(area_label(row.area), row.level1, row.level2, row.level3)
        item = Item(
            agency_id=edition.agency_id,
            edition=edition,
            line=new_id(),
            rank=rank_of(row, livelihood, place),
            channels=list(row.channels),
            livelihood=livelihood,
            **{name: getattr(row, name) for name in COPIED},
        )
        items.append(item)
        elements += elements_of(item, row.content)
    return items, elements


def elements_of(item: Item, content: str) -> list[Element]:
    return [
        Element(agency_id=item.agency_id, item=item, position=number, text=text[:500])
        for number, text in enumerate(split_content(content), 1)
    ]


def _assignments(items: Sequence[Item], rows: Sequence[ItemRow]) -> list[Assignment]:
    """Units whose name a row names; a row that says 各村 is owed by every village."""
    units = list(Unit.objects.order_by("position", "name"))
    by_name = {unit.name: unit for unit in units}
    villages = [unit for unit in units if unit.is_village]
    found: list[Assignment] = []
    for item, row in zip(items, rows, strict=True):
        wanted = [by_name[name] for name in row.units if name in by_name]
        if "各村" in row.units:
            wanted += villages
        found += [
            Assignment(agency_id=item.agency_id, item=item, unit=unit) for unit in dict.fromkeys(wanted)
        ]
    return found


@transaction.atomic
def draft_edition(
    *,
    title: str,
    rows: Sequence[ItemRow],
    actor: User,
    source: str = "",
    is_sample: bool = False,
    act: str = "catalogue.draft",
) -> Edition:
    """A new draft holding the rows. Nothing is owed by it until it is adopted. (54号)"""
    access.require_keeper(actor)
    if not title.strip():
        raise InputFault("catalogue.no_title")
    if not rows:
        raise InputFault("catalogue.no_rows")
    edition = Edition.objects.create(
        agency_id=current_agency_id(),
        number=_next_number(),
        title=title.strip()[:200],
        source=source[:200],
        is_sample=is_sample,
    )
    items, elements = build_items(edition, rows)
    Item.objects.bulk_create(items, batch_size=BATCH)
    Element.objects.bulk_create(elements, batch_size=BATCH)
    Assignment.objects.bulk_create(_assignments(items, rows), batch_size=BATCH)
    _audit(edition, actor, act, count=len(items), source=source, file=source)
    return edition


def draft_sample(*, agency: Agency, actor: User) -> Edition:
    """A draft from the product's sample: 样本，须经县级审定后采用. It is no law and owes nothing by itself."""
    rows = [replace(row, subject=row.subject or agency.name) for row in sample_rows()]
    return draft_edition(
        title=f"{agency.short_name}{SAMPLE_TITLE}",
        rows=rows,
        actor=actor,
        source="随软件提供的样本",
        is_sample=True,
    )


@transaction.atomic
def amend_edition(*, edition: Edition, actor: User) -> Edition:
    """A draft copy of the edition in force to change; lines, elements and assignments stay the same ones. (条例 12, 18)"""
    access.require_keeper(actor)
    if edition.state != EditionState.ADOPTED:
        raise InputFault("catalogue.only_current", title=str(edition))
    draft = Edition.objects.create(
        agency_id=edition.agency_id,
        number=_next_number(),
        title=edition.title,
        source=edition.source,
        is_sample=edition.is_sample,
        amends=edition,
    )
    items, elements, assignments = [], [], []
    for old in edition.items.prefetch_related("elements", "assignments"):
        values = {
            name: getattr(old, name) for name in (*COPIED, "channels", "livelihood", "rank", "since", "line")
        }
        item = Item(agency_id=draft.agency_id, edition=draft, **values)
        items.append(item)
        elements += [
            Element(agency_id=draft.agency_id, item=item, position=each.position, text=each.text)
            for each in old.elements.all()
        ]
        assignments += [
            Assignment(agency_id=draft.agency_id, item=item, unit_id=each.unit_id)
            for each in old.assignments.all()
        ]
    Item.objects.bulk_create(items, batch_size=BATCH)
    Element.objects.bulk_create(elements, batch_size=BATCH)
    Assignment.objects.bulk_create(assignments, batch_size=BATCH)
    _audit(draft, actor, "catalogue.amend")
    return draft


@transaction.atomic
def fill_draft(*, draft: Edition, title: str, rows: Sequence[ItemRow], source: str, actor: User) -> Edition:
    """Replace a draft's items by rows. An item whose area and names stood there before keeps its line and its first day,
    and who owes it where the row names nobody."""
    access.require_keeper(actor)
    if draft.state != EditionState.DRAFT:
        raise InputFault("catalogue.not_a_draft", title=str(draft))
    if not rows:
        raise InputFault("catalogue.no_rows")
    known = {_names(item): item for item in draft.items.prefetch_related("assignments")}
    held = {item.line: [each.unit_id for each in item.assignments.all()] for item in known.values()}
    draft.items.all().delete()
    items, elements = build_items(draft, rows)
    taken: set[object] = set()
    for item in items:
        old = known.get(_names(item))
        if old is not None and old.line not in taken:
            item.line, item.since = old.line, old.since
            taken.add(old.line)
    Item.objects.bulk_create(items, batch_size=BATCH)
    Element.objects.bulk_create(elements, batch_size=BATCH)
    assigned = _assignments(items, rows)
    named = {each.item_id for each in assigned}
    assigned += [
        Assignment(agency_id=item.agency_id, item=item, unit_id=unit)
        for item in items
        if item.pk not in named
        for unit in held.get(item.line, ())
    ]
    Assignment.objects.bulk_create(assigned, batch_size=BATCH)
    draft.title, draft.source, draft.is_sample = title.strip()[:200] or draft.title, source[:200], False
    draft.save(update_fields=["title", "source", "is_sample"])
    _audit(draft, actor, "catalogue.import", count=len(items), file=source)
    return draft


def _names(item: Item) -> tuple[str, ...]:
    return (item.area, item.level1, item.level2, item.level3)


def faults_of(edition: Edition, *, on: date) -> list[tuple[Item, Fault]]:
    """What stops an edition from being adopted, item by item."""
    return [
        (item, found.fault)
        for item in edition.items.order_by("rank")
        for found in findings(row_of(item), on=on)
        if found.error
    ]


@transaction.atomic
def adopt_edition(*, edition: Edition, since: date, actor: User) -> Edition:
    """Bring a draft into force from a day; the edition before ends on the eve. What is owed from that day on is computed
    for the year of that day and stands on the new rows; what was tied to unchanged lines stays. (条例 12; 54号)"""
    access.require_adopter(actor)
    faults = faults_of(edition, on=since)
    if faults:
        raise InputFault("catalogue.not_complete", count=len(faults), first=str(faults[0][0]))
    before = Edition.objects.select_for_update().filter(state=EditionState.ADOPTED).first()
    if before is not None:
        if edition.amends_id != before.pk:
            raise InputFault("catalogue.not_on_current", title=str(before))
        if before.since is not None and since <= before.since:
            raise LawFault("catalogue.before_current", since=since, current=before.since)
        before.state, before.until = EditionState.SUPERSEDED, since - timedelta(days=1)
        before.save(update_fields=["state", "until"])
    changed = Edition.objects.filter(pk=edition.pk, state=EditionState.DRAFT).update(
        state=EditionState.ADOPTED, since=since, adopted_by=actor.full_name
    )
    if changed != 1:
        raise InputFault("catalogue.not_a_draft", title=str(edition))
    edition.refresh_from_db()
    edition.items.filter(since=None).update(since=since)
    if before is not None:
        move_to(edition)
    owed = rebuild_year(edition, since.year, edition.agency)
    _audit(
        edition,
        actor,
        "catalogue.adopt",
        since=since,
        count=edition.items.count(),
        year=since.year,
        owed=owed,
    )
    return edition


@transaction.atomic
def discard_draft(*, edition: Edition, actor: User) -> None:
    """Throw away a draft; an edition that was ever in force stays for good."""
    access.require_keeper(actor)
    if edition.state != EditionState.DRAFT:
        raise InputFault("catalogue.not_a_draft", title=str(edition))
    _audit(edition, actor, "catalogue.discard")
    try:
        edition.delete()
    except ProtectedError:
        raise InputFault("catalogue.not_a_draft", title=str(edition)) from None
