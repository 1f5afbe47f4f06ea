"""Forms of the stations of review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai_law.review import conclusions


def _verdicts() -> list[tuple[str, str]]:
    return [(each.id, each.label) for each in conclusions() if each.id != "refer_upward"]


class OpinionForm(forms.Form):
    """The unit head's word."""

    opinion = forms.CharField(
        label=_("意见"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "wide"}),
    )


class ReasonsForm(forms.Form):
    """Words that must be there."""

    opinion = forms.CharField(
        label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "class": "wide"})
    )


class VerdictForm(forms.Form):
    """A conclusion with its basis and reasons."""

    verdict = forms.ChoiceField(label=_("结论"), choices=_verdicts, widget=forms.RadioSelect)
    basis = forms.CharField(
        label=_("依据"),
        max_length=300,
        required=False,
        help_text=_("遮去一部分后公开、不予公开的要写，例如：条例第十五条，涉及个人隐私。"),
    )
    opinion = forms.CharField(
        label=_("意见和理由"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "wide"}),
    )


class JudgeForm(VerdictForm):
    """The confidentiality review's conclusion; some matters go by way of the legal check."""

    legal = forms.BooleanField(label=_("先送法制审核"), required=False)


class ReferForm(forms.Form):
    """To whom a doubtful case is put."""

    referred_to = forms.CharField(
        label=_("报给哪个单位"), max_length=100, help_text=_("例如：县国家保密局、县农业农村局。")
    )
    opinion = forms.CharField(
        label=_("拿不准的是什么"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "class": "wide"})
    )


class ExceptionForm(forms.Form):
    """Leave for one person to do two steps of one review."""

    step = forms.ChoiceField(
        label=_("哪一步"),
        choices=[
            ("unit_head", _("科室负责人审核")),
            ("confidentiality", _("保密审查")),
            ("approval", _("领导批准")),
        ],
    )
    person = forms.ChoiceField(label=_("由谁兼办"))
    reason = forms.CharField(
        label=_("为什么没有别人可以办"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, people: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in people}
        self.fields["person"].choices = [(key, each.full_name) for key, each in self.people.items()]  # type: ignore[attr-defined]
