"""The catalogue from and to xlsx: upload → look → take, all rows or none; download in the official layout."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.catalogue import access, queries
from gongkai.catalogue.importing import import_catalogue, preview_catalogue
from gongkai.catalogue.sheets.writing import write_edition
from gongkai.workbench.catalogue_forms import CatalogueFileForm
from gongkai.workbench.faults import sentence
from gongkai.workbench.http import StaffRequest
from gongkai.workbench.views.ledgers import XLSX
from gongkai_law.errors import Fault


def xlsx(data: bytes, name: str) -> HttpResponse:
    """A workbook to download under a Chinese name."""
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return response


@login_required
def upload(request: StaffRequest) -> HttpResponse:
    """The file is sent again to be taken, so nothing is half kept."""
    access.require_keeper(request.user)
    current = queries.current_edition()
    form = CatalogueFileForm(request.POST or None, request.FILES or None, initial={"amends": bool(current)})
    page: dict[str, Any] = {"form": form, "current": current, "read": None}
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        data, today = sent.read(), timezone.localdate()
        amends = current if form.cleaned_data["amends"] else None
        title = form.cleaned_data["title"] or (amends.title if amends else sent.name.rsplit(".", 1)[0])
        try:
            read = preview_catalogue(data=data, today=today)
            if request.POST.get("step") == "take" and not read.errors:
                made = import_catalogue(
                    data=data,
                    file_name=sent.name,
                    title=title,
                    today=today,
                    actor=request.user,
                    amends=amends,
                )
                messages.success(request, _("已经导入成一份草稿。核对以后，由负责人起用。"))
                return redirect("workbench:catalogue-edition", made.pk)
            page["read"], page["file_name"] = read, sent.name
        except Fault as fault:
            form.add_error("file", sentence(fault))
    return render(request, "workbench/catalogue_import.html", page)


@login_required
def export(request: StaffRequest, pk: str) -> HttpResponse:
    found = access.access_edition(request.user, pk)
    return xlsx(write_edition(found), f"{found.title}第{found.number}版")
