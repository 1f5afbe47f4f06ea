"""`gongkai screen FILE [--json]`: the contract others build on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.cli import main
from tests.documents import files
from tests.screening_numbers import identity

NUMBER = identity()


def screen(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    code = main(["screen", str(path), *more])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_json_has_exact_spans_of_the_file(tmp_path, capsys):
    text = f"第一行\r\n身份证号：{NUMBER}，手机138 1234 5678。\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    code, out, err = screen(path, capsys, "--json")
    found = json.loads(out)["findings"]
    assert (code, err) == (1, "")
    assert [(f["kind"], f["value"], f["severity"]) for f in found] == [
        ("id_card", NUMBER, "error"),
        ("mobile", "138 1234 5678", "warning"),
    ]
    assert all(text[f["start"] : f["end"]] == f["value"] for f in found)
    assert set(found[0]) == {"kind", "value", "start", "end", "why", "severity"}


def test_a_clean_text_is_fine(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("联系电话：0379-68331234", "utf-8")
    assert screen(path, capsys, "--json") == (0, '{\n  "findings": []\n}\n', "")
    code, out, _ = screen(path, capsys)
    assert code == 0 and "没有发现个人信息" in out


def test_people_read_line_context_and_what_to_do(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(f"名单\n张三的身份证号：{NUMBER}\n", "utf-8")
    code, out, _ = screen(path, capsys)
    assert code == 1
    assert (
        "第2行" in out
        and f"张三的身份证号：【{NUMBER}】" in out
        and "办法：" in out
        and "1 处必须处理" in out
    )


def test_warnings_alone_are_findings_too(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("手机13812345678", "utf-8")
    assert screen(path, capsys)[0] == 1


def test_a_spreadsheet_tells_the_place(tmp_path, capsys):
    path = tmp_path / "a.xlsx"
    path.write_bytes(files.xlsx([["姓名", "身份证号"], ["张三", NUMBER]]))
    code, out, _ = screen(path, capsys, "--json")
    (found,) = json.loads(out)["findings"]
    assert code == 1 and (found["value"], found["place"]) == (NUMBER, "工作表“名单” B2")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("nowhere.txt", None, id="not there"),
        pytest.param("empty.txt", b"", id="empty"),
        pytest.param("a.docx", b"PK\x03\x04 broken", id="broken"),
        pytest.param("a.bin", bytes(range(256)), id="no text"),
    ],
)
def test_what_cannot_be_read_ends_with_two_and_words(tmp_path, capsys, name: str, data: bytes | None):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    code, out, err = screen(path, capsys, "--json")
    assert (code, out) == (2, "") and "办法：" in err and "Traceback" not in err


def test_a_folder_is_refused(tmp_path, capsys):
    assert screen(tmp_path, capsys)[0] == 2


def test_it_starts_without_django_and_without_the_readers_it_does_not_need(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲", "utf-8")
    code = (
        "import sys\nfrom gongkai.cli import main\n"
        f"assert main(['screen', {str(path)!r}]) == 0\n"
        "assert not {'django', 'lxml', 'pypdfium2', 'openpyxl', 'docx'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
