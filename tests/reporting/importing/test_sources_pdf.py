"""Pdf: ruled tables are tables, the rest is lines with their columns; scans, locks and garbled text are refused."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import typst

from gongkai.base.pdfium import ONE_AT_A_TIME
from gongkai.reporting.importing.blocks import Line, OpenedFile, Table
from gongkai.reporting.importing.sources import open_report
from gongkai_law.errors import InputFault

PDF = "年报.pdf"


def made(source: str) -> bytes:
    return bytes(typst.compile(f"#set text(size: 10pt)\n{source}".encode()))


def lines(opened: OpenedFile) -> list[str]:
    return [block.text.strip() for block in opened.blocks if isinstance(block, Line) and block.text]


def grids(opened: OpenedFile) -> list[list[list[tuple[str, int, int]]]]:
    return [
        [[(c.text, c.colspan, c.rowspan) for c in row] for row in b.rows]
        for b in opened.blocks
        if isinstance(b, Table)
    ]


def test_a_ruled_table_with_merged_cells():
    opened = open_report(
        made(
            "前文甲乙丙丁\n\n#table(columns: 3, table.cell(rowspan: 2)[结果], table.cell(colspan: 2)[申请人],"
            " [自然人], [总计], [予以公开], [], [12])\n\n后文甲乙丙丁"
        ),
        PDF,
    )
    assert opened.kind == "pdf" and opened.layout
    assert grids(opened) == [
        [
            [("结果", 1, 2), ("申请人", 2, 1)],
            [("自然人", 1, 1), ("总计", 1, 1)],
            [("予以公开", 1, 1), ("", 1, 1), ("12", 1, 1)],
        ]
    ]
    assert [type(block).__name__ for block in opened.blocks if not (isinstance(block, Line) and not block.text)] == [
        "Line",
        "Table",
        "Line",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "stroke",
    [
        pytest.param("0.5pt", id="all lines"),
        pytest.param("(x: none, y: 0.5pt)", id="no upright lines: columns by blanks"),
        pytest.param("none", id="no lines at all"),
    ],
)
def test_columns_survive_whatever_is_drawn(stroke: str):
    opened = open_report(
        made(
            f"#table(columns: (3fr, 1fr, 1fr), stroke: {stroke}, [规章和规范性文件], [0], [12], [行政许可], [3], [456])"
        ),
        PDF,
    )
    found = [[text for text, _, _ in row] for grid in grids(opened) for row in grid]
    assert (found or [line.split() for line in lines(opened)]) == [
        ["规章和规范性文件", "0", "12"],
        ["行政许可", "3", "456"],
    ]


def test_columns_without_lines_stand_below_each_other():
    opened = open_report(
        made(
            "#table(columns: (3fr, 1fr, 1fr), stroke: none, [规章], [0], [12], [行政许可事项甲乙丙], [3], [456])"
        ),
        PDF,
    )
    first, second = (block.text for block in opened.blocks if isinstance(block, Line))
    assert (
        abs(first.index("0") - second.index("3")) <= 1 and abs(first.index("12") - second.index("456")) <= 1
    )


def test_a_table_open_at_its_sides():
    opened = open_report(
        made(
            "#table(columns: 3, stroke: (x, y) => (left: if x > 0 {0.5pt} else {none}, y: 0.5pt), [规章制度], [0], [12],"
            " [行政许可], [3], [456])"
        ),
        PDF,
    )
    assert [[text for text, _, _ in row] for row in grids(opened)[0]] == [
        ["规章制度", "0", "12"],
        ["行政许可", "3", "456"],
    ]


def test_a_table_over_two_pages_is_one_and_page_numbers_go():
    rows = ", ".join(f"[第{n}行], [{n}]" for n in range(12))
    opened = open_report(
        made(f'#set page(height: 200pt, numbering: "- 1 -")\n#table(columns: 2, {rows})'), PDF
    )
    assert [[text for text, _, _ in row] for grid in grids(opened) for row in grid] == [
        [f"第{n}行", str(n)] for n in range(12)
    ]
    assert len(grids(opened)) == 1 and not lines(opened)


def wide(label: str, figures: list[str]) -> str:
    return ", ".join(f"[{text}]" for text in (label, *figures))


def test_a_row_torn_by_the_page_end_is_one_row_again():
    zeros, blank = ["0"] * 7, [""] * 7
    top = f"#table(columns: (3fr, 1fr, 1fr, 1fr, 1fr, 1fr, 1fr, 1fr), {wide('2.重复申请', zeros)}, {wide('5.要求行政机关', zeros)})"
    bottom = f"#table(columns: (3fr, 1fr, 1fr, 1fr, 1fr, 1fr, 1fr, 1fr), {wide('确认或重新出具', blank)}, {wide('（六）其他处理', zeros)})"
    opened = open_report(made(f"{top}\n#pagebreak()\n{bottom}"), PDF)
    (grid,) = grids(opened)
    labels = [row[0][0].replace("\n", "") for row in grid]
    assert labels == ["2.重复申请", "5.要求行政机关确认或重新出具", "（六）其他处理"]


def test_a_blank_row_after_a_page_end_stays_a_row():
    zeros, blank = ["0"] * 7, [""] * 7
    columns = "columns: (3fr, 1fr, 1fr, 1fr, 1fr, 1fr, 1fr, 1fr)"
    source = f"#table({columns}, {wide('2.重复申请', zeros)})\n#pagebreak()\n#table({columns}, {wide('3.其他', blank)})"
    assert [row[0][0] for row in grids(open_report(made(source), PDF))[0]] == ["2.重复申请", "3.其他"]


def test_a_number_too_long_for_its_cell_is_one_number():
    opened = open_report(
        made("#table(columns: (60pt, 32pt), inset: 3pt, [行政处罚], [39857\\ 58], [行政强制], [8\\ 2])"), PDF
    )
    assert [row[1][0] for row in grids(opened)[0]] == ["3985758", "8\n2"]


@pytest.mark.parametrize(
    "turn",
    [pytest.param(90, id="page turned"), pytest.param(180, id="upside down"), pytest.param(270, id="left")],
)
def test_turned_pages_read_upright(turn: int):
    data = made("#table(columns: 2, [规章制度全], [0], [行政许可全], [12])")
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
        page = document[0]
        page.set_rotation(turn)
        page.close()  # before the document: pdfium keeps a page's changes with the page
        out = io.BytesIO()
        document.save(out)
    # whichever way the page is shown, its words run level
    found = grids(open_report(out.getvalue(), PDF))
    assert [[text for text, _, _ in row] for row in found[0]] == [["规章制度全", "0"], ["行政许可全", "12"]]


@pytest.mark.parametrize("turn", [-90, 90, 180])
def test_a_landscape_table_drawn_turned_on_an_upright_page(turn: int):
    table = "table(columns: 2, [规章制度全], [0], [行政许可全], [12])"
    opened = open_report(made(f"#rotate({turn}deg, reflow: true, {table})"), PDF)
    assert [[text for text, _, _ in row] for row in grids(opened)[0]] == [
        ["规章制度全", "0"],
        ["行政许可全", "12"],
    ]


def test_a_water_mark_across_the_page_is_not_text():
    opened = open_report(
        made("#place(dx: 50pt, dy: 80pt, rotate(30deg, [内部资料]))\n一、总体情况\n\n公开信息五条甲乙"), PDF
    )
    assert lines(opened) == ["一、总体情况", "公开信息五条甲乙"]


def test_text_printed_twice_for_boldness_is_once():
    source = (
        "#place(dx: 0pt, dy: 0pt)[二〇二三年政府信息公开]\n#place(dx: 0.3pt, dy: 0pt)[二〇二三年政府信息公开]"
    )
    assert lines(open_report(made(source), PDF)) == ["二〇二三年政府信息公开"]


def test_a_frame_around_the_page_is_no_table():
    opened = open_report(made("#rect(width: 100%)[一、总体情况\n\n公开信息五条甲乙]"), PDF)
    assert lines(opened) == ["一、总体情况", "公开信息五条甲乙"] and not grids(opened)


def scan() -> bytes:
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def long() -> bytes:
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(301):
            document.new_page(10, 10)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"00" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"
)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(scan(), "importing.pdf_without_text", id="a scan"),
        pytest.param(long(), "importing.too_many_pages", id="301 pages"),
        pytest.param(b"%PDF-1.7\nabc", "file.broken", id="not a pdf behind its mark"),
        pytest.param(LOCKED, "file.encrypted", id="a password"),
    ],
)
def test_pdf_that_cannot_be_read(data: bytes, key: str):
    with pytest.raises(InputFault) as fault:
        open_report(data, PDF)
    assert fault.value.key == key and fault.value.where == PDF


def test_a_stream_that_swells_is_not_unpacked():
    import zlib

    bomb = zlib.compress(b"\0" * 150_000_000, 9)
    data = b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode/Length " + str(len(bomb)).encode() + b">>stream\n" + bomb
    with pytest.raises(InputFault) as fault:
        open_report(data + b"\nendstream endobj", PDF)
    assert fault.value.key == "file.zip_bomb"
