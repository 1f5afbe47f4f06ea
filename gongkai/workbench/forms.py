"""Forms of the workbench: fields, words and hints; rules stay in the services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.remedies.models import RemedyGroup
from gongkai.reporting.models import SupervisionNote

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class DayInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


def day_field(label: StrOrPromise, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), **kwargs)


class LedgerForm(forms.Form):
    """A ledger to upload."""

    file = forms.FileField(
        label=gettext_lazy("台账文件"),
        help_text=gettext_lazy("按模板填好的 xlsx 文件，不超过 20 兆。"),
        error_messages={"required": gettext_lazy("请选择文件。"), "empty": gettext_lazy("这个文件是空的。")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )


class TrainingForm(forms.Form):
    held_on = day_field(gettext_lazy("培训日期"))
    topic = forms.CharField(label=gettext_lazy("主题"), max_length=200)
    attendees = forms.IntegerField(label=gettext_lazy("参加人次"), min_value=1, max_value=100000)
    hours = forms.DecimalField(
        label=gettext_lazy("学时"), min_value=0, max_digits=5, decimal_places=1, required=False
    )
    trainer = forms.CharField(label=gettext_lazy("授课人"), max_length=100, required=False)
    place = forms.CharField(label=gettext_lazy("地点"), max_length=100, required=False)


class NoteForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("哪方面"), choices=SupervisionNote.Kind.choices)
    text = forms.CharField(
        label=gettext_lazy("情况"),
        widget=forms.Textarea(attrs={"rows": 4, "class": "wide"}),
        help_text=gettext_lazy(
            "写成报告里的整句，例如：“在全县政务公开考核中得分92分，列第3名。”没有的也写明：“全年没有发生责任追究的情形。”"
        ),
    )


class ChapterForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("正文"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 22, "class": "wide"}),
        help_text=gettext_lazy(
            "一行一段。花括号里的是引用台账的数，例如 {新收申请}，会自动填上，不要手写数字。"
        ),
    )


class FigureForm(forms.Form):
    value = forms.DecimalField(label=gettext_lazy("数值"), max_digits=18, decimal_places=6)
    reason = forms.CharField(
        label=gettext_lazy("来源"),
        max_length=300,
        help_text=gettext_lazy("写明数从哪里来，例如：“镇执法队2020年案件台账”。"),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class SignForm(forms.Form):
    on = day_field(gettext_lazy("签发日期"), initial=timezone.localdate)


class PublishForm(forms.Form):
    on = day_field(gettext_lazy("公布日期"), initial=timezone.localdate)
    url = forms.URLField(
        label=gettext_lazy("公布网址"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("县政府信息公开平台上的网址，没有可以先不填。"),
    )


class YearForm(forms.Form):
    year = forms.IntegerField(
        label=gettext_lazy("报告年份"), min_value=2019, max_value=2099, help_text=gettext_lazy("例如 2020。")
    )


class RemedyForm(forms.Form):
    group = forms.ChoiceField(label=gettext_lazy("类别"), choices=RemedyGroup.choices)
    number = forms.CharField(label=gettext_lazy("案号"), max_length=60, required=False)
    request_number = forms.CharField(label=gettext_lazy("涉及的申请登记号"), max_length=40, required=False)
    body = forms.CharField(label=gettext_lazy("复议机关或法院"), max_length=100, required=False)
    filed_on = day_field(gettext_lazy("受理日期"))


class SettleForm(forms.Form):
    decision = forms.ChoiceField(label=gettext_lazy("结果"))
    closed_on = day_field(gettext_lazy("审结日期"))

    def __init__(self, *args: Any, decisions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = decisions  # type: ignore[attr-defined]
