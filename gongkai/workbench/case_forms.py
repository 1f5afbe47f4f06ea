"""Forms about requests."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.casework.models import ApplicantKind, IntakeKind
from gongkai.casework.services import AnswerGiven, Intake
from gongkai.workbench.forms import day_field
from gongkai_law.casework.outcomes import all_outcomes


class RequestForm(forms.Form):
    """The elements of Art. 29; a purpose is never asked."""

    applicant_kind = forms.ChoiceField(label="申请人类型", choices=ApplicantKind.choices)
    applicant_name = forms.CharField(label="申请人", max_length=100, help_text="代理人提出的，写委托人。")
    agent_name = forms.CharField(label="代理人", max_length=60, required=False)
    applicant_identity = forms.CharField(
        label="身份证明号码", max_length=60, required=False, help_text="加密保存，页面上不显示。"
    )
    applicant_contact = forms.CharField(label="联系方式", max_length=100)
    channel = forms.ChoiceField(label="提出方式", choices=IntakeKind.choices)
    submitted_on = day_field("提出日期", help_text="当面提交之日、信件签收之日，或者网上提交之日。")
    subject = forms.CharField(
        label="申请的信息", max_length=300, help_text="名称、文号，或者便于查找的其他特征。"
    )
    content = forms.CharField(label="申请内容原文", required=False, widget=forms.Textarea(attrs={"rows": 5}))
    wanted_form = forms.CharField(
        label="希望的形式", max_length=100, required=False, help_text="例如：纸质，邮寄。"
    )
    filled_by_office = forms.BooleanField(label="口头申请，由本机关代填并读给申请人确认过", required=False)

    def intake(self) -> Intake:
        return Intake(**self.cleaned_data)


class AnswerForm(forms.Form):
    outcomes = forms.MultipleChoiceField(
        label="答复类型",
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        help_text="一封信里有几个答复的都勾上；有给有不给的，按“部分公开”计一件。",
    )
    basis = forms.CharField(label="依据", max_length=200, required=False, help_text="不予公开的，写明条款。")
    reasons = forms.CharField(label="理由", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    on = day_field("答复送达日期", help_text="当面交付、交邮局寄出或网上送到之日。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].choices = [(each.code, each.label) for each in all_outcomes()]  # type: ignore[attr-defined]

    def answers(self) -> list[AnswerGiven]:
        data = self.cleaned_data
        return [AnswerGiven(code, basis=data["basis"], reasons=data["reasons"]) for code in data["outcomes"]]
