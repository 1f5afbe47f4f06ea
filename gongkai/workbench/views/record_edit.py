"""Writing a record: new, edit, its files, a Word file as its text, ties, stages and elements."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.agencies.models import Unit
from gongkai.agencies.queries import units_of
from gongkai.documents.access import access_file
from gongkai.publishing import access, attaching, editing, policies, queries, relations
from gongkai.publishing.bodies.safe import plain_text
from gongkai.publishing.content import attachments_of
from gongkai.publishing.models import Record
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.record_forms import (
    FileForm,
    InterpretationForm,
    RecordForm,
    StageForm,
    TieForm,
    WordForm,
)

_RICH = ("<table", "<img", "<ul", "<ol", "<h2", "<h3", "<strong", "<a ")


def _shown(record: Record) -> str:
    """The body as the editor shows it: plain lines where nothing but paragraphs is lost by that, else its HTML."""
    return record.body if any(mark in record.body for mark in _RICH) else plain_text(record.body)


def _initial(record: Record) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in editing.EDITABLE}
    return {**values, "unit": str(record.unit_id or ""), "body": _shown(record), "seen": record.revision}


def _units(request: StaffRequest) -> list[Unit]:
    return units_of(request.agency) if request.agency else []


@login_required
def record_new(request: StaffRequest) -> HttpResponse:
    """Begin a record."""
    access.require_drafter(request.user)
    form = RecordForm(request.POST or None, units=_units(request))
    made: list[Record] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: made.append(editing.create_draft(actor=request.user, **form.values())))
    ):
        messages.success(request, _("已存为草稿。看看还缺什么，再送审。"))
        return redirect("workbench:record", pk=made[0].pk)
    return render(request, "workbench/record_edit.html", {"form": form, "record": None})


@login_required
def record_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Save the working copy; a save by somebody else meanwhile is told, with both texts on the page."""
    record = access.access_record(request.user, pk)
    access.require_drafter(request.user)
    form = RecordForm(request.POST or None, initial=_initial(record), units=_units(request))
    if request.method == "POST" and form.is_valid():
        done = acted(
            form,
            lambda: editing.edit_draft(
                record=record,
                expected_revision=form.cleaned_data["seen"],
                formed_reason=form.cleaned_data["formed_reason"],
                actor=request.user,
                **form.values(),
            ),
        )
        if done:
            messages.success(request, _("已保存。"))
            return redirect("workbench:record", pk=record.pk)
        record = access.access_record(request.user, pk)
    theirs = _theirs(form, record) if request.method == "POST" else []
    page = {"form": form, "record": record, "theirs": theirs, "current": record.revision}
    return render(request, "workbench/record_edit.html", page, status=409 if theirs else 200)


def _theirs(form: RecordForm, record: Record) -> list[tuple[str, str]]:
    """What somebody else saved meanwhile, field by field, where it differs from what is on the form."""
    if not form.is_valid() and not form.cleaned_data.get("seen"):
        return []
    if form.cleaned_data.get("seen") == record.revision:
        return []
    mine = {**form.cleaned_data}
    found = []
    for name, label in editing.EDITABLE.items():
        stored = _shown(record) if name == "body" else getattr(record, name)
        if name == "unit":
            stored = record.unit_id
        if str(stored or "") != str(mine.get(name) or "").replace("\r\n", "\n"):
            found.append((label, str(stored or "")))
    return found


@login_required
def record_word(request: StaffRequest, pk: str) -> HttpResponse:
    """A Word file becomes the body; what was left out of it is told."""
    record = access.access_record(request.user, pk)
    access.require_drafter(request.user)
    form = WordForm(request.POST or None, request.FILES or None, initial={"seen": record.revision})
    taken: list[attaching.TakenBody] = []
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        done = acted(
            form,
            lambda: taken.append(
                attaching.body_from_word(
                    record=record,
                    data=upload.read(),
                    name=upload.name,
                    expected_revision=form.cleaned_data["seen"],
                    actor=request.user,
                )
            ),
        )
        if done:
            messages.success(request, _("已把“%(name)s”作为正文。") % {"name": upload.name})
            for line in taken[0].notes:
                messages.warning(request, line)
            return redirect("workbench:record", pk=record.pk)
    return render(request, "workbench/record_word.html", {"form": form, "record": record})


@login_required
def record_files(request: StaffRequest, pk: str) -> HttpResponse:
    """The attachments: add one, see them, take one off."""
    record = access.access_record(request.user, pk)
    access.require_drafter(request.user)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        if acted(
            form,
            lambda: attaching.add_attachment(
                record=record, stream=upload, name=upload.name, actor=request.user
            ),
        ):
            messages.success(request, _("已加上附件“%(name)s”。") % {"name": upload.name})
            return redirect("workbench:record-files", pk=record.pk)
    page = {"form": form, "record": record, "files": attachments_of(record)}
    return render(request, "workbench/record_files.html", page)


@login_required
def record_file_off(request: StaffRequest, pk: str, file: str) -> HttpResponse:
    """Take an attachment off the working copy."""
    record = access.access_record(request.user, pk)
    access.require_drafter(request.user)
    if request.method == "POST":
        attaching.take_off_attachment(
            record=record,
            stored_file=access_file(request.user, file),
            reason=_("不随信息公开"),
            actor=request.user,
        )
        messages.success(request, _("已撤去。"))
    return redirect("workbench:record-files", pk=record.pk)


@login_required
def record_ties(request: StaffRequest, pk: str) -> HttpResponse:
    """What the record is tied to; find another and tie it."""
    record = access.access_record(request.user, pk)
    access.require_drafter(request.user)
    form = TieForm(request.POST or None)
    words = request.GET.get("q", "").strip()
    if request.method == "POST" and request.POST.get("undo"):
        tie = next(
            (t for _words, _other, t in queries.ties_of(record) if str(t.pk) == request.POST["undo"]), None
        )
        if tie is not None:
            relations.unrelate(tie=tie, actor=request.user)
            messages.success(request, _("已取消关联。"))
        return redirect("workbench:record-ties", pk=record.pk)
    if request.method == "POST" and form.is_valid():
        other = access.access_record(request.user, request.POST.get("other"))
        if acted(
            form,
            lambda: relations.relate(source=record, target=other, actor=request.user, **form.cleaned_data),
        ):
            messages.success(request, _("已关联，两边都能看到。"))
            return redirect("workbench:record-ties", pk=record.pk)
    page = {
        "form": form,
        "record": record,
        "ties": queries.ties_of(record),
        "q": words,
        "found": queries.records_to_tie(record, words)[:20] if words else [],
    }
    return render(request, "workbench/record_ties.html", page)


@login_required
def record_policy(request: StaffRequest, pk: str) -> HttpResponse:
    """The stages of a normative document, or what an interpretation says about itself."""
    record = access.access_record(request.user, pk)
    access.require_drafter(request.user)
    is_interpretation = record.category == "interpretation"
    form: Any
    if is_interpretation:
        facts = getattr(record, "interpretation", None)
        names = ("kind", "forms", "said", "interpreter", "phone", "source_unit", "source_url")
        initial = (
            {name: getattr(facts, name) for name in names}
            if facts
            else {"phone": request.agency.office_phone if request.agency else ""}
        )
        form = InterpretationForm(request.POST or None, initial=initial)
    else:
        form = StageForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: _keep(record, form, request.user))
    ):
        messages.success(request, _("已登记。"))
        return redirect("workbench:record-policy", pk=record.pk)
    page = {
        "form": form,
        "record": record,
        "is_interpretation": is_interpretation,
        "stages": record.stages.order_by("on", "created_at"),
    }
    return render(request, "workbench/record_policy.html", page)


def _keep(record: Record, form: Any, actor: Any) -> Any:
    data = dict(form.cleaned_data)
    if record.category == "interpretation":
        return policies.save_interpretation(record=record, actor=actor, **data)
    return policies.set_stage(
        record=record, stage_id=data.pop("stage"), note_text=data.pop("note"), actor=actor, **data
    )
