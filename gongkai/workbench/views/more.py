"""更多: training, remedies, ways in, complaints, the working-day calendar."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies import notices
from gongkai.casework import access as request_access
from gongkai.casework import intake as intake_acts
from gongkai.casework import recompute
from gongkai.casework.queries import find_requests, intake_proof
from gongkai.publishing.access import require_reader
from gongkai.remedies import access as remedy_access
from gongkai.remedies import services as remedy_acts
from gongkai.remedies.queries import complaints_of, remedy_cases
from gongkai.training.queries import sessions_of
from gongkai.training.services import add_session
from gongkai.workbench.faults import acted
from gongkai.workbench.forms import RemedyForm, SettleForm, TrainingForm
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.more_forms import ChannelForm, CheckForm, ComplaintForm, NoticeForm
from gongkai.workbench.views.records import year_of
from gongkai_law.remedies import decisions


def _year(request: StaffRequest) -> int:
    return year_of(request) or timezone.localdate().year


@login_required
def more(request: StaffRequest) -> HttpResponse:
    return render(request, "workbench/more.html")


@login_required
def training(request: StaffRequest) -> HttpResponse:
    """A year's training, and noting a session."""
    require_reader(request.user)
    year = _year(request)
    form = TrainingForm(request.POST or None, initial={"held_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        data = {key: value for key, value in form.cleaned_data.items() if value not in (None, "")}
        if acted(form, lambda: add_session(actor=request.user, **data)):
            messages.success(request, _("已登记培训。"))
            return redirect("workbench:more-training")
    return render(
        request, "workbench/training.html", {"form": form, "sessions": sessions_of(year), "year": year}
    )


@login_required
def remedies(request: StaffRequest) -> HttpResponse:
    """Reconsiderations and suits, and noting a new one."""
    request_access.require_reader(request.user)
    form = RemedyForm(request.POST or None, initial={"filed_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        number = data.pop("request_number")
        case = find_requests().filter(number=number).first() if number else None
        if number and case is None:
            form.add_error(
                "request_number", _("登记簿里没有这个登记号。核对后再填，不涉及具体申请的可以不填。")
            )
        elif acted(form, lambda: remedy_acts.file_case(actor=request.user, disclosure_request=case, **data)):
            messages.success(request, _("已登记。"))
            return redirect("workbench:more-remedies")
    return render(request, "workbench/remedies.html", {"form": form, "cases": remedy_cases()[:200]})


@login_required
def remedy_close(request: StaffRequest, pk: str) -> HttpResponse:
    """Note how a case was decided."""
    case = remedy_access.access_case(request.user, pk)
    choices = [(each.key, each.label) for each in decisions()]
    form = SettleForm(request.POST or None, decisions=choices, initial={"closed_on": timezone.localdate()})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: remedy_acts.close_case(case=case, actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已登记结果。"))
        return redirect("workbench:more-remedies")
    return render(request, "workbench/remedy_close.html", {"case": case, "form": form})


@login_required
def intake(request: StaffRequest) -> HttpResponse:
    """The ways in and the log that somebody looked."""
    request_access.require_reader(request.user)
    year = _year(request)
    proofs = intake_proof(year)
    channel_form = ChannelForm(request.POST if "open" in request.POST else None, prefix="open")
    check_form = CheckForm(
        request.POST if "check" in request.POST else None,
        prefix="check",
        channels=[proof.channel for proof in proofs],
        initial={"on": timezone.localdate()},
    )
    if "open" in request.POST and channel_form.is_valid():
        if acted(
            channel_form, lambda: intake_acts.open_channel(actor=request.user, **channel_form.cleaned_data)
        ):
            return redirect("workbench:more-intake")
    elif (
        "check" in request.POST
        and check_form.is_valid()
        and acted(check_form, lambda: intake_acts.check_channel(actor=request.user, **check_form.act()))
    ):
        messages.success(request, _("已登记查看记录。"))
        return redirect("workbench:more-intake")
    page = {"proofs": proofs, "channel_form": channel_form, "check_form": check_form, "year": year}
    return render(request, "workbench/intake.html", page)


@login_required
def complaints(request: StaffRequest) -> HttpResponse:
    """Complaints about disclosure work."""
    request_access.require_reader(request.user)
    form = ComplaintForm(request.POST or None, initial={"received_on": timezone.localdate()})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: remedy_acts.add_complaint(actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已登记。"))
        return redirect("workbench:more-complaints")
    year = _year(request)
    return render(
        request, "workbench/complaints.html", {"form": form, "rows": complaints_of(year), "year": year}
    )


@login_required
def calendar(request: StaffRequest) -> HttpResponse:
    """Which working-day notices are known, and loading a new one: every open case is counted anew."""
    require_reader(request.user)
    form = NoticeForm(request.POST or None)
    moved: list[Any] | None = None
    if request.method == "POST" and form.is_valid():
        found: list[Any] = []
        if acted(form, lambda: found.extend(recompute.load_notice(actor=request.user, **form.cleaned_data))):
            moved = found
    page = {"form": form, "moved": moved, "known": notices.known_notices()}
    return render(request, "workbench/calendar.html", page)
