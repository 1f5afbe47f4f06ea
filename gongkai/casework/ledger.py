"""A year's request ledger (依申请公开台账) in xlsx: described columns, the law's clock on every row, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.casework import clock, stages
from gongkai.casework.ledger_details import consultations_of, correction_of
from gongkai.casework.models import (
    Answer,
    ApplicantKind,
    Consultation,
    Correction,
    DisclosureRequest,
    FeeNotice,
    IntakeKind,
    RequestEvent,
)
from gongkai.casework.numbering import free_numbers
from gongkai.casework.services import AnswerGiven, Intake, build_request, close_with
from gongkai.documents import sheets
from gongkai.documents.sheets import Column, FaultyLedger, Preview, Sheet, SheetRead, counted
from gongkai_law.casework.outcomes import all_outcomes
from gongkai_law.clocks import ClockPolicy
from gongkai_law.errors import Fault, InputFault
from gongkai_law.policies import Policies
from gongkai_law.workdays import WorkCalendar

KINDS: dict[str, Any] = {label: value for value, label in ApplicantKind.choices}
CHANNELS: dict[str, Any] = {label: value for value, label in IntakeKind.choices}
OUTCOMES: dict[str, Any] = {each.label: each.code for each in all_outcomes()}

REQUESTS = Sheet(
    key="requests",
    title="依申请公开台账",
    columns=(
        Column("number", "登记号", sheets.text, hint="原登记簿上的编号；不填由系统编"),
        Column("applicant_name", "申请人", sheets.text, required=True, hint="代理人提出的写委托人"),
        sheets.choice("applicant_kind", "申请人类型", KINDS, required=True),
        Column("contact", "联系方式", sheets.text),
        sheets.choice("channel", "提出方式", CHANNELS, required=True),
        Column("submitted_on", "提出日期", sheets.day, required=True, hint="当面提交之日、信件签收之日、网上提交之日"),
        Column("confirmed_on", "确认日期", sheets.day, hint="平常信函、互联网、传真、电子邮件：与申请人确认的日期（《条例》第三十一条）"),
        Column("subject", "申请的信息", sheets.text, required=True, width=40),
        Column("correction_on", "补正通知日期", sheets.day),
        Column("correction_due", "要求补正的期限", sheets.day),
        Column("corrected_on", "收到补正日期", sheets.day),
        Column("third_party_on", "征求第三方意见日期", sheets.day),
        Column("third_party_answer_on", "第三方答复日期", sheets.day),
        Column("agency_on", "征求其他机关意见日期", sheets.day),
        Column("agency_answer_on", "其他机关答复日期", sheets.day),
        Column("extended_on", "延期告知日期", sheets.day),
        Column("extended_days", "延长工作日数", sheets.whole, hint="最多 20"),
        Column("fee_on", "收费通知日期", sheets.day),
        sheets.choice("fee_basis", "计费方式", {"按件": "items", "按量": "pages"}),
        Column("fee_quantity", "件数或页数", sheets.whole),
        Column("fee_amount", "收费金额（元）", sheets.amount),
        Column("paid_on", "缴清日期", sheets.day),
        Column("closed_on", "办结日期", sheets.day, hint="答复书交寄、送达或网上送到的日期"),
        Column("outcomes", "答复类型", sheets.several_of(OUTCOMES), hint="一封信有几个答复的用、隔开；类型见下面的清单", width=24),
        Column("basis", "依据", sheets.text),
    ),
    notes=(
        "一行一件申请。日期按实际发生的填，系统按《条例》计算期限。",
        "答复类型：" + "；".join(OUTCOMES),
    ),
)  # fmt: skip


UNNUMBERED = "-"  # stands in a built request until the ledger is taken


@dataclass(slots=True)
class Built:
    """One row as it will be kept."""

    request: DisclosureRequest
    events: list[RequestEvent]
    answers: list[Answer]
    fee: FeeNotice | None
    correction: Correction | None = None
    consultations: list[Consultation] = field(default_factory=list)


def event_dicts(values: dict[str, Any]) -> list[dict[str, Any]]:
    """The clock events a row tells of, in the order of their days; same-day events keep the order of procedure."""
    events: list[dict[str, Any]] = []

    def add(on: date | None, kind: str, **data: Any) -> None:
        if on is not None:
            events.append({"on": on, "kind": kind, **{k: v for k, v in data.items() if v is not None}})

    due = values.get("correction_due")
    add(values.get("submitted_on"), "submitted", channel=values.get("channel"))
    add(values.get("confirmed_on"), "confirmed")
    add(values.get("correction_on"), "correction_requested", due=due.isoformat() if due else None)
    add(values.get("corrected_on"), "corrected")
    add(values.get("third_party_on"), "third_party_consulted")
    add(values.get("third_party_answer_on"), "third_party_answered")
    add(values.get("agency_on"), "agency_consulted")
    add(values.get("agency_answer_on"), "agency_answered")
    add(values.get("extended_on"), "extended", days=values.get("extended_days") or 20)
    add(values.get("fee_on"), "fee_notified")
    add(values.get("paid_on"), "fee_paid")
    add(values.get("closed_on"), "withdrawn" if values.get("outcomes") == ["O_WITHDRAWN"] else "replied")
    return sorted(events, key=lambda event: event["on"])


def _row_faults(values: dict[str, Any], today: date) -> Iterator[tuple[str, InputFault]]:
    for column in REQUESTS.columns:
        value = values.get(column.key)
        if isinstance(value, date) and value > today and column.key != "correction_due":
            yield column.label, InputFault("casework.future", on=value)
    # a cell that was filled in but could not be read has its own fault and no value here: it is not called empty
    if values.get("outcomes") and "closed_on" in values and not values["closed_on"]:
        yield "办结日期", InputFault("casework.answer_without_day")
    if values.get("closed_on") and "outcomes" in values and not values["outcomes"]:
        yield "答复类型", InputFault("casework.day_without_answer")
    if values.get("fee_amount") and not values.get("fee_on"):
        yield "收费通知日期", InputFault("casework.fee_without_notice")


def _build(
    values: dict[str, Any], *, agency: Agency, calendar: WorkCalendar, policies: Policies, source: str
) -> Built:
    """A row judged by the law's clock; a request without a number of its own gets one when the ledger is taken."""
    intake = Intake(
        applicant_kind=values["applicant_kind"],
        applicant_name=values["applicant_name"],
        applicant_contact=values.get("contact") or "",
        channel=values["channel"],
        subject=values["subject"],
        submitted_on=values["submitted_on"],
        number=values.get("number") or UNNUMBERED,
        source=source,
    )
    made = build_request(intake)
    made.agency = agency
    events = [
        RequestEvent(
            agency_id=agency.pk,
            disclosure_request=made,
            sequence=sequence,
            on=event.pop("on"),
            kind=event.pop("kind"),
            data=event,
        )
        for sequence, event in enumerate(event_dicts(values), 1)
    ]
    policy = ClockPolicy.of(policies)
    clock.refresh(made, events, calendar=calendar, policy=policy)
    made.stage = stages.walk(events, needs_confirmation=policy.channel(made.channel).needs_confirmation)
    answers: list[Answer] = []
    if values.get("closed_on"):
        if made.received_on is None:
            raise InputFault("casework.no_receipt", number=values.get("number") or "")
        given = [AnswerGiven(code, basis=values.get("basis") or "") for code in values["outcomes"]]
        answers = close_with(made, given, on=values["closed_on"], policies=policies)
    return Built(
        made,
        events,
        answers,
        _fee(made, values),
        correction_of(made, values),
        consultations_of(made, values),
    )


def _fee(made: DisclosureRequest, values: dict[str, Any]) -> FeeNotice | None:
    if not values.get("fee_on"):
        return None
    amount = values.get("fee_amount") or 0
    return FeeNotice(
        agency_id=made.agency_id,
        disclosure_request=made,
        basis=values.get("fee_basis") or "items",
        quantity=values.get("fee_quantity") or 0,
        amount=amount,
        notified_on=values["fee_on"],
        paid_on=values.get("paid_on"),
        paid_amount=amount if values.get("paid_on") else 0,
    )


def _check_numbers(read: SheetRead) -> None:
    seen: dict[str, int] = {}
    given = [values["number"] for _, values in read.rows if values.get("number")]
    taken = set(DisclosureRequest.objects.filter(number__in=given).values_list("number", flat=True))
    for row, values in read.rows:
        number = values.get("number")
        if not number:
            continue
        if number in seen:
            read.add_fault(
                row, "登记号", InputFault("casework.duplicate_number", number=number, row=seen[number])
            )
        elif number in taken:
            read.add_fault(row, "登记号", InputFault("casework.number_taken", number=number))
        seen.setdefault(number, row)


def _judge(data: bytes, today: date, file_name: str = "") -> tuple[Preview, list[Built]]:
    """Read a ledger and judge every row once; what it would bring, in order of submission."""
    read = sheets.read_sheet(data, REQUESTS)
    agency = Agency.objects.select_related("parent").get(pk=current_agency_id())
    calendar, policies = calendar_for(agency), policies_of(agency)
    unreadable = {problem.row for problem in read.problems}
    built: list[tuple[date, int, Built]] = []
    for row, values in read.rows:
        faults = list(_row_faults(values, today))
        for column, fault in faults:
            read.add_fault(row, column, fault)
        if faults or row in unreadable:
            continue
        source = f"{file_name[:40]} 第{row}行"
        try:
            made = _build(values, agency=agency, calendar=calendar, policies=policies, source=source)
        except Fault as refused:
            read.add_fault(row, "", refused)
        else:
            built.append((values["submitted_on"], row, made))
    _check_numbers(read)
    read.problems.sort(key=lambda problem: problem.row)
    preview = Preview(read, counted(read, "outcomes", OUTCOMES), counted(read, "channel", CHANNELS))
    return preview, [made for _, _, made in sorted(built, key=itemgetter(0, 1))]


def preview_requests(*, data: bytes, today: date) -> Preview:
    """Read a ledger and judge every row by the law's clock, without keeping anything."""
    return _judge(data, today)[0]


def _number(built: list[Built]) -> None:
    """Give the requests that have none the next numbers of their years, in order of submission."""
    unnumbered: dict[int, list[DisclosureRequest]] = {}
    for each in built:
        if each.request.number == UNNUMBERED:
            unnumbered.setdefault(each.request.year, []).append(each.request)
    taken = {each.request.number for each in built}
    for year, requests in unnumbered.items():
        numbers = free_numbers(year=year, count=len(requests), taken=taken)
        for request, number in zip(requests, numbers, strict=True):
            request.number = number


@transaction.atomic
def import_requests(*, data: bytes, file_name: str, actor: User, today: date) -> list[DisclosureRequest]:
    """Take a year's ledger of requests into the register with all their events: all rows, or none.

    Raises FaultyLedger, with every problem, when a row cannot be taken.
    """
    require_role(actor, current_agency_id(), KEEPERS)
    preview, built = _judge(data, today, file_name)
    if preview.read.problems:
        raise FaultyLedger(preview)
    _number(built)
    DisclosureRequest.objects.bulk_create([each.request for each in built], batch_size=300)
    RequestEvent.objects.bulk_create([event for each in built for event in each.events], batch_size=500)
    Answer.objects.bulk_create([answer for each in built for answer in each.answers], batch_size=500)
    FeeNotice.objects.bulk_create([each.fee for each in built if each.fee], batch_size=500)
    Correction.objects.bulk_create([each.correction for each in built if each.correction], batch_size=500)
    Consultation.objects.bulk_create([one for each in built for one in each.consultations], batch_size=500)
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act="request.import",
        subject_kind="request",
        subject_id=file_name[:60],
        file=file_name,
        count=len(built),
    )
    return [each.request for each in built]
