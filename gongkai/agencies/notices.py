"""Working-day notices loaded after release: kept whole, checked by the law package first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency, Role, WorkdayNotice
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai_law.errors import InputFault
from gongkai_law.workdays import read_notices, shipped_notices


@dataclass(frozen=True, slots=True)
class KnownNotice:
    """A notice the calendar rests on."""

    year: int
    number: str
    region_code: str = ""


def known_notices() -> list[KnownNotice]:
    """The notices the calendar of the agency in scope rests on, newest year first."""
    agency = Agency.objects.get(pk=current_agency_id())
    shipped = [KnownNotice(notice.year, notice.number) for notice in shipped_notices()]
    loaded = [KnownNotice(n.year, n.number, n.region_code) for n in WorkdayNotice.objects.all()]
    mine = [n for n in loaded if agency.region_code.startswith(n.region_code)]
    return sorted([*shipped, *mine], key=lambda notice: (-notice.year, notice.number))


@transaction.atomic
def store_notice(*, body: str, region_code: str, actor: User) -> Sequence[WorkdayNotice]:
    """Keep the notices of a text after the law package has read them. The whole text is kept with its first notice."""
    require_role(actor, current_agency_id(), [Role.ADMINISTRATOR, Role.OFFICE_HEAD])
    notices = read_notices(body)
    agency = Agency.objects.get(pk=current_agency_id())
    calendar_for(agency).with_notice(body)
    first = notices[0]
    if WorkdayNotice.objects.filter(region_code=region_code, year=first.year, number=first.number).exists():
        raise InputFault("agencies.notice_known", number=first.number)
    kept = WorkdayNotice.objects.create(
        region_code=region_code, year=first.year, number=first.number, body=body, loaded_by=actor.full_name
    )
    record(
        agency_id=agency.pk,
        actor=actor,
        act="calendar.load",
        subject_kind="workday_notice",
        subject_id=kept.pk,
        number=first.number,
    )
    return [kept]
