"""A record on its way, for tests of publication."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.publishing import editing, gate
from gongkai.publishing.models import Record, RecordVersion
from gongkai.review import services as review_acts
from gongkai.review.models import Review
from gongkai.review.rounds import Said
from tests.cast import Office
from tests.review.handing import CLEAN

PUBLISH = Said(verdict="publish")


def draft(office: Office, **values: Any) -> Record:
    given: dict[str, Any] = {
        "title": "关于做好春季防火工作的通知",
        "body": "各村：\n现将有关事项通知如下。",
        "category": "notice",
        "formed_on": timezone.localdate(),
    }
    return editing.create_draft(actor=office.wang, **{**given, **values})


def handed_in(office: Office, record: Record | None = None) -> tuple[Record, Review]:
    record = record or draft(office)
    review = editing.hand_in(record=record, self_check=CLEAN, actor=office.wang)
    record.refresh_from_db()
    return record, review


def approved(office: Office, record: Record | None = None) -> tuple[Record, Review]:
    record, review = handed_in(office, record)
    review = review_acts.pass_on(review=review, actor=office.sun)
    review = review_acts.judge(review=review, actor=office.li, said=PUBLISH)
    review = review_acts.approve(review=review, actor=office.zhao, said=PUBLISH)
    return editing.settle_state(record=record, review=review), review


def published(office: Office, record: Record | None = None, **values: Any) -> tuple[Record, RecordVersion]:
    record, _ = approved(office, record or draft(office, **values))
    version = gate.release(record=record, actor=office.sun)
    record.refresh_from_db()
    return record, version


def corrected(office: Office, record: Record, **values: Any) -> RecordVersion:
    editing.edit_draft(record=record, expected_revision=record.revision, actor=office.wang, **values)
    record.refresh_from_db()
    approved(office, record)
    return gate.release(record=record, actor=office.sun, reason="日期写错")


LONG_AGO = date(2020, 3, 1)
