"""批量导入: upload a zip or a ledger, look at what it would bring, take it in piece by piece."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.documents.contents import read_stored
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import store_file
from gongkai.publishing.access import require_reader
from gongkai.publishing.importing import batches, queries
from gongkai.publishing.importing.sources import source_of
from gongkai.publishing.models import ImportBatch
from gongkai.workbench.faults import acted
from gongkai.workbench.http import StaffRequest

PIECES_A_STEP = 3


class BatchForm(forms.Form):
    """A zip of files with the ledger, or the ledger alone."""

    file = forms.FileField(
        label=gettext_lazy("压缩包或台账"),
        help_text=gettext_lazy("zip 里放文件和一个“台账”xlsx；只有台账的，直接传 xlsx。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.xlsx"}),
        error_messages={"required": gettext_lazy("请选择文件。"), "empty": gettext_lazy("这个文件是空的。")},
    )


def _open(request: StaffRequest, upload: object) -> ImportBatch:
    agency = request.agency
    if agency is None:
        raise ValueError("no agency")
    stored = store_file(
        agency=agency,
        actor=request.user,
        stream=upload,  # type: ignore[arg-type]
        name=str(getattr(upload, "name", "")),
        purpose=Purpose.IMPORT,
    )
    source = source_of(read_stored(stored, largest=queries.LARGEST_BATCH), stored.name)
    return batches.open_batch(
        source=source, name=stored.name, actor=request.user, today=timezone.localdate(), file_id=stored.pk
    )


@login_required
def batch_list(request: StaffRequest) -> HttpResponse:
    """Earlier batches, and a new one: nothing is published by uploading."""
    require_reader(request.user)
    form = BatchForm(request.POST or None, request.FILES or None)
    made: list[ImportBatch] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and acted(form, lambda: made.append(_open(request, form.cleaned_data["file"])))
    ):
        return redirect("workbench:record-import", pk=made[0].pk)
    page = {"form": form, "batches": [(each, queries.tally(each)) for each in queries.batches()[:20]]}
    return render(request, "workbench/record_imports.html", page)


@login_required
def batch_page(request: StaffRequest, pk: str) -> HttpResponse:
    """What the batch would bring, what did not come in and why, and the button that takes the next rows in."""
    batch = queries.access_batch(request.user, pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and acted(form, lambda: _step(batch, request)):
        left = queries.tally(batch)["waiting"]
        messages.success(
            request, _("导入了一批，还剩 %(left)s 行。") % {"left": left} if left else _("全部办完。")
        )
        return redirect("workbench:record-import", pk=pk)
    page = {
        "batch": batch,
        "form": form,
        "tally": queries.tally(batch),
        "left_out": queries.left_out(batch)[:300],
        "waiting": batch.items.filter(state="waiting").order_by("position")[:10],
    }
    return render(request, "workbench/record_import.html", page)


def _step(batch: ImportBatch, request: StaffRequest) -> None:
    source = queries.stored_source(batch)
    for _piece in range(PIECES_A_STEP):
        if not batches.take_piece(batch=batch, source=source, actor=request.user):
            return
