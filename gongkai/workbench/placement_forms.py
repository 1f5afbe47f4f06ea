"""Forms of channels: planning, posting, taking down, photos, times on air."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Unit
from gongkai.publishing.channels import all_kinds
from gongkai.publishing.channels.village_board.standard import board_standard
from gongkai.publishing.models import Placement, PlacementPhoto
from gongkai.workbench.forms import day_field


class PlanForm(forms.Form):
    channel = forms.ChoiceField(label=_("在哪个渠道公开"), choices=())
    planned_for = day_field(_("计划哪天"), required=False)
    place = forms.CharField(label=_("地点或栏目"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [  # type: ignore[attr-defined]
            (kind.key, kind.label) for kind in all_kinds().values() if not kind.automatic
        ]


class PostForm(forms.Form):
    """Only the fields a kind of channel asks for."""

    posted_on = day_field(_("哪天张贴、播发"))
    unit = forms.ChoiceField(label=_("哪个村"), choices=(), required=False)
    place = forms.CharField(label=_("地点或栏目"), max_length=200, required=False)
    zone = forms.ChoiceField(label=_("栏目"), choices=(), required=False)
    until = day_field(_("公示到哪天"), required=False)
    url = forms.URLField(label=_("网址"), required=False, assume_scheme="https")
    evidence = forms.CharField(label=_("凭证说明"), max_length=300, required=False)

    def __init__(self, *args: Any, placement: Placement, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = placement.kind
        self.known = {str(unit.pk): unit for unit in units if unit.is_village}
        self.fields["place"].label = kind.place_label
        self.fields["unit"].choices = [("", "—"), *((key, unit.name) for key, unit in self.known.items())]  # type: ignore[attr-defined]
        zones = board_standard().zones
        self.fields["zone"].choices = [("", "—"), *((zone, zone) for zone in zones)]  # type: ignore[attr-defined]
        for name in ("unit", "until", "url", "evidence", "place"):
            self.fields[name].required = name in kind.needs
        for name in ("unit", "zone"):
            if placement.channel != "village_board":
                del self.fields[name]
        if not kind.sheet:
            del self.fields["until"]
        if "url" not in kind.needs:
            del self.fields["url"]

    def posting(self) -> dict[str, Any]:
        data = {key: value for key, value in self.cleaned_data.items() if value not in (None, "")}
        if "unit" in data:
            data["unit"] = self.known[data["unit"]]
        return data


class DownForm(forms.Form):
    on = day_field(_("哪天撤下"), initial=timezone.localdate)
    reason = forms.CharField(
        label=_("原因"), max_length=200, required=False, help_text=_("公示期没满就撤下的要写。")
    )


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("照片"),
        help_text=_("用手机原图。拍摄时间和地点只留在受限原件里，给人看的副本都去掉。"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )
    moment = forms.ChoiceField(label=_("什么时候拍的"), choices=PlacementPhoto.Moment.choices)


class SlotForm(forms.Form):
    started_at = forms.DateTimeField(
        label=_("开始时间"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    minutes = forms.IntegerField(label=_("播了几分钟"), min_value=1, max_value=240)
    place = forms.CharField(label=_("播到哪里"), max_length=200)
    language = forms.CharField(label=_("语言"), max_length=20, initial="普通话")
    operator = forms.CharField(label=_("播音员"), max_length=60)
    fault = forms.CharField(label=_("故障"), max_length=200, required=False, help_text=_("没有就不填。"))
