"""征求意见：第三方、共同制作机关、其他机关。"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.casework.handling import consultation
from gongkai.casework.models import Consultation, DisclosureRequest
from gongkai.workbench.case_acts.kinds import ActForm, CaseAct, DayForm, Words
from gongkai.workbench.forms import day_field

YES_NO = [("", "—"), ("yes", _("是")), ("no", _("不是"))]


class ConsultForm(DayForm):
    """A letter to one party."""

    party = forms.CharField(label=_("名称"), max_length=100, help_text=_("一次填一方；有几方的，逐一登记。"))
    contact = forms.CharField(label=_("联系方式"), max_length=100, required=False, help_text=_("加密保存。"))
    content = forms.CharField(
        label=_("征求意见的内容"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("只写需要对方看的部分，不写申请人是谁。"),
    )
    delivered_on = day_field(
        _("对方收到的日期"), required=False, help_text=_("还不知道的先不填，收到回执再登记。")
    )


class PartyForm(DayForm):
    """An act about one of the letters sent."""

    wanted = "open"
    consultation = forms.ChoiceField(label=_("哪一方"), choices=())

    def prepare(self) -> None:
        self.parties = {str(each.pk): each for each in WANTED[self.wanted](self.case)}
        self.fields["consultation"].choices = [  # type: ignore[attr-defined]
            (key, f"{each.get_kind_display()}：{each.party}") for key, each in self.parties.items()
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["consultation"] = self.parties.get(data.get("consultation") or "")
        data.pop("seen", None)
        return data


class DeliveredForm(PartyForm):
    wanted = "undelivered"


class OpinionForm(PartyForm):
    reply = forms.ChoiceField(label=_("意见"), choices=Consultation.Reply.choices[:3])
    text = forms.CharField(label=_("意见和理由"), widget=forms.Textarea(attrs={"rows": 4}))


class SilenceForm(PartyForm):
    unreachable = forms.CharField(
        label=_("联系不上的，写明怎样联系过"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("到期没有回复的不用填。"),
    )


class WeighForm(PartyForm):
    """The office's own judgement about a third party's word."""

    wanted = "unweighed"
    harm = forms.ChoiceField(label=_("公开会损害第三方的合法权益吗"), choices=YES_NO)
    reasonable = forms.ChoiceField(label=_("第三方不同意的理由合理吗"), choices=YES_NO, required=False)
    public_interest = forms.ChoiceField(label=_("不公开会对公共利益造成重大影响吗"), choices=YES_NO)
    reasons = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("harm", "reasonable", "public_interest"):
            data[name] = data.get(name) == "yes"
        return data


class OverrideForm(PartyForm):
    wanted = "override"


WANTED: dict[str, Callable[[DisclosureRequest], Any]] = {
    "open": lambda case: case.consultations.filter(reply=""),
    "undelivered": lambda case: case.consultations.filter(reply="", delivered_on=None),
    "unweighed": lambda case: case.consultations.filter(kind="third_party", decision="").exclude(reply=""),
    "override": lambda case: case.consultations.filter(decision="override", release_notice_on=None),
}


def _consult(kind: str) -> Callable[[DisclosureRequest, dict[str, Any], Any], object]:
    def act(case: DisclosureRequest, data: dict[str, Any], user: Any) -> object:
        return consultation.consult(disclosure_request=case, kind=kind, actor=user, **data)

    return act


def _event(kind: str) -> Callable[[DisclosureRequest, date], dict[str, Any]]:
    return lambda case, on: {"on": on.isoformat(), "kind": kind, "party": "—"}


def _says(*words: Words) -> Callable[[DisclosureRequest], tuple[Words, ...]]:
    return lambda case: words


def _with(service: Callable[..., object]) -> Callable[[DisclosureRequest, dict[str, Any], Any], object]:
    return lambda case, data, user: service(actor=user, **data)


def _any(name: str) -> Callable[[DisclosureRequest], bool]:
    return lambda case: WANTED[name](case).exists()


GROUP = _("征求意见")
STOPS = _(
    "从发出的下一个工作日起，到收到意见（或者期满）那天为止，不计算在答复期限内。几份同时在外的只扣一次。"
)
ACTS = (
    CaseAct(
        id="consult_third_party", law="consult_third_party", label=_("征求第三方意见"), form=ConsultForm,
        do=_consult("third_party"), group=GROUP, order=40, event=_event("third_party_consulted"), articles=("条例 32",),
        says=_says(STOPS, _("第三方自收到之日起有十五个工作日。不回复，不等于同意，也不等于反对，由我们决定。"),
                   _("要书面征求，征求意见书里不写申请人是谁。")),
        done=_("已登记征求意见。"),
    ),
    CaseAct(
        id="consult_joint_agency", law="consult_joint_agency", label=_("征求共同制作机关意见"), form=ConsultForm,
        do=_consult("joint_agency"), group=GROUP, order=41, event=_event("agency_consulted"), articles=("条例 34",),
        says=_says(STOPS, _("几个机关一起制作、由我们牵头的才用。对方十五个工作日内不答复的，视为同意公开。")),
        done=_("已登记征求意见。"),
    ),
    CaseAct(
        id="consult_agency", law="consult_agency", label=_("征求其他机关意见"), form=ConsultForm,
        do=_consult("agency"), group=GROUP, order=42, event=_event("agency_consulted"), articles=("条例 33.3",),
        says=_says(STOPS, _("发给本机关科室的不算，请用“请别的科室协办”。")),
        done=_("已登记征求意见。"),
    ),
    CaseAct(
        id="delivered", label=_("登记对方收到"), form=DeliveredForm, do=_with(consultation.note_delivery),
        group=GROUP, order=11, when=_any("undelivered"), says=_says(_("对方的十五个工作日从收到那天起算，期限会重新计算。")),
        done=_("已登记送达日期，期限已重新计算。"), articles=("条例 32", "条例 34"),
    ),
    CaseAct(
        id="receive_opinion", law="end_consultation", label=_("收到意见"), form=OpinionForm,
        do=_with(consultation.receive_opinion), group=GROUP, order=10, when=_any("open"),
        says=_says(_("最后一份意见收到以后，答复期限从下一个工作日接着算。")), done=_("已登记意见。"), articles=("条例 33.3",),
        needs=_("对方的书面意见。"),
    ),
    CaseAct(
        id="silence", law="end_consultation", label=_("到期没有回复，或者联系不上"), form=SilenceForm,
        do=_with(consultation.note_silence), group=GROUP, order=12, when=_any("open"), articles=("条例 32", "条例 34"),
        says=_says(_("第三方不回复：由我们决定公开不公开。"), _("共同制作机关不回复：视为同意公开。")), done=_("已登记。"),
    ),
    CaseAct(
        id="weigh", label=_("权衡第三方意见"), form=WeighForm, do=_with(consultation.weigh_opinion), group=GROUP, order=5,
        when=_any("unweighed"), articles=("条例 15", "条例 32"), done=_("已记下决定和理由。"),
        says=_says(_("合理的反对要尊重；没有回复的由我们判断有没有损害。"),
                   _("因公共利益决定公开的，公开之前要书面告知第三方公开什么、为什么。")),
    ),
    CaseAct(
        id="override_notice", label=_("已书面告知第三方"), form=OverrideForm, do=_with(consultation.note_release_notice),
        group=GROUP, order=4, when=_any("override"), articles=("条例 32",), done=_("已登记告知。"),
        says=_says(_("登记决定公开告知书送达第三方的日期。没有告知之前，答复不能送出。")),
    ),
)  # fmt: skip
__all__ = ["ACTS", "ActForm"]
