"""The next step of a case: one act, what it needs, what it changes."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from gongkai.casework.answering.acts_of import open_answer
from gongkai.casework.answering.drafting import answers_meant
from gongkai.casework.models import CaseLetter, DisclosureRequest
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
    letter = open_answer(case)
    if letter is not None:
        return _writing(letter)
    if case.extensions.filter(state="proposed").exists():
        return NextStep(_("延期已经提请，等政府信息公开工作机构负责人决定。"))
    if case.stage in ("received", "under_review", "delayed", "draft_reply"):
        return _answering(case)
    return NextStep(_("现在等对方，到期会提醒您。"))


def _answering(case: DisclosureRequest) -> NextStep:
    if not answers_meant(case):
        return NextStep(
            _("能当场答复的当场答复。先回答几个问题，看该怎样答复、还缺什么。"),
            _("选答复类型"),
            reverse("workbench:request-questions", args=[case.pk]),
            _("申请内容看过一遍；不清楚的先通知补正。"),
        )
    return NextStep(
        _("答复类型已经选定，写答复书：案卷里有的会先填好。送审、签发、送达以后这件申请就办结。"),
        _("写答复书"),
        reverse("workbench:letter-answer", args=[case.pk]),
        _("事实和理由。"),
    )


_WRITING = {
    "draft": (_lazy("答复书还在起草。写全了送审。"), _lazy("接着写答复书")),
    "in_review": (_lazy("答复书在审核。轮到您的，打开看全文再办。"), _lazy("看答复书")),
    "signed": (_lazy("答复书已经签发，送给申请人，再登记送达。"), _lazy("登记送达")),
}


def _writing(letter: CaseLetter) -> NextStep:
    says, label = _WRITING[letter.state]
    return NextStep(says, label, reverse("workbench:letter", args=[letter.pk]))
