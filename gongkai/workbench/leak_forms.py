"""Forms of the leak gate."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai_law.screening import list_types


class CheckFileForm(forms.Form):
    """A file to check."""

    file = forms.FileField(
        label=_("名单或文件"), help_text=_("xlsx、csv、docx、pdf、图片、txt 都可以。先检查，不会公开。")
    )
    title = forms.CharField(
        label=_("这是什么"),
        max_length=200,
        required=False,
        help_text=_("例如：李村2024年低保名单。写了更容易认出是哪种名单。"),
    )


class MaskForm(forms.Form):
    """How the public copy is made."""

    list_key = forms.ChoiceField(
        label=_("名单种类"), help_text=_("不同的名单，留下和删去的栏目不同；儿童一律用编号。")
    )
    id_style = forms.ChoiceField(
        label=_("身份证号"),
        choices=[
            ("drop", _("整栏删去（一般都选这个）")),
            ("strict", _("只留头一位和末两位：4***************34")),
        ],
    )
    mask_names = forms.BooleanField(label=_("姓名也遮盖（张三 写成 张*）"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(entry.key, entry.label) for entry in list_types().values()]
        self.fields["list_key"].choices = choices  # type: ignore[attr-defined]


class WaiveForm(forms.Form):
    """Why a finding may stay."""

    kind = forms.CharField(widget=forms.HiddenInput)
    mark = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("为什么可以保留"), max_length=300, help_text=_("例如：村支书对外公布的电话。会记入留痕。")
    )


class ContactForm(forms.Form):
    """A number or mailbox of the office."""

    value = forms.CharField(label=_("手机号、邮箱或车牌号"), max_length=100)
    owner = forms.CharField(label=_("谁的、做什么用"), max_length=100)


class WordForm(forms.Form):
    """A word for the office's dictionary."""

    wrong = forms.CharField(label=_("错的写法"), max_length=60)
    right = forms.CharField(label=_("应当写成"), max_length=60, required=False)
    stops = forms.BooleanField(label=_("遇到就拦下，不让公开"), required=False)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)
