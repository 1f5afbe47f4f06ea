"""Forms for taking in requests: the three elements of Art. 29 and what belongs to the way it came. A purpose is never asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.casework.models import ApplicantKind, IntakeKind
from gongkai.casework.registering import Handed
from gongkai.casework.services import Intake
from gongkai.documents.purposes import largest_for
from gongkai.workbench.forms import day_field

FORMS = ("纸质", "电子邮件", "光盘", "到场查阅", "口头告知")
WAYS = ("邮寄", "快递以外的邮政寄送", "网上获取", "自行领取", "当场查阅、抄录")


class ManyFiles(forms.ClearableFileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is held to the limit of its purpose."""

    widget = ManyFiles

    def __init__(self, *, purpose: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.most = largest_for(purpose)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        for upload in given:
            super().clean(upload, initial)
            if upload.size > self.most:
                limit = self.most // 1024 // 1024
                raise forms.ValidationError(
                    _("“%(name)s”有 %(size)d 兆，超过 %(limit)d 兆。请压缩或者分成几个文件。"),
                    params={"name": upload.name, "size": upload.size // 1024 // 1024, "limit": limit},
                )
        return list(given)


class ApplicantForm(forms.Form):
    """Who applies. The client counts, not the agent."""

    applicant_kind = forms.ChoiceField(label=_("申请人类型"), choices=ApplicantKind.choices)
    applicant_name = forms.CharField(
        label=_("申请人"), max_length=100, help_text=_("代理人提出的，写委托人。")
    )
    agent_name = forms.CharField(
        label=_("代理人"), max_length=60, required=False, help_text=_("有代理人的，要交授权委托书。")
    )
    applicant_identity = forms.CharField(
        label=_("身份证明号码"), max_length=60, required=False, help_text=_("身份证号或者统一社会信用代码。加密保存，页面上不显示。")
    )  # fmt: skip
    applicant_contact = forms.CharField(
        label=_("联系方式"), max_length=100, help_text=_("电话、通信地址或者邮箱。加密保存。")
    )


class ArrivalForm(ApplicantForm):
    """How it came and what is wanted."""

    channel = forms.ChoiceField(label=_("提出方式"), choices=IntakeKind.choices)
    submitted_on = day_field(
        _("提出日期"), help_text=_("当面提交之日、信件签收之日，或者网上、传真、邮件收到之日。")
    )
    tracking_number = forms.CharField(
        label=_("邮件号"), max_length=60, required=False, help_text=_("挂号信、邮政快递填写。")
    )
    signed_for_by = forms.CharField(
        label=_("签收人"), max_length=60, required=False, help_text=_("收发室、门卫签收的，也从签收那天算。")
    )
    wanted_form = forms.CharField(
        label=_("希望的形式和取得方式"), max_length=100, required=False, help_text=_("例如：纸质，邮寄。")
    )
    filled_by_office = forms.BooleanField(
        label=_("口头申请，由本机关代填"),
        required=False,
        help_text=_("登记以后念给申请人听，他确认了才算收到。"),
    )
    scans = FilesField(
        purpose="submission",
        label=_("申请原件"),
        help_text=_("扫描件或照片，可以选几个。原件保存后不能改动。"),
    )
    proxy = FilesField(purpose="proxy", label=_("授权委托书"), help_text=_("有代理人的才交。"))
    identity_proof = FilesField(purpose="identity_proof", label=_("身份证明"), help_text=_("复印件或照片。"))
    sure = forms.BooleanField(label=_("看过上面的提醒，仍然登记"), required=False)

    PAPERS = (("scans", "submission"), ("proxy", "proxy"), ("identity_proof", "identity_proof"))
    NOT_OF_THE_REQUEST = (
        "tracking_number",
        "signed_for_by",
        "scans",
        "proxy",
        "identity_proof",
        "sure",
        "subjects",
    )

    def intake(self) -> Intake:
        data = {key: value for key, value in self.cleaned_data.items() if key not in self.NOT_OF_THE_REQUEST}
        data.setdefault("subject", (self.matters() or [""])[0])
        return Intake(**data)

    def handed(self) -> Handed:
        data = self.cleaned_data
        return Handed(
            text=data.get("content") or "\n".join(self.matters()),
            tracking_number=data["tracking_number"],
            signed_for_by=data["signed_for_by"],
        )

    def matters(self) -> list[str]:
        """The matters, where there are several."""
        return []

    def papers(self) -> list[tuple[UploadedFile, str]]:
        """Every file with its purpose."""
        return [(upload, purpose) for name, purpose in self.PAPERS for upload in self.cleaned_data[name]]


class RequestForm(ArrivalForm):
    """One request."""

    subject = forms.CharField(
        label=_("申请的信息"), max_length=300, help_text=_("名称、文号，或者便于查找的其他特征。")
    )
    content = forms.CharField(
        label=_("申请内容原文"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("照申请人的原话抄。原文单独保存，以后补正、拆分都不改它。"),
    )  # fmt: skip

    field_order = ("channel", "submitted_on", "filled_by_office", "tracking_number", "signed_for_by", "subject", "content",
                   "wanted_form", "applicant_kind", "applicant_name", "agent_name", "applicant_identity", "applicant_contact",
                   "scans", "proxy", "identity_proof", "sure")  # fmt: skip


class ManyForm(ArrivalForm):
    """Many requests of one applicant."""

    subjects = forms.CharField(
        label=_("申请的信息，一行一件"), widget=forms.Textarea(attrs={"rows": 10, "class": "wide"}),
        help_text=_("每一行登记成一件，登记号连着编。"),
    )  # fmt: skip

    field_order = ("channel", "submitted_on", "tracking_number", "signed_for_by", "subjects", "wanted_form", "applicant_kind",
                   "applicant_name", "agent_name", "applicant_identity", "applicant_contact", "scans", "proxy",
                   "identity_proof", "sure")  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["filled_by_office"]

    def matters(self) -> list[str]:
        lines = str(self.cleaned_data.get("subjects", "")).splitlines()
        return [line.strip()[:300] for line in lines if line.strip()]
