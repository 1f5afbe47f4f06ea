"""拆成几件，放进材料。"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.casework.models import DisclosureRequest
from gongkai.casework.papers import keep_paper
from gongkai.casework.registering import split_request
from gongkai.workbench.case_acts.kinds import ActForm, CaseAct
from gongkai.workbench.intake_forms import FilesField

PAPERS = [
    ("submission", _("申请原件")),
    ("identity_proof", _("身份证明")),
    ("proxy", _("授权委托书")),
    ("consultation", _("征求意见的回复")),
    ("evidence", _("凭证（缴费、送达、检索截图）")),
    ("attachment", _("其他")),
]


class SplitForm(ActForm):
    subjects = forms.CharField(
        label=_("拆成哪几件，一行一件"),
        widget=forms.Textarea(attrs={"rows": 6, "class": "wide"}),
        help_text=_("第一行留在这件，其余各编一个登记号。"),
    )

    def prepare(self) -> None:
        self.fields["subjects"].initial = self.case.subject


class PaperForm(ActForm):
    purpose = forms.ChoiceField(label=_("是什么"), choices=PAPERS)
    uploads = FilesField(
        purpose="submission", label=_("文件"), help_text=_("可以选几个。放进来以后不能改动。")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("uploads") and "uploads" not in self.errors:
            self.add_error("uploads", _("请选文件。"))
        return data


def _split(case: DisclosureRequest, data: dict[str, Any], user: Any) -> object:
    return split_request(
        disclosure_request=case, subjects=data["subjects"].splitlines(), actor=user, seen=data["seen"]
    )


def _keep(case: DisclosureRequest, data: dict[str, Any], user: Any) -> object:
    return [
        keep_paper(disclosure_request=case, upload=upload, purpose=data["purpose"], actor=user)
        for upload in data["uploads"]
    ]


ACTS = (
    CaseAct(
        id="split",
        label=_("拆成几件"),
        form=SplitForm,
        do=_split,
        says=lambda case: [
            _("各件的收到日期和答复期限都和这件一样，原件只有一份，各件都能看到。"),
            _("每一件各答复各的，年度报告里各计一件。只有刚登记、还没有开始办的才能拆。"),
        ],
        group=_("受理"),
        order=71,
        done=_("已拆开。"),
        when=lambda case: case.stage in ("submitted", "received"),
    ),
    CaseAct(
        id="paper",
        label=_("放进材料"),
        form=PaperForm,
        do=_keep,
        says=lambda case: [_("申请原件、身份证明和委托书作为受限原件保存，打开要写理由。")],
        group=_("记录"),
        order=72,
        done=_("材料已放进案卷。"),
    ),
)
