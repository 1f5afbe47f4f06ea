"""A letter of a case: written from its elements, read on paper, its versions and files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.casework import access as cases
from gongkai.casework.answering.access import access_letter
from gongkai.casework.answering.acts_of import act_rows
from gongkai.casework.answering.comparing import compare
from gongkai.casework.answering.content import (
    delivery_slip,
    lines_from_docx,
    newest,
    problems_of,
    rendered,
    text_lines,
)
from gongkai.casework.answering.drafting import draft_answer, draft_letter, edit_letter
from gongkai.casework.models import CaseLetter
from gongkai.documents.services import open_file
from gongkai.letters.checking import sentence_of
from gongkai.letters.html import body_html
from gongkai.letters.kinds import letter_kind
from gongkai.letters.render import CONTENT_TYPES
from gongkai.workbench.case_letters import offered, stations_of
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.http_files import as_file
from gongkai.workbench.letter_act_forms import TextForm, WordForm
from gongkai.workbench.letter_fields import facts_of, forms_of
from gongkai.workbench.views.files import as_download
from gongkai_law.errors import Fault


@login_required
@require_http_methods(["GET", "POST"])
def begin_answer(request: StaffRequest, pk: str) -> HttpResponse:
    """Begin the reply letter for the answers chosen; the page says first what follows."""
    case = cases.access_request(request.user, pk)
    if request.method == "GET":
        return render(request, "workbench/letters/begin.html", {"case": case})
    try:
        letter = draft_answer(disclosure_request=case, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back=reverse("workbench:request", args=[case.pk]))
    return redirect("workbench:letter-edit", pk=letter.pk)


@login_required
@require_POST
def begin_other(request: StaffRequest, pk: str, kind: str) -> HttpResponse:
    """Begin a letter from the act that called for it; the one that is there is opened instead."""
    case = cases.access_request(request.user, pk)
    row = next(
        (each for each in act_rows(case) if each.kind == kind and each.id == request.POST.get("act")), None
    )
    if row is None:
        raise Http404
    try:
        letter = draft_letter(disclosure_request=case, kind=kind, act=row.act, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back=reverse("workbench:request", args=[case.pk]))
    return redirect("workbench:letter", pk=letter.pk)


def _page(letter: CaseLetter) -> dict[str, Any]:
    made = rendered(letter, newest(letter), on=timezone.localdate())
    return {
        "letter": letter,
        "case": letter.disclosure_request,
        "paper": made.paper,
        "body": body_html(made.paper),
    }


@login_required
@require_GET
def letter_page(request: StaffRequest, pk: str) -> HttpResponse:
    """The letter on paper, what is still missing, where it stands, the next step."""
    letter = access_letter(request.user, pk)
    draft = letter.state == CaseLetter.State.DRAFT
    problems = problems_of(letter, newest(letter), on=timezone.localdate()) if draft else []
    acts = offered(letter, request.roles, ready=not problems)
    primary = next((act for act in acts if act.primary), None)
    page = {
        **_page(letter),
        "primary": primary,
        "others": [act for act in acts if act is not primary],
        "waiting": primary is None and not problems and letter.state not in ("served", "void"),
        "problems": [(each, sentence_of(each)) for each in problems],
        "stations": stations_of(letter),
        "versions": letter.versions.order_by("-number"),
        "service": getattr(letter, "service", None),
        "law": letter_kind(letter.kind).law,
    }
    return render(request, "workbench/letters/letter.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def letter_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Write the letter: one field for each element; the paper beside it."""
    letter = access_letter(request.user, pk)
    version = newest(letter)
    made = forms_of(letter_kind(letter.kind), version.facts, request.POST or None)
    valid = request.method == "POST" and all(form.is_valid() for form in made)
    if valid and acted(
        made[0],
        lambda: edit_letter(
            letter=letter,
            facts=facts_of(made, version.facts),
            lines=version.lines,
            actor=request.user,
            seen=int(request.POST.get("seen") or 0),
            why=_("改要素"),
        ),
    ):
        messages.success(request, _("已保存为新的一稿。"))
        return redirect("workbench:letter", pk=letter.pk)
    page = {**_page(letter), "forms": made, "form": made[0], "seen": letter.version, "by_hand": version.lines}
    return render(request, "workbench/letters/edit.html", page)


@login_required
@require_http_methods(["GET", "POST"])
def letter_text(request: StaffRequest, pk: str) -> HttpResponse:
    """Edit the text word by word; what the law asks for is checked all the same."""
    letter = access_letter(request.user, pk)
    today = timezone.localdate()
    text = "\n".join(text_lines(letter, newest(letter), on=today))
    by_word = "word" in request.POST
    word = WordForm(
        request.POST if by_word else None, request.FILES or None, initial={"seen": letter.version}
    )
    form = TextForm(None if by_word else request.POST or None, initial={"text": text, "seen": letter.version})
    used: WordForm | TextForm = word if by_word else form
    if (
        request.method == "POST"
        and used.is_valid()
        and acted(used, lambda: _keep_text(request, letter, used))
    ):
        messages.success(request, _("已保存为新的一稿。"))
        return redirect("workbench:letter", pk=letter.pk)
    page = {**_page(letter), "form": form, "word": word}
    return render(request, "workbench/letters/text.html", page)


def _keep_text(request: StaffRequest, letter: CaseLetter, form: WordForm | TextForm) -> None:
    if isinstance(form, WordForm):
        data = form.cleaned_data["file"].read()
        lines: list[str] | None = lines_from_docx(letter, data, on=timezone.localdate())
        why = _("在 Word 里改")
    else:
        lines, why = form.lines(), form.cleaned_data["why"] or _("改正文")
    edit_letter(
        letter=letter, facts={}, lines=lines, actor=request.user, seen=form.cleaned_data["seen"], why=why
    )


@login_required
@require_GET
def letter_compare(request: StaffRequest, pk: str) -> HttpResponse:
    """Two versions: what was taken out, what was put in."""
    letter = access_letter(request.user, pk)
    numbers = list(letter.versions.order_by("number").values_list("number", flat=True))
    try:
        older = int(request.GET.get("from") or max(1, letter.version - 1))
        newer = int(request.GET.get("to") or letter.version)
    except ValueError as fault:
        raise Http404 from fault
    if older not in numbers or newer not in numbers:
        raise Http404
    page = {
        "letter": letter,
        "case": letter.disclosure_request,
        "numbers": numbers,
        "older": older,
        "newer": newer,
        "lines": compare(letter, older, newer, on=timezone.localdate()),
    }
    return render(request, "workbench/letters/compare.html", page)


@login_required
@require_GET
def letter_file(request: StaffRequest, pk: str, fmt: str) -> HttpResponseBase:
    """The letter as a file: docx to edit, pdf; a signed one's pdf is the kept one."""
    letter = access_letter(request.user, pk)
    if fmt not in CONTENT_TYPES:
        raise Http404
    if fmt == "pdf" and letter.signed_file is not None:
        return as_download(letter.signed_file, open_file(stored_file=letter.signed_file, actor=request.user))
    made = rendered(letter, newest(letter), on=timezone.localdate())
    name = f"{made.paper.name}{'' if letter.document_number else _('（稿）')}.{fmt}"
    return as_file(made.as_format(fmt), name=name, content_type=CONTENT_TYPES[fmt], inline=fmt == "pdf")


@login_required
@require_GET
def letter_slip(request: StaffRequest, pk: str) -> HttpResponse:
    """The slip to be signed on delivery by hand."""
    letter = access_letter(request.user, pk)
    if letter.state not in (CaseLetter.State.SIGNED, CaseLetter.State.SERVED):
        raise Http404
    made = delivery_slip(letter, on=timezone.localdate())
    return as_file(made.pdf, name=f"{made.paper.title}.pdf", content_type=CONTENT_TYPES["pdf"], inline=True)
