"""A thing to review and the usual way through, for tests of review."""

from __future__ import annotations

import uuid

from gongkai.review import services
from gongkai.review.models import Review
from gongkai.review.rounds import Said
from gongkai.review.services import Subject
from gongkai_law.review import self_check_items
from tests.cast import Office

CLEAN = {item.id: "no" for item in self_check_items()}
HASH = "a" * 64
PUBLISH = Said(verdict="publish")


def subject(office: Office, *, content_hash: str = HASH, id: uuid.UUID | None = None) -> Subject:
    return Subject("thing", id or uuid.UUID(int=7), "关于春季防火的通知", content_hash, (office.wang,))


def handed_in(office: Office, **changes: object) -> Review:
    return services.start_review(subject=subject(office, **changes), self_check=CLEAN, actor=office.wang)  # type: ignore[arg-type]


def at_leader(office: Office, said: Said = PUBLISH) -> Review:
    review = services.pass_on(review=handed_in(office), actor=office.sun)
    return services.judge(review=review, actor=office.li, said=said)


def approved(office: Office) -> Review:
    return services.approve(review=at_leader(office), actor=office.zhao, said=PUBLISH)
