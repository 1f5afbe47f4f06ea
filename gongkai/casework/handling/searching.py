"""The search record, and the link to an earlier answer: facts an answer rests on. (条例 36.0.4, 36.0.6)"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.casework.handling.locked import take
from gongkai.casework.models import DisclosureRequest, SearchRecord
from gongkai.casework.services import note_act
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault


@transaction.atomic
def keep_search(
    *,
    disclosure_request: DisclosureRequest,
    on: date,
    scope: str,
    systems: str,
    keywords: str,
    persons: str,
    actor: User,
    found: bool = False,
    result: str = "",
    seen: str = "",
) -> SearchRecord:
    """Keep how it was searched for: without this no answer may say that the information does not exist."""
    locked = take(disclosure_request, actor, on=on, seen=seen)
    if not all(each.strip() for each in (scope, systems, keywords, persons)):
        raise InputFault("casework.search_incomplete")
    kept: SearchRecord = SearchRecord.objects.create(
        agency_id=locked.agency_id,
        disclosure_request=locked,
        on=on,
        scope=scope,
        systems=systems,
        keywords=keywords,
        persons=persons,
        found=found,
        result=result,
    )
    note_act(locked, actor, "request.search", on=on)
    return kept


@transaction.atomic
def link_repeat(
    *, disclosure_request: DisclosureRequest, earlier_number: str, actor: User, seen: str = ""
) -> DisclosureRequest:
    """Say which answered request of the same applicant this one repeats. Another applicant's is no repeat. (条例 36.0.6)"""
    locked = take(disclosure_request, actor, seen=seen)
    earlier = DisclosureRequest.objects.filter(number=earlier_number.strip()).exclude(pk=locked.pk).first()
    if earlier is None:
        raise InputFault("casework.no_such_number", number=earlier_number)
    if earlier.applicant_fingerprint != locked.applicant_fingerprint:
        raise LawFault("casework.other_applicant", articles=(cite("条例 36.0.6"),), number=earlier.number)
    if earlier.closed_on is None:
        raise LawFault(
            "casework.earlier_not_answered", articles=(cite("条例 36.0.6"),), number=earlier.number
        )
    locked.repeat_of = earlier
    locked.save(update_fields=["repeat_of"])
    note_act(locked, actor, "request.repeat", earlier=earlier.number)
    return locked
