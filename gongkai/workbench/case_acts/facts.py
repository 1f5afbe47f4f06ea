"""检索记录、重复申请、撤回、登记错。"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Role
from gongkai.casework.handling import ending, searching
from gongkai.workbench.case_acts.kinds import ActForm, CaseAct, DayForm

AREA = {"rows": 3}


class SearchForm(DayForm):
    """How it was searched for."""

    scope = forms.CharField(
        label=_("在哪里找"), widget=forms.Textarea(attrs=AREA), help_text=_("找了哪些科室、哪些年份的档案。")
    )
    systems = forms.CharField(
        label=_("查了哪些系统"), widget=forms.Textarea(attrs=AREA), help_text=_("系统、台账、档案柜。")
    )
    keywords = forms.CharField(label=_("用什么词"), max_length=300, help_text=_("名称、文号、关键词。"))
    persons = forms.CharField(label=_("谁找的"), max_length=100)
    found = forms.ChoiceField(label=_("找到没有"), choices=[("no", _("没有找到")), ("yes", _("找到了"))])
    result = forms.CharField(label=_("结果"), required=False, widget=forms.Textarea(attrs=AREA))

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        data["found"] = data.get("found") == "yes"
        return data


class RepeatForm(ActForm):
    earlier_number = forms.CharField(label=_("以前那件的登记号"), max_length=40)


class WithdrawForm(DayForm):
    statement = forms.CharField(
        label=_("申请人怎样表示撤回"),
        widget=forms.Textarea(attrs=AREA),
        help_text=_("书面声明照抄要点；电话或者当面说的，写明时间和原话。"),
    )


class ReasonForm(DayForm):
    reason = forms.CharField(label=_("原因"), widget=forms.Textarea(attrs=AREA))


HANDLED = ("received", "under_review", "consulting", "delayed", "draft_reply", "wait_fee", "wait_reason")
RECORDS = _("记录")
ENDS = _("了结")
ACTS = (
    CaseAct(
        id="search", label=_("登记检索记录"), form=SearchForm, group=RECORDS, order=25,
        do=lambda case, data, user: searching.keep_search(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("答“信息不存在”一定要有检索记录：在哪里找、用什么词、谁找的、哪天找的。")],
        when=lambda case: case.stage in HANDLED, articles=("条例 36.0.4",),
    ),
    CaseAct(
        id="link_repeat", label=_("标为重复申请"), form=RepeatForm, group=RECORDS, order=70,
        do=lambda case, data, user: searching.link_repeat(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("同一申请人、同样的信息、已经答复过，三样都对上才算重复。别人要过的不算。")],
        when=lambda case: case.stage in HANDLED and case.repeat_of_id is None, articles=("条例 36.0.6",),
    ),
    CaseAct(
        id="withdraw", law="withdraw", label=_("申请人撤回"), form=WithdrawForm, group=ENDS, order=90,
        do=lambda case, data, user: ending.withdraw(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("撤回以后这件申请就办结，计入表三“其他处理”。撤回是申请人的事，不能劝他撤回来免答复。")],
        articles=("条例 45",), done=_("已登记撤回，这件申请办结。"),
    ),
    CaseAct(
        id="close_other", law="close_other", label=_("登记错了，或者和别的合并"), form=ReasonForm, group=ENDS, order=91,
        do=lambda case, data, user: ending.close_other(disclosure_request=case, actor=user, **data),
        says=lambda case: [_("由工作机构负责人办。办结以后不再答复，登记号不收回。")],
        roles=(Role.OFFICE_HEAD, Role.ADMINISTRATOR), articles=("条例 45",),
        when=lambda case: case.received_on is not None, done=_("已办结。"),
    ),
)  # fmt: skip
