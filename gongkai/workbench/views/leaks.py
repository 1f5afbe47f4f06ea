"""The leak gate's pages: check a file, see every finding in its place, make the public copy with one click."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gongkai.documents.access import access_file, may_handle, require_writer
from gongkai.documents.leaks import checking, queries
from gongkai.documents.leaks import services as acts
from gongkai.documents.leaks.rescreen import rescreen
from gongkai.documents.masking.services import make_masked_copy, said_of
from gongkai.documents.models import StoredFile
from gongkai.documents.redaction.pages import can_redact
from gongkai.publishing.access import access_record
from gongkai.publishing.attaching import mask_attachment
from gongkai.publishing.content import SUBJECT as RECORD
from gongkai.workbench.faults import acted, refused, sentence
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.leak_forms import CheckFileForm, ContactForm, MaskForm, WaiveForm, WordForm
from gongkai_law.errors import Fault


@login_required
def uploads(request: StaffRequest) -> HttpResponse:
    """Upload a list or file to have it checked; the ones checked lately."""
    require_writer(request.user)
    form = CheckFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            stored = checking.take_in(
                agency=request.agency,
                actor=request.user,
                stream=given["file"],
                name=given["file"].name,
                title=given["title"],
            )
        except Fault as fault:
            form.add_error("file", sentence(fault))
        else:
            return redirect("workbench:leak-file", pk=stored.pk)
    return render(request, "workbench/leaks.html", {"form": form, "files": checking.taken_in()})


@login_required
def checked_file(request: StaffRequest, pk: str) -> HttpResponse:
    """One file: its findings in place; its public copy beside it as soon as there is one."""
    found = access_file(request.user, pk)
    if not may_handle(request.user, found):
        raise PermissionDenied
    checked = checking.checked(found)
    form = MaskForm(request.POST or None, initial={"list_key": checked.list_key, "id_style": "drop"})
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: _mask(request, found, checked, form))
    ):
        messages.success(request, _("公开件做好了，原件已转为受限。看看右边（手机上在下面）对不对。"))
        return redirect("workbench:leak-file", pk=found.pk)
    page: dict[str, Any] = {
        "file": found,
        "checked": checked,
        "form": form,
        "can_redact": can_redact(found.media_type),
    }
    if found.subject_kind == RECORD:
        page["record"] = access_record(request.user, found.subject_id)
    if checked.copy is not None:
        page["said"] = said_of(checked.copy.making)
    return render(request, "workbench/leak_file.html", page)


def _mask(
    request: StaffRequest, found: StoredFile, checked: checking.CheckedFile, form: MaskForm
) -> StoredFile:
    """Make the public copy; one of a record's attachment takes its place there."""
    if found.subject_kind == RECORD:
        record = access_record(request.user, found.subject_id)
        return mask_attachment(record=record, stored_file=found, actor=request.user, **form.cleaned_data)
    return make_masked_copy(original=found, actor=request.user, title=checked.title, **form.cleaned_data)


@login_required
@require_GET
def subject(request: StaffRequest, kind: str, pk: str) -> HttpResponse:
    """What the present lists find in a record (or another subject) with its files, and what was let stand."""
    found = checking.checked_subject(request.user, kind, pk)
    page = {"subject": found.subject, "screened": found.screened, "waivers": queries.waivers_of(kind, pk)}
    return render(request, "workbench/leak_subject.html", page)


@login_required
def waive(request: StaffRequest, kind: str, pk: str) -> HttpResponse:
    """Let one warning stand, with a reason."""
    found = checking.checked_subject(request.user, kind, pk)
    given = request.POST if request.method == "POST" else request.GET
    leak = next(
        (
            each
            for each in found.screened.leaks
            if (each.kind, each.mark) == (given.get("kind"), given.get("mark"))
        ),
        None,
    )
    if leak is None:
        messages.info(request, _("这一处已经没有了。"))
        return redirect("workbench:leak-subject", kind=kind, pk=pk)
    form = WaiveForm(request.POST or None, initial={"kind": leak.kind, "mark": leak.mark})
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if acted(
            form,
            lambda: acts.waive(
                subject_kind=kind, subject_id=pk, leak=leak, reason=reason, actor=request.user
            ),
        ):
            messages.success(request, _("已记下理由，这一处不再提醒。"))
            return redirect("workbench:leak-subject", kind=kind, pk=pk)
    page = {"form": form, "leak": leak, "subject": found.subject}
    return render(request, "workbench/leak_waive.html", page)


@login_required
def office_lists(request: StaffRequest) -> HttpResponse:
    """The office's own contacts and words."""
    require_writer(request.user)
    contact = ContactForm(request.POST if "contact" in request.POST else None, prefix="c")
    word = WordForm(request.POST if "word" in request.POST else None, prefix="w")
    if (
        "contact" in request.POST
        and contact.is_valid()
        and acted(contact, lambda: acts.add_contact(actor=request.user, **contact.cleaned_data))
    ):
        messages.success(request, _("已登记，以后不再提醒。"))
        return redirect("workbench:leak-lists")
    if (
        "word" in request.POST
        and word.is_valid()
        and acted(word, lambda: acts.add_word(actor=request.user, **word.cleaned_data))
    ):
        messages.success(request, _("已加入词表。要马上查已公开的，点下面的“把已公开的重查一遍”。"))
        return redirect("workbench:leak-lists")
    page = {
        "contact_form": contact,
        "word_form": word,
        "contacts": queries.office_contacts(),
        "words": queries.office_words(),
    }
    return render(request, "workbench/leak_lists.html", page)


@login_required
@require_POST
def rescreen_all(request: StaffRequest) -> HttpResponse:
    """Screen everything published again with the present lists."""
    if request.agency is None:
        raise PermissionDenied
    acts.require_list_keeper(request.user)
    found = rescreen(agency=request.agency)
    messages.success(
        request,
        _("重查了 %(count)s 条：%(stops)s 条有不能公开的内容，%(warns)s 条要核对。查出的在首页待办里。")
        % {"count": found.screened, "stops": found.stopping, "warns": found.warning},
    )
    return redirect("workbench:leak-lists")


@login_required
@require_POST
def end_entry(request: StaffRequest, kind: str, pk: str) -> HttpResponse:
    """Take an entry off one of the office's lists."""
    entry = queries.office_entry(kind, pk)
    if entry is None:
        raise PermissionDenied
    try:
        acts.end_entry(entry=entry, actor=request.user)
    except Fault as fault:
        return refused(request, fault, back="../../../")
    messages.success(request, _("已停用。"))
    return redirect("workbench:leak-lists")
