"""Acts on the working copy: draft, edit, hand in, schedule, discard. Any change of what would go out voids the review."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import current_agency_id
from gongkai.publishing import access
from gongkai.publishing.bodies.safe import safe_body
from gongkai.publishing.content import SUBJECT, working_content
from gongkai.publishing.gate import check_publisher, move_state, note, review_for, settle_makeup
from gongkai.publishing.models import Record, RecordState
from gongkai.publishing.models.record import gate
from gongkai.review import services as review_acts
from gongkai.review.models import Review
from gongkai.review.queries import current_review
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.records.clock import publication_term
from gongkai_law.records.metadata import suggest_genre
from gongkai_law.records.numbers import repair_document_number

# What a clerk may write on the working copy; label by field for the history.
EDITABLE = {
    "title": "名称",
    "summary": "内容概述",
    "body": "正文",
    "category": "类别",
    "document_number": "文号",
    "unit": "责任科室",
    "formed_on": "生成日期",
    "changed_on": "变更日期",
    "subject_class": "主题分类",
    "genre": "体裁分类",
    "keywords": "关键词",
    "publisher": "发布机构",
    "mode": "公开方式",
    "effective_on": "施行日期",
    "valid_until": "有效期至",
    "public_until": "公开到哪天",
    "term": "公开期限",
    "term_length": "另有规定的天数",
    "term_unit": "天数的算法",
    "term_basis": "另有规定的依据",
    "late_reason": "迟发原因",
    "handling_note": "给审查人的说明",
}
OPEN_STATES = (RecordState.DRAFT, RecordState.IN_REVIEW, RecordState.SCHEDULED)


def _settled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept: a safe body, a repaired number, a trimmed title; unknown names are refused."""
    unknown = sorted(set(values) - set(EDITABLE))
    if unknown:
        raise ValueError(f"not editable: {unknown}")
    settled = dict(values)
    if "body" in settled:
        settled["body"] = safe_body(settled["body"] or "")
    if "title" in settled:
        settled["title"] = " ".join(settled["title"].split())
        if not settled["title"]:
            raise InputFault("publishing.no_title")
    if "document_number" in settled:
        settled["document_number"] = repair_document_number(settled["document_number"] or "")
    return settled


def _check(record: Record) -> None:
    """What can never be true: a forming day to come, a term without its basis, an end before the beginning."""
    if record.formed_on > timezone.localdate():
        raise InputFault("publishing.formed_future", on=record.formed_on)
    if record.effective_on and record.valid_until and record.valid_until < record.effective_on:
        raise InputFault("publishing.valid_before", start=record.effective_on, end=record.valid_until)
    publication_term(
        record.term,
        length=record.term_length or 0,
        unit=record.term_unit or "working_day",
        basis=record.term_basis,
    )


@transaction.atomic
def create_draft(*, actor: User, **values: Any) -> Record:
    """Begin a record. Needs a title, a category and the day it was formed. (条例 12, 26)"""
    access.require_drafter(actor)
    settled = _settled(values)
    record = Record(
        agency=Agency.objects.get(pk=current_agency_id()),
        drafted_by=actor.full_name,
        edited_by=actor.full_name,
        drafter_ids=[str(actor.pk)],
        **settled,
    )
    if not record.genre:
        record.genre = suggest_genre(record.title)
    _check(record)
    record.save()
    note(record, actor, "record.draft")
    return record


@transaction.atomic
def edit_draft(
    *, record: Record, expected_revision: int, actor: User, formed_reason: str = "", **values: Any
) -> Record:
    """Save the working copy. If somebody saved since `expected_revision`, nothing is kept and the clerk is told.

    A change of what would go out voids its review, open or complete. The forming day of what was reviewed or public is
    changed with a logged reason only. (条例 17, 26)
    """
    access.require_drafter(actor)
    settled = _settled(values)
    locked: Record = (
        Record.objects.select_for_update(of=("self",)).select_related("agency", "unit").get(pk=record.pk)
    )
    if locked.revision != expected_revision:
        raise InputFault("publishing.changed_meanwhile", title=locked.title, by=locked.edited_by)
    before_day, before = locked.formed_on, working_content(locked)[1]
    changed = [name for name, value in settled.items() if getattr(locked, name) != value]
    for name in changed:
        setattr(locked, name, settled[name])
    _check(locked)
    if locked.formed_on != before_day:
        _note_formed(locked, before_day, formed_reason, actor)
    if not changed:
        return locked
    locked.revision += 1
    locked.edited_by = actor.full_name
    locked.drafter_ids = list(dict.fromkeys([*locked.drafter_ids, str(actor.pk)]))
    locked.save()
    note(
        locked,
        actor,
        "record.edit",
        revision=locked.revision,
        changed="、".join(EDITABLE[name] for name in changed),
    )
    return void_if_changed(locked, before, actor)


def _note_formed(record: Record, before: date, reason: str, actor: User) -> None:
    reviewed = current_review(subject_kind=SUBJECT, subject_id=record.pk) is not None
    if (reviewed or record.was_public) and not reason.strip():
        raise LawFault(
            "publishing.formed_reason", articles=(cite("条例 26"),), before=before, after=record.formed_on
        )
    note(record, actor, "record.change_formed", before=before, after=record.formed_on, reason=reason)


def void_if_changed(record: Record, before: str, actor: User) -> Record:
    """After a change: if what would go out is another content than `before`, its review and its schedule are void."""
    if working_content(record)[1] == before:
        return record
    review_acts.end_rounds(
        subject_kind=SUBJECT, subject_id=record.pk, why="改了内容，要重新审查", actor=actor
    )
    changes: dict[str, Any] = {"scheduled_for": None, "scheduled_by_id": None}
    if record.state in (RecordState.IN_REVIEW, RecordState.SCHEDULED, RecordState.WITHHELD):
        return move_state(record, old=[record.state], new=RecordState.DRAFT, **changes)
    Record.objects.filter(pk=record.pk).update(**changes)
    record.refresh_from_db()
    return record


def _drafters(record: Record) -> list[User]:
    return list(User.objects.filter(pk__in=record.drafter_ids))


@transaction.atomic
def hand_in(*, record: Record, self_check: Mapping[str, str], actor: User) -> Review:
    """Give the working copy to review, as it stands: its hash goes along. (条例 17)"""
    access.require_drafter(actor)
    locked: Record = Record.objects.select_for_update().get(pk=record.pk)
    subject = review_acts.Subject(
        SUBJECT, locked.pk, locked.title, working_content(locked)[1], _drafters(locked), locked.unit_id
    )
    review = review_acts.start_review(subject=subject, self_check=self_check, actor=actor)
    if not locked.is_public:
        move_state(
            locked,
            old=[RecordState.DRAFT, RecordState.WITHDRAWN, RecordState.EXPIRED, RecordState.WITHHELD],
            new=RecordState.IN_REVIEW if not locked.was_public else locked.state,
        )
    return review


@transaction.atomic
def settle_state(*, record: Record, review: Review) -> Record:
    """Bring the record in line with its review after a step: back to draft, approved, withheld; taken down where the
    review made up after an emergency says so."""
    record.refresh_from_db()
    if review.emergency and review.made_up_at:
        return settle_makeup(record, review)
    if record.was_public:
        return record
    if review.ended_at:
        return move_state(record, old=OPEN_STATES, new=RecordState.DRAFT)
    if review.step == "withheld":
        withheld = move_state(record, old=OPEN_STATES, new=RecordState.WITHHELD)
        note(withheld, None, "record.withhold", basis=review.basis)
        return withheld
    if review.completed_at and record.state != RecordState.SCHEDULED:
        return move_state(record, old=OPEN_STATES, new=RecordState.SCHEDULED)
    return record


def settle_review(review: Review) -> Record:
    """`settle_state` for the record a review is about."""
    record: Record = Record.objects.select_related("agency").get(pk=review.subject_id)
    return settle_state(record=record, review=review)


@transaction.atomic
def schedule(*, record: Record, at: datetime, actor: User) -> Record:
    """Set the time an approved record goes out by itself; whoever sets it is its publisher. (条例 17.1)"""
    if at <= timezone.now():
        raise InputFault("publishing.schedule_past", at=f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
    review = review_for(record, working_content(record)[1])
    check_publisher(record, review, actor)
    Record.objects.filter(pk=record.pk).update(scheduled_for=at, scheduled_by_id=actor.pk)
    record.refresh_from_db()
    note(record, actor, "record.schedule", at=f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
    return record


@transaction.atomic
def unschedule(*, record: Record, actor: User) -> Record:
    """Take the time back; the approval stays."""
    require_role(actor, record.agency_id, access.PUBLISHERS)
    changed = Record.objects.filter(pk=record.pk, scheduled_for__isnull=False).update(
        scheduled_for=None, scheduled_by_id=None
    )
    if changed:
        note(record, actor, "record.unschedule")
    record.refresh_from_db()
    return record


@transaction.atomic
def discard(*, record: Record, actor: User) -> None:
    """Delete a draft that never went to review; what did is kept."""
    access.require_drafter(actor)
    if record.state != RecordState.DRAFT or current_review(subject_kind=SUBJECT, subject_id=record.pk):
        raise InputFault("publishing.not_discardable", title=record.title)
    note(record, actor, "record.discard")
    with gate.opened():
        record.delete()
