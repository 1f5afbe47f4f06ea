"""Forms of the standard catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Unit
from gongkai.catalogue.models import Element, Item
from gongkai.catalogue.rows import ItemRow
from gongkai.workbench.forms import day_field
from gongkai_law.disclosure.directory import all_areas, all_boxes


class AdoptForm(forms.Form):
    since = day_field(_("起用日期"), help_text=_("从这一天起按这一版算应公开的事项。"))


class CatalogueFileForm(forms.Form):
    """A workbook with an office's own catalogue."""

    file = forms.FileField(
        label=_("标准目录文件"),
        help_text=_("县里发的或者自己编的 xlsx 表格，一个领域一张工作表。"),
        error_messages={"required": _("请选择文件。"), "empty": _("这个文件是空的。")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    title = forms.CharField(
        label=_("目录名称"), max_length=200, required=False, help_text=_("例如：青石镇基层政务公开标准目录")
    )
    amends = forms.BooleanField(
        label=_("作为现行目录的修订：名称相同的事项接着算，已经登记的公开情况不丢"), required=False
    )


class ItemForm(forms.Form):
    """An item in the official columns."""

    area = forms.ChoiceField(label=_("领域"), choices=())
    level1 = forms.CharField(label=_("一级事项"), max_length=200)
    level2 = forms.CharField(label=_("二级事项"), max_length=200, required=False)
    level3 = forms.CharField(label=_("三级事项"), max_length=200, required=False)
    content = forms.CharField(
        label=_("公开内容（要素）"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("一项要素一行，或者用“；”隔开。"),
    )
    basis = forms.CharField(label=_("公开依据"), widget=forms.Textarea(attrs={"rows": 3}))
    term = forms.CharField(
        label=_("公开时限"),
        max_length=500,
        help_text=_("例如：信息形成或者变更之日起20个工作日内；每季度首月20日前；长期公开。"),
    )
    subject = forms.CharField(label=_("公开主体"), max_length=300)
    channels = forms.MultipleChoiceField(
        label=_("公开渠道和载体"), choices=(), widget=forms.CheckboxSelectMultiple, required=False
    )
    channels_note = forms.CharField(label=_("其他渠道"), max_length=200, required=False)
    audience = forms.ChoiceField(
        label=_("公开对象"), choices=[("all", _("全社会")), ("specific", _("特定群体"))]
    )
    audience_note = forms.CharField(label=_("特定群体是谁"), max_length=200, required=False)
    mode = forms.ChoiceField(
        label=_("公开方式"), choices=[("proactive", _("主动")), ("on_request", _("依申请"))]
    )
    on_county = forms.BooleanField(label=_("县级公开"), required=False)
    on_township = forms.BooleanField(label=_("乡级公开"), required=False)
    on_village = forms.BooleanField(label=_("村级公开"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [(area.id, area.label) for area in all_areas()]  # type: ignore[attr-defined]
        self.fields["channels"].choices = [(box.id, box.label) for box in all_boxes()]  # type: ignore[attr-defined]

    def row(self) -> ItemRow:
        data = dict(self.cleaned_data)
        return ItemRow(**{**data, "channels": tuple(data["channels"])})


def initial_of(item: Item) -> dict[str, Any]:
    """An item's values for `ItemForm`."""
    return {name: getattr(item, name) for name in ItemForm.base_fields}


class UnitsForm(forms.Form):
    """Which units owe an item."""

    units = forms.MultipleChoiceField(
        label=_("责任单位"),
        choices=(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一个都不勾，就由本机关负责。勾了村，每个村每一期都要公开。"),
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(unit.pk): unit for unit in units}
        self.fields["units"].choices = [(key, unit.name) for key, unit in self.known.items()]  # type: ignore[attr-defined]

    def chosen(self) -> list[Unit]:
        return [self.known[key] for key in self.cleaned_data["units"]]


class EventForm(forms.Form):
    """Something happened that must be published within the item's term."""

    event_on = day_field(_("发生日期"), help_text=_("信息形成、变更，或者要开听证会的那一天。"))
    matter = forms.CharField(label=_("哪件事"), max_length=200)
    unit = forms.ChoiceField(label=_("责任单位"), choices=(), required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(unit.pk): unit for unit in units}
        choices = [("", _("本机关")), *((key, unit.name) for key, unit in self.known.items())]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def event(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {**data, "unit": self.known.get(data["unit"])}


class StatementForm(forms.Form):
    """“本期无……”"""

    text = forms.CharField(
        label=_("说明"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写整句：哪一期、什么、没有。例如“2020年第三季度本镇没有新增低保对象。”"),
    )


class ElementsForm(forms.Form):
    """The elements a record shows."""

    positions = forms.TypedMultipleChoiceField(
        label=_("这条信息公开了哪几项要素"),
        coerce=int,
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("勾上公开了的要素。")},
    )

    def __init__(self, *args: Any, elements: Sequence[Element], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["positions"].choices = [(each.position, each.text) for each in elements]  # type: ignore[attr-defined]
