"""Acts on reconsideration, litigation and complaints."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.models import Agency, Role
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework.models import DisclosureRequest
from gongkai.remedies.models import Complaint, RemedyCase, RemedyGroup
from gongkai_law.errors import InputFault
from gongkai_law.remedies import result_column


def _audit(case: RemedyCase, actor: User, act: str, **data: object) -> None:
    record(
        agency_id=case.agency_id,
        actor=actor,
        act=act,
        subject_kind="remedy_case",
        subject_id=case.pk,
        group=case.get_group_display(),
        number=case.number,
        **data,
    )


@transaction.atomic
def file_case(
    *,
    group: str,
    filed_on: date,
    actor: User,
    number: str = "",
    body: str = "",
    disclosure_request: DisclosureRequest | None = None,
    earlier: RemedyCase | None = None,
) -> RemedyCase:
    """Note a reconsideration or suit that was accepted; a suit after reconsideration names the reconsideration."""
    require_role(actor, current_agency_id(), KEEPERS)
    if filed_on > timezone.localdate():
        raise InputFault("remedies.future", on=filed_on)
    if disclosure_request and disclosure_request.received_on and filed_on < disclosure_request.received_on:
        raise InputFault("remedies.before_request", on=filed_on, received=disclosure_request.received_on)
    if earlier and (group != RemedyGroup.SUIT_AFTER or earlier.group != RemedyGroup.REVIEW):
        raise InputFault("remedies.wrong_order")
    case: RemedyCase = RemedyCase.objects.create(
        agency_id=current_agency_id(),
        group=group,
        number=number,
        body=body,
        disclosure_request=disclosure_request,
        earlier=earlier,
        filed_on=filed_on,
        filed_year=filed_on.year,
    )
    _audit(case, actor, "remedy.file")
    return case


@transaction.atomic
def close_case(*, case: RemedyCase, decision: str, closed_on: date, actor: User) -> RemedyCase:
    """Note how a case was decided; the law's mapping says in which column of table four it counts."""
    require_role(actor, case.agency_id, KEEPERS)
    locked: RemedyCase = RemedyCase.objects.select_for_update().get(pk=case.pk)
    if locked.closed_on:
        raise InputFault("remedies.already_closed", number=locked.number)
    if closed_on < locked.filed_on or closed_on > timezone.localdate():
        raise InputFault("remedies.closing_day", on=closed_on, filed=locked.filed_on)
    agency = Agency.objects.get(pk=locked.agency_id)
    locked.decision = decision
    locked.result = result_column(decision, policies_of(agency))
    locked.closed_on, locked.closed_year = closed_on, closed_on.year
    locked.save()
    _audit(locked, actor, "remedy.close", decision=decision)
    return locked


@transaction.atomic
def add_complaint(*, received_on: date, matter: str, about: str, actor: User) -> Complaint:
    """Note a complaint about disclosure work. (条例 47.2, 51)"""
    require_role(actor, current_agency_id(), (*KEEPERS, Role.SUPERVISOR))
    complaint: Complaint = Complaint.objects.create(
        agency_id=current_agency_id(), received_on=received_on, matter=matter, about=about
    )
    record(
        agency_id=complaint.agency_id,
        actor=actor,
        act="complaint.add",
        subject_kind="complaint",
        subject_id=complaint.pk,
        matter=matter,
    )
    return complaint


@transaction.atomic
def settle_complaint(
    *, complaint: Complaint, verified: bool, settled_on: date, settlement: str, actor: User
) -> Complaint:
    """Note what came of a complaint: verified or not, and the settlement."""
    require_role(actor, complaint.agency_id, (*KEEPERS, Role.SUPERVISOR))
    complaint.verified, complaint.settled_on, complaint.settlement = verified, settled_on, settlement
    complaint.save(update_fields=["verified", "settled_on", "settlement"])
    record(
        agency_id=complaint.agency_id,
        actor=actor,
        act="complaint.settle",
        subject_kind="complaint",
        subject_id=complaint.pk,
        matter=complaint.matter,
    )
    return complaint
