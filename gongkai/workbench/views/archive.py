"""归档: is the file complete, put it away; what is due to be made anonymous, with two signatures."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.base.paging import page_by_day
from gongkai.casework import access
from gongkai.casework.archive import queries, services
from gongkai.casework.archive.fileset import UPLOADS, file_set, files_of_case
from gongkai.documents.purposes import label_of
from gongkai.documents.services import store_file
from gongkai.workbench.archive_forms import ArchiveForm, ProposeForm, UploadForm
from gongkai.workbench.faults import acted, refused
from gongkai.workbench.http import StaffRequest
from gongkai_law.errors import Fault


@login_required
@require_http_methods(["GET", "POST"])
def request_archive(request: StaffRequest, pk: str) -> HttpResponse:
    """One case's file: what is there, what is missing; upload what was made on paper; archive it."""
    case = access.access_request(request.user, pk)
    files = file_set(case)
    items = [(item.id, item.label) for item in files.needed if item.id in UPLOADS]
    form = ArchiveForm(request.POST if "archive" in request.POST else None, missing=files.missing)
    upload = UploadForm(
        request.POST if "upload" in request.POST else None, request.FILES or None, items=items
    )
    if "upload" in request.POST and upload.is_valid():
        given = upload.cleaned_data["file"]
        purpose = UPLOADS[upload.cleaned_data["what"]]
        if acted(
            upload,
            lambda: store_file(
                agency=case.agency,
                actor=request.user,
                stream=given,
                name=given.name,
                purpose=purpose,
                subject_kind="request",
                subject_id=case.pk,
            ),
        ):
            return redirect("workbench:request-archive", pk=case.pk)
    if "archive" in request.POST and form.is_valid():
        waived = {key: value for key, value in form.cleaned_data.items() if value}
        if acted(
            form,
            lambda: services.archive_case(disclosure_request=case, waived=waived, actor=request.user),
        ):
            messages.success(request, _("已归档，归档包核对过是完整的。"))
            return redirect("workbench:request-archive", pk=case.pk)
    missing = {item.id for item in files.missing}
    page = {
        "case": case,
        "items": [(item, item.id not in missing) for item in files.needed],
        "files": [(each, label_of(each.purpose)) for each in files_of_case(case)],
        "set": files,
        "form": form,
        "upload": upload,
        "archive_file": getattr(case, "archive_file", None),
    }
    return render(request, "workbench/archive/case.html", page)


@login_required
def archive_list(request: StaffRequest) -> HttpResponse:
    """What is to be archived, what is archived, what is due to be made anonymous."""
    access.require_reader(request.user)
    page = {
        "waiting": queries.to_archive()[:50],
        "page": page_by_day(queries.archived(), day="archived_on", cursor=request.GET.get("after", "")),
        "due": queries.due_for_anonymising(timezone.localdate()),
        "lists": queries.open_lists()[:50],
        "form": ProposeForm(),
    }
    return render(request, "workbench/archive/list.html", page)


@login_required
@require_http_methods(["POST"])
def propose(request: StaffRequest) -> HttpResponse:
    """Put files on a list for the leader."""
    access.require_reader(request.user)
    chosen = set(request.POST.getlist("file"))
    found = [each for each in queries.due_for_anonymising(timezone.localdate()) if str(each.pk) in chosen]
    try:
        services.propose_anonymising(
            archive_files=found, reason=request.POST.get("reason", ""), actor=request.user
        )
    except Fault as fault:
        return refused(request, fault, back="../")
    messages.success(request, _("已提交，等分管领导批准。"))
    return redirect("workbench:more-archive")


@login_required
@require_http_methods(["GET", "POST"])
def approve(request: StaffRequest, pk: str) -> HttpResponse:
    """The leader reads the list and agrees."""
    access.require_reader(request.user)
    listed = queries.open_lists().filter(pk=pk).first()
    if listed is None:
        raise Http404
    if request.method == "POST":
        if "leader" not in request.roles:
            raise PermissionDenied
        try:
            count = services.approve_anonymising(listed=listed, actor=request.user)
        except Fault as fault:
            return refused(request, fault, back="../../")
        messages.success(request, _("%(count)s 份案卷已匿名，统计数字不变。") % {"count": count})
        return redirect("workbench:more-archive")
    page = {"listed": listed, "files": queries.archived().filter(pk__in=listed.files)}
    return render(request, "workbench/archive/approve.html", page)
