"""What people forget in Word files: deleted text, comments, hidden text, headers and footers, boxes, properties."""

from __future__ import annotations

import io

import pytest
from docx.oxml import parse_xml

from gongkai.documents.extraction.screening import screen_file
from tests.documents import files
from tests.screening_numbers import identity

NUMBER = identity()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def places(data: bytes) -> dict[str, str]:
    return {p.finding.value: p.place for p in screen_file(data).findings}


def struck(document) -> None:
    files.deleted(document.add_paragraph("删去："), NUMBER)


def vanished(document) -> None:
    document.add_paragraph("甲").add_run(NUMBER).font.hidden = True


def header(document) -> None:
    document.sections[0].header.paragraphs[0].text = NUMBER


def footer(document) -> None:
    document.sections[0].footer.paragraphs[0].text = NUMBER


def properties(document) -> None:
    document.core_properties.comments = NUMBER


def field_code(document) -> None:
    run = document.add_paragraph()._p
    run.append(parse_xml(f"<w:r {W}><w:instrText>MERGEFIELD {NUMBER}</w:instrText></w:r>"))


def box(document) -> None:
    document.add_paragraph()._p.append(
        parse_xml(
            f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )


def in_runs(document) -> None:
    paragraph = document.add_paragraph("身份证号：")
    for part in (NUMBER[:5], NUMBER[5:12], NUMBER[12:]):
        paragraph.add_run(part).bold = True


def in_table(document) -> None:
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["姓名", "身份证号", "张三", NUMBER], strict=True):
        cell.text = text


def inserted(document) -> None:
    document.add_paragraph()._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>{NUMBER}</w:t></w:r></w:ins>"))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(struck, "正文里修订时删去的文字", id="deleted text"),
        pytest.param(vanished, "正文里的隐藏文字", id="hidden text"),
        pytest.param(header, "页眉", id="header"),
        pytest.param(footer, "页脚", id="footer"),
        pytest.param(properties, "文件属性", id="properties"),
        pytest.param(field_code, "正文里的域代码", id="field code"),
        pytest.param(box, "正文", id="text box"),
        pytest.param(in_runs, "正文", id="split over runs"),
        pytest.param(in_table, "正文第1张表 第2行第2格", id="table"),
        pytest.param(inserted, "正文", id="inserted text"),
    ],
)
def test_it_is_read(change, place: str):
    assert places(files.word(change)) == {NUMBER: place}


def test_comments_are_read():
    part = (
        f"<w:comments {W}><w:comment><w:p><w:r><w:t>本人{NUMBER}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    data = files.with_parts(files.word(lambda d: None), {"word/comments.xml": part})
    assert places(data) == {NUMBER: "批注"}


def test_a_cell_keeps_its_line_break():
    def change(document) -> None:
        document.add_table(1, 1).cell(0, 0).text = f"{NUMBER[:10]}\n{NUMBER[10:]}"

    assert list(places(files.word(change))) == [f"{NUMBER[:10]}\n{NUMBER[10:]}"]


def test_a_picture_inside_is_asked_for_its_exif():
    def change(document) -> None:
        document.add_picture(io.BytesIO(files.jpeg("tel 13812345678", with_place=True)))

    screened = screen_file(files.word(change))
    assert [p.finding.value for p in screened.findings] == ["13812345678"]
    assert "EXIF" in screened.findings[0].place
    assert any("GPS" in note for note in screened.extraction.notes)


def test_an_embedded_workbook_is_read():
    inner = files.xlsx([["身份证号"], [NUMBER]])
    with_sheet = files.with_parts(files.word(lambda d: None), {"word/embeddings/a.xlsx": inner})
    assert places(with_sheet) == {NUMBER: "“a.xlsx” 工作表“名单” A2"}
