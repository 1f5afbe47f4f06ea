"""What people forget in spreadsheets: hidden sheets, rows, columns, comments, cached pivots, names, headers, properties."""

from __future__ import annotations

import pytest

from gongkai.documents.extraction.extract import extract
from gongkai.documents.extraction.screening import screen_file
from gongkai_law.errors import InputFault
from tests.documents import files
from tests.screening_numbers import card, identity

PHONE = "13812345678"


def places(data: bytes, name: str = "") -> dict[str, str]:
    """Value → place of every finding."""
    return {p.finding.value: p.place for p in screen_file(data, name).findings}


def hidden_sheet(book) -> None:
    sheet = book.create_sheet("底稿")
    sheet.sheet_state = "hidden"
    sheet["C5"] = identity()


def very_hidden_sheet(book) -> None:
    book.create_sheet("底稿").sheet_state = "veryHidden"
    book["底稿"]["C5"] = identity()


def hidden_row(book) -> None:
    book["名单"]["A4"] = identity()
    book["名单"].row_dimensions[4].hidden = True


def hidden_column(book) -> None:
    book["名单"]["F2"] = identity()
    book["名单"].column_dimensions["F"].hidden = True


def commented(book) -> None:
    book["名单"]["B2"].comment = files.comment(f"本人{identity()}")


def named(book) -> None:
    book.defined_names["联系"] = files.defined_name("联系", identity())


def headed(book) -> None:
    book["名单"].oddHeader.center.text = identity()


def described(book) -> None:
    book.properties.description = identity()


def linked(book) -> None:
    book["名单"]["A2"].hyperlink = f"mailto:{identity()}@x.invalid"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(hidden_sheet, "工作表“底稿”（隐藏） C5", id="hidden sheet"),
        pytest.param(very_hidden_sheet, "工作表“底稿”（隐藏） C5", id="very hidden sheet"),
        pytest.param(hidden_row, "工作表“名单” A4（隐藏行）", id="hidden row"),
        pytest.param(hidden_column, "工作表“名单” F2（隐藏列）", id="hidden column"),
        pytest.param(commented, "工作表“名单”批注 B2", id="comment"),
        pytest.param(named, "定义的名称", id="defined name"),
        pytest.param(headed, "工作表“名单”的页眉页脚", id="header"),
        pytest.param(described, "文件属性", id="properties"),
    ],
)
def test_what_people_forget_is_read(change, place: str):
    data = files.xlsx([["村", "金额"], ["烟涧村", 300]], change)
    assert places(data) == {identity(): place}
    assert all(p.hidden for p in screen_file(data).findings)


def test_a_mail_link_is_read():
    found = places(files.xlsx([["甲"], ["乙"]], linked))
    assert "超链接地址" in found.values() and any(identity() in value for value in found)


def test_the_cache_of_a_pivot_is_read_even_without_its_source():
    cache = f'<r xmlns="x"><s v="张三"/><s v="{identity()}"/><n v="13812345678"/></r>'
    data = files.with_parts(files.xlsx([["甲"]]), {"xl/pivotCache/pivotCacheRecords1.xml": cache})
    assert places(data) == {identity(): "数据透视表的缓存", PHONE: "数据透视表的缓存"}


def test_a_text_box_is_read():
    drawing = f'<d xmlns:a="y"><a:t>{identity()}</a:t></d>'
    data = files.with_parts(files.xlsx([["甲"]]), {"xl/drawings/drawing1.xml": drawing})
    assert places(data) == {identity(): "文本框和图形"}


def test_cells_have_their_place_and_the_head_is_their_label():
    rows = [["低保公示"], ["序号", "姓名", "身份证号", "一卡通账号"], [1, "张三", identity(), card("436742")]]
    assert places(files.xlsx(rows)) == {identity(): "工作表“名单” C3", card("436742"): "工作表“名单” D3"}


def test_a_number_cut_into_three_cells_is_found():
    number = identity()
    found = screen_file(files.xlsx([["甲"], [number[:6], number[6:14], number[14:]]])).findings
    assert [(p.finding.value, p.place) for p in found] == [
        (f"{number[:6]}\t{number[6:14]}\t{number[14:]}", "工作表“名单” A2")
    ]


def test_a_number_stored_as_a_number_keeps_its_digits_where_the_file_has_them():
    assert places(files.xlsx([["姓名", "手机"], ["张三", 13812345678]])) == {PHONE: "工作表“名单” B2"}
    lost = files.xlsx([["姓名", "身份证号"], ["张三", 4.1032919e17]])
    assert [p.finding.kind for p in screen_file(lost).findings] == ["column.id_number"]


def test_spans_are_those_of_the_text_as_read():
    screened = screen_file(files.xlsx([["姓名", "身份证号"], ["张三", identity()]], hidden_sheet))
    text = screened.extraction.text
    assert len(screened.findings) == 2 and screened.blocks
    assert all(text[p.finding.start : p.finding.end] == p.finding.value for p in screened.findings)


def test_the_file_name_tells_which_list_it_is():
    rows = [["姓名", "性别"], ["张三", "男"]]
    kinds = [p.finding.kind for p in screen_file(files.xlsx(rows), "农村低保名单.xlsx").findings]
    assert kinds == ["column.personal"] and screen_file(files.xlsx(rows), "值班表.xlsx").findings == ()


def test_a_file_name_is_screened():
    assert places(files.xlsx([["甲"]]), f"张三{identity()}.xlsx") == {identity(): "文件名"}


def test_a_sheet_of_five_hundred_columns_is_read():
    row = [""] * 499 + [identity()]
    assert places(files.xlsx([row])) == {identity(): "工作表“名单” SF1"}


def test_a_formula_is_read_by_its_last_value():
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        f'<c r="A1" t="str"><f>B1&amp;C1</f><v>{identity()}</v></c></row></sheetData></worksheet>'
    )
    data = files.with_parts(files.xlsx([["甲"]]), {"xl/worksheets/sheet1.xml": sheet})
    assert places(data) == {identity(): "工作表“名单” A1"}


def test_a_broken_part_is_named():
    data = files.with_parts(files.xlsx([["甲"]]), {"xl/worksheets/sheet1.xml": "<worksheet"})
    with pytest.raises(InputFault) as raised:
        extract(data, "a.xlsx")
    assert (raised.value.key, raised.value.where) == ("file.broken", "xl/worksheets/sheet1.xml")
