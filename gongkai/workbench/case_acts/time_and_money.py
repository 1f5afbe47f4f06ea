"""延期、收费、数量太多。"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Role
from gongkai.casework.clock import default_day
from gongkai.casework.handling import extension, fees, volume
from gongkai.casework.models import DisclosureRequest, Extension, VolumeInquiry
from gongkai.workbench.case_acts.kinds import ActForm, CaseAct, DayForm, Words
from gongkai.workbench.forms import day_field


class ExtendForm(DayForm):
    days = forms.IntegerField(
        label=_("延长几个工作日"), min_value=1, max_value=20, initial=20, help_text=_("最多 20。")
    )
    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}))


class DecideForm(DayForm):
    """The head's decision."""

    granted = forms.ChoiceField(
        label=_("决定"), choices=[("yes", _("同意，今天告知申请人")), ("no", _("不同意"))]
    )
    answer = forms.CharField(label=_("意见"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["granted"] = data.get("granted") == "yes"
        return data


class FeeForm(DayForm):
    basis = forms.ChoiceField(
        label=_("计费方式"), choices=[("items", _("按件")), ("pages", _("按量（页数）"))]
    )
    pages = forms.IntegerField(
        label=_("页数"), min_value=1, required=False, help_text=_("只在按量时填；A4 一面算一页。")
    )
    payment_way = forms.CharField(label=_("缴纳方式"), max_length=200, help_text=_("账户、缴款码或者地点。"))
    delivered_on = day_field(_("申请人收到通知的日期"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["pages"] = data.get("pages") or 0
        if data.get("basis") == "pages" and not data["pages"]:
            self.add_error("pages", _("按量计费的，写明页数。"))
        return data


class LapseForm(DayForm):
    close = forms.ChoiceField(
        label=_("怎样了结"),
        choices=[("no", _("起草不再处理告知书（稳妥）")), ("yes", _("通知里写明过后果，直接办结"))],
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["close"] = data.get("close") == "yes"
        return data


class ReasonsForm(DayForm):
    facts = forms.CharField(
        label=_("数量和频次"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("什么时间到什么时间，共提出几件，涉及哪些内容。"),
    )
    due = day_field(_("说明理由的期限"))

    def prepare(self) -> None:
        self.fields["due"].initial = default_day(self.case, "reasons_days")
        # goes into the file, so it is not translated
        self.fields["facts"].initial = f"本月内第 {fees.items_before(self.case) + 1} 件。"


class JudgeForm(DayForm):
    given = forms.CharField(
        label=_("申请人说明的理由"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    given_on = day_field(_("说明的日期"), required=False)
    result = forms.ChoiceField(label=_("判断"), choices=VolumeInquiry.Result.choices)
    delayed_to = day_field(_("延迟到哪天答复"), required=False, help_text=_("只在延迟答复时填。"))
    reasons = forms.CharField(label=_("为什么这样判断"), widget=forms.Textarea(attrs={"rows": 3}))


def _decide(case: DisclosureRequest, data: dict[str, Any], user: Any) -> object:
    asked = case.extensions.filter(state=Extension.State.PROPOSED).first()
    data.pop("seen", None)
    return extension.decide_extension(extension=asked, actor=user, **data)  # type: ignore[arg-type]


def _extended(case: DisclosureRequest, on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "kind": "extended", "days": 20}


def _fee(case: DisclosureRequest, on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "kind": "fee_notified"}


def _paid(case: DisclosureRequest, on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "kind": "fee_paid"}


def _asked_why(case: DisclosureRequest, on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "kind": "reasons_requested"}


def _fee_says(case: DisclosureRequest) -> list[Words]:
    by_items = fees.bands_in_words(fees.fee_of(case, basis="items"))
    return [
        _("收不收由您决定，系统只计算。只有数量、频次明显超过合理范围才可以收；两种方式只能选一种。"),
        _("按件：%(bands)s。") % {"bands": by_items},
        _("按量：%(prices)s。") % {"prices": fees.page_prices(case)},
        _("申请人自收到通知的次日起有二十个工作日；缴清那天起，答复期限重新计算；逾期不缴，不再处理。"),
    ]


def _fee_over(case: DisclosureRequest) -> bool:
    return case.state == "deemed_abandoned" or case.fee_notices.filter(
        paid_on=None, notified_on__lt=timezone.localdate()
    ).exists()  # fmt: skip


GROUP = _("期限、费用")
ACTS = (
    CaseAct(
        id="extend", law="extend", label=_("提请延期"), form=ExtendForm, group=GROUP, order=45, event=_extended,
        do=lambda case, data, user: extension.propose_extension(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("要政府信息公开工作机构负责人同意，并告知申请人；原期限到期之前办；只能延一次，最多二十个工作日。")],
        when=lambda case: not case.extensions.exclude(state="refused").exists(), articles=("条例 33.2",),
        done=_("已提请，等负责人决定。"),
    ),
    CaseAct(
        id="decide_extension", law="extend", label=_("决定延期"), form=DecideForm, group=GROUP, order=1, event=_extended,
        do=_decide, roles=(Role.OFFICE_HEAD,), when=lambda case: case.extensions.filter(state="proposed").exists(),
        says=lambda case: [
            _("%(name)s 提请延长 %(days)d 个工作日：%(reason)s") % {
                "name": each.asked_by, "days": each.days, "reason": each.reason,
            }
            for each in case.extensions.filter(state="proposed")
        ],
        articles=("条例 33.2",), done=_("已登记决定。"),
    ),
    CaseAct(
        id="notify_fee", law="notify_fee", label=_("决定收费"), form=FeeForm, group=GROUP, order=46, event=_fee,
        do=lambda case, data, user: fees.notify_fee(disclosure_request=case, actor=user, **data),
        says=_fee_says, when=fees.may_be_charged, articles=("条例 42", "收费办法"),
        done=_("已登记收费通知，等申请人缴费。"),
    ),
    CaseAct(
        id="receive_payment", law="receive_payment", label=_("收到缴费"), form=DayForm, group=GROUP, order=2, event=_paid,
        do=lambda case, data, user: fees.receive_payment(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("缴清才登记。从这天起答复期限重新计算。")], articles=("收费办法",), done=_("已登记缴费，期限已重新计算。"),
    ),
    CaseAct(
        id="lapse_fee", law="lapse_fee", label=_("逾期没有缴费"), form=LapseForm, group=GROUP, order=3,
        do=lambda case, data, user: fees.lapse_fee(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("缴费期限已满没有缴清的，视为放弃申请，不再处理。计入表三“其他处理”。")],
        when=_fee_over, articles=("收费办法",),
    ),
    CaseAct(
        id="ask_reasons", law="ask_reasons", event=_asked_why, label=_("要求说明理由"), form=ReasonsForm, group=GROUP, order=47,
        do=lambda case, data, user: volume.ask_reasons(disclosure_request=case, actor=user, **data),
        says=lambda case: [
            _("法律没有规定多少件算多，由人判断。等他说明的时候，答复期限照常计算。"),
        ],
        articles=("条例 35",), done=_("已登记，等申请人说明理由。"),
    ),
    CaseAct(
        id="judge_reasons", law="accept_reasons", label=_("登记理由和判断"), form=JudgeForm, group=GROUP, order=2,
        do=lambda case, data, user: volume.judge_reasons(disclosure_request=case, actor=user, **data),
        says=lambda case: [
            _("理由合理的，继续办理；合理但一时答不完的，定一个日期延迟答复；不合理的，起草不予处理告知书。"),
        ],
        articles=("条例 35",), done=_("已登记判断。"),
    ),
)  # fmt: skip
__all__ = ["ACTS", "ActForm"]
