"""Forms about requests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.casework.services import AnswerGiven
from gongkai.workbench.forms import day_field
from gongkai_law.casework.outcomes import all_outcomes


class AnswerForm(forms.Form):
    outcomes = forms.MultipleChoiceField(
        label=_("答复类型"),
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一封信里有几个答复的都勾上；有给有不给的，按“部分公开”计一件。"),
    )
    basis = forms.CharField(
        label=_("依据"), max_length=200, required=False, help_text=_("不予公开的，写明条款。")
    )
    reasons = forms.CharField(label=_("理由"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    on = day_field(_("答复送达日期"), help_text=_("当面交付、交邮局寄出或网上送到之日。"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].choices = [(each.code, each.label) for each in all_outcomes()]  # type: ignore[attr-defined]

    def answers(self) -> list[AnswerGiven]:
        data = self.cleaned_data
        return [AnswerGiven(code, basis=data["basis"], reasons=data["reasons"]) for code in data["outcomes"]]
