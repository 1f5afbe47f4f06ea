"""政府信息公开保密审查登记表: what stands in it, filled from the record and its review; docx and pdf draw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from gongkai.publishing import screening
from gongkai.publishing.content import attachments_of
from gongkai.publishing.models import Channel, Record
from gongkai.review.models import Review, ReviewStepTaken
from gongkai_law.review import self_check_items

TITLE = "政府信息公开保密审查登记表"
ON, OFF = "■", "□"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the form: one or two pairs of label and words; `tall` leaves room for handwriting."""

    pairs: tuple[tuple[str, str], ...]
    tall: bool = False


@dataclass(frozen=True, slots=True)
class RegistrationPaper:
    """The filled form. `agency` stands in its head, `number` and `filled_on` above the table."""

    agency: str
    number: str
    filled_on: date
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        return TITLE


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{_day(local.date())}{local:%H:%M}"


def _boxes(pairs: list[tuple[str, bool]]) -> str:
    return "　".join(f"{ON if on else OFF}{label}" for label, on in pairs)


def _opinion(step: ReviewStepTaken | None, agreed: str) -> str:
    if step is None:
        return ""
    words = [step.verdict_label or agreed, step.basis, step.opinion]
    text = "；".join(each for each in words if each)
    granted = (
        f"（一人兼办，{step.exception_by}同意：{step.exception_reason}）" if step.exception_reason else ""
    )
    return f"{text}{granted}\n{step.person_name}　{_moment(step.at)}"


def _self_check(review: Review) -> str:
    said = review.self_check
    found = []
    for item in self_check_items():
        words = said.get(item.id, "no")
        label = item.label.split("（", 1)[0]
        found.append(f"{label}：{OFF}有　{ON}无" if words == "no" else f"{label}：{ON}有　{OFF}无（{words}）")
    return "\n".join(found)


def _machine(record: Record) -> str:
    found = screening.screened(record)
    words = "没有发现个人信息和严重错误表述"
    if found.leaks:
        words = f"必须改的 {len(found.stopping)} 处，待看的 {len(found.warning)} 处，写明理由保留的 {len(found.waived)} 处"
    return f"{words}（正文、附件、看不见的地方）"


def _channels(record: Record) -> str:
    chosen = set(record.placements.values_list("channel", flat=True)) or {Channel.PORTAL}
    shown = (
        ("政府网站", {Channel.PORTAL}),
        ("报刊", {Channel.PRINT, Channel.GAZETTE}),
        ("广播", {Channel.BROADCAST}),
        ("电视", {Channel.TELEVISION}),
        ("政府公开栏", {Channel.NOTICE_BOARD, Channel.VILLAGE_BOARD}),
        ("其他", {Channel.WECHAT, Channel.PRESS_CONFERENCE}),
    )
    return _boxes([(label, bool(kinds & chosen)) for label, kinds in shown])


def registration_paper(record: Record, review: Review) -> RegistrationPaper:
    """The form of one round. What was not said yet stays blank, to be written by hand."""
    taken = {each.step: each for each in review.steps_taken.order_by("position")}
    files = attachments_of(record)
    facts = getattr(record, "interpretation", None)
    relayed = facts.source_unit if facts is not None and facts.kind == "relay" else ""
    version = record.versions.filter(review=review).first()
    official = bool(record.document_number)
    modes = [("主动公开", "proactive"), ("依申请公开", "on_request"), ("不予公开", "withheld")]
    withheld = (
        f"{review.basis}\n{review.reasons}".strip()
        if review.conclusion in ("withhold", "publish_in_part")
        else ""
    )
    lines = (
        Line((("拟公开单位", record.agency.name), ("责任科室", record.unit.name if record.unit else ""))),
        Line((("信息名称", record.title),)),
        Line(
            (
                ("文号", record.document_number or "无"),
                ("载体形式", _boxes([("公文类", official), ("非公文类", not official)])),
            )
        ),
        Line(
            (
                ("信息来源", f"转载：{relayed}" if relayed else "本机关制作"),
                ("生成日期", _day(record.formed_on)),
            )
        ),
        Line((("拟公开方式", _channels(record)),)),
        Line((("拟公开时间", _moment(record.scheduled_for) or "批准后即时公开"),)),
        Line((("公开属性", _boxes([(label, record.mode == key) for label, key in modes])),)),
        Line((("附件", "；".join(each.name for each in files) or "无"),)),
        Line((("起草人自查", _self_check(review)),)),
        Line((("机器检查", _machine(record)),)),
        Line((("承办人意见", _opinion(taken.get("self_check"), "已自查，拟公开")),), tall=True),
        Line((("科室负责人意见", _opinion(taken.get("unit_head"), "同意")),), tall=True),
        Line((("保密审查意见", _opinion(taken.get("confidentiality"), "")),), tall=True),
        Line((("分管（主要）领导审批", _opinion(taken.get("approval"), "同意")),), tall=True),
        Line((("不予公开或部分公开的理由", withheld),)),
        Line(
            (
                ("发布人", version.published_by if version else ""),
                ("发布时间", _moment(version.published_at) if version else ""),
            )
        ),
        Line((("备注", f"内容校验码 {review.content_hash}"),)),
    )
    started = timezone.localtime(review.created_at).date()
    return RegistrationPaper(record.agency.name, review.number, started, lines)
