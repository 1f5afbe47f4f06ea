"""Forms about what comes after an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.casework.guided import Part
from gongkai.remedies.models import RecordCorrection, Suggestion
from gongkai.workbench.forms import day_field
from gongkai_law.casework.outcomes import all_outcomes


class CopyForm(forms.Form):
    on = day_field(_("收到申请书副本日期"), initial=timezone.localdate)
    simple = forms.BooleanField(
        label=_("复议机关通知适用简易程序"),
        required=False,
        help_text=_("简易程序五个工作日，普通程序十个工作日。"),
    )


class RespondForm(forms.Form):
    on = day_field(_("提交答复和证据日期"), initial=timezone.localdate)
    note = forms.CharField(
        label=_("说明"), max_length=300, required=False, help_text=_("例如：当面提交，对方收件人张某。")
    )


class OrderForm(forms.Form):
    received_on = day_field(_("收到决定书或判决书日期"), initial=timezone.localdate)
    due = day_field(_("重新答复期限"), help_text=_("照决定书写明的期限。"))
    what = forms.CharField(
        label=_("决定要求"),
        max_length=300,
        help_text=_("照决定书抄，例如：撤销答复，责令二十个工作日内重新答复。"),
    )


class RenewForm(forms.Form):
    """Which answers the new letter gives."""

    outcomes = forms.MultipleChoiceField(
        label=_("重新答复的类型"), choices=(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].choices = [(each.code, each.label) for each in all_outcomes()]  # type: ignore[attr-defined]

    def parts(self) -> list[Part]:
        return [Part(code) for code in self.cleaned_data["outcomes"]]


class SettleComplaintForm(forms.Form):
    verified = forms.TypedChoiceField(
        label=_("是否属实"), choices=[("1", _("属实")), ("0", _("不属实"))], coerce=lambda value: value == "1"
    )
    settled_on = day_field(_("办结日期"), initial=timezone.localdate)
    settlement = forms.CharField(
        label=_("处理结果"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class OwnRecordForm(forms.Form):
    """Art. 41: who, which record, what is wrong, by what evidence."""

    received_on = day_field(_("收到日期"), initial=timezone.localdate)
    person_name = forms.CharField(label=_("申请人"), max_length=60, help_text=_("加密保存。"))
    person_contact = forms.CharField(label=_("联系方式"), max_length=100, required=False)
    record_name = forms.CharField(
        label=_("哪份记录"), max_length=300, help_text=_("例如：2024年耕地地力保护补贴发放表。")
    )
    claim = forms.CharField(label=_("哪里不准确，应当是什么"), widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(
        label=_("证据"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("例如：土地承包经营权证复印件。没有证据的，请申请人补。"),
    )


class OwnRecordDecisionForm(forms.Form):
    result = forms.ChoiceField(label=_("结果"), choices=RecordCorrection.Result.choices)
    text = forms.CharField(
        label=_("核实和处理情况"), widget=forms.Textarea(attrs={"rows": 4, "class": "wide"})
    )
    competent_body = forms.CharField(
        label=_("有权更正的机关"), max_length=100, required=False, help_text=_("不归本机关更正时填。")
    )
    competent_contact = forms.CharField(label=_("这个机关的地址、电话"), max_length=200, required=False)


class SuggestForm(forms.Form):
    received_on = day_field(_("提出日期"), initial=timezone.localdate)
    origin = forms.ChoiceField(label=_("来源"), choices=Suggestion.Origin.choices)
    matter = forms.CharField(label=_("建议公开的信息"), max_length=300)
    request_number = forms.CharField(label=_("涉及的申请登记号"), max_length=40, required=False)


class DecideSuggestionForm(forms.Form):
    accepted = forms.TypedChoiceField(
        label=_("决定"),
        choices=[("1", _("转为主动公开")), ("0", _("不转"))],
        coerce=lambda value: value == "1",
    )
    reasons = forms.CharField(
        label=_("审核意见"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("不转的必须写理由。"),
    )


class PublishedForm(forms.Form):
    index_number = forms.CharField(label=_("公开信息的索引号或名称"), max_length=300)
