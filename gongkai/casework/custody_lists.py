"""Who a request can be given to."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Membership, Unit
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import DisclosureRequest


def units_of() -> list[Unit]:
    """The offices of the agency in scope, villages left out."""
    return list(Unit.objects.filter(is_village=False).order_by("position", "name"))


def handlers() -> list[User]:
    """Everyone who may handle requests in the agency in scope today, by name."""
    today = timezone.localdate()
    held = Membership.objects.filter(role__in=HANDLERS, since__lte=today)
    held = held.filter(Q(until=None) | Q(until__gte=today)).select_related("user")
    return sorted({each.user for each in held}, key=lambda person: (person.full_name, str(person.pk)))


def people_of(case: DisclosureRequest) -> list[User]:
    """Everyone a case can be given to: handlers other than who has it now."""
    return [each for each in handlers() if each.pk != case.handler_id]


def has_left(case: DisclosureRequest) -> bool:
    """Whether the person an open case is with does not handle requests here any more."""
    if case.closed_on or case.handler_id is None:
        return False
    today = timezone.localdate()
    held = Membership.objects.filter(user_id=case.handler_id, role__in=HANDLERS, since__lte=today)
    return not held.filter(Q(until=None) | Q(until__gte=today)).exists()


def who_has(case: DisclosureRequest) -> str:
    """Who has a case now, in words."""
    if case.handler_name:
        unit = f"（{case.unit.name}）" if case.unit else ""
        return f"{case.handler_name}{unit}{'，已离岗，请重新交办' if has_left(case) else ''}"
    return f"{case.unit.name}，还没有人认领" if case.unit else "政府信息公开工作机构，还没有交办"
