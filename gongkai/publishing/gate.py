"""The one way out (条例 17): nothing else in the product makes a record public.

A record goes out as a version of exactly the content its complete review is bound to, on the day the system says.
What was published before this register began comes in under a kind of its own that names the paper register.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record as audit
from gongkai.documents.models import FileAccess, StoredFile
from gongkai.documents.services import change_access
from gongkai.publishing import access, blocking, clock, indexing, screening
from gongkai.publishing.content import SUBJECT, attachments_of, content_hash, content_of
from gongkai.publishing.models import Ground, Record, RecordState, RecordVersion
from gongkai.publishing.models.record import gate
from gongkai.publishing.numbering import take_index_numbers
from gongkai.publishing.obligations import record_changed
from gongkai.publishing.placing import settle_automatic
from gongkai.review.models import Review
from gongkai.review.queries import completed_review_for
from gongkai.review.services import mark_published
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.records.clock import check_publication_days
from gongkai_law.review import StepTaken, check_separation

EMERGENCY_REVIEWER = "紧急发布，24小时内补审"


# What follows when a record goes out, in the same transaction; areas of this package add theirs (`relations`).
EFFECTS: list[Callable[[Record], None]] = []


@dataclass(frozen=True, slots=True)
class PaperReview:
    """What a paper register says of a publication made before: where it is kept, who reviewed and approved, when."""

    register: str
    reviewed_by: str
    reviewed_on: date
    approved_by: str
    approved_on: date


def note(record: Record, actor: User | None, act: str, **data: Any) -> None:
    """One entry in the record's history."""
    audit(
        agency_id=record.agency_id,
        actor=actor,
        act=act,
        subject_kind=SUBJECT,
        subject_id=record.pk,
        title=record.title,
        **data,
    )


@transaction.atomic
def move_state(record: Record, *, old: Iterable[str], new: str, **changes: Any) -> Record:
    """Change a record's state if it still is one of `old`; InputFault where somebody moved it meanwhile.

    What the standard catalogue counts as met by the record, and what stands on the portal, follow in the same
    transaction.
    """
    with gate.opened():
        moved = Record.objects.filter(pk=record.pk, state__in=list(old)).update(state=new, **changes)
    fresh: Record = Record.objects.select_related("agency", "unit").get(pk=record.pk)
    if not moved:
        raise InputFault("publishing.moved_meanwhile", title=fresh.title, state=fresh.get_state_display())
    record_changed(fresh)
    settle_automatic(fresh)
    indexing.follow(fresh)
    return fresh


def review_for(record: Record, digest: str) -> Review:
    """The complete review of exactly this content; LawFault without one."""
    found = completed_review_for(subject_kind=SUBJECT, subject_id=record.pk, content_hash=digest)
    if found is None:
        raise LawFault("review.not_complete", title=record.title, articles=("《条例》第十七条",))
    return found


def check_publisher(record: Record, review: Review, actor: User) -> None:
    """Who sends it out did not write it, unless the county lets him (policy `publisher_may_draft`). (条例 17.1)"""
    require_role(actor, record.agency_id, access.PUBLISHERS)
    steps = [
        StepTaken(step, str(person)) for step, person in review.steps_taken.values_list("step", "person_id")
    ]
    check_separation("published", str(actor.pk), steps, None, policies_of(record.agency))


def _open_attachments(files: Sequence[StoredFile], actor: User, title: str) -> None:
    """Attachments become public with the record; a restricted original never does."""
    for each in files:
        if each.is_restricted:
            raise LawFault("publishing.restricted_attachment", name=each.name)
        if each.access != FileAccess.PUBLIC:
            change_access(
                stored_file=each, access=FileAccess.PUBLIC, reason=f"随“{title[:40]}”公开", actor=actor
            )


def _reviewer(review: Review) -> tuple[str, date]:
    step = review.steps_taken.filter(step="confidentiality").order_by("-position").first()
    return (
        (step.person_name, timezone.localdate(step.at))
        if step
        else (EMERGENCY_REVIEWER, timezone.localdate())
    )


def _public_fields(record: Record, version: RecordVersion, review: Review, now: datetime) -> dict[str, Any]:
    approval = review.steps_taken.filter(step="approval").latest("position")
    reviewed_by, reviewed_on = _reviewer(review)
    fields: dict[str, Any] = {
        "public_version": version,
        "reviewed_by": reviewed_by,
        "reviewed_on": reviewed_on,
        "approved_by": approval.person_name,
        "approved_on": timezone.localdate(approval.at),
        "scheduled_for": None,
        "scheduled_by_id": None,
    }
    if not record.was_public:
        day = timezone.localdate(now)
        fields |= {"first_published_at": now, "published_on": day, "published_year": day.year}
    return fields


@transaction.atomic
def release(*, record: Record, actor: User, reason: str = "") -> RecordVersion:
    """Make a record public, as its next version. The day is the system's; it cannot be given. (条例 17, 26)

    Needs a complete review of exactly this content, a publisher who did not write it, a forming day not after today,
    and words for a term gone by. `reason`: why a public record is corrected.
    """
    locked: Record = Record.objects.select_for_update().select_related("agency").get(pk=record.pk)
    files = attachments_of(locked)
    content = content_of(locked, files)
    digest = content_hash(content)
    review = review_for(locked, digest)
    check_publisher(locked, review, actor)
    now = timezone.now()
    if not locked.was_public:
        due = clock.clock_of(locked, calendar=calendar_for(locked.agency), on=timezone.localdate(now)).due
        check_publication_days(
            formed_on=locked.formed_on,
            published_on=timezone.localdate(now),
            late_reason=locked.late_reason,
            due=due,
        )
    elif locked.is_public and locked.public_version and locked.public_version.content_hash == digest:
        raise InputFault("publishing.public_already", title=locked.title)
    elif not reason.strip():
        raise InputFault("publishing.correction_reason", title=locked.title)
    if stopping := blocking.stops(locked):
        raise LawFault(
            "publishing.blocked", title=locked.title, what="；".join(each.what for each in stopping)
        )
    _open_attachments(files, actor, locked.title)
    version = _keep_version(locked, content, digest, now, actor.full_name, review=review, reason=reason)
    fields = _public_fields(locked, version, review, now)
    if not locked.index_number:
        fields["index_number"] = take_index_numbers(agency=locked.agency, days=[timezone.localdate(now)])[0]
    move_state(locked, old=[locked.state], new=RecordState.PUBLISHED, **fields)
    mark_published(review=review)
    locked.refresh_from_db()
    screening.keep_screening(locked)
    for effect in EFFECTS:
        effect(locked)
    note(locked, actor, "record.publish", version=version.number, reason=reason)
    record.refresh_from_db()
    return version


def _keep_version(
    record: Record,
    content: dict[str, Any],
    digest: str,
    now: datetime,
    by: str,
    *,
    review: Review,
    reason: str,
) -> RecordVersion:
    version = RecordVersion(
        agency_id=record.agency_id,
        record=record,
        number=record.versions.count() + 1,
        content=content,
        content_hash=digest,
        ground=Ground.REVIEWED,
        review=review,
        reason=reason[:300],
        published_at=now,
        published_by=by,
        title=record.title,
        document_number=record.document_number,
        category=record.category,
        formed_on=record.formed_on,
    )
    with gate.opened():
        version.save()
    return version


@transaction.atomic
def take_down(*, record: Record, actor: User, reason: str) -> Record:
    """Withdraw a public record, with its reason; what was public stays in the archive, number and day stay given."""
    require_role(actor, record.agency_id, access.WITHDRAWERS)
    if not reason.strip():
        raise InputFault("publishing.withdraw_reason", title=record.title)
    taken = move_state(
        record,
        old=[RecordState.PUBLISHED],
        new=RecordState.WITHDRAWN,
        scheduled_for=None,
        scheduled_by_id=None,
    )
    note(taken, actor, "record.withdraw", reason=reason)
    return taken


@transaction.atomic
def settle_makeup(record: Record, review: Review) -> Record:
    """After an emergency's review was made up: its reviewer is named, or, if it found the item wanting, it comes down."""
    if review.ended_at and record.is_public:
        taken = move_state(record, old=[RecordState.PUBLISHED], new=RecordState.WITHDRAWN)
        note(taken, None, "record.withdraw", reason=review.ended_why)
        return taken
    reviewed_by, reviewed_on = _reviewer(review)
    Record.objects.filter(pk=record.pk).update(reviewed_by=reviewed_by, reviewed_on=reviewed_on)
    record.refresh_from_db()
    return record


@transaction.atomic
def expire(*, record: Record, on: date) -> Record:
    """The term of publication is over (名单公示): off the page by itself, kept in the archive."""
    if record.public_until is None or record.public_until >= on:
        raise InputFault("publishing.term_runs", title=record.title)
    gone = move_state(record, old=[RecordState.PUBLISHED], new=RecordState.EXPIRED)
    note(gone, None, "record.expire", on=record.public_until)
    return gone


def paper_pair(
    *,
    agency: Agency,
    record: Record,
    on: date,
    paper: PaperReview,
    taken_in_by: str,
    attachments: Sequence[StoredFile] = (),
) -> tuple[Record, RecordVersion]:
    """A record published before this register began, and its first version with the paper register named. Unsaved."""
    content = content_of(record, attachments)
    at = timezone.make_aware(datetime.combine(on, time(0, 0)))
    version = RecordVersion(
        agency_id=agency.pk,
        record=record,
        number=1,
        content=content,
        content_hash=content_hash(content),
        ground=Ground.ON_PAPER,
        paper_register=paper.register[:200],
        paper_reviewed_by=paper.reviewed_by,
        paper_reviewed_on=paper.reviewed_on,
        paper_approved_by=paper.approved_by,
        paper_approved_on=paper.approved_on,
        published_at=at,
        published_by=taken_in_by,
        title=record.title,
        document_number=record.document_number,
        category=record.category,
        formed_on=record.formed_on,
    )
    record.state = RecordState.PUBLISHED
    record.first_published_at = at
    record.published_on, record.published_year = on, on.year
    record.public_version = version
    record.reviewed_by, record.reviewed_on = paper.reviewed_by, paper.reviewed_on
    record.approved_by, record.approved_on = paper.approved_by, paper.approved_on
    return record, version


def _past_day(record: Record) -> date:
    """The day a ledger gives; InputFault for none or one to come."""
    if record.published_on is None or record.published_on > timezone.localdate():
        raise InputFault("publishing.future", on=record.published_on)
    return record.published_on


def take_published_before(
    *,
    agency: Agency,
    pairs: Sequence[tuple[Record, PaperReview]],
    actor: User,
    attachments: Mapping[uuid.UUID, Sequence[StoredFile]] | None = None,
) -> list[Record]:
    """Take in what was published before this register began, under the kind of its own. In the caller's transaction.

    Every one names its reviewer, its approver and the paper register; the audit entry is the caller's.
    """
    require_role(actor, current_agency_id(), KEEPERS)
    for record, paper in pairs:
        if not (paper.register.strip() and paper.reviewed_by.strip() and paper.approved_by.strip()):
            raise LawFault("publishing.paper_register", title=record.title, articles=("《条例》第十七条",))
    made = [
        paper_pair(
            agency=agency,
            record=record,
            on=_past_day(record),
            paper=paper,
            taken_in_by=actor.full_name,
            attachments=(attachments or {}).get(record.pk, ()),
        )
        for record, paper in pairs
    ]
    with gate.opened():
        Record.objects.bulk_create([record for record, _ in made], batch_size=500)
        RecordVersion.objects.bulk_create([version for _, version in made], batch_size=500)
    return [record for record, _ in made]
