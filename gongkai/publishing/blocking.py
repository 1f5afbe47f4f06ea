"""What stands between a working copy and its publication: one list, each line with where to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.agencies.calendars import calendar_for
from gongkai.documents.leaks.findings import FILE, WORDING, Screened
from gongkai.documents.models import Derivation, StoredFile
from gongkai.publishing import clock, screening
from gongkai.publishing.bodies.safe import plain_text
from gongkai.publishing.content import attachments_of
from gongkai.publishing.models import Category, NormativeStage, Record, RelationKind
from gongkai_law.citation import cite
from gongkai_law.records.interpretation import missing_elements
from gongkai_law.records.normative import missing_stages
from gongkai_law.records.numbers import is_document_number


@dataclass(frozen=True, slots=True)
class Blocker:
    """One line: what, `where` it is mended (a page: edit, files, policy, relations, text), the article. `stops` or
    only advises."""

    what: str
    where: str
    stops: bool = True
    article: str = ""
    anchor: str = ""


def _metadata(record: Record, files: Sequence[StoredFile]) -> Iterator[Blocker]:
    if not plain_text(record.body) and not files:
        yield Blocker("没有正文，也没有附件。", "edit")
    if record.document_number and not is_document_number(record.document_number):
        yield Blocker(
            f"文号“{record.document_number}”的写法不对，应当像“葛政〔2020〕3号”。",
            "edit",
            anchor="document_number",
        )
    if not record.subject_class:
        yield Blocker("没有选主题分类。", "edit", stops=False, anchor="subject_class")
    if len(record.title) > 60:
        yield Blocker("名称超过 60 个字，列表里会显示不全。", "edit", stops=False, anchor="title")
    if any(word in record.title for word in ("测试", "无标题", "test")):
        yield Blocker("名称里有“测试”“无标题”这样的字。", "edit", anchor="title")


def _files(files: Sequence[StoredFile], found: Screened) -> Iterator[Blocker]:
    for each in files:
        if each.is_restricted:
            yield Blocker(
                f"附件“{each.name}”是受限原件：换成遮盖后的公开件，或者撤去。",
                "files",
                article=cite("条例 15"),
            )
    for each, why in found.unread:
        yield Blocker(f"附件“{each.name}”查不了个人信息：{why}", "files", stops=False)


def _leaks(files: Sequence[StoredFile], found: Screened) -> Iterator[Blocker]:
    for each in (*found.stopping, *found.warning):
        if not each.anchor.startswith(FILE):
            yield Blocker(
                f"{each.place}里有“{each.masked}”：{each.why}{each.mend}",
                "edit",
                stops=each.stops,
                article="" if each.kind.startswith(WORDING) else cite("条例 15"),
                anchor={screening.TEXT: "body", screening.FACTS: "title"}.get(each.anchor, each.anchor),
            )
    for stored_file in files:
        yield from _of_file(stored_file, found)


def _of_file(stored_file: StoredFile, screened: Screened) -> Iterator[Blocker]:
    """One line for what stops in a file and one for what warns: a list of people has thousands of findings."""
    here = [each for each in screened.leaks if each.anchor == f"{FILE}{stored_file.pk}" and each.is_open]
    for stops, words in ((True, "处不能公开"), (False, "处要核对")):
        found = [each for each in here if each.stops == stops]
        if not found:
            continue
        kinds = "、".join(dict.fromkeys(each.label for each in found))
        hidden = sum(each.hidden for each in found)
        unseen = f"，其中 {hidden} 处打开文件看不见" if hidden else ""
        yield Blocker(
            f"附件“{stored_file.name}”有 {len(found)} {words}（{kinds}{unseen}）。",
            "leaks",
            stops=stops,
            article=cite("条例 15"),
            anchor=str(stored_file.pk),
        )


def _term(record: Record, files: Sequence[StoredFile]) -> Iterator[Blocker]:
    """A list of beneficiaries has a public term and comes down by itself at its end."""
    masked = any(each.derivation == Derivation.MASKED for each in files)
    if record.public_until is None and (masked or "名单" in record.title):
        yield Blocker(
            "名单要有公示期限：写明公开到哪天，到期自动撤下。",
            "edit",
            stops=False,
            article=cite("条例 15"),
            anchor="public_until",
        )


def _days(record: Record, today: date) -> Iterator[Blocker]:
    if record.was_public:
        return
    read = clock.clock_of(record, calendar=calendar_for(record.agency), on=today)
    if today > read.due and not record.late_reason.strip():
        yield Blocker(
            f"已过公开期限（{read.due}）：要写明迟发的原因。",
            "edit",
            article=cite("条例 26"),
            anchor="late_reason",
        )
    if record.public_until and record.public_until < today:
        yield Blocker(
            f"公开期到 {record.public_until} 就满了，现在公开不出去。", "edit", anchor="public_until"
        )


def _normative(record: Record) -> Iterator[Blocker]:
    if record.category != Category.NORMATIVE:
        return
    if not record.document_number:
        yield Blocker("规范性文件要统一编号，没有写文号。", "edit", anchor="document_number")
    if record.effective_on is None:
        yield Blocker("没有写施行日期。", "edit", anchor="effective_on")
    if record.valid_until is None:
        yield Blocker("没有写有效期；长期有效的可以不写。", "edit", stops=False, anchor="valid_until")
    days = dict(NormativeStage.objects.filter(record=record).values_list("stage", "on"))
    for stage in missing_stages(days):
        yield Blocker(f"还没有登记“{stage.label}”的日期。", "policy")
    if not record.ties_in.filter(kind=RelationKind.INTERPRETS).exists():
        yield Blocker("还没有政策解读：解读和文件同步，最迟公布后三个工作日。", "relations", stops=False)


def _interpretation(record: Record) -> Iterator[Blocker]:
    if record.category != Category.INTERPRETATION:
        return
    facts = getattr(record, "interpretation", None)
    relay = facts is not None and facts.kind == "relay"
    if not relay and not record.ties_out.filter(kind=RelationKind.INTERPRETS).exists():
        yield Blocker("没有说明解读的是哪份文件。", "relations")
    if facts is None:
        yield Blocker("没有登记解读的形式和要素。", "policy", stops=False)
    elif relay and not (facts.source_unit and facts.source_url):
        yield Blocker("转载上级解读，没有写来源单位和网址。", "policy")
    elif not relay and (missing := missing_elements(facts.said)):
        yield Blocker(f"解读还缺：{'、'.join(each.label for each in missing)}。", "policy", stops=False)


def blockers(record: Record, *, on: date | None = None, screened: Screened | None = None) -> list[Blocker]:
    """Everything but the review itself: what stops comes first, what only advises after it."""
    files = attachments_of(record)
    leaks = screened or screening.screened(record, files)
    found = [
        *_metadata(record, files),
        *_files(files, leaks),
        *_leaks(files, leaks),
        *_term(record, files),
        *_days(record, on or timezone.localdate()),
        *_normative(record),
        *_interpretation(record),
    ]
    return sorted(found, key=lambda each: not each.stops)


def stops(record: Record) -> list[Blocker]:
    """What stops the publication, the review aside."""
    return [each for each in blockers(record) if each.stops]
