"""Identity data is shown masked; opening it is a named act with a reason, and leaves a trace."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.casework.handling.locked import HANDLERS
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import note_act
from gongkai_law.errors import InputFault


@dataclass(frozen=True, slots=True)
class Identity:
    """The applicant in plain text."""

    name: str
    identity: str
    contact: str
    agent: str


@transaction.atomic
def reveal_identity(*, disclosure_request: DisclosureRequest, reason: str, actor: User) -> Identity:
    """Show who the applicant is, to somebody who handles requests and says why; also after closing, for service and suits."""
    require_role(actor, disclosure_request.agency_id, HANDLERS)
    if not reason.strip():
        raise InputFault("casework.say_why")
    note_act(disclosure_request, actor, "request.reveal", reason=reason.strip()[:200])
    case = disclosure_request
    return Identity(case.applicant_name, case.applicant_identity, case.applicant_contact, case.agent_name)
