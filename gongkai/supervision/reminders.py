"""Reminders: one summary mail a person and working day of what is due in five or two working days and what is overdue.

What is due soon is told once at five and once at two working days before, what is overdue every working day; a leader is
told only of what is overdue. The work list of the home page says what there is, so mail and page never differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency, Role
from gongkai.agencies.scope import agency_scope
from gongkai.agencies.serving import people_on
from gongkai.supervision import worklist
from gongkai.supervision.models import Reminder, ReminderState
from gongkai.supervision.worklist.kinds import Lists, Todo
from gongkai_law.workdays import WorkCalendar

EARLY, LATE = 5, 2
# What was told longer ago can be told again: nothing stays "due in five days" for two months.
REMEMBERED = timedelta(days=60)
STUCK = timedelta(hours=1)
SETS_UP_ONLY = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a mail: `left` working days (negative = overdue), `level` is overdue, late or early."""

    todo: Todo
    left: int
    level: str

    @property
    def link(self) -> str:
        return settings.SITE_ADDRESS.rstrip("/") + self.todo.url


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told on one day."""

    agency: Agency
    user: User
    overdue: list[Line]
    soon: list[Line]

    @property
    def empty(self) -> bool:
        return not (self.overdue or self.soon)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a digest: sent, failed, again (told today already), no_address, or would (a dry run)."""

    digest: Digest
    result: str
    error: str = ""


def _left(todo: Todo, on: date, calendar: WorkCalendar) -> int:
    if todo.left is not None:
        return todo.left
    due = todo.due or on
    return calendar.working_days_between(on, due) if due >= on else -calendar.working_days_between(due, on)


def _told(user: User, on: date) -> set[tuple[str, str]]:
    """What was told to a person before, so that "due soon" is told once at each level."""
    rows = Reminder.objects.filter(
        user_id=user.pk, on__gte=on - REMEMBERED, on__lt=on, state=ReminderState.SENT
    )
    return {(each["url"], each["level"]) for told in rows.values_list("told", flat=True) for each in told}


def _soon(lists: Lists, on: date, calendar: WorkCalendar, told: set[tuple[str, str]]) -> list[Line]:
    found = []
    for todo in lists.soon:
        left = _left(todo, on, calendar)
        level = "late" if left <= LATE else "early" if left <= EARLY else ""
        if level and (todo.url, level) not in told:
            found.append(Line(todo, left, level))
    return found


def digest_of(agency: Agency, user: User, roles: frozenset[str], *, on: date) -> Digest:
    """What a person is to be told on a day, the agency being in scope. Who only sets accounts up is told nothing."""
    if roles <= SETS_UP_ONLY:
        return Digest(agency, user, [], [])
    calendar = calendar_for(agency)
    lists = worklist.today(agency, user=user, on=on)
    overdue = [Line(todo, _left(todo, on, calendar), "overdue") for todo in lists.overdue]
    leads_only = roles <= {Role.LEADER, Role.ADMINISTRATOR}
    return Digest(agency, user, overdue, [] if leads_only else _soon(lists, on, calendar, _told(user, on)))


def _claim(digest: Digest, on: date) -> Reminder | None:
    """The day's log entry of a person; None where the day's mail is out or another process is sending it."""
    lines = [*digest.overdue, *digest.soon]
    told = [{"url": line.todo.url, "level": line.level, "what": line.todo.what} for line in lines]
    fields = {
        "name": digest.user.full_name,
        "address": digest.user.email,
        "overdue": len(digest.overdue),
        "soon": len(digest.soon),
        "told": told,
        "state": ReminderState.SENDING,
    }
    try:
        with transaction.atomic():
            made: Reminder = Reminder.objects.create(
                agency_id=digest.agency.pk, user_id=digest.user.pk, on=on, **fields
            )
            return made
    except IntegrityError:
        today = Reminder.objects.filter(user_id=digest.user.pk, on=on)
        stuck = Q(state=ReminderState.SENDING, tried_at__lt=timezone.now() - STUCK)
        again = today.filter(Q(state=ReminderState.FAILED) | stuck)
        if not again.update(**fields, error="", tried_at=timezone.now()):
            return None
        found: Reminder = today.get()
        return found


def _mail(digest: Digest, on: date) -> EmailMessage:
    subject = render_to_string("supervision/reminder_subject.txt", {"digest": digest})
    body = render_to_string(
        "supervision/reminder.txt", {"digest": digest, "on": on, "address": settings.SITE_ADDRESS}
    )
    return EmailMessage(" ".join(subject.split()), body, to=[digest.user.email])


def _send(digest: Digest, on: date) -> Outcome:
    kept = _claim(digest, on)
    if kept is None:
        return Outcome(digest, "again")
    try:
        _mail(digest, on).send()
    except (OSError, SMTPException, ValueError) as fault:
        Reminder.objects.filter(pk=kept.pk).update(state=ReminderState.FAILED, error=str(fault)[:300])
        return Outcome(digest, "failed", str(fault))
    Reminder.objects.filter(pk=kept.pk).update(state=ReminderState.SENT)
    return Outcome(digest, "sent")


def remind(agency: Agency, *, on: date, dry_run: bool = False) -> Iterator[Outcome]:
    """Tell everyone of an agency what is due; nobody on a day off, nobody twice a day, nothing where nothing is due."""
    if not calendar_for(agency).is_working_day(on):
        return
    with agency_scope(agency.pk):
        people = [each for each in people_on(on) if each.user.is_active]
        for person in people:
            roles = frozenset(each.role for each in person.memberships if each.since <= on)
            digest = digest_of(agency, person.user, roles, on=on)
            if digest.empty:
                continue
            if not person.user.email:
                yield Outcome(digest, "no_address")
            else:
                yield Outcome(digest, "would") if dry_run else _send(digest, on)


def log(*, limit: int = 100) -> list[Reminder]:
    """The latest reminders of the agency in scope."""
    return list(Reminder.objects.order_by("-on", "-tried_at")[:limit])
