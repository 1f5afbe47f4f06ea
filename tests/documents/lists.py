"""A village's list as offices send it: identity numbers, a hidden sheet, a hidden column, a comment."""

from __future__ import annotations

import openpyxl

from tests.documents import files
from tests.screening_numbers import identity

HEAD = [
    "序号",
    "姓名",
    "村组",
    "身份证号",
    "联系电话",
    "家庭住址",
    "健康状况",
    "保障人数",
    "月保障金额",
    "备注",
]
FIRST, SECOND, CHILD, KEPT = (
    identity(serial="101"),
    identity(serial="202"),
    identity(born="20150601", serial="303"),
    identity(serial="404"),
)


def people() -> list[list[object]]:
    return [
        [1, "张三", "李村一组", FIRST, "13800000001", "青石镇李村一组12号", "患病", 2, 612, ""],
        [2, "李四妹", "李村二组", SECOND, "13900000002", "青石镇李村二组", "一般", 1, 306.5, "五保转入"],
        [3, "王小", "李村二组", CHILD, "", "青石镇李村二组7号", "残疾", 1, 306, f"监护人证号{FIRST}"],
    ]


def minimum_living_list() -> bytes:
    """低保名单.xlsx"""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["名单"]
        sheet["B3"].comment = files.comment(f"本人证号{KEPT}，已核")
        draft = book.create_sheet("底稿")
        draft.append(["姓名", "银行账号"])
        draft.append(["张三", FIRST])
        draft.sheet_state = "hidden"
        sheet["L2"], sheet["L3"] = "内部意见", "家里有车"
        sheet.column_dimensions["L"].hidden = True
        book.properties.creator = "王芳"

    return files.xlsx([["青石镇李村2024年农村低保名单"], HEAD, *people()], change)
