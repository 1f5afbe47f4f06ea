"""A year's publication ledger (主动公开台账) in xlsx: described columns, checks across cells, all-or-nothing import."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, require_role
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import current_agency_id
from gongkai.audit.services import record
from gongkai.documents import sheets
from gongkai.documents.sheets import Column, FaultyLedger, Preview, Sheet, SheetRead, counted
from gongkai.publishing import indexing
from gongkai.publishing.channels import choices
from gongkai.publishing.gate import PaperReview, take_published_before
from gongkai.publishing.models import Category, Placement, Record, Validity
from gongkai.publishing.numbering import take_index_numbers
from gongkai_law.citation import cite
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.records.metadata import suggest_genre
from gongkai_law.records.numbers import repair_document_number

CATEGORIES: dict[str, Any] = {label: value for value, label in Category.choices}
CHANNELS: dict[str, Any] = {label: value for value, label in choices()}

RECORDS = Sheet(
    key="records",
    title="主动公开台账",
    columns=(
        Column("title", "名称", sheets.text, required=True, width=40),
        sheets.choice("category", "类别", CATEGORIES, required=True),
        Column("document_number", "文号", sheets.text),
        Column(
            "formed_on",
            "生成日期",
            sheets.day,
            required=True,
            hint="文件签发或信息形成的日期，例如 2020-03-05",
        ),
        Column("published_on", "公开日期", sheets.day, required=True, hint="第一次公开的日期"),
        Column(
            "channels",
            "公开渠道",
            sheets.several_of(CHANNELS),
            required=True,
            hint="几个渠道用、隔开：" + "、".join(CHANNELS),
            width=30,
        ),
        Column("drafted_by", "起草人", sheets.text, required=True),
        Column("reviewed_by", "保密审查人", sheets.text, required=True),
        Column("reviewed_on", "保密审查日期", sheets.day, required=True),
        Column("approved_by", "批准人", sheets.text, required=True),
        Column("approved_on", "批准日期", sheets.day, required=True),
        Column(
            "exception", "一人兼任的批准", sheets.text, hint="起草人和审查人是同一人时，写明谁在何时批准兼任"
        ),
        Column(
            "register",
            "纸质审查登记簿",
            sheets.text,
            hint="审查登记保存在哪里，例如“2020年保密审查登记簿第12号”；不填就记为见本台账",
            width=30,
        ),
        Column(
            "body_file",
            "正文文件",
            sheets.text,
            hint="连文件一起导入时写文件名，例如 防火通知.docx",
            width=24,
        ),
        Column("files", "附件文件", sheets.text, hint="几个附件用、隔开", width=24),
        Column("repealed_on", "废止或失效日期", sheets.day),
        Column("summary", "内容概述", sheets.text, width=30),
    ),
    examples=({"title": "关于做好春季防火工作的通知", "channels": "县政府信息公开平台、政务公开栏"},),
    notes=("一行一条信息。先保密审查、再批准、后公开（《条例》第十七条）。",),
)


def _row_faults(values: dict[str, Any], today: date) -> Iterator[tuple[str, InputFault | LawFault]]:
    formed, published = values.get("formed_on"), values.get("published_on")
    reviewed, approved, repealed = (
        values.get("reviewed_on"),
        values.get("approved_on"),
        values.get("repealed_on"),
    )
    if published and published > today:
        yield "公开日期", InputFault("publishing.future", on=published)
    if formed and published and published < formed:
        yield "公开日期", InputFault("publishing.before_formed", published=published, formed=formed)
    if published and reviewed and approved and not reviewed <= approved <= published:
        yield (
            "批准日期",
            LawFault(
                "publishing.not_reviewed_first",
                articles=(cite("条例 17"),),
                reviewed=reviewed,
                approved=approved,
                published=published,
            ),
        )
    drafter = values.get("drafted_by")
    if drafter and drafter == values.get("reviewed_by") and not values.get("exception"):
        yield "保密审查人", LawFault("publishing.same_person", name=drafter)
    if values.get("channels") == []:
        yield "公开渠道", InputFault("publishing.no_channel")
    if repealed and published and repealed < published:
        yield (
            "废止或失效日期",
            InputFault("publishing.repealed_before_published", repealed=repealed, published=published),
        )


def _check_repeats(read: SheetRead) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    known = set(Record.objects.exclude(published_on=None).values_list("title", "published_on"))
    for number, values in read.rows:
        key = (
            values.get("title"),
            values.get("category"),
            values.get("formed_on"),
            values.get("published_on"),
        )
        if key in seen:
            read.add_fault(number, "名称", InputFault("publishing.duplicate", row=seen[key]))
        seen.setdefault(key, number)
        if (values.get("title"), values.get("published_on")) in known:
            read.add_fault(number, "名称", InputFault("publishing.already_there", title=values.get("title")))


def preview_records(*, data: bytes, today: date) -> Preview:
    """Read a ledger and say what it would bring, without keeping anything."""
    read = sheets.read_sheet(data, RECORDS)
    for number, values in read.rows:
        for column, fault in _row_faults(values, today):
            read.add_fault(number, column, fault)
    _check_repeats(read)
    read.problems.sort(key=lambda problem: problem.row)
    return Preview(read, counted(read, "category", CATEGORIES), counted(read, "channels", CHANNELS))


def record_of(values: dict[str, Any], source: str) -> Record:
    """The record a ledger row speaks of; its number and its public face are given by the gate."""
    repealed = values.get("repealed_on")
    return Record(
        agency_id=current_agency_id(),
        title=values["title"],
        summary=values.get("summary") or "",
        category=values["category"],
        document_number=repair_document_number(values.get("document_number") or ""),
        formed_on=values["formed_on"],
        published_on=values["published_on"],
        validity=Validity.REPEALED if repealed else Validity.IN_FORCE,
        repealed_on=repealed,
        drafted_by=values["drafted_by"],
        genre=suggest_genre(values["title"]),
        source=source,
    )


def paper_of(values: dict[str, Any], source: str) -> PaperReview:
    """What the row says of its review; the ledger itself is the register where no other is named."""
    return PaperReview(
        register=values.get("register") or f"纸质审查登记，见台账“{source}”",
        reviewed_by=values["reviewed_by"],
        reviewed_on=values["reviewed_on"],
        approved_by=values["approved_by"],
        approved_on=values["approved_on"],
    )


def placements_of(made: Record, values: dict[str, Any]) -> list[Placement]:
    """The placements a row speaks of, one a channel."""
    return [
        Placement(
            agency_id=made.agency_id,
            record=made,
            channel=channel,
            posted_on=values["published_on"],
            posted_year=values["published_on"].year,
            posted_by=made.drafted_by,
        )
        for channel in dict.fromkeys(values["channels"])
    ]


@transaction.atomic
def import_records(*, data: bytes, file_name: str, actor: User, today: date) -> list[Record]:
    """Take a whole ledger of already published information into the register: all rows, or none. (条例 17, 23)

    Each comes in as published before, its review on paper (`Ground.ON_PAPER`), with who, when and which register.
    """
    require_role(actor, current_agency_id(), KEEPERS)
    preview = preview_records(data=data, today=today)
    if preview.read.problems:
        raise FaultyLedger(preview)
    rows = sorted(preview.read.rows, key=lambda item: (item[1]["published_on"], item[0]))
    agency = Agency.objects.get(pk=current_agency_id())
    numbers = take_index_numbers(agency=agency, days=[values["published_on"] for _, values in rows])
    pairs: list[tuple[Record, PaperReview]] = []
    placements: list[Placement] = []
    for index_number, (number, values) in zip(numbers, rows, strict=True):
        source = f"{file_name[:40]} 第{number}行"
        made = record_of(values, source)
        made.index_number = index_number
        pairs.append((made, paper_of(values, source)))
        placements += placements_of(made, values)
    records = take_published_before(agency=agency, pairs=pairs, actor=actor)
    Placement.objects.bulk_create(placements, batch_size=500)
    indexing.follow_new(agency, records)
    record(
        agency_id=current_agency_id(),
        actor=actor,
        act="record.import",
        subject_kind="record",
        subject_id=file_name[:60],
        file=file_name,
        count=len(records),
    )
    return records
