"""Acts on what belongs to policies: stages of a normative document, an interpretation's facts, public concerns."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record as audit
from gongkai.publishing import access
from gongkai.publishing.gate import note
from gongkai.publishing.models import Category, Concern, Interpretation, NormativeStage, Record
from gongkai_law.errors import InputFault
from gongkai_law.records.interpretation import check_relay, interpretation_elements, interpretation_forms
from gongkai_law.records.normative import check_stage_order, stage


@transaction.atomic
def set_stage(
    *,
    record: Record,
    stage_id: str,
    on: date,
    actor: User,
    until: date | None = None,
    number: str = "",
    note_text: str = "",
) -> NormativeStage:
    """Note the day of a stage in the life of a normative document; stages must follow each other. (国办发〔2018〕37号)"""
    access.require_drafter(actor)
    known = stage(stage_id)
    if record.category != Category.NORMATIVE:
        raise InputFault("publishing.not_normative", title=record.title)
    if on > timezone.localdate():
        raise InputFault("publishing.future", on=on)
    if until is not None and until < on:
        raise InputFault("publishing.valid_before", start=on, end=until)
    days = dict(record.stages.values_list("stage", "on"))
    check_stage_order({**days, stage_id: on})
    kept: NormativeStage = NormativeStage.objects.update_or_create(
        agency_id=record.agency_id,
        record=record,
        stage=stage_id,
        defaults={"on": on, "until": until, "number": number[:60], "note": note_text[:300]},
    )[0]
    note(record, actor, "record.stage", stage=known.label, on=on)
    return kept


@transaction.atomic
def save_interpretation(*, record: Record, actor: User, **facts: Any) -> Interpretation:
    """Say what an interpretation is: kind, forms, elements it covers; a relayed one names where it is from."""
    access.require_drafter(actor)
    if record.category != Category.INTERPRETATION:
        raise InputFault("publishing.not_interpretation", title=record.title)
    if facts.get("kind") == "relay":
        check_relay(facts.get("source_unit", ""), facts.get("source_url", ""))
    known = {
        "forms": {each.id for each in interpretation_forms()},
        "said": {each.id for each in interpretation_elements()},
    }
    for name, ids in known.items():
        facts[name] = [each for each in facts.get(name, ()) if each in ids]
    kept: Interpretation = Interpretation.objects.update_or_create(
        record=record, defaults={"agency_id": record.agency_id, **facts}
    )[0]
    note(record, actor, "record.interpretation")
    return kept


def _concern_note(concern: Concern, actor: User, act: str, **data: Any) -> None:
    audit(
        agency_id=concern.agency_id,
        actor=actor,
        act=act,
        subject_kind="concern",
        subject_id=concern.pk,
        matter=concern.matter,
        **data,
    )


@transaction.atomic
def open_concern(
    *, kind: str, matter: str, found_in: str, noticed_at: datetime, actor: User, **facts: Any
) -> Concern:
    """Note a public concern; its clocks of 5, 24 or 48 hours run from now on. (国办发〔2016〕61号)"""
    require_role(actor, current_agency_id(), KEEPERS)
    if noticed_at > timezone.now():
        raise InputFault("publishing.future", on=timezone.localdate(noticed_at))
    concern: Concern = Concern.objects.create(
        kind=Concern.Kind(kind), matter=matter, found_in=found_in, noticed_at=noticed_at, **facts
    )
    _concern_note(concern, actor, "concern.open", noticed=f"{timezone.localtime(noticed_at):%Y-%m-%d %H:%M}")
    return concern


@transaction.atomic
def respond_to_concern(
    *, concern: Concern, at: datetime, by: str, actor: User, press: bool = False, **facts: Any
) -> Concern:
    """Note the first answer (or the press briefing), when and how."""
    require_role(actor, concern.agency_id, KEEPERS)
    if at < concern.noticed_at or at > timezone.now():
        raise InputFault(
            "publishing.response_time", noticed=f"{timezone.localtime(concern.noticed_at):%Y-%m-%d %H:%M}"
        )
    changes = {"press_at": at} if press else {"responded_at": at, "responded_by": by[:100]}
    Concern.objects.filter(pk=concern.pk).update(**changes, **facts)
    concern.refresh_from_db()
    _concern_note(concern, actor, "concern.respond", at=f"{timezone.localtime(at):%Y-%m-%d %H:%M}", by=by)
    return concern


@transaction.atomic
def close_concern(*, concern: Concern, follow_up: str, actor: User) -> Concern:
    """Done: what followed is noted."""
    require_role(actor, concern.agency_id, KEEPERS)
    if concern.responded_at is None:
        raise InputFault("publishing.not_responded", matter=concern.matter)
    Concern.objects.filter(pk=concern.pk, closed_on=None).update(
        closed_on=timezone.localdate(), follow_up=follow_up
    )
    concern.refresh_from_db()
    _concern_note(concern, actor, "concern.close")
    return concern
