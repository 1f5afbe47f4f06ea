"""Bodies: what a page may hold stays, what runs or leaks goes; Word files keep their structure and lose their secrets."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gongkai.publishing.bodies.blocks import blocks_of
from gongkai.publishing.bodies.safe import LONGEST_BODY, plain_text, safe_body
from gongkai.publishing.bodies.word import body_of_word
from gongkai_law.errors import InputFault

BAD = [
    pytest.param("<p>a</p><script>alert(1)</script>", "alert", id="a script"),
    pytest.param("<p onclick='x()'>a</p>", "onclick", id="an event handler"),
    pytest.param("<p style='position:fixed'>a</p>", "style", id="a style"),
    pytest.param("<p><a href='javascript:x()'>a</a></p>", "javascript", id="a script in a link"),
    pytest.param(
        "<p><img src='https://elsewhere.example/x.png'></p>", "elsewhere", id="a picture from elsewhere"
    ),
    pytest.param("<p><img src='data:image/svg+xml;base64,PHN2Zz4='></p>", "svg", id="a picture that can run"),
    pytest.param("<p><a href='data:text/html;base64,PHA+'>a</a></p>", "data:", id="a page in a link"),
    pytest.param("<iframe src='https://x.example'></iframe><p>a</p>", "iframe", id="a frame"),
    pytest.param("<p>a<!-- 内部意见 --></p>", "内部意见", id="a comment"),
    pytest.param("<form action='/work/'><p>a</p></form>", "form", id="a form"),
]


@pytest.mark.parametrize(("body", "gone"), BAD)
def test_what_must_not_stand_is_gone(body: str, gone: str) -> None:
    assert gone not in safe_body(body)
    assert "a" in plain_text(safe_body("<p>a</p>"))


def test_what_may_stand_stays() -> None:
    body = '<h2>一</h2><p><strong>重</strong></p><table><tr><td colspan="2">东村</td></tr></table><ol start="2"><li>项</li></ol>'
    assert all(each in safe_body(body) for each in ("<h2>", "<strong>", 'colspan="2"', "<li>"))


def test_plain_lines_become_paragraphs() -> None:
    assert safe_body("一\r\n\r\n 二 <b>&") == "<p>一</p>\n<p>二 &lt;b&gt;&amp;</p>"
    assert plain_text("<p>一</p><table><tr><td>甲</td><td>乙</td></tr></table>") == "一\n甲\t乙"


def test_too_long_is_told() -> None:
    with pytest.raises(InputFault):
        safe_body("字" * (LONGEST_BODY + 1))


@given(st.text(max_size=300))
def test_made_safe_twice_is_made_safe_once(text: str) -> None:
    once = safe_body(text)
    assert safe_body(once) == once
    assert "<script" not in once.lower()


def plain_word() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("一、总则", 1)
    paragraph = document.add_paragraph("第一段，")
    paragraph.add_run("重要").bold = True
    document.add_paragraph("第一项", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "东村", "12"
    return document


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def edited(data: bytes, old: str, new: str, extra: dict[str, str] | None = None) -> bytes:
    """The file with its running text changed by hand, as Word's tracked changes would."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as out:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = part.decode().replace(old, new).encode()
            out.writestr(name, part)
        for name, text in (extra or {}).items():
            out.writestr(name, text)
    return stream.getvalue()


def test_structure_is_kept() -> None:
    body = body_of_word(saved(plain_word())).body
    for each in ("<h2>一、总则</h2>", "<strong>重要</strong>", "<li>第一项</li>", "东村", "<table>"):
        assert each in body


def test_tracked_changes_comments_and_hidden_text_are_taken_out_and_told() -> None:
    run = "<w:t>第一段，</w:t></w:r>"
    changes = (
        run
        + '<w:del w:id="1" w:author="x"><w:r><w:delText>内部电话一二三</w:delText></w:r></w:del>'
        + '<w:ins w:id="2" w:author="x"><w:r><w:t>插入的话</w:t></w:r></w:ins>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏起来的话</w:t></w:r>"
        + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    comments = '<?xml version="1.0"?><w:comments xmlns:w="x"><w:comment>批注里的话</w:comment></w:comments>'
    taken = body_of_word(edited(saved(plain_word()), run, changes, {"word/comments.xml": comments}))
    assert "插入的话" in taken.body
    for gone in ("内部电话", "藏起来的话", "批注里的话"):
        assert gone not in taken.body
    told = "".join(taken.notes)
    assert all(each in told for each in ("删除的修订", "隐藏文字", "批注", "插入的修订"))


def test_a_picture_is_drawn_anew_without_its_place() -> None:
    picture = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "在张三家门口"
    Image.new("RGB", (40, 30), "red").save(picture, "JPEG", exif=exif)
    document = docx.Document()
    document.add_picture(io.BytesIO(picture.getvalue()))
    body = body_of_word(saved(document)).body
    (block,) = [each for each in blocks_of(body) if each.kind == "picture"]
    assert "在张三家门口".encode() not in block.picture
    assert Image.open(io.BytesIO(block.picture)).size == (40, 30)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(b"", "file.broken", id="nothing"),
        pytest.param(b"PK\x03\x04 cut off", "file.broken", id="a torn zip"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file.encrypted", id="password protected"
        ),
    ],
)
def test_bad_files_are_told(data: bytes, key: str) -> None:
    with pytest.raises(InputFault) as refusal:
        body_of_word(data)
    assert refusal.value.key == key


def test_a_zip_that_is_no_word_file() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("a.txt", "x")
    with pytest.raises(InputFault) as refusal:
        body_of_word(stream.getvalue())
    assert refusal.value.key == "publishing.not_word"


def test_entities_are_not_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    try:
        assert "root:" not in body_of_word(stream.getvalue()).body
    except InputFault as fault:
        assert fault.key == "file.broken"


def test_blocks_for_papers_come_in_order() -> None:
    kinds = [
        (each.kind, each.text)
        for each in blocks_of("<h2>一</h2><p>文<br>二</p><ul><li>项</li></ul><div>散</div>")
    ]
    assert kinds == [("heading", "一"), ("text", "文"), ("text", "二"), ("item", "项"), ("text", "散")]
    assert blocks_of(" ") == []
