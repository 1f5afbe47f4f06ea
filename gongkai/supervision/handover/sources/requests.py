"""Open requests that a person handles."""

from __future__ import annotations

from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.casework.handover import held_by, pass_requests
from gongkai.casework.words import state_label
from gongkai.supervision.handover.kinds import Held, Pile


def held(user: User) -> Pile:
    return Pile(
        "依申请公开",
        [
            Held(
                f"{case.number} {case.subject}",
                state_label(case.state),
                case.reply_due,
                reverse("workbench:request", args=[case.pk]),
            )
            for case in held_by(user)
        ],
    )


def pass_on(*, before: User, after: User, actor: User) -> int:
    return pass_requests(before=before, after=after, actor=actor)
