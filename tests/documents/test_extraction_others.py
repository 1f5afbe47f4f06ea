"""Text, web pages, PDF, pictures and zips: what is read, and where it stood."""

from __future__ import annotations

import pytest

from gongkai.documents.extraction.extract import extract
from gongkai.documents.extraction.screening import screen_file
from gongkai_law.errors import InputFault
from tests.documents import files
from tests.screening_numbers import identity

NUMBER = identity()


def places(data: bytes, name: str = "") -> dict[str, str]:
    return {p.finding.value: p.place for p in screen_file(data, name).findings}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_a_text_is_read_in_every_usual_encoding(encoding: str):
    text = f"第一行\r\n身份证号：{NUMBER}\r\n"
    extraction = extract(text.encode(encoding))
    assert (extraction.kind, extraction.text) == ("txt", text)
    assert places(text.encode(encoding)) == {NUMBER: "第2行"}


def test_a_text_that_begins_like_a_zip_is_a_text():
    assert extract(b"PK 13812345678").kind == "txt"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param(f"<p>号<b>{NUMBER[:6]}</b>{NUMBER[6:]}</p>", "正文", id="split over tags"),
        pytest.param(f"<p>{''.join(f'&#{ord(c)};' for c in NUMBER)}</p>", "正文", id="entities"),
        pytest.param(f"<!-- {NUMBER} -->", "网页注释", id="comment"),
        pytest.param(
            f"<div style='display: none'><p>{NUMBER}</p></div>", "网页里不显示的部分", id="hidden block"
        ),
        pytest.param(f"<p hidden>{NUMBER}</p>", "网页里不显示的部分", id="hidden attribute"),
        pytest.param(f"<img alt='{NUMBER}'>", "网页标签的属性", id="words of a picture"),
        pytest.param(f"<input type='hidden' value='{NUMBER}'>", "网页标签的属性", id="hidden field"),
        pytest.param(f"<script>var a='{NUMBER}'</script>", "网页脚本", id="script"),
        pytest.param(
            f"<table><tr><th>姓名<th>证号<tr><td>张三<td>{NUMBER}</table>", "第1张表 第2行第2格", id="table"
        ),
        pytest.param(
            f"<table><tr><td>甲<!--{NUMBER}--></td></tr></table>", "网页注释", id="comment in a table"
        ),
    ],
)
def test_a_page_is_read_with_what_it_hides(body: str, place: str):
    page = f"<!DOCTYPE html><html><head><title>公示</title></head><body>{body}</body></html>"
    assert set(places(page.encode()).values()) == {place}


def test_a_cell_of_a_page_keeps_its_line_break():
    page = f"<table><tr><th>证号<tr><td>{NUMBER[:9]}<br>{NUMBER[9:]}</table>"
    assert list(places(page.encode(), "a.html")) == [f"{NUMBER[:9]}\n{NUMBER[9:]}"]


def test_a_page_in_gbk_says_so_itself():
    page = f"<html><meta charset=gb2312><p>身份证号{NUMBER}</p></html>"
    assert "身份证号" in extract(page.encode("gbk"), "a.htm").text


def test_text_under_a_black_box_is_in_the_pdf_all_the_same():
    source = f"No {NUMBER} #place(dy: -14pt, rect(width: 300pt, height: 20pt, fill: black))"
    assert places(files.pdf(source)) == {NUMBER: "第1页"}


def test_white_text_and_later_pages_of_a_pdf_are_read():
    assert places(files.pdf(f"A #pagebreak() #text(fill: white)[{NUMBER}]")) == {NUMBER: "第2页"}


def test_the_properties_of_a_pdf_are_read():
    assert places(files.pdf(f'#set document(title: "{NUMBER}")\nA')) == {NUMBER: "文件属性"}


def test_a_page_without_text_is_told():
    assert any("第 1 页没有文字" in note for note in extract(files.pdf("#rect(fill: black)")).notes)


def test_pictures_tell_what_they_carry():
    screened = screen_file(files.jpeg("tel 13812345678", with_place=True), "a.jpg")
    assert [p.finding.value for p in screened.findings] == ["13812345678"]
    assert any("GPS" in note for note in screened.extraction.notes)
    assert not any("GPS" in note for note in extract(files.jpeg("x")).notes)
    assert "13812345678" in places(files.png("mob 13812345678"))


def test_a_zip_is_read_file_by_file_with_names():
    data = files.packed(
        {"甲/名单.txt": f"号{NUMBER}".encode(), f"{NUMBER}.txt": b"x", "b.bin": bytes(range(32))}
    )
    screened = screen_file(data, "a.zip")
    assert [(p.finding.value, p.place) for p in screened.findings] == [
        (NUMBER, "“名单.txt” 第1行"),
        (NUMBER, f"“{NUMBER}.txt” 文件名"),
    ]
    assert any("b.bin" in note for note in screened.extraction.notes)


def test_a_path_in_a_name_is_no_path():
    assert extract(b"x", "../../etc/名单.txt").pieces[-1].text == "名单.txt"
    assert extract(b"x", "C:\\甲\\名单.txt").pieces[-1].text == "名单.txt"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(b"", "file.empty", id="nothing"),
        pytest.param(b"\x00\x01\x02" * 50, "file.not_text", id="no text"),
        pytest.param(b"a\nb\x81\xff\xff", "file.encoding_unknown", id="no known encoding"),
        pytest.param(b"%PDF-1.4 nonsense", "file.broken", id="broken pdf"),
        pytest.param(files.packed({"word/document.xml": b"<a"}), "file.broken", id="broken docx"),
        pytest.param(files.packed({"xl/workbook.xml": b"<a/>"})[:60], "file.broken", id="a zip cut off"),
        pytest.param(b"{\\rtf1 x}", "file.old_office", id="rtf"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "file.old_office", id="xls"
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "file.encrypted",
            id="password",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, key: str):
    with pytest.raises(InputFault) as raised:
        extract(data)
    assert raised.value.key == key and "办法：" in str(raised.value)
