"""What happens by the clock: scheduled records go out, lists come down at the end of their term. Idempotent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.publishing import queries
from gongkai.publishing.gate import expire, note, release
from gongkai.publishing.models import Record
from gongkai_law.errors import Fault

GONE = "排定的人已没有公开的权限"
SCHEDULED_CORRECTION = "按批准的更正稿定时公开"


@dataclass(slots=True)
class Released:
    """What one run did: records that went out, lists that came down, and what could not go out with the reason."""

    published: list[Record] = field(default_factory=list)
    expired: list[Record] = field(default_factory=list)
    refused: list[tuple[Record, str]] = field(default_factory=list)


def release_due(record: Record | None = None, *, now: datetime | None = None) -> Released:
    """Publish what is due and take down what ended, in the agency in scope (or one record of it).

    What cannot go out any more (edited past the service, a role that ended) loses its schedule, with a note; it never
    goes out unreviewed and never stops the others. A second run at the same time finds nothing left to do.
    """
    moment = now or timezone.now()
    done = Released()
    due = queries.due_for_release(moment)
    ended = queries.due_for_expiry(timezone.localdate(moment))
    if record is not None:
        due, ended = due.filter(pk=record.pk), ended.filter(pk=record.pk)
    for each in due[:500]:
        _release(each, done)
    for each in ended[:2000]:
        try:
            done.expired.append(expire(record=each, on=timezone.localdate(moment)))
        except Fault:
            continue  # another run took it down in between
    return done


def _release(record: Record, done: Released) -> None:
    publisher = User.objects.filter(pk=record.scheduled_by_id).first() if record.scheduled_by_id else None
    if publisher is None:
        _drop_schedule(record, GONE, done)
        return
    try:
        reason = SCHEDULED_CORRECTION if record.was_public else ""
        release(record=record, actor=publisher, reason=reason)
    except PermissionDenied:
        _drop_schedule(record, GONE, done)
    except Fault as fault:
        _drop_schedule(record, str(fault), done)
    else:
        done.published.append(record)


def _drop_schedule(record: Record, why: str, done: Released) -> None:
    with transaction.atomic():
        moved = Record.objects.filter(pk=record.pk, scheduled_for=record.scheduled_for).update(
            scheduled_for=None, scheduled_by_id=None
        )
        if not moved:
            return
        note(record, None, "record.schedule_failed", why=why)
    done.refused.append((record, why))
