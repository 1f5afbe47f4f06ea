"""The public copy of a list is a clean new file: what is dropped, cut, numbered; nothing hidden comes along."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from gongkai.audit.models import AuditEntry
from gongkai.documents.contents import read_stored
from gongkai.documents.extraction.screening import screen_file
from gongkai.documents.masking.services import make_masked_copy, said_of
from gongkai.documents.models import Derivation, FileAccess, StoredFile
from gongkai.documents.services import store_file
from gongkai_law.errors import InputFault
from tests.documents import lists


def keep(office, data, name="李村低保名单.xlsx"):
    return store_file(
        agency=office.agency, actor=office.wang, stream=io.BytesIO(data), name=name, purpose="list"
    )


def sheet_of(stored):
    return openpyxl.load_workbook(io.BytesIO(read_stored(stored)))


def rows_of(sheet):
    return [[("" if value is None else value) for value in row] for row in sheet.iter_rows(values_only=True)]


def test_a_list_becomes_its_public_copy(office):
    copy = make_masked_copy(original=keep(office, lists.minimum_living_list()), actor=office.wang)
    assert rows_of(sheet_of(copy).active) == [
        ["青石镇李村2024年农村低保名单", "", "", "", "", "", ""],
        ["序号", "姓名", "村组", "家庭住址", "保障人数", "月保障金额", "备注"],
        [1, "张三", "李村一组", "青石镇李村一组", 2, 612, ""],
        [2, "李四妹", "李村二组", "青石镇李村二组", 1, 306.5, "五保转入"],
        [3, "编号3", "李村二组", "青石镇李村二组", 1, 306, "监护人证号［已隐去］"],
    ]


def test_nothing_of_the_original_is_left_in_any_part_of_the_file(office):
    copy = make_masked_copy(original=keep(office, lists.minimum_living_list()), actor=office.wang)
    data = read_stored(copy)
    archive = zipfile.ZipFile(io.BytesIO(data))
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    for gone in (
        lists.FIRST,
        lists.SECOND,
        lists.CHILD,
        lists.KEPT,
        "13800000001",
        "王小",
        "王芳",
        "家里有车",
        "底稿",
    ):
        assert gone not in everything
    assert not [name for name in archive.namelist() if "comment" in name or "custom" in name or "vml" in name]
    assert screen_file(data, "公开件.xlsx").findings == ()
    assert [sheet.sheet_state for sheet in openpyxl.load_workbook(io.BytesIO(data))] == ["visible"]


def test_what_was_done_is_said_in_words(office):
    copy = make_masked_copy(original=keep(office, lists.minimum_living_list()), actor=office.wang)
    said = "".join(said_of(copy.making))
    for words in (
        "删去了身份证号、联系电话、健康状况",
        "家庭住址只留到村（组）",
        "1 个未成年人用编号代替姓名",
        "底稿",
        "批注",
        "隐藏列",
    ):
        assert words in said


def test_the_original_becomes_restricted_and_the_copy_is_linked(office):
    original = keep(office, lists.minimum_living_list())
    copy = make_masked_copy(original=original, actor=office.wang)
    assert StoredFile.objects.get(pk=original.pk).access == FileAccess.RESTRICTED
    assert (copy.derived_from_id, copy.derivation) == (original.pk, Derivation.MASKED)
    assert AuditEntry.objects.filter(act="file.mask").count() == 1


def test_a_list_of_children_names_nobody(office):
    copy = make_masked_copy(
        original=keep(office, lists.minimum_living_list()), actor=office.wang, list_key="orphans"
    )
    assert [row[1] for row in rows_of(sheet_of(copy).active)[2:]] == ["编号1", "编号2", "编号3"]


def test_names_can_be_masked(office):
    copy = make_masked_copy(
        original=keep(office, lists.minimum_living_list()), actor=office.wang, mask_names=True
    )
    assert [row[1] for row in rows_of(sheet_of(copy).active)[2:]] == ["张*", "李*妹", "编号3"]


def test_the_same_list_gives_the_same_copy(office):
    original = keep(office, lists.minimum_living_list())
    first = make_masked_copy(original=original, actor=office.wang)
    again = make_masked_copy(original=StoredFile.objects.get(pk=original.pk), actor=office.wang)
    assert first.sha256 == again.sha256


def test_a_csv_becomes_a_clean_workbook(office):
    data = f"姓名,身份证号,金额\n张三,{lists.FIRST},100\n".encode()
    copy = make_masked_copy(original=keep(office, data, "低保.csv"), actor=office.wang)
    assert copy.name == "低保（公开件）.xlsx"
    assert rows_of(sheet_of(copy).active) == [["姓名", "金额"], ["张三", 100]]


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        pytest.param("没有表".encode(), "通知.txt", "masking.no_table", id="a text has no table"),
        pytest.param("甲,乙\n丙,丁\n".encode(), "表.csv", "screening.no_head", id="a table without a head"),
        pytest.param(b"PK\x03\x04x", "坏.xlsx", "file.broken", id="a broken file"),
    ],
)
def test_what_cannot_be_masked_is_said(office, data, name, key):
    with pytest.raises(InputFault) as refused:
        make_masked_copy(original=keep(office, data, name), actor=office.wang)
    assert refused.value.key == key


def test_a_stranger_makes_no_copy(office):
    with pytest.raises(PermissionDenied):
        make_masked_copy(original=keep(office, lists.minimum_living_list()), actor=office.zhou)


def test_a_formula_in_a_cell_stays_text(office):
    data = '姓名,金额,备注\n张三,100,=HYPERLINK("http://x")\n'.encode()
    copy = make_masked_copy(original=keep(office, data, "低保.csv"), actor=office.wang)
    assert sheet_of(copy).active["C2"].data_type == "s"
