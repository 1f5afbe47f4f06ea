"""A zip or folder of files with their ledger: preview, screening, errors a row, resumed, never twice. (条例 17, 23)"""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.audit.models import AuditEntry
from gongkai.documents.sheets import filled
from gongkai.publishing import public
from gongkai.publishing.importing import batches, queries
from gongkai.publishing.importing.sources import FolderSource, HeldFiles, ZipSource
from gongkai.publishing.ledger import RECORDS
from gongkai.publishing.models import Ground, ImportItem, Record
from gongkai_law.errors import InputFault
from tests.cast import Office

TODAY = date(2021, 1, 20)


def row(title: str, **changes: str) -> dict[str, str]:
    return {
        "title": title,
        "category": "公告公示",
        "formed_on": "2020-03-01",
        "published_on": "2020-03-05",
        "channels": "县政府信息公开平台",
        "drafted_by": "王芳",
        "reviewed_by": "李明",
        "reviewed_on": "2020-03-02",
        "approved_by": "赵强",
        "approved_on": "2020-03-03",
        **changes,
    }


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(rows: list[dict[str, str]], files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("2020年主动公开台账.xlsx", filled(RECORDS, rows))
        for name, data in files.items():
            out.writestr(f"文件/{name}", data)
    return stream.getvalue()


def opened(office: Office, data: bytes) -> tuple[object, ZipSource]:
    source = ZipSource(data)
    return batches.open_batch(source=source, name="2020.zip", actor=office.wang, today=TODAY), source


ROWS = [
    row("春季防火通知", body_file="防火.docx", files="附件.txt"),
    row("低保名单", body_file="名单.docx"),
    row("找不到文件的", body_file="没有.docx"),
    row("日期不对的", published_on="2020-02-01"),
    row("坏文件", body_file="坏.docx"),
    row("没有文件的", register="2020年保密审查登记簿第3号"),
]
FILES = {
    "防火.docx": word("各村要做好防火工作。"),
    "附件.txt": "附件".encode(),
    "名单.docx": word("张三，身份证号11010519491231002X"),
    "坏.docx": b"PK\x03\x04 broken",
    "没人提到.txt": b"x",
}


def test_opening_judges_every_row_and_publishes_nothing(office: Office) -> None:
    batch, _ = opened(office, packed(ROWS, FILES))
    counts = dict(queries.tally(batch)["states"])  # type: ignore[arg-type]
    assert (counts["等导入"], counts["有错，没有导入"]) == (4, 2)
    assert batch.unused == ["没人提到.txt"]  # type: ignore[attr-defined]
    assert not Record.objects.exists()


def test_taking_it_in_tells_what_became_of_each_row(office: Office) -> None:
    batch, source = opened(office, packed(ROWS, FILES))
    assert sum(batches.take_all(batch=batch, source=source, actor=office.wang)) == 4  # type: ignore[arg-type]
    states = {each.title: each.state for each in ImportItem.objects.all()}
    assert states == {
        "春季防火通知": "done",
        "低保名单": "held",
        "找不到文件的": "faulty",
        "日期不对的": "faulty",
        "坏文件": "faulty",
        "没有文件的": "done",
    }
    held = ImportItem.objects.get(title="低保名单").fault
    assert "身份证" in held and "11010519491231002X" not in held
    record = Record.objects.get(title="春季防火通知")
    shown = public.public_record(office.agency, str(record.pk))
    assert shown is not None and "防火工作" in shown.version.content["body"]
    assert shown.version.ground == Ground.ON_PAPER and shown.version.paper_reviewed_by == "李明"
    kept = shown.version.content["attachments"]
    assert [each["name"] for each in kept] == ["附件.txt"] and public.public_attachment(shown, kept[0]["id"])
    register = Record.objects.get(title="没有文件的").public_version.paper_register
    assert register == "2020年保密审查登记簿第3号"
    assert AuditEntry.objects.filter(act="record.import").count() == 1


def test_it_is_resumed_where_it_was_left_and_never_doubled(office: Office) -> None:
    data = packed([row(f"通知{n}") for n in range(7)], {})
    batch, source = opened(office, data)
    assert batches.take_piece(batch=batch, source=source, actor=office.wang, size=3) == 3  # type: ignore[arg-type]
    assert Record.objects.count() == 3
    assert list(batches.take_all(batch=batch, source=source, actor=office.wang)) == [4]  # type: ignore[arg-type]
    assert batches.take_piece(batch=batch, source=source, actor=office.wang) == 0  # type: ignore[arg-type]
    again, source = opened(office, data)
    counts = dict(queries.tally(again)["states"])  # type: ignore[arg-type]
    assert counts["登记簿里已经有"] == 7
    assert Record.objects.count() == 7
    numbers = sorted(Record.objects.values_list("index_number", flat=True))
    assert numbers == [f"2020-{n:05d}" for n in range(1, 8)]


def test_the_ledger_alone_and_a_folder(office: Office, tmp_path: Path) -> None:
    ledger = filled(RECORDS, [row("只有台账")])
    batch = batches.open_batch(
        source=HeldFiles({"台账.xlsx": ledger}), name="台账.xlsx", actor=office.wang, today=TODAY
    )
    assert queries.tally(batch)["waiting"] == 1
    (tmp_path / "台账.xlsx").write_bytes(filled(RECORDS, [row("在文件夹里", body_file="防火.docx")]))
    (tmp_path / "子文件夹").mkdir()
    (tmp_path / "子文件夹" / "防火.docx").write_bytes(FILES["防火.docx"])
    (tmp_path / "out").symlink_to("/etc")
    source = FolderSource(tmp_path)
    assert sorted(source.names()) == ["台账.xlsx", "防火.docx"]
    batch = batches.open_batch(source=source, name="夹", actor=office.wang, today=TODAY, folder=str(tmp_path))
    list(batches.take_all(batch=batch, source=source, actor=office.wang))
    assert "防火工作" in Record.objects.get(title="在文件夹里").body


def test_names_of_a_chinese_windows_zip_are_read(office: Office) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        info = zipfile.ZipInfo("名单.txt".encode("gb18030").decode("cp437"))
        out.writestr(info, b"x")
        out.writestr("../../etc/台账.xlsx", b"x")
    assert set(ZipSource(stream.getvalue()).names()) == {"名单.txt", "台账.xlsx"}


@pytest.mark.parametrize(
    ("names", "key"),
    [([], "importing.no_ledger"), (["a.xlsx", "b.xlsx"], "importing.which_ledger")],
)
def test_which_file_is_the_ledger(office: Office, names: list[str], key: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("x.txt", b"x")
        for name in names:
            out.writestr(name, b"x")
    with pytest.raises(InputFault) as refusal:
        opened(office, stream.getvalue())
    assert refusal.value.key == key


def test_a_bomb_is_not_opened(office: Office) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("台账.xlsx", b"\0" * (40 << 20))
    with pytest.raises(InputFault) as refusal:
        opened(office, stream.getvalue())
    assert refusal.value.key == "file.zip_bomb"


@pytest.mark.parametrize("who", ["li", "zhou", "chen"])
def test_only_who_keeps_the_register_imports(office: Office, who: str) -> None:
    with pytest.raises(PermissionDenied):
        batches.open_batch(
            source=ZipSource(packed(ROWS, FILES)), name="x", actor=getattr(office, who), today=TODAY
        )


def test_the_pages(office: Office) -> None:
    client = Client()
    client.force_login(office.wang, backend="allauth.account.auth_backends.AuthenticationBackend")
    upload = SimpleUploadedFile("2020.zip", packed(ROWS, FILES))
    answer = client.post("/work/record-imports/", {"file": upload})
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "找不到文件：没有.docx" in page and "没人提到.txt" in page
    assert client.post(answer.url).status_code == 302
    after = client.get(answer.url).content.decode()
    assert "有个人信息，没有导入" in after and Record.objects.count() == 2
    bad = client.post("/work/record-imports/", {"file": SimpleUploadedFile("x.zip", b"not a zip")})
    assert "损坏" in bad.content.decode()


def test_the_commands(office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from gongkai.cli import main

    path = tmp_path / "2020.zip"
    path.write_bytes(packed(ROWS, FILES))
    words = ["import-records", str(path), "--agency", "qingshi", "--as", "wang", "--json"]
    assert main(words) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["已导入"] == 2 and len(told["left_out"]) == 4
    assert main(["publish-due", "--agency", "qingshi"]) == 0
    assert main(["publish-due", "--agency", "nobody"]) == 2
    assert main(["import-records", str(tmp_path / "none.zip"), "--agency", "qingshi", "--as", "wang"]) == 2
