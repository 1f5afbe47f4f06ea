"""Acts on a batch: open it (read, check, keep row by row), then take it in piece by piece. Nothing is taken twice.

What comes in was published before, with its review on paper (`Ground.ON_PAPER`). A row whose files hold identity or
bank numbers is held back: it would be public here the moment it came in.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record as audit
from gongkai.base.models import new_id
from gongkai.publishing import indexing
from gongkai.publishing.gate import PaperReview, take_published_before
from gongkai.publishing.importing.reading import Prepared, prepare
from gongkai.publishing.importing.sources import Source, ledger_name
from gongkai.publishing.ledger import paper_of, placements_of, preview_records, record_of
from gongkai.publishing.models import ImportBatch, ImportItem, ItemState, Placement, Record
from gongkai.publishing.numbering import take_index_numbers
from gongkai_law.errors import Fault, InputFault

PIECE = 250  # rows taken in one transaction
_DAYS = ("formed_on", "published_on", "reviewed_on", "approved_on", "repealed_on")
ALREADY = "publishing.already_there"


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def values_of(item: ImportItem) -> dict[str, Any]:
    """The values of a row with its days as days."""
    found = dict(item.values)
    for name in _DAYS:
        if found.get(name):
            found[name] = date.fromisoformat(found[name])
    return found


def file_names(values: dict[str, Any]) -> tuple[str, list[str]]:
    """The body's file and the attachments' files a row names."""
    raw = str(values.get("files") or "").replace("；", "、").replace(";", "、").replace("，", "、")
    return str(values.get("body_file") or "").strip(), [
        each.strip() for each in raw.split("、") if each.strip()
    ]


@transaction.atomic
def open_batch(
    *,
    source: Source,
    name: str,
    actor: User,
    today: date,
    file_id: uuid.UUID | None = None,
    folder: str = "",
) -> ImportBatch:
    """Read the ledger, judge every row and every file named, keep all of it; nothing is published yet. (条例 17)"""
    require_role(actor, current_agency_id(), KEEPERS)
    ledger = ledger_name(source)
    preview = preview_records(data=source.read(ledger), today=today)
    there, used = set(source.names()), {ledger}
    faults: dict[int, list[str]] = {}
    for problem in preview.read.problems:
        faults.setdefault(problem.row, []).append(f"{problem.column}：{problem.what}{problem.mend}")
    batch: ImportBatch = ImportBatch.objects.create(
        name=name[:150],
        ledger_name=ledger[:150],
        file_id=file_id,
        folder=folder[:300],
        opened_by_id=actor.pk,
        opened_by=actor.full_name,
    )
    ordered = sorted(preview.read.rows, key=lambda each: (str(each[1].get("published_on") or ""), each[0]))
    items = []
    for position, (row, values) in enumerate(ordered):
        body, files = file_names(values)
        missing = [each for each in (body, *files) if each and each not in there]
        used |= {body, *files}
        if missing:
            faults.setdefault(row, []).append(f"找不到文件：{'、'.join(missing)}")
        items.append(_item(batch, row, position, values, faults.get(row, [])))
    ImportItem.objects.bulk_create(items, batch_size=500)
    ImportBatch.objects.filter(pk=batch.pk).update(unused=sorted(there - used)[:500])
    audit(
        agency_id=batch.agency_id,
        actor=actor,
        act="record.import_open",
        subject_kind="import",
        subject_id=batch.pk,
        file=name,
        count=len(items),
    )
    batch.refresh_from_db()
    return batch


def _item(
    batch: ImportBatch, row: int, position: int, values: dict[str, Any], faults: list[str]
) -> ImportItem:
    already = any("登记簿里已经有" in each for each in faults) and len(faults) == 1
    state = ItemState.SKIPPED if already else ItemState.FAULTY if faults else ItemState.WAITING
    return ImportItem(
        agency_id=batch.agency_id,
        batch=batch,
        row=row,
        position=position,
        title=str(values.get("title") or "")[:300],
        values=_kept(values),
        state=state,
        fault="；".join(faults),
        record_id=new_id() if state == ItemState.WAITING else None,
    )


def take_piece(*, batch: ImportBatch, source: Source, actor: User, size: int = PIECE) -> int:
    """Take the next rows in; how many were handled. 0 = nothing waits any more.

    Files are read and screened first, outside the transaction; then the piece comes in whole. Two at once: the second
    finds the rows gone and takes the next.
    """
    require_role(actor, batch.agency_id, KEEPERS)
    waiting = list(batch.items.filter(state=ItemState.WAITING).order_by("position")[:size])
    if not waiting:
        _finish(batch)
        return 0
    agency = Agency.objects.get(pk=batch.agency_id)
    ready: list[Prepared] = []
    known = _known(waiting)
    for item in waiting:
        try:
            ready.append(_prepared(item, batch, source, agency, known))
        except Fault as fault:
            held = fault.key == "importing.leaks"
            ImportItem.objects.filter(pk=item.pk, state=ItemState.WAITING).update(
                state=ItemState.HELD if held else ItemState.FAULTY, fault=str(fault)
            )
    _take(batch, agency, ready, actor)
    return len(waiting)


def _known(items: Sequence[ImportItem]) -> set[tuple[str, date | None]]:
    """Names and days of publication the register has already, among those of the items."""
    rows = Record.objects.filter(title__in=[item.title for item in items])
    return set(rows.values_list("title", "published_on"))


def _prepared(
    item: ImportItem, batch: ImportBatch, source: Source, agency: Agency, known: set[tuple[str, date | None]]
) -> Prepared:
    values = values_of(item)
    if (values["title"], values["published_on"]) in known:
        raise InputFault(ALREADY, title=values["title"])
    body, files = file_names(values)
    made = record_of(values, f"{batch.ledger_name[:40]} 第{item.row}行")
    # The id was given when the batch was opened, so the same row can never become two records.
    made.pk = item.record_id or made.pk
    return prepare(
        item=item, record=made, values=values, body_name=body, names=files, source=source, agency=agency
    )


@transaction.atomic
def _take(batch: ImportBatch, agency: Agency, ready: Sequence[Prepared], actor: User) -> None:
    """One piece, whole: rows another run took meanwhile are left out."""
    if not ready:
        return
    ImportBatch.objects.select_for_update().get(pk=batch.pk)
    open_ids = set(
        batch.items.filter(pk__in=[each.item.pk for each in ready], state=ItemState.WAITING).values_list(
            "pk", flat=True
        )
    )
    taken = [each for each in ready if each.item.pk in open_ids]
    numbers = take_index_numbers(agency=agency, days=[each.values["published_on"] for each in taken])
    pairs: list[tuple[Record, PaperReview]] = []
    placements: list[Placement] = []
    for each, number in zip(taken, numbers, strict=True):
        each.record.index_number = number
        pairs.append((each.record, paper_of(each.values, each.record.source)))
        placements += placements_of(each.record, each.values)
    files = {each.record.pk: each.attachments for each in taken}
    records = take_published_before(agency=agency, pairs=pairs, actor=actor, attachments=files)
    Placement.objects.bulk_create(placements, batch_size=500)
    ImportItem.objects.filter(pk__in=[each.item.pk for each in taken]).update(state=ItemState.DONE)
    for each in taken:
        if each.note:
            ImportItem.objects.filter(pk=each.item.pk).update(fault=each.note)
    audit(
        agency_id=agency.pk,
        actor=actor,
        act="record.import",
        subject_kind="import",
        subject_id=batch.pk,
        file=batch.name,
        count=len(records),
    )
    indexing.follow_new(agency, records)


def take_all(*, batch: ImportBatch, source: Source, actor: User) -> Iterator[int]:
    """Take the whole batch, telling after each piece how many rows were handled."""
    while handled := take_piece(batch=batch, source=source, actor=actor):
        yield handled


def _finish(batch: ImportBatch) -> None:
    ImportBatch.objects.filter(pk=batch.pk, finished_at=None).update(finished_at=timezone.now())
