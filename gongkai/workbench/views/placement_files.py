"""Papers and files of a placement: the board sheet, the script, the export, the cleaned photo."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from gongkai.documents.services import open_file
from gongkai.publishing.boards.sheet import PAPERS, render_sheet
from gongkai.publishing.boards.sheets import sheet_of
from gongkai.publishing.channels.broadcast.script import script_of
from gongkai.publishing.exports import export_of
from gongkai.publishing.models import Placement
from gongkai.publishing.placements import access_placement
from gongkai.publishing.placing import give_serial
from gongkai.workbench.faults import refused
from gongkai.workbench.http import StaffRequest
from gongkai_law.errors import Fault


def public_address(request: StaffRequest, placement: Placement) -> str:
    """Where the public reads the record: what a QR code leads to."""
    slug = placement.record.agency.slug
    try:
        path = reverse("portal:record", args=[slug, placement.record_id])
    except NoReverseMatch:
        path = reverse("portal:catalogue", args=[slug])
    return request.build_absolute_uri(path)


def _file(data: bytes, name: str, media: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(data, content_type=media)
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    return response


@login_required
def sheet(request: StaffRequest, pk: str, paper: str) -> HttpResponse:
    """The board sheet as pdf; printed the first time it gets its number."""
    found = access_placement(request.user, pk)
    if paper not in PAPERS:
        raise Http404
    try:
        numbered = give_serial(placement=found, actor=request.user)
        data = render_sheet(sheet_of(numbered, address=public_address(request, numbered)), paper)
    except Fault as fault:
        return refused(request, fault, back=reverse("workbench:record-placement", args=[found.pk]))
    return _file(data, f"{numbered.serial}-{paper}.pdf", "application/pdf", inline=True)


@login_required
def script(request: StaffRequest, pk: str) -> HttpResponse:
    """The broadcast script, to print or read from the screen."""
    found = access_placement(request.user, pk)
    version = found.record.public_version
    if not found.kind.script or version is None:
        raise Http404
    agency = found.record.agency
    text = script_of(
        title=version.title,
        body=version.content.get("body") or version.content.get("summary") or "",
        agency=agency.name,
        phone=agency.office_phone,
    )
    return render(request, "workbench/placement_script.html", {"placement": found, "script": text})


@login_required
def export(request: StaffRequest, pk: str) -> HttpResponse:
    """The formatted text or package of a channel."""
    found = access_placement(request.user, pk)
    try:
        name, media, data = export_of(found, address=public_address(request, found))
    except Fault as fault:
        return refused(request, fault, back=reverse("workbench:record-placement", args=[found.pk]))
    return _file(data, name, media)


@login_required
def picture(request: StaffRequest, pk: str, photo: str) -> FileResponse:
    """The cleaned copy of a photo. The original is a restricted file with a door of its own."""
    found = access_placement(request.user, pk)
    held = found.photos.select_related("copy").filter(pk=photo).first()
    if held is None:
        raise Http404
    stream = open_file(stored_file=held.copy, actor=request.user, reason=_("查看张贴照片"))
    return FileResponse(stream, content_type="image/jpeg")
