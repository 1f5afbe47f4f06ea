"""What comes next for a record: one step, and what else can be done; in words a clerk follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.publishing.access import DRAFTERS, PUBLISHERS, WITHDRAWERS
from gongkai.publishing.models import Record, RecordState
from gongkai.review.models import Review
from gongkai_law.review import review_step


@dataclass(frozen=True, slots=True)
class Step:
    """A button: what it is called, where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens now, in a sentence; the one button, if it is this person's turn; what else can be done."""

    says: str
    button: Step | None
    others: list[Step]


def _url(name: str, record: Record, *more: str) -> str:
    return reverse(f"workbench:{name}", args=[record.pk, *more])


def _others(record: Record, roles: frozenset[str], review: Review | None) -> list[Step]:
    found = []
    if roles & set(DRAFTERS):
        found.append(Step(_("修改"), _url("record-edit", record)))
        found.append(Step(_("附件"), _url("record-files", record)))
        found.append(Step(_("用 Word 文件作正文"), _url("record-word", record)))
        found.append(Step(_("关联和解读"), _url("record-ties", record)))
        if record.category in ("normative", "interpretation"):
            found.append(Step(_("环节和要素"), _url("record-policy", record)))
    if record.is_public and roles & set(WITHDRAWERS):
        found.append(Step(_("撤下"), _url("record-act", record, "withdraw")))
    if record.was_public and roles & set(DRAFTERS):
        found.append(Step(_("有效性"), _url("record-act", record, "validity")))
    if record.scheduled_for and roles & set(PUBLISHERS):
        found.append(Step(_("取消定时"), _url("record-act", record, "unschedule")))
    if record.state == RecordState.DRAFT and review is None and roles & set(DRAFTERS):
        found.append(Step(_("删去草稿"), _url("record-act", record, "discard")))
    return found


def next_step(
    record: Record, review: Review | None, *, roles: frozenset[str], stops: bool, fits: bool
) -> NextStep:
    """The next step. `fits`: the complete review, if there is one, is over what the working copy says now."""
    others = _others(record, roles, review)
    may_draft = bool(roles & set(DRAFTERS))
    live = review is not None and review.ended_at is None
    if review is not None and live and review.completed_at is None:
        step = review_step(review.step)
        mine = bool(roles & set(step.roles))
        button = (
            Step(_("去办：") + step.label, reverse("workbench:review", args=[review.pk])) if mine else None
        )
        return NextStep(_("等“%(step)s”。") % {"step": step.label}, button, others)
    if live and fits and not (record.is_public and _is_shown(record, review)):
        return _approved(record, roles, stops, others)
    if record.is_public:
        return NextStep(_("已经公开。要更正的，先修改，再走一遍审查；原来的版本一直存着。"), None, others)
    if record.state == RecordState.WITHHELD and live:
        return NextStep(_("决定不予公开。情况变了要公开的，修改后重新送审。"), None, others)
    if stops:
        return NextStep(
            _("先把下面“什么挡着公开”里的改好，再送审。"),
            Step(_("修改"), _url("record-edit", record)) if may_draft else None,
            others,
        )
    button = Step(_("自查并送审"), _url("record-hand-in", record)) if may_draft else None
    return NextStep(_("写好了就自查，送科室负责人审核。"), button, others)


def _is_shown(record: Record, review: Any) -> bool:
    return bool(record.public_version and record.public_version.review_id == review.pk)


def _approved(record: Record, roles: frozenset[str], stops: bool, others: list[Step]) -> NextStep:
    if record.scheduled_for:
        return NextStep(_("已经批准，到定好的时间自动公开。"), None, others)
    if stops:
        return NextStep(_("已经批准，还有几处要先改好才能公开。"), None, others)
    if roles & set(PUBLISHERS):
        later = [Step(_("定时公开"), _url("record-act", record, "schedule")), *others]
        return NextStep(
            _("已经批准，可以公开。"), Step(_("公开"), _url("record-act", record, "publish")), later
        )
    return NextStep(_("已经批准，等经办公开的人公开。"), None, others)
