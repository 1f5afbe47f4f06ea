"""Forms about how letters read."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class TemplateForm(forms.Form):
    """An agency's own Word template."""

    file = forms.FileField(
        label=_("本单位的模板"),
        help_text=_("Word 文件（docx），不超过 5 兆。先下载通用模板照着改，花括号里的要素名称不要动。"),
        error_messages={"required": _("请选择文件。"), "empty": _("这个文件是空的。")},
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )


class SentenceForm(forms.Form):
    """One sentence in the agency's own words."""

    words = forms.CharField(
        label=_("本单位的写法"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "wide"}),
        help_text=_("留空就用通用的写法。写 {you} 的地方会换成“您”或者“你单位”。"),
    )


class ChannelsForm(forms.Form):
    """What remedy notices name besides body and court."""

    online_url = forms.URLField(
        label=_("网上申请行政复议的网址"),
        required=False,
        assume_scheme="https",
        help_text=_("网上送达的文书必须写明（《行政复议法》第二十二条第二款）。"),
    )
    complaint_body = forms.CharField(
        label=_("受理投诉举报的机关"),
        required=False,
        max_length=100,
        help_text=_("例如县政府办公室。填了，救济告知里会多一句投诉渠道。"),
    )
