"""依申请公开: the list, one request with its clock, registering, adding an event, answering."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.access import KEEPERS
from gongkai.base.paging import page_by_day
from gongkai.casework import access, queries
from gongkai.casework.clock import reading_of
from gongkai.casework.custody_lists import who_has
from gongkai.casework.guided import chosen_parts
from gongkai.casework.handling.fees import many_this_month
from gongkai.casework.handling.identity import reveal_identity
from gongkai.casework.handling.on_the_spot import answer_on_the_spot
from gongkai.casework.ledger_export import open_list, year_ledger
from gongkai.casework.words import outcome_label, row_label, stage_label, standing, turn_of
from gongkai.workbench.case_acts import groups, offered_acts
from gongkai.workbench.case_forms import AnswerForm
from gongkai.workbench.case_steps import next_step
from gongkai.workbench.case_tabs import all_tabs, tab
from gongkai.workbench.faults import acted
from gongkai.workbench.forms import ReasonForm
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.request_lists import wanted_of
from gongkai.workbench.views.records import year_of
from gongkai.workbench.views.request_acts import tried_today

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def request_list(request: StaffRequest) -> HttpResponse:
    """The register, narrowed as one likes; twenty a page."""
    access.require_reader(request.user)
    wanted, form = wanted_of(request)
    rows = queries.list_requests(wanted).select_related("unit")
    listed = page_by_day(rows, day="submitted_on", cursor=request.GET.get("after", ""))
    today = timezone.localdate()
    page = {
        "page": listed,
        "form": form,
        "narrowed": any(form.cleaned_data.values()),
        "this_year": today.year,
        "may_export": bool(request.roles & set(KEEPERS)),
        "rows": [
            (each, stage_label(each.stage), outcome_label(each.outcome), _urgency(each, today))
            for each in listed.rows
        ],
    }
    return render(request, "workbench/requests.html", page)


@login_required
def request_export(request: StaffRequest, what: str) -> HttpResponse:
    """The year's ledger or the open list as xlsx; taking it is noted."""
    if what == "open":
        data, name = open_list(actor=request.user), "open"
    else:
        year = year_of(request) or timezone.localdate().year
        data, name = year_ledger(year=year, actor=request.user), str(year)
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="requests-{name}.xlsx"'
    return response


def _urgency(disclosure_request: Any, today: Any) -> str:
    if disclosure_request.closed_on or disclosure_request.reply_due is None:
        return "wait"
    left = (disclosure_request.reply_due - today).days
    return "bad" if left < 0 else "soon" if left <= 7 else "good"


@login_required
def request_page(request: StaffRequest, pk: str) -> HttpResponse:
    """One request: where it stands and who has it, the due date, one next step, and its tabs."""
    case = access.access_request(request.user, pk)
    reading = reading_of(case, on=case.closed_on)
    acts = offered_acts(case, request.roles)
    step = next_step(case, acts)
    open_tab = tab(request.GET.get("tab", ""))
    page = {
        "case": case,
        "reading": reading,
        "standing": standing(case, reading),
        "urgency": _urgency(case, timezone.localdate()),
        "late_words": _("超期办结"),
        "provisional_words": _("暂定"),
        "holder": who_has(case),
        "turn": turn_of(case) if turn_of(case) != "我们" else "",
        "row": row_label(case),
        "step": step,
        # the tab that holds the step has its own button; a page has one
        "step_is_here": step.url.endswith(f"?tab={open_tab.id}"),
        "also": list(groups([each for each in acts if not step.url or each.id not in step.url])),
        "tabs": all_tabs(),
        "open_tab": open_tab,
        "many": many_this_month(case),
        **open_tab.context(case),
    }
    return render(request, "workbench/request.html", page)


@login_required
def request_identity(request: StaffRequest, pk: str) -> HttpResponse:
    """Who the applicant is: shown once, to somebody who says why; the look is kept in the history."""
    case = access.access_request(request.user, pk)
    form = ReasonForm(request.POST or None)
    shown: list[Any] = []
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        acted(
            form,
            lambda: shown.append(reveal_identity(disclosure_request=case, reason=reason, actor=request.user)),
        )
    page = {"case": case, "form": form, "identity": shown[0] if shown else None}
    return render(request, "workbench/request_identity.html", page)


@login_required
def request_whatif(request: StaffRequest, pk: str) -> HttpResponse:
    """What each act that touches the clock would do to the due date if it were done today; nothing is kept."""
    case = access.access_request(request.user, pk)
    today = timezone.localdate()
    acts = [each for each in offered_acts(case, request.roles) if each.event(case, today)]
    tried = [(each, *tried_today(each, case)) for each in acts]
    return render(request, "workbench/request_whatif.html", {"case": case, "tried": tried})


@login_required
def request_answer(request: StaffRequest, pk: str) -> HttpResponse:
    """Answer: which outcome, on which basis, when served; the page says which row of table three it counts in."""
    case = access.access_request(request.user, pk)
    chosen = [part.outcome for part in chosen_parts(case)]
    form = AnswerForm(request.POST or None, initial={"on": timezone.localdate(), "outcomes": chosen})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: answer_on_the_spot(
                disclosure_request=case,
                answers=form.answers(),
                on=form.cleaned_data["on"],
                actor=request.user,
            ),
        )
    ):
        case.refresh_from_db()
        messages.success(request, _("已办结，计入表三“%(row)s”。") % {"row": row_label(case)})
        return redirect("workbench:request", pk=case.pk)
    return render(request, "workbench/request_answer.html", {"case": case, "form": form})
