"""依申请公开 for the public: how to apply, the web form, where a request stands, correcting, withdrawing, fetching the letter."""

from __future__ import annotations

import uuid

from django.core.cache import cache
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.agencies.models import Agency
from gongkai.casework import by_applicant
from gongkai.casework.look_alikes import PublishedRecord, published_records
from gongkai.casework.registering import doubtful_identity
from gongkai.documents.contents import open_stored
from gongkai.portal.apply_forms import ApplyForm, CorrectForm, StatusForm
from gongkai.portal.limits import allowed
from gongkai.supervision.firstday.sources.guide import GIVEN
from gongkai_law.clocks import term
from gongkai_law.disclosure.guide import guide_fields
from gongkai_law.errors import Fault

REMEMBERED = 3600  # seconds a form sent twice is known as the same


def _agency(slug: str) -> Agency:
    found: Agency = get_object_or_404(Agency, slug=slug)
    return found


def _too_often(request: HttpRequest, site: Agency) -> HttpResponse:
    return render(request, "portal/apply_too_often.html", {"site": site}, status=429)


def _contact(site: Agency) -> list[tuple[str, str]]:
    """What the guide must say of the office (条例 12), in the law's words; what the office has not given is a dash."""
    values = {key: str(getattr(site, field)) for key, field in GIVEN.items()}
    values["office_internet"] = site.online_address or site.office_email
    values["postal_code"] = site.office_postcode
    values["supervision"] = site.complaint_phone
    return [
        (each.label, values[each.id] or "—")
        for each in guide_fields()
        if each.id in values and (each.required or values[each.id])
    ]


def apply_guide(request: HttpRequest, slug: str) -> HttpResponse:
    """How to apply: ways, terms, fee, whom to ask; one button to the form, one to the status page."""
    today = timezone.localdate()
    terms = {"reply": term("C_REPLY", today), "extension": term("C_EXT", today)}
    site = _agency(slug)
    return render(request, "portal/apply.html", {"site": site, "terms": terms, "contact": _contact(site)})


@never_cache
def apply_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; records that may already hold the answer are offered before anything is sent."""
    site = _agency(slug)
    if request.method != "POST":
        form = ApplyForm(initial={"once": uuid.uuid4().hex})
        return render(request, "portal/apply_form.html", {"site": site, "form": form})
    form = ApplyForm(request.POST, request.FILES)
    found: list[PublishedRecord] = []
    doubtful = False
    if form.is_valid():
        given = form.cleaned_data
        if not given["sure"]:
            found = published_records(agency=site, text=f"{given['subject']} {given['content']}")
            doubtful = doubtful_identity(given["applicant_kind"], given["applicant_identity"])
        if not found and not doubtful:
            return _sent(request, site, form)
    page = {"site": site, "form": form, "found": found, "doubtful": doubtful}
    return render(request, "portal/apply_form.html", page)


def _sent(request: HttpRequest, site: Agency, form: ApplyForm) -> HttpResponse:
    """Take it in and say number and code. The same form sent twice is the same request."""
    key = f"once:{site.pk}:{form.cleaned_data['once']}"
    page = cache.get(key) if form.cleaned_data["once"] else None
    if page is None:
        if not allowed(request, "file"):
            return _too_often(request, site)
        try:
            made, lost = by_applicant.hand_in(
                agency=site, intake=form.intake(), text=form.as_text(), papers=form.papers()
            )
        except Fault as fault:
            form.add_error(None, str(fault))
            return render(request, "portal/apply_form.html", {"site": site, "form": form})
        page = {"number": made.number, "code": made.query_code, "subject": made.subject, "lost": lost}
        if form.cleaned_data["once"]:
            cache.set(key, page, REMEMBERED)
    return render(request, "portal/apply_sent.html", {"site": site, **page})


@never_cache
def apply_status(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a request stands, for whoever has its number and code."""
    site = _agency(slug)
    form = StatusForm(request.POST or None)
    page: dict[str, object] = {"site": site, "form": form}
    if request.method == "POST" and form.is_valid():
        if not allowed(request, "status"):
            return _too_often(request, site)
        try:
            page["standing"] = by_applicant.standing_of(agency=site, **form.cleaned_data)
            page["correct"] = CorrectForm(initial=form.cleaned_data)
        except Fault as fault:
            form.add_error(None, str(fault))
    return render(request, "portal/apply_status.html", page)


@never_cache
@require_POST
def apply_correct(request: HttpRequest, slug: str) -> HttpResponse:
    """Correct online."""
    site = _agency(slug)
    form = CorrectForm(request.POST)
    if not allowed(request, "status"):
        return _too_often(request, site)
    if form.is_valid():
        try:
            by_applicant.correct(agency=site, **form.cleaned_data)
        except Fault as fault:
            form.add_error(None, str(fault))
        else:
            return _done(request, site, _("已经收到您的补正，从今天起重新计算答复期限。"))
    return render(request, "portal/apply_correct.html", {"site": site, "form": form})


@never_cache
@require_POST
def apply_withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Withdraw: first the page that says what follows, then the act."""
    site = _agency(slug)
    form = StatusForm(request.POST)
    if not allowed(request, "status"):
        return _too_often(request, site)
    if not form.is_valid():
        return redirect("portal:apply-status", slug=slug)
    if request.POST.get("really") == "yes":
        try:
            by_applicant.withdraw(agency=site, **form.cleaned_data)
        except Fault as fault:
            form.add_error(None, str(fault))
        else:
            return _done(request, site, _("已经撤回。以后还需要这份信息，可以重新申请。"))
    return render(request, "portal/apply_withdraw.html", {"site": site, "form": form})


def _done(request: HttpRequest, site: Agency, words: str) -> HttpResponse:
    return render(request, "portal/apply_done.html", {"site": site, "words": words})


@never_cache
@require_POST
def apply_letter(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A letter the applicant may fetch."""
    site = _agency(slug)
    form = StatusForm(request.POST)
    if not allowed(request, "status"):
        return _too_often(request, site)
    if not form.is_valid():
        return redirect("portal:apply-status", slug=slug)
    try:
        letter = by_applicant.letter_of(
            agency=site, file_id=request.POST.get("file", ""), **form.cleaned_data
        )
        stream = open_stored(letter)
    except Fault as fault:
        form.add_error(None, str(fault))
        return render(request, "portal/apply_status.html", {"site": site, "form": form})
    return FileResponse(stream, as_attachment=True, filename=letter.name, content_type=letter.media_type)
