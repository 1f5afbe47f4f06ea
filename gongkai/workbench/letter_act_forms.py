"""Forms of the acts on a letter: self-check, opinions, reasons, service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.casework.answering.serving import Service
from gongkai.workbench.forms import day_field
from gongkai_law.casework.service import service_ways
from gongkai_law.review import self_check_items


class SelfCheckForm(forms.Form):
    """The drafter's own check: each item is answered by hand, "no" or "yes, handled"; what was done is said once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in self_check_items():
            self.fields[item.id] = forms.ChoiceField(
                label=item.label,
                choices=[("no", _("没有")), ("yes", _("有，已经处理"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("看过再选。")},
            )
        self.fields["handled"] = forms.CharField(
            label=_("有的，怎样处理的"),
            required=False,
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 2, "class": "wide"}),
            help_text=_("例如：附件里的身份证号、银行账号已经遮去。"),
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "yes" in data.values() and not (data.get("handled") or "").strip():
            self.add_error("handled", _("选了“有”的，写明怎样处理的。"))
        return data

    def answers(self) -> dict[str, str]:
        """By item: "no", or what was done."""
        data = self.cleaned_data
        return {
            item.id: "no" if data[item.id] == "no" else data["handled"].strip() for item in self_check_items()
        }


class OpinionForm(forms.Form):
    opinion = forms.CharField(
        label=_("意见"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "wide"}),
    )


class PassForm(OpinionForm):
    legal = forms.BooleanField(label=_("先送法制审核，再送领导签发"), required=False)


class ReasonsForm(forms.Form):
    reasons = forms.CharField(
        label=_("原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 3, "class": "wide"})
    )


class ServiceForm(forms.Form):
    """How a letter was served, with its proof."""

    way = forms.ChoiceField(label=_("送达方式"), choices=(), widget=forms.RadioSelect)
    served_on = day_field(
        _("送达日期"),
        initial=timezone.localdate,
        help_text=_("当面交付的写签收日；邮寄的写交邮日；网上的写到达日。"),
    )
    recipient = forms.CharField(
        label=_("签收人"),
        required=False,
        max_length=60,
        help_text=_("当面交付时填：本人、法定代理人或代理人。"),
    )
    carrier = forms.CharField(
        label=_("邮寄方式"),
        required=False,
        max_length=60,
        help_text=_("例如挂号信、邮政特快专递。快递公司寄的不算送达。"),
    )
    carrier_number = forms.CharField(label=_("邮件号"), required=False, max_length=60)
    note = forms.CharField(
        label=_("送达记录或说明"),
        required=False,
        max_length=300,
        help_text=_("网上送达时写明系统的送达记录。"),
    )
    proof = forms.FileField(
        label=_("送达凭证"), required=False, help_text=_("送达回证、邮件收据的照片或扫描件。答复必须附。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [(each.id, each.label) for each in service_ways()]  # type: ignore[attr-defined]

    def service(self) -> Service:
        """What the service is told; the proof goes beside it."""
        return Service(**{key: value for key, value in self.cleaned_data.items() if key != "proof"})


class WordForm(forms.Form):
    """The docx that was downloaded here, edited in a word processor."""

    file = forms.FileField(
        label=_("在 Word 里改好的，传回来"),
        help_text=_("先下载 Word，改好正文再传回来。只取正文的字句，文号、日期、救济告知由系统带出。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput())


class TextForm(forms.Form):
    """The text word by word."""

    text = forms.CharField(
        label=_("正文"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "wide"}),
        help_text=_(
            "一行一段。开头的“# ”是小标题，“| 名称 | 内容”是表格的一行，不要动。留空就恢复通用的写法。"
        ),
        required=False,
    )
    why = forms.CharField(label=_("改了什么"), required=False, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput())

    def lines(self) -> list[str] | None:
        """One paragraph a line; None goes back to the usual text."""
        found = [line.strip() for line in self.cleaned_data["text"].splitlines() if line.strip()]
        return found or None
