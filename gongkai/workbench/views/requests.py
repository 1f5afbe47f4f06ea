"""依申请公开: the list, one request with its clock, registering, adding an event, answering."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.audit.queries import history
from gongkai.base.paging import page_by_day
from gongkai.casework import access, queries, services
from gongkai.casework.clock import reading_of, strip_of
from gongkai.casework.words import event_sentence, outcome_label, row_label, state_label
from gongkai.workbench.case_forms import AnswerForm, EventForm, RequestForm
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.views.records import year_of


@login_required
def request_list(request: StaffRequest) -> HttpResponse:
    access.require_reader(request.user)
    text, year, open_only = request.GET.get("q", "").strip(), year_of(request), request.GET.get("open") == "1"
    rows = queries.find_requests(text=text, year=year, open_only=open_only)
    listed = page_by_day(rows, day="submitted_on", cursor=request.GET.get("after", ""))
    today = timezone.localdate()
    page = {
        "page": listed,
        "q": text,
        "year": year,
        "open_only": open_only,
        "rows": [
            (each, state_label(each.state), outcome_label(each.outcome), _urgency(each, today))
            for each in listed.rows
        ],
    }
    return render(request, "workbench/requests.html", page)


def _urgency(disclosure_request: Any, today: Any) -> str:
    if disclosure_request.closed_on or disclosure_request.reply_due is None:
        return "wait"
    left = (disclosure_request.reply_due - today).days
    return "bad" if left < 0 else "soon" if left <= 7 else "good"


@login_required
def request_new(request: StaffRequest) -> HttpResponse:
    """Register a request."""
    access.require_reader(request.user)
    form = RequestForm(request.POST or None, initial={"submitted_on": timezone.localdate()})
    made: list[Any] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form, lambda: made.append(services.register_request(intake=form.intake(), actor=request.user))
        )
    ):
        messages.success(request, f"已登记，登记号 {made[0].number}。")
        return redirect("workbench:request", pk=made[0].pk)
    return render(request, "workbench/request_new.html", {"form": form})


@login_required
def request_page(request: StaffRequest, pk: str) -> HttpResponse:
    """One request: state and due date in words, how it was counted, the story, the next step."""
    case = access.access_request(request.user, pk)
    today = timezone.localdate()
    reading = reading_of(case, on=case.closed_on or today)
    page = {
        "case": case,
        "reading": reading,
        "strip": strip_of(case, reading),
        "state": state_label(case.state),
        "outcome": outcome_label(case.outcome),
        "row": row_label(case),
        "events": [(event, event_sentence(event)) for event in case.events.order_by("sequence")],
        "answers": [(answer, outcome_label(answer.outcome)) for answer in case.answers.order_by("position")],
        "fees": case.fee_notices.order_by("notified_on"),
        "remedies": case.remedy_cases.order_by("filed_on"),
        "history": history(agency_id=case.agency_id, subject_kind="request", subject_id=case.pk, limit=50),
    }
    return render(request, "workbench/request.html", page)


@login_required
def request_event(request: StaffRequest, pk: str) -> HttpResponse:
    """Add an event: the clock judges it before it is kept."""
    case = access.access_request(request.user, pk)
    form = EventForm(request.POST or None, initial={"on": timezone.localdate(), "seen": case.events.count()})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form, lambda: services.add_event(disclosure_request=case, actor=request.user, **form.event())
        )
    ):
        messages.success(request, "已登记，期限已重新计算。")
        return redirect("workbench:request", pk=case.pk)
    return render(request, "workbench/request_event.html", {"case": case, "form": form})


@login_required
def request_answer(request: StaffRequest, pk: str) -> HttpResponse:
    """Answer: which outcome, on which basis, when served; the page says which row of table three it counts in."""
    case = access.access_request(request.user, pk)
    form = AnswerForm(request.POST or None, initial={"on": timezone.localdate()})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: services.answer_request(
                disclosure_request=case,
                answers=form.answers(),
                on=form.cleaned_data["on"],
                actor=request.user,
            ),
        )
    ):
        case.refresh_from_db()
        messages.success(request, f"已办结，计入表三“{row_label(case)}”。")
        return redirect("workbench:request", pk=case.pk)
    return render(request, "workbench/request_answer.html", {"case": case, "form": form})
