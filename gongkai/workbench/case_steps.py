"""The next step of a case: one act, what it needs, what it changes."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongkai.casework.guided import latest_choice
from gongkai.casework.models import DisclosureRequest
from gongkai.workbench.case_acts.kinds import CaseAct


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now. Without a `url` there is nothing to press: somebody else's turn, or done."""

    says: str | Promise
    label: str | Promise = ""
    url: str = ""
    needs: str | Promise = ""


# An act of this order or less moves the case on where it stands; the rest are "also".
PRESSING = 13


def next_step(case: DisclosureRequest, acts: list[CaseAct]) -> NextStep:
    """The one step of the card; `acts` are those offered, the most pressing first."""
    if case.closed_on:
        return NextStep(_("已经办结。对答复不服的，申请人可以申请行政复议或者起诉。"))
    if acts and acts[0].order <= PRESSING:
        first = acts[0]
        says = next(iter(first.says(case)), "")
        return NextStep(
            says, first.label, reverse("workbench:request-act", args=[case.pk, first.id]), first.needs
        )
    if case.stage in ("received", "under_review", "delayed"):
        return _answering(case)
    return NextStep(_("现在等对方，到期会提醒您。"))


def _answering(case: DisclosureRequest) -> NextStep:
    if latest_choice(case) is None:
        return NextStep(
            _("能当场答复的当场答复。先回答几个问题，看该怎样答复、还缺什么。"),
            _("选答复类型"),
            reverse("workbench:request-questions", args=[case.pk]),
            _("申请内容看过一遍；不清楚的先通知补正。"),
        )
    return NextStep(
        _("答复类型已经选定，写答复。答复送达以后这件申请就办结。"),
        _("登记答复"),
        reverse("workbench:request-answer", args=[case.pk]),
        _("答复书已经送给申请人。"),
    )
