"""Acts on a record, each on a page that first says what it does: hand in, publish, schedule, withdraw, validity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.publishing import access, editing, gate, relations
from gongkai.publishing.blocking import blockers
from gongkai.publishing.models import Record
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.record_forms import ScheduleForm, ValidityForm, WordsForm
from gongkai_law.review import self_check_items


class CorrectionForm(forms.Form):
    """Words are needed only where the record was public before; the service asks for them."""

    reason = forms.CharField(
        label=gettext_lazy("更正的原因"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("第一次公开的不用写；更正的写明改了什么，公众能看到。"),
    )


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act with consequences: its button, what it says first, the form it needs, how it is done."""

    label: Any
    says: Any
    form: type[forms.Form]
    do: Callable[[Record, Any, dict[str, Any]], Any]


ACTS = {
    "publish": ActPage(
        gettext_lazy("公开"),
        gettext_lazy(
            "马上出现在门户上，公开日期记为今天，不能改。编一个索引号，以后不变。附件一起公开。"
            "公开的正是审查批准的那一稿，一个字都不差。"
        ),
        CorrectionForm,
        lambda record, actor, data: gate.release(record=record, actor=actor, reason=data["reason"]),
    ),
    "schedule": ActPage(
        gettext_lazy("定时公开"),
        gettext_lazy("到定好的时间自动公开，公开日期是那一天。这以前改了内容，批准和定时一起作废。"),
        ScheduleForm,
        lambda record, actor, data: editing.schedule(record=record, at=data["at"], actor=actor),
    ),
    "unschedule": ActPage(
        gettext_lazy("取消定时"),
        gettext_lazy("不再自动公开，批准还有效。"),
        forms.Form,
        lambda record, actor, data: editing.unschedule(record=record, actor=actor),
    ),
    "withdraw": ActPage(
        gettext_lazy("撤下"),
        gettext_lazy(
            "马上从门户、列表和订阅里撤下。公开过的版本、索引号和首次公开日期一直存着，年报照样计数。"
        ),
        WordsForm,
        lambda record, actor, data: gate.take_down(record=record, actor=actor, reason=data["reason"]),
    ),
    "validity": ActPage(
        gettext_lazy("改有效性"),
        gettext_lazy("废止、失效的文件不撤下，挂上标记，仍然能看、能查；年报表二按这里计“本年废止件数”。"),
        ValidityForm,
        lambda record, actor, data: relations.set_validity(record=record, actor=actor, **data),
    ),
    "discard": ActPage(
        gettext_lazy("删去草稿"),
        gettext_lazy("从没送过审的草稿可以删去，删了不能找回；送过审的都留着。"),
        forms.Form,
        lambda record, actor, data: editing.discard(record=record, actor=actor),
    ),
}


@login_required
def record_act(request: StaffRequest, pk: str, act: str) -> HttpResponse:
    """Say what an act does, then do it."""
    record = access.access_record(request.user, pk)
    page = ACTS.get(act)
    if page is None:
        raise Http404
    form = page.form(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: page.do(record, request.user, form.cleaned_data))
    ):
        messages.success(
            request, _("“%(title)s”：%(act)s，已办好。") % {"title": record.title, "act": page.label}
        )
        return redirect("workbench:records") if act == "discard" else redirect("workbench:record", pk=pk)
    return render(request, "workbench/record_act.html", {"record": record, "act": page, "form": form})


@login_required
def record_hand_in(request: StaffRequest, pk: str) -> HttpResponse:
    """The self-check list, then to the unit head."""
    record = access.access_record(request.user, pk)
    access.require_drafter(request.user)
    items = self_check_items()
    answers = {item.id: request.POST.get(f"a-{item.id}", "") for item in items}
    words = {item.id: request.POST.get(f"w-{item.id}", "").strip() for item in items}
    given = {key: ("no" if value == "no" else words[key]) for key, value in answers.items()}
    form = forms.Form(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: editing.hand_in(record=record, self_check=given, actor=request.user))
    ):
        messages.success(request, _("已送科室负责人审核。审查期间改了内容，要重新送审。"))
        return redirect("workbench:record", pk=pk)
    page = {
        "record": record,
        "form": form,
        "items": [(item, answers[item.id], words[item.id]) for item in items],
        "blocking": [each for each in blockers(record) if each.stops],
    }
    return render(request, "workbench/record_hand_in.html", page)
