"""Complaints settled, own records corrected (条例 41), things made proactive (条例 44)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.casework import access as cases
from gongkai.casework.queries import find_requests
from gongkai.publishing.queries import find_records
from gongkai.remedies import own_records as own_record_acts
from gongkai.remedies import queries
from gongkai.remedies import services as remedy_acts
from gongkai.remedies import suggestions as suggestion_acts
from gongkai.workbench.after_forms import (
    DecideSuggestionForm,
    OwnRecordDecisionForm,
    OwnRecordForm,
    PublishedForm,
    SettleComplaintForm,
    SuggestForm,
)
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest


@login_required
@require_http_methods(["GET", "POST"])
def complaint_settle(request: StaffRequest, pk: str) -> HttpResponse:
    """What came of a complaint. (条例 47, 51)"""
    cases.require_reader(request.user)
    complaint = queries.complaint(pk)
    if complaint is None:
        raise Http404
    form = SettleComplaintForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: remedy_acts.settle_complaint(
                complaint=complaint, actor=request.user, **form.cleaned_data
            ),
        )
    ):
        messages.success(request, _("已办结。"))
        return redirect("workbench:more-complaints")
    return render(request, "workbench/after/complaint.html", {"complaint": complaint, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
def own_records(request: StaffRequest) -> HttpResponse:
    """Requests to correct one's own record, and noting one."""
    cases.require_reader(request.user)
    form = OwnRecordForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: own_record_acts.receive_correction(actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已登记。"))
        return redirect("workbench:own-records")
    page = {"rows": queries.own_records()[:100], "form": form, "today": timezone.localdate()}
    return render(request, "workbench/after/own_records.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def own_record(request: StaffRequest, pk: str) -> HttpResponse:
    """One of them: verify, decide, write the letter."""
    cases.require_reader(request.user)
    found = queries.own_record(pk)
    if found is None:
        raise Http404
    form = OwnRecordDecisionForm(request.POST or None)
    made: list[Any] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: made.append(
                own_record_acts.decide_correction(correction=found, actor=request.user, **form.cleaned_data)
            ),
        )
    ):
        messages.success(request, _("已记下，告知书已经起草。"))
        return redirect("workbench:letter", pk=made[0].pk)
    return render(request, "workbench/after/own_record.html", {"correction": found, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
def suggestions(request: StaffRequest) -> HttpResponse:
    """What was suggested to be made proactive, and noting one."""
    cases.require_reader(request.user)
    form = SuggestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        number = data.pop("request_number")
        case = find_requests().filter(number=number).first() if number else None
        if number and case is None:
            form.add_error("request_number", _("登记簿里没有这个登记号。"))
        elif acted(
            form, lambda: suggestion_acts.suggest(actor=request.user, disclosure_request=case, **data)
        ):
            messages.success(request, _("已登记，等负责人决定。"))
            return redirect("workbench:suggestions")
    page = {"rows": queries.suggestions()[:100], "form": form}
    return render(request, "workbench/after/suggestions.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def suggestion(request: StaffRequest, pk: str) -> HttpResponse:
    """Decide one; or note that it is published."""
    cases.require_reader(request.user)
    found = queries.suggestion(pk)
    if found is None:
        raise Http404
    deciding = found.accepted is None
    form: Any = (
        DecideSuggestionForm(request.POST or None) if deciding else PublishedForm(request.POST or None)
    )
    if request.method == "POST" and form.is_valid() and _done(request, found, form, deciding):
        messages.success(request, _("已登记。"))
        return redirect("workbench:suggestions")
    page = {"suggestion": found, "form": form, "deciding": deciding}
    return render(request, "workbench/after/suggestion.html", page)


def _done(request: StaffRequest, found: Any, form: Any, deciding: bool) -> bool:
    if deciding:
        today = timezone.localdate()
        return acted(
            form,
            lambda: suggestion_acts.decide_suggestion(
                suggestion=found, on=today, actor=request.user, **form.cleaned_data
            ),
        )
    text = form.cleaned_data["index_number"].strip()
    record = find_records(text=text).first()
    if record is None:
        form.add_error("index_number", _("没有这个索引号或名称的信息。"))
        return False
    return acted(
        form, lambda: suggestion_acts.note_published(suggestion=found, published=record, actor=request.user)
    )
