"""The catalogue in xlsx: export and import give the same; real offices' layouts are read; faults are named by place."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from gongkai.catalogue import queries
from gongkai.catalogue.importing import import_catalogue, preview_catalogue
from gongkai.catalogue.models import Edition, Element, Item
from gongkai.catalogue.rows import row_of
from gongkai.catalogue.samples import SAMPLE_MARK, sample_rows
from gongkai.catalogue.services import editions
from gongkai.catalogue.sheets.reading import read_catalogue
from gongkai.catalogue.sheets.writing import write_edition
from gongkai_law.disclosure.directory import all_areas, all_boxes
from gongkai_law.errors import InputFault
from tests.catalogue.making import LOW, ROWS, adopted, item, village

ON = date(2026, 3, 2)
BOXES = [box.label for box in all_boxes()]


def sheet_bytes(rows, *, name="社会救助", merges=(), more=()):
    book = openpyxl.Workbook()
    page = book.active
    page.title = name
    for row in rows:
        page.append(row)
    for cells in merges:
        page.merge_cells(cells)
    for title, extra in more:
        other = book.create_sheet(title)
        for row in extra:
            other.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


UPPER = ["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", *[""] * 12,
         "公开对象", "", "公开方式", "", "公开层级", ""]  # fmt: skip
LOWER = [
    "",
    "一级事项",
    "二级事项",
    "",
    "",
    "",
    "",
    *BOXES,
    "全社会",
    "特定群体",
    "主动",
    "依申请",
    "县级",
    "乡、村级",
]
MERGES = ("B2:C2", "H2:T2", "U2:V2", "W2:X2", "Y2:Z2", "A2:A3", "D2:D3", "E2:E3", "F2:F3", "G2:G3")


def official(*rows):
    return [["社会救助领域基层政务公开标准目录"], UPPER, LOWER, *rows]


def data_row(**change):
    cells = {
        "serial": 1, "level1": "最低生活保障", "level2": "审批信息", "content": "名单；金额", "basis": "《政府信息公开条例》",
        "term": "10个工作日内", "subject": "××镇人民政府", "website": "√", "board": "√", "all": "√", "some": "", "pro": "√",
        "req": "", "county": "", "township": "√",
    }  # fmt: skip
    cells.update(change)
    marks = {"政府网站": cells["website"], "社区/企事业单位/村公示栏（电子屏）": cells["board"]}
    return [
        *(cells[name] for name in ("serial", "level1", "level2", "content", "basis", "term", "subject")),
        *(marks.get(label, cells.get(label, "")) for label in BOXES),
        *(cells[name] for name in ("all", "some", "pro", "req", "county", "township")),
    ]


def test_export_and_import_give_the_same(office):
    village(office, "东村")
    draft = editions.draft_sample(agency=office.agency, actor=office.wang)
    other = replace(
        LOW, level3="三级", channels=("other",), channels_note="大喇叭", on_village=True, units=("东村",)
    )
    some = replace(
        LOW, level1="第二项", audience="specific", audience_note="本村村民", mode="on_request", on_county=True
    )
    rows = [replace(row, subject=office.agency.name) for row in sample_rows()[:30]]
    editions.fill_draft(
        draft=draft, title="合编", rows=[*rows, other, some], source="x.xlsx", actor=office.wang
    )
    read = read_catalogue(write_edition(draft), on=ON)
    assert not read.errors
    written = [replace(row_of(found), units=()) for found, _ in queries.edition_rows(draft)]
    assert [replace(row, units=()) for row in read.rows] == written
    assert [row.units for row in read.rows if row.level3] == [("东村",)]


def test_the_sample_is_marked_on_every_sheet(office):
    draft = editions.draft_sample(agency=office.agency, actor=office.wang)
    book = openpyxl.load_workbook(io.BytesIO(write_edition(draft)))
    assert len(book.sheetnames) == 27
    assert all(SAMPLE_MARK in book[name]["A1"].value for name in book.sheetnames)


def test_the_sample_has_sixty_rows_over_all_areas_and_nothing_to_mend():
    rows = sample_rows()
    assert len(rows) >= 60
    assert {row.area for row in rows} == {area.id for area in all_areas()}
    assert len({(row.area, row.level1, row.level2) for row in rows}) == len(rows)


def test_the_official_layout_with_merged_names_and_boxes():
    data = sheet_bytes(
        official(
            data_row(), data_row(serial=2, level1="", level2="审核信息", website="", all="", some="√本村村民")
        ),
        merges=(*MERGES, "B4:B5"),
    )
    read = read_catalogue(data, on=ON)
    assert not read.errors
    first, second = read.rows
    assert (first.area, first.level1, first.channels) == (
        "social_assistance",
        "最低生活保障",
        ("website", "board"),
    )
    assert (first.on_township, first.on_village, first.audience) == (True, True, "all")
    assert (second.level1, second.level2, second.channels) == ("最低生活保障", "审核信息", ("board",))
    assert (second.audience, second.audience_note) == ("specific", "本村村民")


def test_one_cell_with_boxes_and_one_line_of_heads():
    head = ["序号", "领域", "一级事项", "二级事项", "公开内容(要素)", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
            "全社会", "特定群体", "主动", "依申请公开", "县级", "镇级", "村级"]  # fmt: skip
    row = ["1", "社会救助", "低保", "", "①条件②标准", "《政府信息公开条例》", "及时", "本镇",
           "■政府网站 □政府公报\n■两微一端 □发布会/听证会 ■社区/企事业单位、村公示栏（电子屏） ■其他：大喇叭",
           "■", "□", "■", "□", "□", "■", "■"]  # fmt: skip
    again = ["2", "同上", "同上", "二", "名单", "同上", "同上", "同上", "同上", "√", "", "√", "", "", "√", ""]
    read = read_catalogue(sheet_bytes([head, row, again], name="Sheet1"), on=ON)
    assert not read.errors
    first, second = read.rows
    assert first.channels == ("website", "social", "board", "other") and first.channels_note == "大喇叭"
    assert (second.area, second.level1, second.basis) == (first.area, first.level1, first.basis)
    assert second.channels == first.channels
    assert (first.on_village, second.on_village) == (True, False)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"content": ""}, "公开内容（要素）"),
        ({"basis": ""}, "公开依据"),
        ({"term": ""}, "公开时限"),
        ({"website": "", "board": ""}, "公开渠道和载体"),
        ({"website": "见附件"}, "公开渠道和载体"),
        ({"some": "√"}, "全社会"),
        ({"pro": ""}, "主动"),
        ({"township": ""}, "乡、村级"),
        ({"level2": "长" * 201}, "二级事项"),
    ],
)
def test_a_fault_is_named_by_sheet_row_and_column(office, change, column):
    data = sheet_bytes(official(data_row(), data_row(serial=2, **change)), merges=MERGES)
    read = preview_catalogue(data=data, today=ON)
    assert [(each.sheet, each.row, each.column) for each in read.errors] == [("社会救助", 5, column)]
    assert read.errors[0].mend
    with pytest.raises(InputFault):
        import_catalogue(data=data, file_name="x.xlsx", title="x", today=ON, actor=office.wang)
    assert not Edition.objects.exists() and not Item.objects.exists()


def test_replaced_bases_and_terms_nobody_can_count_only_warn():
    row = data_row(basis="民发〔2012〕220号", term="见文件")
    read = preview_catalogue(data=sheet_bytes(official(row), merges=MERGES), today=ON)
    assert not read.errors
    assert [each.column for each in read.warnings] == ["公开时限", "公开依据"]


def test_several_sheets_notes_and_blank_rows():
    notes = ["注：本目录由××镇人民政府负责解释，自公布之日起施行，请各站所认真落实并按时更新。"]
    data = sheet_bytes(
        official(data_row(), [""] * 3, notes), merges=MERGES, more=[("说明", [["填写说明"]]), ("空", [])]
    )
    read = preview_catalogue(data=data, today=ON)
    assert len(read.rows) == 1 and not read.errors
    assert [each.sheet for each in read.warnings] == ["说明"]


def test_a_missing_column_is_named():
    head = ["序号", "一级事项", "公开内容", "公开时限", "公开主体"]
    read = preview_catalogue(data=sheet_bytes([head, ["1", "低保", "名单", "及时", "镇"]]), today=ON)
    assert len(read.errors) == 1 and "公开依据" in read.errors[0].what


def test_an_import_is_a_draft_with_elements(office):
    data = sheet_bytes(official(data_row()), merges=MERGES)
    edition = import_catalogue(data=data, file_name="目录.xlsx", title="新目录", today=ON, actor=office.wang)
    assert (edition.state, edition.source) == ("draft", "目录.xlsx")
    assert list(Element.objects.values_list("text", flat=True)) == ["名单", "金额"]


def test_an_import_as_an_amendment_keeps_lines_by_name(office):
    edition = adopted(office)
    line = item("最低生活保障").line
    data = write_edition(edition)
    draft = import_catalogue(
        data=data, file_name="y.xlsx", title="", today=ON, actor=office.wang, amends=edition
    )
    assert draft.amends == edition and draft.title == edition.title
    assert Item.objects.get(edition=draft, level1="最低生活保障").line == line
    assert Item.objects.filter(edition=draft).count() == len(ROWS)


def test_a_stranger_imports_nothing(office):
    with pytest.raises(PermissionDenied):
        import_catalogue(
            data=sheet_bytes(official(data_row()), merges=MERGES), file_name="x", title="x", today=ON,
            actor=office.zhou,
        )  # fmt: skip


def corner_bomb():
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 2
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"hello", id="no workbook"),
        pytest.param(b"PK\x03\x04broken", id="a broken one"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, id="the old format or a password"),
        pytest.param(corner_bomb(), id="two cells in opposite corners"),
        pytest.param(sheet_bytes([["随便", "什么"]]), id="no catalogue"),
        pytest.param(sheet_bytes(official(), merges=MERGES), id="a head and nothing below"),
    ],
)
def test_a_hostile_or_foreign_file_is_refused_in_words(data):
    with pytest.raises(InputFault) as caught:
        preview_catalogue(data=data, today=ON)
    assert str(caught.value)


def test_formulas_stay_words(office):
    read = read_catalogue(sheet_bytes(official(data_row(subject="'=cmd|x")), merges=MERGES), on=ON)
    draft = editions.draft_edition(title="x", rows=read.rows, actor=office.wang)
    cells = [
        cell.value
        for row in openpyxl.load_workbook(io.BytesIO(write_edition(draft))).worksheets[0].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert cells == []
