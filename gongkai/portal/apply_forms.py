"""The public form of a request: what Art. 29 asks for, and nothing about why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gongkai.casework.models import ApplicantKind
from gongkai.casework.services import Intake

FORMS = [("纸质", _("纸质")), ("电子文件", _("电子文件")), ("到场查阅、抄录", _("到场查阅、抄录"))]
WAYS = [
    ("网上获取", _("在本网站凭查询码获取")),
    ("电子邮件", _("电子邮件")),
    ("邮寄", _("邮寄")),
    ("自行领取", _("自己来领")),
]
LARGEST = 20 * 1024 * 1024


class ApplyForm(forms.Form):
    """Who, what, in which form and by which way."""

    subject = forms.CharField(
        label=_("您要什么信息"), max_length=300, help_text=_("写信息的名称、文号，或者能让我们找到它的描述，例如“青石镇2024年低保资金发放名单”。"),
    )  # fmt: skip
    content = forms.CharField(
        label=_("还想说明的"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("年份、范围、涉及的单位等，写得越清楚越好。不需要说明用途。"),
    )  # fmt: skip
    wanted = forms.ChoiceField(label=_("要什么形式"), choices=FORMS)
    way = forms.ChoiceField(label=_("怎样给您"), choices=WAYS)
    applicant_kind = forms.ChoiceField(label=_("您是"), choices=ApplicantKind.choices)
    applicant_name = forms.CharField(label=_("姓名或者单位名称"), max_length=100)
    applicant_identity = forms.CharField(
        label=_("身份证号或者统一社会信用代码"),
        max_length=60,
        help_text=_("加密保存，只用来核对申请人身份。"),
    )
    phone = forms.CharField(label=_("联系电话"), max_length=40, help_text=_("我们要打电话与您确认收到申请。"))
    address = forms.CharField(
        label=_("通信地址或者电子邮箱"),
        max_length=200,
        required=False,
        help_text=_("要邮寄或者发邮件的，请填写。"),
    )
    agent_name = forms.CharField(
        label=_("代理人姓名"),
        max_length=60,
        required=False,
        help_text=_("替别人申请的才填，并上传授权委托书。"),
    )
    identity_file = forms.FileField(
        label=_("身份证明的照片或扫描件"),
        required=False,
        help_text=_("不超过 20 兆。也可以在联系确认时再交。"),
    )
    proxy_file = forms.FileField(label=_("授权委托书"), required=False, help_text=_("有代理人的才交。"))
    sure = forms.BooleanField(label=_("我看过了，仍然要申请"), required=False)
    once = forms.CharField(widget=forms.HiddenInput(), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("way") in ("邮寄", "电子邮件") and not data.get("address"):
            self.add_error("address", _("请填写寄到哪里。"))
        for name in ("identity_file", "proxy_file"):
            upload = data.get(name)
            if upload and upload.size > LARGEST:
                self.add_error(name, _("这个文件超过 20 兆，请压缩或者拍小一些。"))
        return data

    def intake(self) -> Intake:
        """As the register takes it; the day is today."""
        data = self.cleaned_data
        contact = "；".join(each for each in (data["phone"], data["address"]) if each)
        return Intake(
            applicant_kind=data["applicant_kind"],
            applicant_name=data["applicant_name"].strip(),
            applicant_identity=data["applicant_identity"].strip(),
            applicant_contact=contact,
            agent_name=data["agent_name"],
            channel="internet",
            subject=data["subject"],
            content=data["content"],
            wanted_form=f"{data['wanted']}，{data['way']}",
            submitted_on=timezone.localdate(),
        )

    def as_text(self) -> str:
        """The form as it was filled in: kept as the original, its labels in Chinese whatever the reader's language."""
        shown = [name for name in self.fields if name not in ("identity_file", "proxy_file", "sure", "once")]
        with override(settings.LANGUAGE_CODE):
            return "\n".join(
                f"{self.fields[name].label}：{self.cleaned_data.get(name, '')}" for name in shown
            )

    def papers(self) -> list[tuple[UploadedFile, str]]:
        pairs = (("identity_file", "identity_proof"), ("proxy_file", "proxy"))
        return [(self.cleaned_data[name], purpose) for name, purpose in pairs if self.cleaned_data.get(name)]


class StatusForm(forms.Form):
    number = forms.CharField(label=_("登记号"), max_length=40, help_text=_("例如 2025-0012。"))
    code = forms.CharField(label=_("查询码"), max_length=20, help_text=_("八个字母和数字，不分大小写。"))


class CorrectForm(StatusForm):
    text = forms.CharField(label=_("补正后的内容"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6}))
