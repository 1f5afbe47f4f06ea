"""受理：读给申请人听、确认收到、联系记录。"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.casework.handling import receiving
from gongkai.casework.models import ContactLog, DisclosureRequest
from gongkai.workbench.case_acts.kinds import CaseAct, DayForm


class ContactForm(DayForm):
    """A call or a message."""

    way = forms.ChoiceField(label=_("怎样联系的"), choices=ContactLog.Way.choices)
    result = forms.ChoiceField(label=_("结果"), choices=ContactLog.Result.choices)
    note = forms.CharField(
        label=_("说了什么"), max_length=400, help_text=_("例如：打电话给申请人，告知已收到申请，他确认。")
    )


def _log(case: DisclosureRequest, data: dict[str, Any], user: Any) -> object:
    return receiving.log_contact(disclosure_request=case, actor=user, **data)


def _confirmed(case: DisclosureRequest, on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "kind": "confirmed"}


ACTS = (
    CaseAct(
        id="read_back",
        law="read_back",
        label=_("念给申请人听并确认"),
        form=DayForm,
        do=lambda case, data, user: receiving.read_back(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("把记下的内容念给申请人听；他说无误，这件申请才算收到。")],
        group=_("受理"),
        order=1,
        done=_("已确认，申请已收到。"),
        articles=("条例 29.1",),
        needs=_("申请人在场，或者电话里听完。"),
    ),
    CaseAct(
        id="confirm_receipt",
        law="confirm_receipt",
        label=_("与申请人确认收到"),
        form=ContactForm,
        do=_log,
        says=lambda case: [
            _("双方确认的那天就是收到申请之日，答复期限从这天的下一个工作日起算。"),
            _("没有联系上的也要登记：换个方式再联系。"),
        ],
        group=_("受理"),
        order=1,
        event=_confirmed,
        articles=("条例 31",),
        needs=_("给申请人打电话、发短信或者发邮件。"),
    ),
    CaseAct(
        id="contact",
        label=_("登记一次联系"),
        form=ContactForm,
        do=_log,
        says=lambda case: [_("记下和申请人的联系。只作记录，不影响期限。")],
        group=_("记录"),
        order=80,
        when=lambda case: case.stage not in ("draft", "submitted"),
    ),
)
