"""Importing a year's ledger: template, upload, preview with errors by row and column, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.casework import ledger as casework_ledger
from gongkai.documents.sheets import FaultyLedger, Sheet, template
from gongkai.publishing import ledger as publishing_ledger
from gongkai.workbench.faults import sentence
from gongkai.workbench.forms import LedgerForm
from gongkai.workbench.http import StaffRequest
from gongkai_law.errors import Fault

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A kind of ledger a page can take: its sheet, how it is previewed and imported, where to go afterwards."""

    sheet: Sheet
    preview: Callable[..., Any]
    take: Callable[..., Any]
    after: str


LEDGERS = {
    "records": Ledger(
        publishing_ledger.RECORDS,
        publishing_ledger.preview_records,
        publishing_ledger.import_records,
        "workbench:records",
    ),
    "requests": Ledger(
        casework_ledger.REQUESTS,
        casework_ledger.preview_requests,
        casework_ledger.import_requests,
        "workbench:requests",
    ),
}


def _ledger(key: str) -> Ledger:
    if key not in LEDGERS:
        raise Http404
    return LEDGERS[key]


@login_required
def ledger_template(request: StaffRequest, key: str) -> HttpResponse:
    """The empty ledger to download."""
    sheet = _ledger(key).sheet
    response = HttpResponse(template(sheet), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{key}-template.xlsx"
    return response


@login_required
def ledger_import(request: StaffRequest, key: str) -> HttpResponse:
    """Upload → look at what it would bring → take it in. The file is sent again to be taken, so nothing is half kept."""
    ledger = _ledger(key)
    form = LedgerForm(request.POST or None, request.FILES or None)
    page: dict[str, Any] = {"form": form, "ledger": ledger, "key": key, "preview": None}
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        data = upload.read()
        try:
            if request.POST.get("step") == "take":
                taken = ledger.take(
                    data=data, file_name=upload.name, actor=request.user, today=timezone.localdate()
                )
                messages.success(
                    request, _("导入了 {count} 条，来自“{name}”。").format(count=len(taken), name=upload.name)
                )
                return redirect(ledger.after)
            page["preview"] = ledger.preview(data=data, today=timezone.localdate())
            page["file_name"] = upload.name
        except FaultyLedger as faulty:
            page["preview"], page["file_name"] = faulty.preview, upload.name
        except Fault as fault:
            form.add_error("file", sentence(fault))
    return render(request, "workbench/ledger.html", page)
