"""Acts that say what met an obligation: a record element by element, or a statement that there was nothing.

Whether a record is public is known above this area: `publishing.obligations` gives the facts in a `PublicRecord`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.audit.services import record
from gongkai.catalogue import access
from gongkai.catalogue.models import Fulfilment, Met, Obligation, Statement
from gongkai_law.errors import InputFault, LawFault


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A record as its own area vouches for it; `public_on` None = not public (yet, or any more)."""

    id: uuid.UUID
    version: int
    title: str
    public_on: date | None


def _audit(obligation: Obligation, actor: User | None, act: str, **data: Any) -> None:
    record(
        agency_id=obligation.agency_id,
        actor=actor,
        act=act,
        subject_kind="obligation",
        subject_id=obligation.pk,
        item=obligation.item.name,
        period=obligation.label,
        **data,
    )


def _locked(obligation: Obligation) -> Obligation:
    found: Obligation = (
        Obligation.objects.select_for_update(of=("self",)).select_related("item").get(pk=obligation.pk)
    )
    return found


def refresh(obligation: Obligation) -> None:
    """Rebuild the cache `met` and `met_on` of a locked obligation from what is tied to it.

    Full only when every element is public; the day is the one the last element came. A statement counts only while
    nothing is public, and never as data.
    """
    wanted = set(obligation.item.elements.values_list("position", flat=True))
    tied = obligation.fulfilments.exclude(public_on=None).order_by("public_on", "id")
    shown: set[int] = set()
    met, day = Met.NONE, None
    for each in tied:
        shown |= set(each.positions) & wanted
        if shown:
            met = Met.PARTIAL
        if shown and shown == wanted:
            met, day = Met.DATA, each.public_on
            break
    if met == Met.NONE:
        said = obligation.statements.filter(withdrawn_on=None).first()
        if said is not None:
            met, day = Met.STATEMENT, said.stated_on
    is_open = met in (Met.NONE, Met.PARTIAL)
    Obligation.objects.filter(pk=obligation.pk).update(met=met, met_on=day, is_open=is_open)
    obligation.met, obligation.met_on, obligation.is_open = met, day, is_open


@transaction.atomic
def fulfil(
    *, obligation: Obligation, public_record: PublicRecord, positions: Iterable[int], actor: User
) -> Fulfilment:
    """Say which elements of an obligation a record shows; said again, the elements are replaced."""
    access.require_reporter(actor)
    locked = _locked(obligation)
    known = set(locked.item.elements.values_list("position", flat=True))
    chosen = sorted(set(positions))
    if not chosen:
        raise InputFault("catalogue.no_element")
    if not set(chosen) <= known:
        raise InputFault("catalogue.unknown_element", item=locked.item.name)
    tied, _ = Fulfilment.objects.update_or_create(
        agency_id=locked.agency_id,
        obligation=locked,
        record_id=public_record.id,
        defaults={
            "record_version": public_record.version,
            "title": public_record.title[:300],
            "public_on": public_record.public_on,
            "positions": chosen,
            "tied_by": actor.full_name,
        },
    )
    refresh(locked)
    _audit(locked, actor, "catalogue.fulfil", title=public_record.title, count=len(chosen))
    found: Fulfilment = tied
    return found


@transaction.atomic
def fulfil_many(
    *, ties: Sequence[tuple[Obligation, PublicRecord, Sequence[int]]], actor: User
) -> list[Fulfilment]:
    """Several ties of one actor, all or none: what an import or the samples bring."""
    return [
        fulfil(obligation=obligation, public_record=found, positions=positions, actor=actor)
        for obligation, found, positions in ties
    ]


@transaction.atomic
def unfulfil(*, fulfilment: Fulfilment, reason: str, actor: User) -> Obligation:
    """Take a tie away, with a reason: the record does not show this after all."""
    access.require_reporter(actor)
    if not reason.strip():
        raise InputFault("catalogue.no_reason")
    locked = _locked(fulfilment.obligation)
    title = fulfilment.title
    fulfilment.delete()
    refresh(locked)
    _audit(locked, actor, "catalogue.release", title=title, reason=reason.strip())
    return locked


@transaction.atomic
def record_changed(*, public_record: PublicRecord) -> int:
    """A tied record became public, or is public no more: every obligation it meets is judged again.

    Called by the area that owns records, in its own transaction. Returns how many obligations were looked at.
    """
    ties = Fulfilment.objects.filter(record_id=public_record.id)
    ids = sorted(ties.values_list("obligation_id", flat=True))
    ties.update(public_on=public_record.public_on)
    for pk in ids:
        refresh(_locked(Obligation(pk=pk)))
    return len(ids)


@transaction.atomic
def state_nothing(*, obligation: Obligation, text: str, on: date, actor: User) -> Statement:
    """Say that there was nothing to publish in the period. Refused where something is public already, and before the
    period is over: what may still come cannot be said to be missing."""
    access.require_reporter(actor)
    locked = _locked(obligation)
    if len(text.strip()) < 4:
        raise InputFault("catalogue.no_statement")
    if on > timezone.localdate():
        raise InputFault("catalogue.future", on=on)
    if locked.met in (Met.DATA, Met.PARTIAL):
        raise LawFault("catalogue.has_data", item=locked.item.name, period=locked.label)
    if on < min(locked.last, locked.due_on):
        raise LawFault("catalogue.period_open", last=min(locked.last, locked.due_on))
    if locked.statements.filter(withdrawn_on=None).exists():
        raise InputFault("catalogue.already_stated", item=locked.item.name, period=locked.label)
    said: Statement = Statement.objects.create(
        agency_id=locked.agency_id,
        obligation=locked,
        text=text.strip()[:300],
        stated_on=on,
        stated_by=actor.full_name,
    )
    refresh(locked)
    _audit(locked, actor, "catalogue.state_nothing", text=said.text)
    return said


@transaction.atomic
def withdraw_statement(*, statement: Statement, reason: str, actor: User) -> Obligation:
    """Take a statement back, with a reason; it stays in the history."""
    access.require_reporter(actor)
    if not reason.strip():
        raise InputFault("catalogue.no_reason")
    locked = _locked(statement.obligation)
    changed = Statement.objects.filter(pk=statement.pk, withdrawn_on=None).update(
        withdrawn_on=timezone.localdate()
    )
    if changed != 1:
        raise InputFault("catalogue.changed_meanwhile")
    refresh(locked)
    _audit(locked, actor, "catalogue.withdraw_statement", reason=reason.strip())
    return locked
