"""Acts on a report: each on a page that first says what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.reporting import freezing, queries, services
from gongkai.reporting.access import access_report
from gongkai.reporting.bindings import names
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.papers import FORMATS, export
from gongkai.reporting.register import binding_values, collect
from gongkai.workbench.faults import acted
from gongkai.workbench.forms import ChapterForm, FigureForm, NoteForm, PublishForm, ReasonForm, SignForm
from gongkai.workbench.http import StaffRequest
from gongkai_law.errors import InputFault
from gongkai_law.report.form import Form


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act with consequences: its button, what it says first, the form it needs, how it is done."""

    label: Any
    says: Any
    form: type[forms.Form]
    do: Callable[[AnnualReport, Any, dict[str, Any]], Any]


ACTS = {
    "check": ActPage(
        gettext_lazy("核对通过"),
        gettext_lazy("表明您已经核对过全部表格和文字。有任何一处不符都不能通过；通过后再改动，要重新核对。"),
        forms.Form,
        lambda report, actor, _: services.check_report(report=report, actor=actor),
    ),
    "sign": ActPage(
        gettext_lazy("签发"),
        gettext_lazy(
            "分管领导是年度报告的第一责任人。签发后不能再改，要改先退回。签发人和核对人不能是同一个人。"
        ),
        SignForm,
        lambda report, actor, data: services.sign_report(report=report, actor=actor, on=data["on"]),
    ),
    "reopen": ActPage(
        gettext_lazy("退回修改"),
        gettext_lazy("报告回到起草状态，核对和签发都要重来。请写明退回的原因。"),
        ReasonForm,
        lambda report, actor, data: services.reopen_report(report=report, reason=data["reason"], actor=actor),
    ),
    "freeze": ActPage(
        gettext_lazy("定稿"),
        gettext_lazy(
            "把数字、文字和每个数背后的案件一起封存，配上校验码。定稿后不能再改；台账以后有变动，只能另出一版更正，写明原因。"
        ),
        forms.Form,
        lambda report, actor, _: freezing.freeze_report(report=report, actor=actor),
    ),
    "publish": ActPage(
        gettext_lazy("登记公布"),
        gettext_lazy("登记报告在哪天、在哪里公布。"),
        PublishForm,
        lambda report, actor, data: freezing.publish_report(
            report=report, actor=actor, on=data["on"], url=data["url"]
        ),
    ),
    "correct": ActPage(
        gettext_lazy("出一版更正"),
        gettext_lazy("按现在的台账另出一版，和原来的定稿一起保存，公众能看到更正的原因。"),
        ReasonForm,
        lambda report, actor, data: freezing.correct_report(
            report=report, reason=data["reason"], actor=actor
        ),
    ),
}


@login_required
def report_act(request: StaffRequest, year: int, act: str) -> HttpResponse:
    """Say what an act does, then do it."""
    report = access_report(request.user, year)
    page = ACTS.get(act)
    if page is None:
        raise Http404
    form = page.form(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: page.do(report, request.user, form.cleaned_data))
    ):
        messages.success(
            request, _("{year}年度报告：{label}，已办好。").format(year=report.year, label=page.label)
        )
        return redirect("workbench:report", year=year)
    return render(request, "workbench/report_act.html", {"report": report, "act": page, "form": form})


@login_required
def report_chapter(request: StaffRequest, year: int, number: int) -> HttpResponse:
    """Edit a chapter's text, or draft it anew from the register."""
    report = access_report(request.user, year)
    if number not in services.CHAPTERS:
        raise Http404
    form = ChapterForm(request.POST or None, initial={"text": queries.chapter_text(report, number)})
    if request.method == "POST" and request.POST.get("step") == "redraft":
        if acted(form, lambda: services.redraft_chapter(report=report, number=number, actor=request.user)):
            messages.success(request, _("已按台账重新起草。"))
            return redirect("workbench:report-chapter", year=year, number=number)
    elif (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: services.edit_chapter(
                report=report,
                number=number,
                text=form.cleaned_data["text"],
                actor=request.user,
            ),
        )
    ):
        messages.success(request, _("已保存。"))
        return redirect("workbench:report", year=year)
    values = binding_values(report, collect(report))
    page = {
        "report": report,
        "chapter": Form.for_year(year).chapters[number - 1],
        "form": form,
        "names": [(name, values.get(name, "")) for name in names()],
    }
    return render(request, "workbench/report_chapter.html", page)


@login_required
def report_figure(request: StaffRequest, year: int, cell: str) -> HttpResponse:
    """Fill in a figure that has no source in the register, with its reason."""
    report = access_report(request.user, year)
    try:
        wanted = Form.for_year(year).cell(cell)
    except InputFault:
        raise Http404 from None
    known = report.manual_figures.filter(cell=cell).first()
    form = FigureForm(
        request.POST or None,
        initial={"value": known.value.normalize(), "reason": known.reason} if known else None,
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: services.enter_figure(
                report=report,
                cell=cell,
                value=form.cleaned_data["value"],
                reason=form.cleaned_data["reason"],
                actor=request.user,
            ),
        )
    ):
        return redirect("workbench:report", year=year)
    return render(request, "workbench/report_figure.html", {"report": report, "cell": wanted, "form": form})


@login_required
def report_notes(request: StaffRequest, year: int) -> HttpResponse:
    """What chapter one says of assessment, evaluation, accountability …"""
    report = access_report(request.user, year)
    form = NoteForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: services.add_note(year=year, actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已登记。重新起草第一章，就会写进去。"))
        return redirect("workbench:report-notes", year=year)
    page = {"report": report, "form": form, "notes": queries.notes(year)}
    return render(request, "workbench/report_notes.html", page)


@login_required
def report_export(request: StaffRequest, year: int, fmt: str) -> HttpResponse:
    """The report as a file."""
    report = access_report(request.user, year)
    if fmt not in FORMATS:
        raise Http404
    made = export(report=report, fmt=fmt, actor=request.user, on=timezone.localdate())
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{made.quoted_name}"
    return response
