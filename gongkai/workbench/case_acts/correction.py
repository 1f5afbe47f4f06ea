"""补正：通知、收到、逾期。"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.casework.clock import default_day
from gongkai.casework.handling import correction
from gongkai.casework.models import DisclosureRequest
from gongkai.workbench.case_acts.kinds import CaseAct, DayForm
from gongkai.workbench.forms import day_field


class NoticeForm(DayForm):
    """The notice: points, term, consequence."""

    points = forms.CharField(
        label=_("要补正的地方"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("逐条写：哪里不明确，怎样写才明确。只能通知一次，要一次说全。"),
    )
    due = day_field(_("补正期限"), help_text=_("给得要合理，一般十到十五个工作日。"))
    delivered_on = day_field(_("申请人收到的日期"), required=False, help_text=_("还不知道的先不填。"))
    consequence_told = forms.BooleanField(
        label=_("通知里写明了：没有正当理由逾期不补正的，视为放弃申请"), initial=True, required=False
    )

    def prepare(self) -> None:
        self.fields["due"].initial = default_day(self.case, "correction_days")


class ReceivedForm(DayForm):
    """The corrected request."""

    text = forms.CharField(label=_("补正后的内容"), widget=forms.Textarea(attrs={"rows": 5}))


class LapseForm(DayForm):
    """No correction in time."""

    reasons = forms.CharField(
        label=_("为什么没有正当理由"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：补正告知书3月3日送达，期满没有来信来电，也没有说明原因。"),
    )
    close = forms.ChoiceField(
        label=_("怎样了结"),
        choices=[("no", _("起草不再处理告知书（稳妥）")), ("yes", _("通知里写明过后果，直接办结"))],
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["close"] = data.get("close") == "yes"
        return data


def _asked(case: DisclosureRequest, on: date) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "kind": "correction_requested",
        "due": default_day(case, "correction_days").isoformat(),
    }


def _corrected(case: DisclosureRequest, on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "kind": "corrected"}


def _over(case: DisclosureRequest) -> bool:
    held = getattr(case, "correction", None)
    return held is not None and held.due < timezone.localdate()


ACTS = (
    CaseAct(
        id="request_correction",
        law="request_correction",
        label=_("通知补正"),
        form=NoticeForm,
        do=lambda case, data, user: correction.request_correction(
            disclosure_request=case, actor=user, **data
        ),
        says=lambda case: [
            _("一件申请只能通知补正一次，自收到申请之日起七个工作日内发出；晚了也能发，但会记为迟发。"),
            _("申请人补正之前不用答复；收到补正的那天起，二十个工作日重新计算。"),
            _("申请内容说得清楚的，不要用补正。"),
        ],
        order=30,
        when=lambda case: not hasattr(case, "correction"),
        event=_asked,
        articles=("条例 30",),
        done=_("已登记补正通知，等申请人补正。"),
        needs=_("想好要补正的每一处和期限。"),
    ),
    CaseAct(
        id="receive_correction",
        law="receive_correction",
        label=_("收到补正"),
        form=ReceivedForm,
        do=lambda case, data, user: correction.receive_correction(
            disclosure_request=case, actor=user, **data
        ),
        says=lambda case: [_("从收到补正的这天起，答复期限重新计算。原来的申请内容照样留在案卷里。")],
        order=2,
        event=_corrected,
        articles=("条例 30",),
        done=_("已登记补正，答复期限已重新计算。"),
        needs=_("申请人的补正材料。"),
    ),
    CaseAct(
        id="lapse_correction",
        law="lapse_correction",
        label=_("逾期不补正"),
        form=LapseForm,
        do=lambda case, data, user: correction.lapse_correction(disclosure_request=case, actor=user, **data),
        says=lambda case: [
            _("补正期限已满，没有正当理由的，视为放弃申请，不再处理。计入表三“其他处理”。"),
            _("申请人说明了正当理由的，不要点这里，继续等他补正。"),
        ],
        order=3,
        when=_over,
        articles=("条例 30",),
    ),
)
