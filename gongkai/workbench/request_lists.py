"""Narrowing the list of requests: what the address says, as the query wants it; what cannot be read narrows nothing."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.calendars import calendar_for
from gongkai.casework.custody_lists import handlers, units_of
from gongkai.casework.models import ApplicantKind, IntakeKind
from gongkai.casework.queries import Wanted
from gongkai.supervision.worklist import SOON_WORKING_DAYS
from gongkai.workbench.http import StaffRequest
from gongkai_law.casework.states import all_states

ANY = [("", _("不限"))]


class ListForm(forms.Form):
    """The filters, one select each; no scripts."""

    q = forms.CharField(label=_("登记号、内容"), required=False, max_length=100)
    stage = forms.ChoiceField(label=_("办到哪里"), required=False)
    due = forms.ChoiceField(
        label=_("期限"), required=False, choices=[*ANY, ("overdue", _("已逾期")), ("soon", _("五个工作日内"))]
    )
    unit = forms.ChoiceField(label=_("科室"), required=False)
    handler = forms.ChoiceField(label=_("经办人"), required=False)
    channel = forms.ChoiceField(label=_("提出方式"), required=False, choices=[*ANY, *IntakeKind.choices])
    kind = forms.ChoiceField(label=_("申请人类型"), required=False, choices=[*ANY, *ApplicantKind.choices])
    year = forms.IntegerField(label=_("年份"), required=False, min_value=2000, max_value=2200)
    open = forms.BooleanField(label=_("只看没办结的"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = [(str(each.pk), each.full_name) for each in handlers()]
        self.fields["stage"].choices = [*ANY, *((each.id, each.label) for each in all_states())]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [*ANY, *((str(each.pk), each.name) for each in units_of())]  # type: ignore[attr-defined]
        self.fields["handler"].choices = [*ANY, ("nobody", _("还没有人认领")), *people]  # type: ignore[attr-defined]


def wanted_of(request: StaffRequest) -> tuple[Wanted, ListForm]:
    """The filters of an address. A value that is no choice is left out, so that an old link still opens."""
    form = ListForm(request.GET)
    form.is_valid()
    data = form.cleaned_data
    today = timezone.localdate()
    until = (
        calendar_for(request.agency).add_working_days(today, SOON_WORKING_DAYS).day
        if request.agency
        else today
    )
    return Wanted(
        text=data.get("q", "").strip(),
        stage=data.get("stage", ""),
        year=data.get("year"),
        open_only=bool(data.get("open")),
        unit=_id(data.get("unit", "")),
        handler=data.get("handler", ""),
        channel=data.get("channel", ""),
        kind=data.get("kind", ""),
        due=data.get("due", ""),
        on=today,
        soon_until=until,
    ), form


def _id(text: str) -> str:
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        return ""
