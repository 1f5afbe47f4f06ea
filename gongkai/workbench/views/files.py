"""A stored file: what is known of it, its versions and what was made of it; opening it."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.documents import queries
from gongkai.documents.access import access_file, may_open_restricted
from gongkai.documents.models import StoredFile
from gongkai.documents.purposes import label_of
from gongkai.documents.redaction.pages import can_redact
from gongkai.documents.services import open_file
from gongkai.workbench.faults import refused, sentence
from gongkai.workbench.http import StaffRequest
from gongkai_law.errors import Fault


class ReasonForm(forms.Form):
    """Why a restricted original is opened; it goes into the history with the person's name."""

    reason = forms.CharField(
        label=_("为什么要打开"),
        max_length=200,
        help_text=_("例如：核对名单第 3 行的金额。会连同您的姓名记入留痕。"),
    )


def as_download(stored_file: StoredFile, stream: object) -> FileResponse:
    """A stored file as an answer: always a download, never a page of this site, whatever it holds."""
    answer = FileResponse(
        stream, as_attachment=True, filename=stored_file.name, content_type=stored_file.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_GET
def stored_file(request: StaffRequest, pk: str) -> HttpResponse:
    """What is known of a file."""
    found = access_file(request.user, pk)
    page = {
        "file": found,
        "purpose": label_of(found.purpose),
        "versions": queries.versions_of(found),
        "derived": queries.derived_files(found),
        "twins": queries.same_content(found),
        "can_redact": can_redact(found.media_type) and not found.derivation,
        "may_open": not found.is_restricted or may_open_restricted(request.user, found),
    }
    return render(request, "workbench/file.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def open_stored_file(request: StaffRequest, pk: str) -> HttpResponseBase:
    """Hand a file out. A restricted original asks for a reason first; the form is the named act."""
    found = access_file(request.user, pk)
    if not found.is_restricted:
        try:
            return as_download(found, open_file(stored_file=found, actor=request.user))
        except Fault as fault:
            return refused(request, fault, back="../")
    if not may_open_restricted(request.user, found):
        return redirect("workbench:file", pk=found.pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            stream = open_file(stored_file=found, actor=request.user, reason=form.cleaned_data["reason"])
        except Fault as fault:
            form.add_error(None, sentence(fault))
        else:
            return as_download(found, stream)
    return render(request, "workbench/file_open.html", {"file": found, "form": form})
