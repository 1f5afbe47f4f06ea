"""Files that are no use: refused in words that say what, where and how to mend; nothing is guessed. (K11 is not this.)"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from gongkai.reporting.importing.check import check_report
from gongkai.reporting.importing.sources import Limits, all_kinds, load, open_report
from gongkai.reporting.importing.sources.limits import limits_from_environment
from gongkai_law.errors import InputFault, explain
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_docx, as_text, as_xlsx
from tests.report_samples import zero_figures

FORM = Form.for_year(2023)
REPORT = MadeReport(FORM, 2023, zero_figures(FORM))
TEXT = as_text(REPORT)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def macro_typed(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"document.main+xml", b"document.macroEnabled.main+xml")
            new.writestr(name, content)
    return out.getvalue()


def without_part(data: bytes, left_out: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != left_out:
                new.writestr(name, old.read(name))
    return out.getvalue()


DEEP = "<html><body>" + "<div>" * 400 + "一、总体情况" + "</div>" * 400

CASES = [
    ("an empty file", b"", "a.txt", "file.empty"),
    ("only blanks and line ends", b"\xef\xbb\xbf \r\n\n", "a.txt", "file.empty"),
    ("only zero bytes", b"\0" * 4000, "a.docx", "file.empty"),
    ("a shopping list", "白菜两斤，萝卜三斤。".encode(), "a.txt", "importing.not_a_report"),
    ("another report with a like heading", "年终工作总结\n一、总体情况\n今年成绩很大。".encode(), "a.txt",
     "importing.not_a_report"),
    ("only the title", "青山县2023年政府信息公开工作年度报告".encode(), "a.txt", "importing.not_a_report"),
    ("a program", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + bytes(range(256)) * 8, "a.txt", "file.not_text"),
    ("text with zero bytes in it", "一、总体情况\0\0\0".encode(), "a.txt", "file.not_text"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 99, "a.pdf", "importing.picture"),
    ("an old .doc", OLE, "a.doc", "importing.old_word"),
    ("a .wps", OLE, "a.wps", "importing.old_word"),
    ("an old .xls", OLE + "Workbook".encode("utf-16-le"), "a.xls", "importing.old_workbook"),
    ("a docx with a password", OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "file.encrypted"),
    ("an rtf", b"{\\rtf1\\ansi }", "a.doc", "importing.rtf"),
    ("an OFD", packed(OFD_xml=b"<a/>"), "a.ofd", "importing.ofd"),
    ("an odt", packed(content_xml=b"<a/>", mimetype=b"application/x"), "a.odt", "importing.opendocument"),
    ("slides", packed(ppt__presentation_xml=b"<a/>"), "a.pptx", "importing.slides"),
    ("a zip of files", packed(a_txt=b"1"), "a.zip", "importing.packed"),
    ("a rar", b"Rar!\x1a\x07\x00", "a.rar", "importing.packed"),
    ("a zip cut off", as_docx(REPORT)[:5000], "a.docx", "file.broken"),
    ("a docx with macros", with_part(as_docx(REPORT), "word/vbaProject.bin", b"x"), "a.docm", "importing.macros"),
    ("a docx that declares macros", macro_typed(as_docx(REPORT)), "a.docx", "importing.macros"),
    ("an xlsx with macros", with_part(as_xlsx(REPORT), "xl/vbaProject.bin", b"x"), "a.xlsm", "importing.macros"),
    ("an xlsb", packed(xl__workbook_bin=b"x"), "a.xlsb", "importing.old_workbook"),
    ("an xlsx without its list of parts", without_part(as_xlsx(REPORT), "xl/_rels/workbook.xml.rels"), "a.xlsx",
     "importing.part_missing"),
    ("a zip bomb: one part", with_part(as_docx(REPORT), "word/media/a.bin", b"\0" * 30_000_000), "a.docx",
     "file.zip_bomb"),
    ("a zip bomb: the text itself", packed(word__document_xml=b"<a>" + b" " * 30_000_000), "a.docx", "file.zip_bomb"),
    ("a zip bomb: too many parts", packed(word__document_xml=b"", **{f"p{n}": b"" for n in range(3001)}), "a.docx",
     "file.zip_bomb"),
    ("a page nested 400 deep", DEEP.encode(), "a.html", "importing.html_too_deep"),
    ("a year before the Regulation", TEXT.replace("2023", "1999").encode(), "a.txt", "importing.year_out_of_range"),
    ("a year after all years", TEXT.replace("2023", "2100").encode(), "a.txt", "importing.year_out_of_range"),
    ("two million characters", ("一、总体情况\n" + "公开" * 1_000_001).encode(), "a.txt", "importing.too_long"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "key"), [pytest.param(data, name, key, id=said) for said, data, name, key in CASES]
)
def test_a_file_that_is_no_use(data: bytes, name: str, key: str):
    with pytest.raises(InputFault) as fault:
        check_report(data, name)
    said = explain(fault.value)
    assert fault.value.key == key
    assert said.where and said.mend and "{" not in said.sentence and key not in said.sentence


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(InputFault) as fault:
        check_report(path)
    assert fault.value.key == "file.too_large" and "50.0" in str(fault.value) and "20" in str(fault.value)


def test_bytes_over_the_limit_are_refused_too():
    with pytest.raises(InputFault) as fault:
        open_report(TEXT.encode(), "a.txt", Limits(file=100))
    assert fault.value.key == "file.too_large"


@pytest.mark.parametrize(
    ("set_to", "megabytes"),
    [("", 20), ("50", 50), ("0", 20), ("-1", 20), ("viel", 20), ("99999", 20)],
)
def test_the_limit_can_be_set(monkeypatch: pytest.MonkeyPatch, set_to: str, megabytes: int):
    monkeypatch.setenv("GONGKAI_REPORT_MAX_MB", set_to)
    assert limits_from_environment().file == megabytes * 1024 * 1024


@pytest.mark.parametrize(
    ("make", "key"),
    [
        pytest.param(lambda path: None, "file.missing", id="no such file"),
        pytest.param(lambda path: path.mkdir(), "file.is_folder", id="a folder"),
        pytest.param(os.mkfifo, "importing.not_a_file", id="a pipe that would never end"),
    ],
)
def test_what_is_no_file(tmp_path: Path, make, key: str):
    path = tmp_path / "年报.docx"
    make(path)
    with pytest.raises(InputFault) as fault:
        load(path)
    assert fault.value.key == key and "年报.docx" in str(fault.value)


def test_every_kind_of_the_folder_is_found_the_surest_first():
    kinds = [kind.KIND for kind in all_kinds()]
    assert kinds == ["pdf", "docx", "xlsx", "refused", "html", "md", "txt"]


def test_a_hostile_table_is_not_laid_out():
    cells = "<td colspan=100 rowspan=2000>0</td>" * 20
    page = "<table>" + f"<tr>{cells}</tr>" + "<tr></tr>" * 2000 + "</table>"
    with pytest.raises(InputFault) as fault:
        open_report(page.encode(), "a.html")
    assert fault.value.key == "importing.too_many_cells"
