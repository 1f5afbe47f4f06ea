"""Blacking out passages and areas on the pages of a pdf or picture, each with its basis, until they are burnt in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gongkai.documents.access import access_file
from gongkai.documents.models import Redaction
from gongkai.documents.redaction import queries
from gongkai.documents.redaction import services as acts
from gongkai.workbench.faults import acted, refused, sentence
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.redaction_forms import MarkForm, area_text, areas_of
from gongkai_law.errors import Fault


@login_required
@require_POST
def begin(request: StaffRequest, pk: str) -> HttpResponse:
    """Begin with a file, or go on."""
    original = access_file(request.user, pk)
    try:
        redaction = acts.begin_redaction(original=original, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back=f"../../../files/{pk}/")
    return redirect("workbench:redact", pk=redaction.pk)


def _number(request: StaffRequest, count: int) -> int:
    given = request.GET.get("page", "1")
    return min(max(int(given), 1), count) if given.isdigit() and len(given) < 6 else 1


@login_required
def pages(request: StaffRequest, pk: str) -> HttpResponse:
    """One page of the file with its marks, what was found to tick, and the form to mark."""
    redaction = queries.access_redaction(request.user, pk)
    acts.note_seen(redaction=redaction, actor=request.user)
    words = request.GET.get("words", "")[:60]
    try:
        reading = queries.read_pages(redaction, words=words)
    except Fault as fault:
        return refused(request, fault, back="../../")
    number = _number(request, reading.count)
    form = MarkForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: _mark(request, redaction, form, number))
    ):
        messages.success(request, _("标上了。还没有涂黑，随时可以撤回。"))
        return redirect(f"{request.path}?page={number}")
    page = {
        "redaction": redaction,
        "form": form,
        "number": number,
        "count": reading.count,
        "numbers": range(1, reading.count + 1),
        "passages": [(each, area_text(each.areas)) for each in reading.passages],
        "has_text": reading.has_text,
        "words": words,
        "marks": queries.marks_of(redaction),
    }
    return render(request, "workbench/redact.html", page)


def _mark(request: StaffRequest, redaction: Redaction, form: MarkForm, number: int) -> None:
    areas = areas_of([*request.POST.getlist("passage"), *request.POST.getlist("area")]) + form.typed(number)
    acts.add_marks(
        redaction=redaction,
        areas=areas,
        basis=form.cleaned_data["basis"],
        note=form.cleaned_data["note"],
        actor=request.user,
    )


@login_required
@require_GET
def picture(request: StaffRequest, pk: str, number: int) -> HttpResponse:
    """A page as a picture; never kept by the browser."""
    redaction = queries.access_redaction(request.user, pk)
    acts.note_seen(redaction=redaction, actor=request.user)
    try:
        drawn = queries.page_picture(redaction, number, grid="grid" in request.GET)
    except Fault as fault:
        return refused(request, fault, back="../../")
    answer = HttpResponse(drawn, content_type="image/png")
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def take_back(request: StaffRequest, pk: str, number: int) -> HttpResponse:
    """Take one mark back."""
    redaction = queries.access_redaction(request.user, pk)
    try:
        acts.take_back(redaction=redaction, number=number, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back="../../")
    messages.success(request, _("已撤回。"))
    return redirect("workbench:redact", pk=redaction.pk)


@login_required
def burn(request: StaffRequest, pk: str) -> HttpResponse:
    """Say what burning does, then do it."""
    redaction = queries.access_redaction(request.user, pk)
    refusal = ""
    if request.method == "POST":
        try:
            acts.burn_in(redaction=redaction, actor=request.user)
        except Fault as fault:
            refusal = sentence(fault)
        else:
            messages.success(request, _("涂黑了。公开件里只有画面，没有文字层，遮盖的内容找不回来。"))
            return redirect("workbench:redact", pk=redaction.pk)
    page = {"redaction": redaction, "marks": queries.marks_of(redaction), "refusal": refusal}
    return render(request, "workbench/redact_burn.html", page)
