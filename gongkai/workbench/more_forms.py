"""Forms of the rooms under 更多."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gongkai.casework.models import IntakeChannel, IntakeKind
from gongkai.workbench.forms import day_field


class ChannelForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("渠道"), choices=IntakeKind.choices)
    description = forms.CharField(label=gettext_lazy("地址、网址或号码"), max_length=200)
    opened_on = day_field(gettext_lazy("开通日期"))


class CheckForm(forms.Form):
    channel = forms.ChoiceField(label=gettext_lazy("看了哪个渠道"))
    on = day_field(gettext_lazy("日期"))
    found = forms.IntegerField(
        label=gettext_lazy("收到申请件数"),
        min_value=0,
        initial=0,
        help_text=gettext_lazy("没有收到写 0，这也是一条证明。"),
    )
    note = forms.CharField(label=gettext_lazy("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, channels: Sequence[IntakeChannel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(channel.pk): channel for channel in channels}
        self.fields["channel"].choices = [(key, str(channel)) for key, channel in self.known.items()]  # type: ignore[attr-defined]

    def act(self) -> dict[str, Any]:
        return {**self.cleaned_data, "channel": self.known[self.cleaned_data["channel"]]}


class ComplaintForm(forms.Form):
    received_on = day_field(gettext_lazy("收到日期"))
    matter = forms.CharField(label=gettext_lazy("反映的事"), max_length=300)
    about = forms.ChoiceField(
        label=gettext_lazy("关于"),
        choices=[
            ("proactive", gettext_lazy("主动公开")),
            ("request", gettext_lazy("依申请公开")),
            ("other", gettext_lazy("其他")),
        ],
    )


class NoticeForm(forms.Form):
    body = forms.CharField(
        label=gettext_lazy("放假通知内容"),
        widget=forms.Textarea(attrs={"rows": 12, "class": "wide"}),
        help_text=gettext_lazy("格式见“管理员手册·放假通知”。装入后，所有没办结的申请都会重算期限。"),
    )
    region_code = forms.CharField(
        label=gettext_lazy("适用地区"),
        max_length=12,
        required=False,
        help_text=gettext_lazy("全国的不填；民族自治地方填行政区划代码。"),
    )
