"""登记申请: one, or many of one applicant; the receipt. What looks wrong or like an earlier one is asked about first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.base.fields import fingerprint
from gongkai.casework import access
from gongkai.casework.look_alikes import EarlierRequest, PublishedRecord, earlier_requests, published_records
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.papers import keep_paper
from gongkai.casework.receipts import FORMATS, receipt_of
from gongkai.casework.registering import doubtful_identity, handed_in_before, take_in
from gongkai.workbench.faults import acted, sentence
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.intake_forms import ArrivalForm, ManyForm, RequestForm
from gongkai_law.errors import Fault


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is asked about before a request is registered; none of it refuses."""

    identity: bool = False
    handed_before: list[DisclosureRequest] = field(default_factory=list)
    earlier: list[EarlierRequest] = field(default_factory=list)
    records: list[PublishedRecord] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.identity or self.handed_before or self.earlier or self.records)


def _doubts(form: ArrivalForm, request: StaffRequest) -> Doubts:
    intake = form.intake()
    identity = intake.applicant_identity or intake.applicant_contact
    text = " ".join([intake.subject, intake.content, *form.matters()])
    return Doubts(
        identity=doubtful_identity(intake.applicant_kind, intake.applicant_identity),
        handed_before=handed_in_before(intake, form.handed().text or intake.subject),
        earlier=earlier_requests(
            subject=intake.subject,
            content=intake.content,
            applicant_fingerprint=fingerprint(intake.applicant_name, identity),
            on=intake.submitted_on,
        ),
        records=published_records(agency=request.agency, text=text) if request.agency else [],
    )


def _keep_papers(request: StaffRequest, case: DisclosureRequest, form: ArrivalForm) -> None:
    """Keep the scans; one that cannot be kept is told, the request stays registered."""
    for upload, purpose in form.papers():
        try:
            kept = keep_paper(disclosure_request=case, upload=upload, purpose=purpose, actor=request.user)
        except Fault as fault:
            messages.error(request, f"{upload.name}：{sentence(fault)}")
            continue
        for other in kept.twice:
            words = _("“%(name)s”和申请 %(number)s 里的一个文件一模一样，看看是不是同一份申请。")
            messages.warning(request, words % {"name": upload.name, "number": other.number})
    if form.cleaned_data["agent_name"] and not form.cleaned_data["proxy"]:
        messages.warning(request, _("代理人还没有交授权委托书，可以请他补交。"))


def _registered(request: StaffRequest, form: ArrivalForm) -> list[DisclosureRequest]:
    made: list[DisclosureRequest] = []

    def act() -> None:
        found = take_in(
            intake=form.intake(), handed=form.handed(), subjects=form.matters(), actor=request.user
        )
        made.extend(found)

    if acted(form, act):
        _keep_papers(request, made[0], form)
    return made


def _page(request: StaffRequest, form: ArrivalForm, template: str) -> HttpResponse:
    doubts: Any = None
    if request.method == "POST" and form.is_valid():
        doubts = _doubts(form, request)
        if not doubts or form.cleaned_data["sure"]:
            made = _registered(request, form)
            if len(made) == 1:
                messages.success(request, _("已登记，登记号 %(number)s。") % {"number": made[0].number})
                return redirect("workbench:request", pk=made[0].pk)
            if made:
                words = _("已登记 %(count)d 件，登记号 %(first)s 到 %(last)s。")
                given = {"count": len(made), "first": made[0].number, "last": made[-1].number}
                messages.success(request, words % given)
                return redirect("workbench:requests")
    return render(request, template, {"form": form, "doubts": doubts})


@login_required
def request_new(request: StaffRequest) -> HttpResponse:
    """Register one request."""
    access.require_reader(request.user)
    form = RequestForm(
        request.POST or None, request.FILES or None, initial={"submitted_on": timezone.localdate()}
    )
    return _page(request, form, "workbench/request_new.html")


@login_required
def request_many(request: StaffRequest) -> HttpResponse:
    """Register many requests of one applicant at once."""
    access.require_reader(request.user)
    form = ManyForm(
        request.POST or None, request.FILES or None, initial={"submitted_on": timezone.localdate()}
    )
    return _page(request, form, "workbench/request_many.html")


@login_required
def request_receipt(request: StaffRequest, pk: str, fmt: str) -> HttpResponse:
    """登记回执 as pdf or docx: to hand over, to post, to print."""
    case = access.access_request(request.user, pk)
    if fmt not in FORMATS:
        raise Http404
    made = receipt_of(case, actor=request.user)
    response = HttpResponse(made.as_format(fmt), content_type=FORMATS[fmt])
    response["Content-Disposition"] = f'inline; filename="receipt-{case.number}.{fmt}"'
    return response
