"""Endings that are no answer: the applicant takes it back; registered by mistake or merged. (条例 45)"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Role
from gongkai.casework import stages
from gongkai.casework.handling.locked import take
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.services import AnswerGiven, close_case, note_act
from gongkai_law.errors import InputFault


@transaction.atomic
def withdraw(
    *, disclosure_request: DisclosureRequest, statement: str, on: date, actor: User, seen: str = ""
) -> DisclosureRequest:
    """The applicant takes the request back, by a statement that is kept. It counts as other handling."""
    return apply_withdrawal(
        take(disclosure_request, actor, on=on, seen=seen), statement=statement, on=on, actor=actor
    )


def apply_withdrawal(
    locked: DisclosureRequest, *, statement: str, on: date, actor: User | None
) -> DisclosureRequest:
    """Take a locked case back; from the portal nobody is signed in, so `actor` may be None."""
    if not statement.strip():
        raise InputFault("casework.no_statement")
    stages.next_stage(locked.stage, "withdraw", ["statement_on_file"])
    close_case(locked, [AnswerGiven("O_WITHDRAWN", text=statement)], on=on, actor=actor, note=statement)
    note_act(locked, actor, "request.withdraw", on=on)
    return locked


@transaction.atomic
def close_other(
    *, disclosure_request: DisclosureRequest, reason: str, on: date, actor: User, seen: str = ""
) -> DisclosureRequest:
    """Registered by mistake, or merged with another: closed by the head of the office, with the reason."""
    locked = take(disclosure_request, actor, on=on, seen=seen, roles=(Role.OFFICE_HEAD, Role.ADMINISTRATOR))
    guards = ["reason_and_approval"] if reason.strip() else []
    stages.next_stage(locked.stage, "close_other", guards)
    if locked.received_on is None:
        raise InputFault("casework.no_receipt", number=locked.number)
    close_case(locked, [AnswerGiven("O_MISC", reasons=reason)], on=on, actor=actor, note=reason)
    note_act(locked, actor, "request.close_other", reason=reason)
    return locked
