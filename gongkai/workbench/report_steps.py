"""Where a report stands: its stations, what is still missing, the one next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.reporting.models import AnnualReport, ReportState
from gongkai.reporting.queries import ReportView

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Station:
    """One named station; `state` is done, here or ahead."""

    label: StrOrPromise
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NextAct:
    """The button of the next step."""

    key: str
    label: StrOrPromise


ORDER = (
    ReportState.DRAFT,
    ReportState.CHECKED,
    ReportState.SIGNED,
    ReportState.FROZEN,
    ReportState.PUBLISHED,
)
LABELS = (
    gettext_lazy("起草"),
    gettext_lazy("核对"),
    gettext_lazy("签发"),
    gettext_lazy("定稿"),
    gettext_lazy("公布"),
)
NEXT = {
    ReportState.DRAFT: NextAct("check", gettext_lazy("核对通过")),
    ReportState.CHECKED: NextAct("sign", gettext_lazy("签发")),
    ReportState.SIGNED: NextAct("freeze", gettext_lazy("定稿")),
    ReportState.FROZEN: NextAct("publish", gettext_lazy("登记公布")),
}
REOPENABLE = (ReportState.CHECKED, ReportState.SIGNED)


def _stations(report: AnnualReport) -> list[Station]:
    reached = ORDER.index(ReportState(report.state))
    notes = (
        "",
        report.checked_by,
        f"{report.signed_by} {report.signed_on or ''}".strip(),
        "",
        str(report.published_on or ""),
    )
    states = ["done" if index <= reached else "ahead" for index in range(len(ORDER))]
    if reached + 1 < len(ORDER):
        states[reached + 1] = "here"
    return [Station(label, state, note) for label, state, note in zip(LABELS, states, notes, strict=True)]


def _todo(report: AnnualReport, view: ReportView) -> list[str]:
    """What is missing before the report can be signed, in words."""
    lines = []
    missing = len(view.collected.missing)
    if missing:
        lines.append(_("表二还有 {missing} 个数没有填。点“填数”填写，并写明来源。").format(missing=missing))
    broken = len(view.proof.errors)
    if broken:
        lines.append(_("核对有 {broken} 处不符，见上面的清单。").format(broken=broken))
    for number, (chapter, text) in enumerate(view.chapters, 1):
        if number in (1, 5, 6) and not _has_prose(text):
            lines.append(_("“{heading}”还没有写。").format(heading=chapter.heading))
    if not lines and report.state == ReportState.DRAFT:
        lines.append(_("请核对人点“核对通过”。"))
    elif not lines and report.state == ReportState.CHECKED:
        lines.append(_("请分管领导签发。"))
    return lines


def _has_prose(text: str) -> bool:
    return any(not line.startswith("（") for line in text.split("\n") if line)


def steps(report: AnnualReport, view: ReportView, roles: frozenset[str]) -> dict[str, Any]:
    """`stations`, `todo`, `next_act`, `can_reopen` for the page."""
    return {
        "stations": _stations(report),
        "todo": _todo(report, view),
        "next_act": NEXT.get(ReportState(report.state)),
        "can_reopen": report.state in REOPENABLE and bool(roles),
    }
