"""Acts on the offices inside an agency (内设机构) and the villages below a township."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.accounts.models import User
from gongkai.agencies import services
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency, Role, Unit
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai_law.errors import InputFault

MAY_CHANGE = (Role.ADMINISTRATOR, Role.OFFICE_HEAD)


def _audit(unit: Unit, actor: User, act: str, **data: Any) -> None:
    record(agency_id=unit.agency_id, actor=actor, act=act, subject_kind="unit", subject_id=unit.pk, **data)


@transaction.atomic
def open_unit(*, name: str, is_village: bool, position: int, actor: User) -> Unit:
    """A new unit of the agency in scope. Refuses a name that a unit has already."""
    require_role(actor, current_agency_id(), MAY_CHANGE)
    name = name.strip()
    if Unit.objects.filter(name=name).exists():
        raise InputFault("agencies.unit_taken", name=name)
    agency = Agency.objects.get(pk=current_agency_id())
    unit = services.add_unit(agency=agency, name=name, position=position, is_village=is_village)
    _audit(unit, actor, "unit.open", name=name)
    return unit


@transaction.atomic
def change_unit(*, unit: Unit, name: str, position: int, actor: User) -> Unit:
    """Another name or place in the list; what was done under the old name keeps its history."""
    require_role(actor, unit.agency_id, MAY_CHANGE)
    before, name = unit.name, name.strip()
    unit.name, unit.position = name, position
    try:
        with transaction.atomic():
            unit.save(update_fields=["name", "position"])
    except IntegrityError:
        raise InputFault("agencies.unit_taken", name=name) from None
    if before != name:
        _audit(unit, actor, "unit.rename", before=before, name=name)
    return unit


@transaction.atomic
def close_unit(*, unit: Unit, on: date, actor: User) -> None:
    """The unit exists no longer: it is offered nowhere, and all that was done in it stays."""
    require_role(actor, unit.agency_id, MAY_CHANGE)
    if not Unit.objects.filter(pk=unit.pk, closed_on=None).update(closed_on=on):
        raise InputFault("agencies.unit_closed", name=unit.name)
    _audit(unit, actor, "unit.close", name=unit.name, on=on)
