"""The register as workbooks: a year's ledger that can be imported again, and the list of what is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework.clock import clock_policy, reading_of
from gongkai.casework.custody_lists import who_has
from gongkai.casework.ledger import REQUESTS
from gongkai.casework.models import DisclosureRequest, RequestEvent
from gongkai.casework.words import outcome_label, standing
from gongkai.documents import sheets
from gongkai.documents.sheets import Column, Sheet

OPEN = Sheet(
    key="open-requests",
    title="未办结申请",
    columns=(
        Column("number", "登记号", sheets.text),
        Column("subject", "申请的信息", sheets.text, width=40),
        Column("channel", "提出方式", sheets.text),
        Column("received_on", "收到日期", sheets.text),
        Column("due", "答复期限", sheets.text),
        Column("left", "剩余工作日", sheets.text),
        Column("standing", "办到哪里", sheets.text, width=30),
        Column("holder", "在谁手里", sheets.text, width=24),
    ),
    notes=(),
)
# one event of the clock → the column of its day
DAYS = {
    "confirmed": "confirmed_on",
    "correction_requested": "correction_on",
    "corrected": "corrected_on",
    "extended": "extended_on",
    "fee_notified": "fee_on",
    "fee_paid": "paid_on",
}
# of several letters the first sent and the last answered: between them the term stood still
FIRST = {"third_party_consulted": "third_party_on", "agency_consulted": "agency_on"}
LAST = {"third_party_answered": "third_party_answer_on", "agency_answered": "agency_answer_on"}


def _of_events(events: list[RequestEvent]) -> dict[str, str]:
    row: dict[str, str] = {}
    for event in events:
        on = event.on.isoformat()
        if event.kind in FIRST:
            row.setdefault(FIRST[event.kind], on)
        elif event.kind in LAST:
            row[LAST[event.kind]] = on
        elif event.kind in DAYS:
            row[DAYS[event.kind]] = on
        if event.kind == "correction_requested" and event.data.get("due"):
            row["correction_due"] = str(event.data["due"])
        if event.kind == "extended":
            row["extended_days"] = str(event.data.get("days", 20))
    return row


def _row(case: DisclosureRequest) -> dict[str, str]:
    answers = sorted(case.answers.all(), key=lambda answer: answer.position)
    row: dict[str, Any] = {
        "number": case.number,
        "applicant_name": case.applicant_name,
        "applicant_kind": case.get_applicant_kind_display(),
        "contact": case.applicant_contact,
        "channel": case.get_channel_display(),
        "submitted_on": case.submitted_on.isoformat(),
        "subject": case.subject,
        **_of_events(sorted(case.events.all(), key=lambda event: event.sequence)),
        "closed_on": case.closed_on.isoformat() if case.closed_on else "",
        "outcomes": "、".join(outcome_label(answer.outcome) for answer in answers),
        "basis": next((answer.basis for answer in answers if answer.basis), ""),
    }
    for fee in case.fee_notices.all():
        row["fee_basis"], row["fee_quantity"] = fee.get_basis_display(), str(fee.quantity)
        row["fee_amount"] = f"{fee.amount:f}"
    return row


def _note(actor: User, what: str, count: int) -> None:
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act="request.export",
        subject_kind="request",
        subject_id=what[:60],
        what=what,
        count=count,
    )


def year_ledger(*, year: int, actor: User) -> bytes:
    """The ledger of the requests registered in a year, as xlsx in the columns of the import. It names applicants, so
    only who keeps the register may have it, and that it was taken is noted."""
    require_role(actor, current_agency_id(), KEEPERS)
    cases = (
        DisclosureRequest.objects.filter(year=year)
        .order_by("submitted_on", "id")
        .prefetch_related("events", "answers", "fee_notices")
    )
    rows = [_row(case) for case in cases.iterator(chunk_size=500)]
    _note(actor, f"{year}年台账", len(rows))
    return sheets.filled(REQUESTS, rows)


def _open_rows(on: date) -> Iterator[dict[str, str]]:
    agency = Agency.objects.get(pk=current_agency_id())
    calendar, policy = calendar_for(agency), clock_policy(agency)
    cases = DisclosureRequest.objects.filter(closed_on=None).order_by("reply_due", "id")
    cases = cases.select_related("unit", "agency").prefetch_related("events")
    for case in cases.iterator(chunk_size=500):
        reading = reading_of(case, on=on, calendar=calendar, policy=policy)
        yield {
            "number": case.number,
            "subject": case.subject,
            "channel": case.get_channel_display(),
            "received_on": reading.received_on.isoformat() if reading.received_on else "待确认",
            "due": reading.reply_due.isoformat() if reading.reply_due else "",
            "left": str(reading.days_left) if reading.reply_due else "",
            "standing": standing(case, reading),
            "holder": who_has(case),
        }


def open_list(*, actor: User) -> bytes:
    """What is open today, the most urgent first, as xlsx; it names no applicant."""
    require_role(actor, current_agency_id(), KEEPERS)
    rows = list(_open_rows(timezone.localdate()))
    _note(actor, "未办结申请清单", len(rows))
    return sheets.filled(OPEN, rows)
