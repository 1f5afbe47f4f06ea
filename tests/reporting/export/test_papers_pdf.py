"""The pdf: every label and figure can be read out of it, every character has a glyph, table three stands on one page."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from gongkai.letters.fonts import font_folders
from gongkai.letters.fonts.coverage import code_points, covered, missing_characters
from gongkai.reporting.export import pdf
from gongkai.reporting.export.paper import broken_label
from gongkai_law.report.form import all_forms
from tests.reporting.export.sample_papers import paper

EDITIONS = [form.id for form in all_forms()]
# Not in the 仿宋 face the body is set in: names of people and places use them.
RARE = "堃祎喆玥螅"


def pages(data: bytes) -> list[str]:
    """The text of each page, without blanks."""
    document = pypdfium2.PdfDocument(data)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_label_and_figure_is_in_the_text(edition: str) -> None:
    made = paper(edition, 6, largest=99_999)
    text = "".join(pages(pdf.render(made)))
    for heading in made.form.chapters:
        assert heading.heading in text
    for number, grid in made.tables.items():
        for row in grid:
            for box in row:
                for line in broken_label(box, made.printed(box), narrow=number != 2):
                    assert line in text, (number, box)
    assert made.form.t3_corner in text


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("largest", [9, 99_999])
def test_table_three_stands_on_one_page(edition: str, largest: int) -> None:
    found = pages(pdf.render(paper(edition, 7, largest=largest)))
    (page,) = [text for text in found if "一、本年新收政府信息公开申请数量" in text]
    assert "三、收到和处理政府信息公开申请情况" in page
    assert "四、结转下年度继续办理" in page


def test_pages_are_a4_and_numbered() -> None:
    data = pdf.render(paper("F2021"))
    document = pypdfium2.PdfDocument(data)
    assert {tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document} == {(210, 297)}
    assert all(f"—{number}—" in text for number, text in enumerate(pages(data), 1))
    assert b"pdfaid" in data, "PDF/A for the archive"


def fonts_by_character(data: bytes) -> set[tuple[str, str]]:
    """(font, character) of every character drawn."""
    found = set()
    buffer = ctypes.create_string_buffer(200)
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(text, index))
            pdfium.FPDFText_GetFontInfo(text, index, buffer, 200, None)
            if not char.isspace():
                found.add((buffer.value.decode().rpartition("+")[2], char))
    return found


def test_no_character_is_a_box() -> None:
    files = {path.stem: code_points(path) for folder in font_folders() for path in folder.glob("*.otf")}
    made = paper(
        "F2021",
        agency=f"青山县{RARE}镇人民政府",
        extra=f"{RARE}，〔2021〕30号，“三安全一稳定”，①②③，20℃，㎡。",
    )
    drawn = fonts_by_character(pdf.render(made))
    assert {char for _, char in drawn} >= set(RARE)
    for font, char in drawn:
        stem = font.removesuffix("-Identity-H")
        assert ord(char) in files[stem], f"{char} is drawn as a box by {stem}"


def test_characters_no_font_has_are_named() -> None:
    made = paper("F2021", extra="生僻字\U0003134a")
    assert pdf.unprintable(made) == "\U0003134a"
    assert pdf.unprintable(paper("F2021", extra=RARE)) == ""
    assert missing_characters("空 格\n和\t制表\u3000") == ""
    assert len(covered()) > 30_000


@pytest.mark.parametrize("agency", ["甲乡", "一个名称特别特别长的经济技术开发区管理委员会人民政府办公室"])
def test_short_and_long_names_are_signed_and_set(agency: str) -> None:
    made = replace(paper("F2021", agency=agency), signed_on=date(2022, 12, 31))
    text = "".join(pages(pdf.render(made)))
    assert f"{agency}2022年12月31日" in text


def test_an_unsigned_report_has_no_signature() -> None:
    text = "".join(pages(pdf.render(replace(paper("F2021"), signed_on=None))))
    assert "2022年" not in text
