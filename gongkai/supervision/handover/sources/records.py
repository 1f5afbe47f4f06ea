"""Drafts that a person began: anybody who keeps the register can go on with them, so they are listed and not moved.

Who drafted a text is part of its review (nobody reviews his own) and stays with it.
"""

from __future__ import annotations

from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.publishing.queries import drafts_of
from gongkai.supervision.handover.kinds import Held, Pile


def held(user: User) -> Pile:
    return Pile(
        "起草中的信息（接手的人都能接着改）",
        [
            Held(
                record.title,
                str(record.get_state_display()),
                None,
                reverse("workbench:record", args=[record.pk]),
            )
            for record in drafts_of(user.full_name)
        ],
    )


def pass_on(*, before: User, after: User, actor: User) -> int:
    return 0
