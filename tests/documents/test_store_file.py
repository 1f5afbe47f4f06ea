"""Storing files: bytes by content, names made safe, the same file twice, versions, derived files."""

from __future__ import annotations

import hashlib
import io
import stat
import tracemalloc

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies.scope import agency_scope
from gongkai.audit.models import AuditEntry
from gongkai.documents import queries
from gongkai.documents.contents import read_stored, read_text
from gongkai.documents.models import Derivation, FileAccess, StoredFile, TextState
from gongkai.documents.purposes import Purpose, largest_for
from gongkai.documents.services import attach_file, remove_file, store_file
from gongkai.documents.storing.blobs import blob_path
from gongkai.documents.storing.kinds import media_type
from gongkai.documents.storing.names import clean_name, with_ending, with_note
from gongkai_law.errors import InputFault


def keep(office, text="名单", name="名单.txt", actor="wang", **more):
    more.setdefault("purpose", Purpose.ATTACHMENT)
    return store_file(
        agency=office.agency,
        actor=getattr(office, actor) if actor else None,
        stream=io.BytesIO(text.encode()),
        name=name,
        **more,
    )


def test_a_file_is_kept_under_the_hash_of_its_bytes(office):
    stored = keep(office, "甲")
    assert stored.sha256 == hashlib.sha256("甲".encode()).hexdigest()
    assert (stored.size, stored.media_type, stored.version) == (3, "text/plain", 1)
    assert read_stored(stored) == "甲".encode()
    entry = AuditEntry.objects.get(act="file.store")
    assert (entry.actor_name, entry.data["sha256"]) == ("王芳", stored.sha256)


def test_a_restricted_original_lies_in_a_store_only_the_office_reads(office):
    stored = keep(office, access=FileAccess.RESTRICTED)
    path = blob_path(office.agency.pk, stored.sha256, restricted=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert not blob_path(office.agency.pk, stored.sha256, restricted=False).exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("../../etc/passwd", "passwd", id="folders of one system are cut off"),
        pytest.param(
            "C:\\资料\\低保名单.xlsx", "低保名单.xlsx", id="folders of the other system are cut off"
        ),
        pytest.param(
            "名单\u202excod.exe", "名单xcod.exe", id="a mark that turns the reading direction is dropped"
        ),
        pytest.param("名\x00单\r\n.docx", "名单.docx", id="control characters are dropped"),
        pytest.param("  表 一 .pdf", "表 一 .pdf", id="blanks at the ends are dropped, inside kept once"),
        pytest.param("...", "未命名", id="nothing left is called unnamed"),
        pytest.param("", "未命名", id="no name is called unnamed"),
        pytest.param("长" * 400 + ".xlsx", "长" * 145 + ".xlsx", id="a long name keeps its ending"),
        pytest.param("a/b\\", "未命名", id="only folders is called unnamed"),
    ],
)
def test_names_are_made_safe(given, kept):
    assert clean_name(given) == kept


def test_names_of_what_is_made_from_a_file():
    assert with_note("低保名单.xlsx", "公开件") == "低保名单（公开件）.xlsx"
    assert with_note("扫描", "公开件") == "扫描（公开件）"
    assert with_ending("扫描.tif", "pdf") == "扫描.pdf"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7", "a.docx", "application/pdf"),
        (b"PK\x03\x04", "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"PK\x03\x04", "a.jpg", "application/zip"),
        (b"\xff\xd8\xff\xe0", "a.png", "image/jpeg"),
        (b"<!doctype html><script>", "a.html", "text/plain"),
        (b"a,b\n", "a.csv", "text/csv"),
        (b"\x00\x01\x02", "a.txt", "application/octet-stream"),
    ],
)
def test_the_kind_is_told_by_the_content(head, name, kind):
    assert media_type(head, name) == kind


def test_the_same_file_twice_with_one_subject_is_the_row_that_is_there(office):
    first = keep(office, subject_kind="sample", subject_id="1")
    again = keep(office, name="另一个名字.txt", subject_kind="sample", subject_id="1")
    assert again.pk == first.pk and again.already_there and not first.already_there
    assert StoredFile.objects.count() == 1


def test_the_same_file_elsewhere_is_noticed(office):
    first = keep(office, subject_kind="sample", subject_id="1")
    other = keep(office, subject_kind="sample", subject_id="2")
    assert other.pk != first.pk
    assert queries.same_content(other) == [first]
    assert queries.known_content(first.sha256) == first


def test_a_new_version_follows_the_old_one_and_only_one_can(office):
    first = keep(office, "一", subject_kind="sample", subject_id="1")
    second = keep(office, "二", subject_kind="sample", subject_id="1", replaces=first)
    assert (second.series, second.version) == (first.series, 2)
    assert queries.files_of("sample", "1") == [second]
    assert queries.versions_of(second) == [second, first]
    with pytest.raises(InputFault) as refused:
        keep(office, "三", subject_kind="sample", subject_id="1", replaces=first)
    assert refused.value.key == "file.version_gone"


def test_a_derived_file_is_linked_to_its_original(office):
    original = keep(office, "原", access=FileAccess.RESTRICTED)
    copy = keep(office, "遮", derived_from=original, derivation=Derivation.MASKED, access=FileAccess.PUBLIC)
    assert queries.derived_files(original, Derivation.MASKED) == [copy]
    assert copy.original_id == original.pk
    assert queries.public_file(copy.pk) == copy
    assert queries.public_file(original.pk) is None


def test_an_empty_file_and_a_file_over_the_limit_leave_nothing(office, settings):
    settings.LARGEST_ATTACHMENT_MB = 1
    for stream, key in ((b"", "file.empty"), (b"x" * (1024 * 1024 + 1), "file.too_large")):
        with pytest.raises(InputFault) as refused:
            store_file(
                agency=office.agency,
                actor=office.wang,
                stream=io.BytesIO(stream),
                name="a",
                purpose="attachment",
            )
        assert refused.value.key == key
    folder = blob_path(office.agency.pk, "0" * 64, restricted=False).parent.parent
    assert not list(folder.glob(".incoming-*"))
    assert StoredFile.objects.count() == 0


def test_scans_have_a_limit_of_their_own(settings):
    settings.LARGEST_ATTACHMENT_MB, settings.LARGEST_SCAN_MB = 1, 3
    assert largest_for(Purpose.ATTACHMENT) == 1024 * 1024
    assert largest_for(Purpose.SCAN) == 3 * 1024 * 1024


class Zeros:
    """A large stream that is never in memory."""

    def __init__(self, size):
        self.left = size

    def read(self, size):
        piece = min(size, self.left)
        self.left -= piece
        return bytes(piece)


def test_a_large_scan_does_not_eat_memory(office):
    tracemalloc.start()
    stored = store_file(
        agency=office.agency, actor=None, stream=Zeros(64 << 20), name="扫描.tif", purpose=Purpose.SCAN
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert stored.size == 64 << 20
    assert peak < 8 << 20
    blob_path(office.agency.pk, stored.sha256, restricted=False).unlink()


def test_a_file_gets_its_subject_once(office):
    stored = keep(office)
    attach_file(stored_file=stored, subject_kind="sample", subject_id="7", actor=office.wang, subject="公告")
    assert queries.files_of_many("sample", ["7", "8"]) == {"7": [stored], "8": []}
    with pytest.raises(InputFault) as refused:
        attach_file(stored_file=stored, subject_kind="sample", subject_id="8", actor=office.wang)
    assert refused.value.key == "file.has_subject"


def test_a_removed_file_leaves_the_list_and_stays_in_the_store(office):
    stored = keep(office, subject_kind="sample", subject_id="1")
    remove_file(stored_file=stored, reason="传错了", actor=office.wang)
    assert queries.files_of("sample", "1") == []
    assert read_stored(stored)
    with pytest.raises(InputFault):
        remove_file(stored_file=stored, reason="再一次", actor=office.wang)


def test_files_of_one_subject_keep_their_order(office):
    names = [
        keep(office, str(n), name=f"{n}.txt", subject_kind="sample", subject_id="1").name for n in range(3)
    ]
    assert [each.name for each in queries.files_of("sample", "1")] == names


def test_what_is_known_of_the_text_is_noted(office):
    stored = keep(office)
    assert "名单" in read_text(stored).text
    assert StoredFile.objects.get().text_state == TextState.READ
    broken = keep(office, "PK\x03\x04坏", name="坏.docx")
    with pytest.raises(InputFault):
        read_text(broken)
    assert StoredFile.objects.get(pk=broken.pk).text_state == TextState.UNREADABLE


def test_strangers_and_supervisors_store_nothing(office):
    for actor in ("zhou", "chen"):
        with pytest.raises(PermissionDenied):
            keep(office, actor=actor)
    with agency_scope(office.stranger.pk):
        assert StoredFile.objects.count() == 0


def test_bytes_that_are_gone_are_said_so(office):
    stored = keep(office, "将要丢失")
    blob_path(office.agency.pk, stored.sha256, restricted=False).unlink()
    with pytest.raises(InputFault) as refused:
        read_stored(stored)
    assert refused.value.key == "file.lost"
