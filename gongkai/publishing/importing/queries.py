"""Reads of import batches: counts by state, rows that did not come in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.scope import current_agency_id
from gongkai.documents.contents import read_stored
from gongkai.documents.models import StoredFile
from gongkai.publishing.importing.sources import Source, source_of
from gongkai.publishing.models import ImportBatch, ImportItem, ItemState
from gongkai_law.errors import InputFault

LARGEST_BATCH = 1 << 30  # bytes


def access_batch(user: User, pk: object) -> ImportBatch:
    """The batch if it is the agency's own; PermissionDenied otherwise."""
    require_role(user, current_agency_id(), KEEPERS)
    try:
        found: ImportBatch | None = ImportBatch.objects.filter(pk=pk).first()
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found


def batches() -> QuerySet[ImportBatch]:
    """All batches, the newest first."""
    found: QuerySet[ImportBatch] = ImportBatch.objects.order_by("-created_at")
    return found


def tally(batch: ImportBatch) -> dict[str, Any]:
    """Counts by state, the sum, and how much of it is handled (percent)."""
    counts = dict(batch.items.order_by().values_list("state").annotate(n=Count("id")))
    total = sum(counts.values())
    waiting = counts.get(ItemState.WAITING, 0)
    return {
        "states": [(str(state.label), counts.get(state, 0)) for state in ItemState],
        "total": total,
        "waiting": waiting,
        "handled": total - waiting,
    }


def left_out(batch: ImportBatch) -> QuerySet[ImportItem]:
    """Rows that did not come in, with why."""
    found: QuerySet[ImportItem] = batch.items.filter(
        state__in=[ItemState.FAULTY, ItemState.HELD, ItemState.SKIPPED]
    )
    return found.order_by("row")


def stored_source(batch: ImportBatch) -> Source:
    """The files of a batch that was uploaded. Raises InputFault where there are none any more."""
    stored = StoredFile.objects.filter(pk=batch.file_id).first() if batch.file_id else None
    if stored is None:
        raise InputFault("importing.no_files", name=batch.name)
    return source_of(read_stored(stored, largest=LARGEST_BATCH), stored.name)
