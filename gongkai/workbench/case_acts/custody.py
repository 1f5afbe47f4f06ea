"""谁来办：交办、认领、退回、请别的科室协办。"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.casework.custody_lists import people_of, units_of
from gongkai.casework.handling import custody
from gongkai.casework.models import DisclosureRequest
from gongkai.workbench.case_acts.kinds import ActForm, CaseAct, DayForm
from gongkai.workbench.forms import day_field


class AssignForm(ActForm):
    """To whom."""

    unit = forms.ChoiceField(label=_("科室"), required=False, choices=())
    person = forms.ChoiceField(label=_("经办人"), required=False, choices=())
    note = forms.CharField(label=_("交代一句"), max_length=300, required=False)

    def prepare(self) -> None:
        self.units = {str(each.pk): each for each in units_of()}
        self.people = {str(each.pk): each for each in people_of(self.case)}
        none = [("", "—")]
        self.fields["unit"].choices = [*none, *((key, each.name) for key, each in self.units.items())]  # type: ignore[attr-defined]
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            *none, *((key, each.full_name) for key, each in self.people.items())
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["unit"] = self.units.get(data.get("unit") or "")
        data["person"] = self.people.get(data.get("person") or "")
        return data


class ReasonForm(ActForm):
    note = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class AskUnitForm(DayForm):
    """What another unit of the office is asked."""

    unit = forms.ChoiceField(label=_("科室"), choices=())
    question = forms.CharField(
        label=_("请它做什么"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("例如：请提供2024年低保发放花名册，并说明哪些内容不宜公开。"),
    )
    wanted_by = day_field(_("请于哪天前回复"))

    def prepare(self) -> None:
        self.units = {str(each.pk): each for each in units_of()}
        self.fields["unit"].choices = [(key, each.name) for key, each in self.units.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["unit"] = self.units.get(data.get("unit") or "")
        return data


class UnitAnswerForm(DayForm):
    """What the unit says."""

    opinion = forms.ChoiceField(label=_("哪一份协办"), choices=())
    text = forms.CharField(label=_("意见"), widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        self.open = {str(each.pk): each for each in self.case.unit_opinions.filter(answered_on=None)}
        self.fields["opinion"].choices = [  # type: ignore[attr-defined]
            (key, f"{each.unit.name}：{each.question[:30]}") for key, each in self.open.items()
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["opinion"] = self.open.get(data.get("opinion") or "")
        return data


def _answer(case: DisclosureRequest, data: dict[str, Any], user: Any) -> object:
    return custody.answer_for_unit(opinion=data["opinion"], text=data["text"], on=data["on"], actor=user)


WHO = _("谁来办")
ACTS = (
    CaseAct(
        id="claim",
        label=_("我来办"),
        form=ActForm,
        do=lambda case, data, user: custody.claim(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("认领以后，这件申请的提醒都发给您。")],
        group=WHO,
        order=60,
        when=lambda case: case.handler_id is None,
    ),
    CaseAct(
        id="assign",
        label=_("交给别人办"),
        form=AssignForm,
        do=lambda case, data, user: custody.assign(disclosure_request=case, actor=user, **data),
        says=lambda case: [
            _("交出去以后由对方接着办，期限照常计算。"),
            _("只选科室的，由科室里的人认领。"),
        ],
        group=WHO,
        order=61,
    ),
    CaseAct(
        id="hand_back",
        label=_("退回工作机构"),
        form=ReasonForm,
        do=lambda case, data, user: custody.hand_back(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("退回以后由政府信息公开工作机构重新交办，期限照常计算。")],
        group=WHO,
        order=62,
        when=lambda case: bool(case.handler_id or case.unit_id),
    ),
    CaseAct(
        id="ask_unit",
        label=_("请别的科室协办"),
        form=AskUnitForm,
        do=lambda case, data, user: custody.ask_unit(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("本机关科室之间的协办不停期限，答复期限照常计算。")],
        group=WHO,
        order=63,
        when=lambda case: case.stage not in ("draft", "submitted"),
        articles=("条例 33.3",),
    ),
    CaseAct(
        id="unit_answer",
        label=_("登记科室的回复"),
        form=UnitAnswerForm,
        do=_answer,
        says=lambda case: [_("记下科室的意见，给起草答复的人用。")],
        group=WHO,
        order=20,
        when=lambda case: case.unit_opinions.filter(answered_on=None).exists(),
    ),
)
