"""Acts on the ties between records: amends, repeals, interprets, result of; and on a record's validity."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.publishing import access
from gongkai.publishing.gate import note
from gongkai.publishing.models import Record, RecordRelation, RelationKind, Validity
from gongkai.publishing.models.relation import ACTIVE
from gongkai_law.errors import InputFault

_EFFECT = {RelationKind.AMENDS: Validity.AMENDED, RelationKind.REPEALS: Validity.REPEALED}


@transaction.atomic
def relate(
    *, source: Record, target: Record, kind: str, actor: User, on: date | None = None
) -> RecordRelation:
    """Tie two records of the agency, once. Amending and repealing take effect when the source is public."""
    access.require_drafter(actor)
    if source.pk == target.pk or source.agency_id != target.agency_id:
        raise InputFault("publishing.relate_self", title=source.title)
    tie, made = RecordRelation.objects.get_or_create(
        agency_id=source.agency_id,
        source=source,
        target=target,
        kind=RelationKind(kind),
        defaults={"on": on},
    )
    if made:
        note(source, actor, "record.relate", kind=str(ACTIVE[RelationKind(kind)]), other=target.title)
        if source.is_public:
            take_effect(source)
    found: RecordRelation = tie
    return found


@transaction.atomic
def unrelate(*, tie: RecordRelation, actor: User) -> None:
    """Undo a tie made by mistake; what it changed of a validity is set right by `set_validity`."""
    access.require_drafter(actor)
    note(
        tie.source, actor, "record.unrelate", kind=str(ACTIVE[RelationKind(tie.kind)]), other=tie.target.title
    )
    tie.delete()


def take_effect(source: Record) -> None:
    """A public record amends or repeals its targets from its day on: called when it goes out."""
    for tie in source.ties_out.filter(kind__in=list(_EFFECT)).select_related("target"):
        validity = _EFFECT[RelationKind(tie.kind)]
        day = tie.on or source.effective_on or source.published_on or timezone.localdate()
        changes: dict[str, Any] = {"validity": validity}
        if validity == Validity.REPEALED:
            changes["repealed_on"] = day
        moved = (
            Record.objects.filter(pk=tie.target_id)
            .exclude(validity__in=[Validity.REPEALED, validity])
            .update(**changes)
        )
        if moved:
            note(
                tie.target,
                None,
                "record.validity",
                validity=str(validity.label),
                on=day,
                reason=f"“{source.title}”{tie.get_kind_display()}",
            )


@transaction.atomic
def set_validity(*, record: Record, validity: str, on: date, reason: str, actor: User) -> Record:
    """Say by hand what became of a document: repealed, expired, amended, in force again; with day and reason.

    It stays public and readable, with its badge.
    """
    require_role(actor, record.agency_id, KEEPERS)
    wanted = Validity(validity)
    if not reason.strip():
        raise InputFault("publishing.validity_reason", title=record.title)
    if on < record.formed_on:
        raise InputFault("publishing.repealed_before_published", repealed=on, published=record.formed_on)
    ended = wanted in (Validity.REPEALED, Validity.EXPIRED)
    moved = Record.objects.filter(pk=record.pk, validity=record.validity).update(
        validity=wanted, repealed_on=on if ended else None
    )
    record.refresh_from_db()
    if not moved:
        raise InputFault(
            "publishing.moved_meanwhile", title=record.title, state=record.get_validity_display()
        )
    note(record, actor, "record.validity", validity=str(wanted.label), on=on, reason=reason)
    return record
