"""文书模板: the 27 kinds with their samples, the agency's own templates and sentences, its channels of remedy."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.letters import access, queries, services
from gongkai.letters.html import body_html
from gongkai.letters.kind import LetterKind
from gongkai.letters.kinds import all_kinds, letter_kind
from gongkai.letters.render import CONTENT_TYPES
from gongkai.letters.templates_own import blank_template, field_name
from gongkai.letters.words import kind_groups, sentence_rows
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.http_files import as_file
from gongkai.workbench.letter_forms import ChannelsForm, SentenceForm, TemplateForm
from gongkai_law.errors import Fault, InputFault


def _kind(kind: str) -> LetterKind:
    try:
        return letter_kind(kind)
    except InputFault as fault:
        raise Http404 from fault


@login_required
@require_http_methods(["GET", "POST"])
def letter_kinds(request: StaffRequest) -> HttpResponse:
    """All kinds, and the channels every remedy notice names."""
    access.require_reader(request.user)
    found = queries.remedy_channels()
    initial = {"online_url": found.online_url, "complaint_body": found.complaint_body} if found else {}
    form = ChannelsForm(request.POST or None, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: services.set_channels(actor=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("已保存，以后的文书都用它。"))
        return redirect("workbench:letter-kinds")
    own = queries.active_templates()
    page = {
        "groups": [
            (label, [(kind, own.get(kind.id)) for kind in kinds]) for label, kinds in kind_groups(all_kinds())
        ],
        "form": form,
    }
    return render(request, "workbench/letters/kinds.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def letter_kind_page(request: StaffRequest, kind: str) -> HttpResponse:
    """One kind: how it reads, what it must hold, the agency's own template."""
    access.require_reader(request.user)
    found = _kind(kind)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        if acted(
            form,
            lambda: services.upload_template(
                kind=kind, data=upload.read(), name=upload.name, actor=request.user
            ),
        ):
            messages.success(request, _("模板核对过了，以后的这种文书都用它。下面是用它做的样张。"))
            return redirect("workbench:letter-kind", kind=kind)
    return render(request, "workbench/letters/kind.html", _kind_page(found, form))


def _kind_page(kind: LetterKind, form: TemplateForm) -> dict[str, Any]:
    sender = queries.current_sender()
    made = queries.sample_in_use(kind, sender, on=timezone.localdate())
    return {
        "kind": kind,
        "own": queries.active_template(kind.id),
        "versions": queries.template_versions(kind.id),
        "paper": made.paper,
        "body": body_html(made.paper),
        "fields": [(element, field_name(element)) for element in kind.elements],
        "sentences": sentence_rows(kind, sender),
        "form": form,
    }


@login_required
@require_GET
def letter_sample(request: StaffRequest, kind: str, fmt: str) -> HttpResponse:
    """The sample as a file; `blank.docx` is the usual text to adapt."""
    access.require_reader(request.user)
    found = _kind(kind)
    sender, today = queries.current_sender(), timezone.localdate()
    if fmt == "blank":
        data = blank_template(found, sender, on=today)
        return as_file(data, name=f"{found.law.title}-模板.docx", content_type=CONTENT_TYPES["docx"])
    if fmt not in CONTENT_TYPES:
        raise Http404
    made = queries.sample_in_use(found, sender, on=today)
    name = f"{found.law.title}-样张.{fmt}"
    return as_file(made.as_format(fmt), name=name, content_type=CONTENT_TYPES[fmt], inline=fmt == "pdf")


@login_required
@require_POST
def letter_retire(request: StaffRequest, kind: str) -> HttpResponse:
    """Back to the usual text."""
    _kind(kind)
    try:
        services.retire_template(kind=kind, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back="../")
    messages.success(request, _("已恢复使用通用文本，原来的模板还在。"))
    return redirect("workbench:letter-kind", kind=kind)


@login_required
@require_http_methods(["GET", "POST"])
def letter_sentence(request: StaffRequest, kind: str, key: str) -> HttpResponse:
    """One sentence in the agency's own words."""
    access.require_reader(request.user)
    found = _kind(kind)
    row = next((r for r in sentence_rows(found, queries.current_sender()) if r.key == key), None)
    if row is None:
        raise Http404
    form = SentenceForm(request.POST or None, initial={"words": row.own})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(
            form,
            lambda: services.set_sentence(key=key, words=form.cleaned_data["words"], actor=request.user),
        )
    ):
        messages.success(request, _("已保存。"))
        return redirect("workbench:letter-kind", kind=kind)
    return render(request, "workbench/letters/sentence.html", {"kind": found, "row": row, "form": form})
