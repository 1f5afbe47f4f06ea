"""Open requests in one person's hands, and passing all of them on in one act."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import Deed, record_many
from gongkai.casework.models import DisclosureRequest, Handover

MAY_PASS = (Role.ADMINISTRATOR, Role.OFFICE_HEAD)


def held_by(user: User) -> QuerySet[DisclosureRequest]:
    """The agency's open requests that this person handles, the most urgent first."""
    return DisclosureRequest.objects.filter(handler_id=user.pk, closed_on=None).order_by("reply_due", "id")


@transaction.atomic
def pass_requests(*, before: User, after: User, actor: User) -> int:
    """Pass every open request of one person to another, each with a note; returns how many.

    A request that is closed or passed on meanwhile stays where it is.
    """
    require_role(actor, current_agency_id(), MAY_PASS)
    held = list(held_by(before).select_for_update().only("pk", "number", "unit_id"))
    held_by(before).filter(pk__in=[case.pk for case in held]).update(
        handler_id=after.pk, handler_name=after.full_name
    )
    Handover.objects.bulk_create(
        [
            Handover(
                agency_id=current_agency_id(),
                disclosure_request=case,
                kind=Handover.Kind.TRANSFER,
                unit_id=case.unit_id,
                to_id=after.pk,
                to_name=after.full_name,
                from_name=before.full_name,
                by_name=actor.full_name,
            )
            for case in held
        ],
        batch_size=500,
    )
    names = {"before": before.full_name, "after": after.full_name}
    deeds = [
        Deed("request.pass_on", "request", str(case.pk), {"number": case.number, **names}) for case in held
    ]
    if deeds:
        record_many(agency_id=current_agency_id(), actor=actor, deeds=deeds)
    return len(held)
