"""Opening files: whose, who may, and the named act that opens a restricted original."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gongkai.audit.models import AuditEntry
from gongkai.documents import access as doors
from gongkai.documents.models import FileAccess, StoredFile
from gongkai.documents.services import change_access, open_file, store_file
from gongkai.documents.storing.blobs import blob_path
from gongkai_law.errors import InputFault


def keep(office, access=FileAccess.INTERNAL, text="内容", **more):
    return store_file(
        agency=office.agency,
        actor=office.wang,
        stream=io.BytesIO(text.encode()),
        name="低保 名单.txt",
        purpose="attachment",
        access=access,
        **more,
    )


def test_an_internal_file_is_opened_by_whoever_serves_the_agency(office):
    with open_file(stored_file=keep(office), actor=office.li) as stream:
        assert stream.read() == "内容".encode()
    assert not AuditEntry.objects.filter(act="file.open_restricted").exists()


def test_a_restricted_original_needs_a_reason_and_leaves_an_entry(office):
    stored = keep(office, FileAccess.RESTRICTED)
    with pytest.raises(InputFault) as refused:
        open_file(stored_file=stored, actor=office.li, reason="  ")
    assert refused.value.key == "file.reason_missing"
    with open_file(stored_file=stored, actor=office.li, reason="核对金额") as stream:
        assert stream.read()
    entry = AuditEntry.objects.get(act="file.open_restricted")
    assert (entry.actor_name, entry.data["reason"]) == ("李明", "核对金额")


def test_strangers_and_supervisors_open_no_original(office):
    stored = keep(office, FileAccess.RESTRICTED)
    for actor in (office.zhou, office.chen):
        with pytest.raises(PermissionDenied):
            open_file(stored_file=stored, actor=actor, reason="看看")


def test_an_area_guards_the_files_of_its_subjects(office, monkeypatch):
    def only_li(user, subject_id):
        if user != office.li:
            raise PermissionDenied

    monkeypatch.setitem(doors._GUARDS, "secret_case", only_li)
    stored = store_file(
        agency=office.agency,
        actor=None,
        stream=io.BytesIO(b"x"),
        name="x",
        purpose="scan",
        subject_kind="secret_case",
        subject_id="1",
    )
    assert doors.access_file(office.li, stored.pk) == stored
    with pytest.raises(PermissionDenied):
        doors.access_file(office.wang, stored.pk)


@pytest.mark.parametrize("pk", ["00000000-0000-7000-8000-000000000000", "no-id"])
def test_a_file_that_is_not_there_is_refused_like_another_agencys(office, pk):
    with pytest.raises(PermissionDenied):
        doors.access_file(office.wang, pk)


def test_a_restriction_moves_the_bytes_and_is_lifted_by_a_reviewer_only(
    office, django_capture_on_commit_callbacks
):
    stored = keep(office)
    with django_capture_on_commit_callbacks(execute=True):
        change_access(
            stored_file=stored, access=FileAccess.RESTRICTED, reason="有身份证号", actor=office.wang
        )
    assert blob_path(office.agency.pk, stored.sha256, restricted=True).exists()
    assert not blob_path(office.agency.pk, stored.sha256, restricted=False).exists()
    with pytest.raises(PermissionDenied):
        change_access(stored_file=stored, access=FileAccess.INTERNAL, reason="没事了", actor=office.wang)
    change_access(
        stored_file=stored, access=FileAccess.INTERNAL, reason="核对过，没有个人信息", actor=office.li
    )
    assert StoredFile.objects.get().access == FileAccess.INTERNAL
    assert AuditEntry.objects.filter(act="file.access").count() == 2


def test_a_restriction_leaves_the_copy_another_file_still_needs(office, django_capture_on_commit_callbacks):
    stored, other = keep(office), keep(office)
    with django_capture_on_commit_callbacks(execute=True):
        change_access(
            stored_file=stored, access=FileAccess.RESTRICTED, reason="有身份证号", actor=office.wang
        )
    with open_file(stored_file=other, actor=office.wang) as stream:
        assert stream.read()


def test_a_download_is_never_a_page_of_this_site(office, client):
    stored = keep(office, text="<script>alert(1)</script>")
    client.force_login(office.wang)
    answer = client.get(reverse("workbench:file-open", args=[stored.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert b"".join(answer.streaming_content).startswith(b"<script>")


def test_the_page_of_a_restricted_original_asks_why(office, client):
    stored = keep(office, FileAccess.RESTRICTED)
    client.force_login(office.wang)
    address = reverse("workbench:file-open", args=[stored.pk])
    assert "为什么要打开" in client.get(address).content.decode()
    assert "error-box" in client.post(address, {"reason": ""}).content.decode()
    answer = client.post(address, {"reason": "核对"})
    assert b"".join(answer.streaming_content) == "内容".encode()
    assert AuditEntry.objects.filter(act="file.open_restricted").count() == 1


def test_a_stranger_gets_no_page_and_no_bytes(office, client):
    stored = keep(office)
    client.force_login(office.zhou)
    for name in ("workbench:file", "workbench:file-open"):
        assert client.get(reverse(name, args=[stored.pk])).status_code == 403


def test_the_page_of_a_file_says_what_is_known(office, client):
    stored, _ = keep(office), keep(office)
    client.force_login(office.li)
    text = client.get(reverse("workbench:file", args=[stored.pk])).content.decode()
    assert "低保 名单.txt" in text and "同样的文件还存过" in text and stored.sha256 in text
