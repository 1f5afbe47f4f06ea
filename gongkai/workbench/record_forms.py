"""Forms about records: the working copy, files, ties, stages, interpretations, concerns, acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Unit
from gongkai.publishing.models import Category, Concern, Mode, RelationKind, Validity
from gongkai.workbench.forms import day_field
from gongkai_law.disclosure.duties import general_term, special_terms
from gongkai_law.records.interpretation import (
    interpretation_elements,
    interpretation_forms,
    interpretation_kinds,
)
from gongkai_law.records.metadata import genres, subject_classes
from gongkai_law.records.normative import stages

_NONE = [("", "—")]


def _choices(entries: Any) -> list[tuple[str, Any]]:
    return _NONE + [(each.id, each.label) for each in entries]


def moment_field(label: Any, **kwargs: Any) -> forms.DateTimeField:
    """A day and time, in the browser's own field."""
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        **kwargs,
    )


class RecordForm(forms.Form):
    """The working copy. `seen` is the revision the clerk opened: a later save by somebody else is told."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=1)
    title = forms.CharField(label=_("名称"), max_length=300)
    category = forms.ChoiceField(label=_("类别"), choices=Category.choices)
    formed_on = day_field(
        _("生成日期"),
        initial=timezone.localdate,
        help_text=_("文件签发或信息形成的日期。从这天起二十个工作日内公开。"),
    )
    document_number = forms.CharField(
        label=_("文号"),
        max_length=60,
        required=False,
        help_text=_("没有文号的不填。写成 葛政[2020]3号 也会自动改成规范写法。"),
    )
    summary = forms.CharField(
        label=_("内容概述"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "wide"}),
    )
    body = forms.CharField(
        label=_("正文"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "wide"}),
        help_text=_("一行一段。已有 Word 文件的，先保存，再点“用 Word 文件作正文”。"),
    )
    unit = forms.ChoiceField(label=_("责任科室"), choices=_NONE, required=False)
    subject_class = forms.ChoiceField(
        label=_("主题分类"), choices=_choices(subject_classes()), required=False
    )
    genre = forms.ChoiceField(label=_("体裁分类"), choices=_choices(genres()), required=False)
    keywords = forms.CharField(
        label=_("关键词"), max_length=200, required=False, help_text=_("几个词用、隔开。")
    )
    publisher = forms.CharField(
        label=_("发布机构"), max_length=100, required=False, help_text=_("不填就是本机关。")
    )
    mode = forms.ChoiceField(label=_("公开方式"), choices=Mode.choices, initial=Mode.PROACTIVE)
    effective_on = day_field(_("施行日期"), required=False)
    valid_until = day_field(
        _("有效期至"), required=False, help_text=_("规范性文件一般五年，暂行、试行一般两年。")
    )
    public_until = day_field(
        _("公开到哪天"),
        required=False,
        help_text=_("名单公示等有期限的填；到期自动从门户、列表和订阅里撤下。"),
    )
    changed_on = day_field(
        _("变更日期"), required=False, help_text=_("公开以后内容有变更的，填变更那天，期限重新算。")
    )
    term = forms.ChoiceField(
        label=_("公开期限"),
        required=False,
        choices=[("", general_term().label + "：二十个工作日")]
        + [(each.id, f"{each.label}（{each.length} 日）") for each in special_terms()]
        + [("own", _("法律、法规另有规定"))],
    )
    term_length = forms.IntegerField(label=_("另有规定的天数"), required=False, min_value=1, max_value=366)
    term_unit = forms.ChoiceField(
        label=_("天数的算法"),
        required=False,
        choices=[("working_day", _("工作日")), ("natural_day", _("自然日"))],
    )
    term_basis = forms.CharField(label=_("另有规定的依据"), max_length=200, required=False)
    late_reason = forms.CharField(
        label=_("迟发原因"),
        max_length=300,
        required=False,
        help_text=_("过了公开期限才公开的，写明原因；会记入留痕。"),
    )
    handling_note = forms.CharField(label=_("给审查人的说明"), max_length=300, required=False)
    formed_reason = forms.CharField(
        label=_("改生成日期的原因"),
        max_length=300,
        required=False,
        help_text=_("送过审查或者公开过的，改生成日期要写。"),
    )

    MAIN = ("title", "category", "formed_on", "document_number", "summary", "body")
    METADATA = ("unit", "subject_class", "genre", "keywords", "publisher", "mode")
    DAYS = ("effective_on", "valid_until", "public_until", "changed_on")
    TERM = ("term", "term_length", "term_unit", "term_basis", "late_reason", "formed_reason", "handling_note")

    def __init__(self, *args: Any, units: Sequence[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {str(each.pk): each for each in units}
        self.fields["unit"].choices = _NONE + [(key, str(each)) for key, each in self.units.items()]  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[Any, list[Any], bool]]:
        """Fields in their parts: heading, fields, whether the part is open at first."""
        parts = [
            ("", self.MAIN, True),
            (_("分类和发布机构"), self.METADATA, True),
            (_("施行、有效期、公开期"), self.DAYS, False),
            (_("公开期限和说明"), self.TERM, False),
        ]
        return [
            (
                title,
                [self[name] for name in names],
                opened
                or any(
                    self[name].errors or self[name].value() not in (None, "", "working_day") for name in names
                ),
            )
            for title, names, opened in parts
        ]

    def values(self) -> dict[str, Any]:
        """What goes to the service, without the two fields that only go along."""
        data = dict(self.cleaned_data)
        for name in ("seen", "formed_reason"):
            data.pop(name)
        data["unit"] = self.units.get(data["unit"])
        return {
            name: "" if value is None and name.startswith("term_") and name != "term_length" else value
            for name, value in data.items()
        }


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("文件"), error_messages={"required": _("请选择文件。"), "empty": _("这个文件是空的。")}
    )


class WordForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Word 文件"),
        help_text=_("docx 文件。标题、加粗、列表、表格、图片会保留；修订、批注、隐藏文字会去掉并告诉您。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        error_messages={"required": _("请选择文件。"), "empty": _("这个文件是空的。")},
    )


class TieForm(forms.Form):
    kind = forms.ChoiceField(label=_("本条对另一条"), choices=RelationKind.choices)
    on = day_field(_("自哪天起"), required=False)


class ValidityForm(forms.Form):
    validity = forms.ChoiceField(label=_("有效性"), choices=Validity.choices)
    on = day_field(_("自哪天起"), initial=timezone.localdate)
    reason = forms.CharField(label=_("原因和依据"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class StageForm(forms.Form):
    stage = forms.ChoiceField(label=_("环节"), choices=[(each.id, each.label) for each in stages()])
    on = day_field(_("日期"), initial=timezone.localdate)
    until = day_field(_("截止日期"), required=False, help_text=_("公开征求意见的截止日期。"))
    number = forms.CharField(label=_("登记号"), max_length=60, required=False)
    note = forms.CharField(label=_("说明"), max_length=300, required=False)


class InterpretationForm(forms.Form):
    field_order = ("kind", "forms", "said")

    kind = forms.ChoiceField(
        label=_("种类"), choices=[(each.id, each.label) for each in interpretation_kinds()]
    )
    said = forms.MultipleChoiceField(
        label=_("写到了哪些要素"),
        choices=[
            (each.id, f"{each.label}{'（必有）' if each.flag else ''}") for each in interpretation_elements()
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    interpreter = forms.CharField(label=_("解读人"), max_length=60, required=False)
    phone = forms.CharField(label=_("联系电话"), max_length=60, required=False)
    source_unit = forms.CharField(
        label=_("来源单位"), max_length=100, required=False, help_text=_("转载上级解读的填。")
    )
    source_url = forms.URLField(label=_("来源网址"), required=False, assume_scheme="https")
    forms = forms.MultipleChoiceField(
        label=_("形式"),
        choices=[(each.id, each.label) for each in interpretation_forms()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("一份文件最好有两种以上形式，其中一种不是文字。"),
    )


class ScheduleForm(forms.Form):
    at = moment_field(_("什么时候公开"), help_text=_("到时自动公开；之后再改内容，定时就取消。"))


class WordsForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ConcernForm(forms.Form):
    kind = forms.ChoiceField(label=_("种类"), choices=Concern.Kind.choices, initial=Concern.Kind.OTHER)
    matter = forms.CharField(label=_("事由"), max_length=300)
    found_in = forms.CharField(
        label=_("舆情来源"), max_length=200, help_text=_("例如：县长信箱、微信群、抖音。")
    )
    noticed_at = moment_field(_("发现时间"), initial=timezone.now)
    assessment = forms.CharField(label=_("研判"), max_length=300, required=False)
    unit_name = forms.CharField(label=_("责任单位"), max_length=100, required=False)


class ResponseForm(forms.Form):
    press = forms.BooleanField(label=_("这是新闻发布会"), required=False)
    at = moment_field(_("回应时间"), initial=timezone.now)
    by = forms.CharField(
        label=_("回应方式"), max_length=100, help_text=_("例如：县政府信息公开平台发布情况说明。")
    )
    link = forms.CharField(label=_("链接"), max_length=300, required=False)


class FollowUpForm(forms.Form):
    follow_up = forms.CharField(
        label=_("后续情况"), widget=forms.Textarea(attrs={"rows": 4, "class": "wide"})
    )


class IndexRuleForm(forms.Form):
    pattern = forms.CharField(label=_("规则"), max_length=80)
    since = day_field(_("自哪天起"), initial=timezone.localdate)
    dept = forms.CharField(label=_("部门编号"), max_length=12, required=False)
    cat = forms.CharField(label=_("信息分类号"), max_length=12, required=False)
    group = forms.CharField(label=_("信息分组号"), max_length=12, required=False)
    orgcode = forms.CharField(label=_("组织机构代码"), max_length=9, required=False)
