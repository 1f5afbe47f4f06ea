"""Acts on placements: planned, posted, taken down. Only what is public is posted. (条例 17, 23)"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Role, Unit
from gongkai.agencies.numbers import next_numbers
from gongkai.audit.services import record as audit
from gongkai.catalogue.queries import ties_of
from gongkai.publishing.channels import all_kinds, kind_of
from gongkai.publishing.channels.kind import ChannelKind
from gongkai.publishing.models import Placement, PlacementState, Record, RecordState
from gongkai_law.citation import cite
from gongkai_law.disclosure.directory import read_term, shown_until
from gongkai_law.errors import InputFault, LawFault

# A village clerk hangs up and takes down the sheets of the village.
POSTERS = (*KEEPERS, Role.VILLAGE_CLERK)
NEEDS = {"place": "", "until": "公示到哪天", "unit": "哪个村", "evidence": "凭证说明", "url": "网址"}


def _note(placement: Placement, actor: User | None, act: str, **data: Any) -> None:
    audit(
        agency_id=placement.agency_id,
        actor=actor,
        act=act,
        subject_kind="record",
        subject_id=placement.record_id,
        title=placement.record.title,
        channel=placement.label,
        **data,
    )


def _locked(placement: Placement) -> Placement:
    found: Placement = (
        Placement.objects.select_for_update(of=("self",))
        .select_related("record__public_version", "record__agency", "unit")
        .get(pk=placement.pk)
    )
    return found


@transaction.atomic
def plan_placement(
    *,
    record: Record,
    channel: str,
    actor: User,
    planned_for: date | None = None,
    place: str = "",
    unit: Unit | None = None,
) -> Placement:
    """Put a record down for a channel. A draft may be planned; nothing goes up before it is public."""
    require_role(actor, record.agency_id, POSTERS)
    kind = kind_of(channel)
    if kind.automatic:
        raise InputFault("placing.automatic", channel=kind.label)
    if record.state in (RecordState.WITHDRAWN, RecordState.WITHHELD):
        raise LawFault("placing.not_public", articles=(cite("条例 17"),), title=record.title)
    twin = Placement.objects.filter(
        record=record, channel=channel, place=place.strip(), unit=unit, state=PlacementState.PLANNED
    )
    if twin.exists():
        raise InputFault("placing.planned_already", channel=kind.label)
    made: Placement = Placement.objects.create(
        agency_id=record.agency_id,
        record=record,
        channel=channel,
        state=PlacementState.PLANNED,
        planned_for=planned_for,
        planned_by=actor.full_name,
        place=place.strip()[:200],
        unit=unit,
    )
    _note(made, actor, "placement.plan")
    return made


def default_until(record: Record, kind: ChannelKind, posted: date) -> date | None:
    """How long it should stay up: what the catalogue says of the items it shows, else the channel's usual days."""
    calendar = calendar_for(record.agency)
    terms = (read_term(tied.obligation.item.term) for tied in ties_of(record.pk))
    days = [day for day in (shown_until(term, posted, calendar) for term in terms) if day]
    if days:
        return max(days)
    return posted + timedelta(days=kind.days) if kind.days else None


def _require_needs(kind: ChannelKind, given: dict[str, Any]) -> None:
    for need in kind.needs:
        if not given.get(need):
            label = NEEDS[need] or kind.place_label
            raise InputFault("placing.needs", channel=kind.label, need=label)


def _check_days(record: Record, posted_on: date, until: date | None) -> None:
    if posted_on > timezone.localdate():
        raise InputFault("placing.future", on=posted_on)
    if record.state != RecordState.PUBLISHED or record.published_on is None:
        raise LawFault("placing.not_public", articles=(cite("条例 17"),), title=record.title)
    if posted_on < record.published_on:
        raise LawFault(
            "placing.before_public", articles=(cite("条例 17"),), on=posted_on, published=record.published_on
        )
    if until is not None and until < posted_on:
        raise InputFault("placing.term", until=until, on=posted_on)


@transaction.atomic
def post_placement(
    *,
    placement: Placement,
    posted_on: date,
    actor: User,
    until: date | None = None,
    place: str = "",
    unit: Unit | None = None,
    zone: str = "",
    url: str = "",
    evidence: str = "",
) -> Placement:
    """Note that it hangs, was sent or printed: when, where, by whom. What the channel needs must be there."""
    require_role(actor, placement.agency_id, POSTERS)
    locked = _locked(placement)
    if locked.state != PlacementState.PLANNED:
        raise InputFault("placing.moved_meanwhile", state=locked.get_state_display())
    place, unit = place.strip() or locked.place, unit or locked.unit
    _require_needs(
        locked.kind, {"place": place, "until": until, "unit": unit, "evidence": evidence.strip(), "url": url}
    )
    _check_days(locked.record, posted_on, until)
    twin = Placement.objects.filter(
        record_id=locked.record_id, channel=locked.channel, place=place[:200], posted_on=posted_on
    )
    if twin.exists():
        raise InputFault("placing.posted_already", channel=locked.label, on=posted_on)
    locked.state = PlacementState.POSTED
    locked.posted_on, locked.posted_year, locked.posted_until = posted_on, posted_on.year, until
    locked.place, locked.unit, locked.zone, locked.url = place[:200], unit, zone, url
    locked.evidence, locked.posted_by = evidence.strip()[:300], actor.full_name
    version = locked.record.public_version
    locked.version = version.number if version else 1
    locked.save()
    _note(locked, actor, "placement.post", place=place or url, on=posted_on, until=until or "长期")
    return locked


@transaction.atomic
def take_down_placement(*, placement: Placement, on: date, actor: User, reason: str = "") -> Placement:
    """Note that it was taken down. Before the end of its term only with a reason."""
    require_role(actor, placement.agency_id, POSTERS)
    locked = _locked(placement)
    if locked.state != PlacementState.POSTED or locked.posted_on is None:
        raise InputFault("placing.moved_meanwhile", state=locked.get_state_display())
    if on > timezone.localdate():
        raise InputFault("placing.future", on=on)
    if on < locked.posted_on:
        raise InputFault("placing.down_before_up", on=on, posted=locked.posted_on)
    early = locked.posted_until is not None and on <= locked.posted_until
    if early and not reason.strip():
        raise InputFault("placing.early", until=locked.posted_until)
    locked.state = PlacementState.TAKEN_DOWN
    locked.taken_down_on, locked.taken_down_by = on, actor.full_name
    locked.taken_down_why = reason.strip()[:200]
    locked.save()
    _note(locked, actor, "placement.take_down", on=on, reason=reason.strip())
    return locked


@transaction.atomic
def cancel_plan(*, placement: Placement, actor: User) -> None:
    """Drop what was only planned."""
    require_role(actor, placement.agency_id, POSTERS)
    locked = _locked(placement)
    if locked.state != PlacementState.PLANNED:
        raise InputFault("placing.moved_meanwhile", state=locked.get_state_display())
    _note(locked, actor, "placement.cancel")
    locked.delete()


@transaction.atomic
def give_serial(*, placement: Placement, actor: User) -> Placement:
    """Give the sheet its number when it is first printed; printed again it keeps it."""
    require_role(actor, placement.agency_id, POSTERS)
    locked = _locked(placement)
    if not locked.kind.sheet:
        raise InputFault("placing.no_sheet", channel=locked.label)
    if locked.record.state != RecordState.PUBLISHED:
        raise LawFault("placing.not_public", articles=(cite("条例 17"),), title=locked.record.title)
    if not locked.serial:
        year = timezone.localdate().year
        number = next_numbers(series="board_sheet", period=str(year))[0]
        locked.serial = f"GK{year}-{number:05d}"
        locked.save(update_fields=["serial"])
        _note(locked, actor, "placement.print", serial=locked.serial)
    return locked


def settle_automatic(record: Record) -> None:
    """In the gate's transaction: what the product places by itself goes up with the record and comes down with it."""
    today = timezone.localdate()
    automatic = [kind.key for kind in all_kinds().values() if kind.automatic]
    standing = Placement.objects.filter(record=record, channel__in=automatic, state=PlacementState.POSTED)
    if record.state == RecordState.PUBLISHED:
        held = set(standing.values_list("channel", flat=True))
        version = record.public_version.number if record.public_version else 1
        for key in automatic:
            if key not in held:
                _place(record, key, today, version)
        standing.update(version=version)
    elif record.state in (RecordState.WITHDRAWN, RecordState.EXPIRED):
        standing.update(
            state=PlacementState.TAKEN_DOWN, taken_down_on=today, taken_down_why=record.get_state_display()
        )


def _place(record: Record, channel: str, today: date, version: int) -> None:
    """Up again on a day it already was up: the old row goes on, so that a day counts once."""
    place = {"record": record, "channel": channel, "posted_on": today, "place": ""}
    again = Placement.objects.filter(**place).update(
        state=PlacementState.POSTED, taken_down_on=None, taken_down_why="", version=version
    )
    if not again:
        Placement.objects.create(
            agency_id=record.agency_id,
            posted_year=today.year,
            state=PlacementState.POSTED,
            posted_by="系统",
            version=version,
            **place,
        )
