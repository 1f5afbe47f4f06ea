"""In tables the heads decide: health, disability, family, address, cause of poverty. (条例 15)"""

from __future__ import annotations

import pytest

from gongkai_law.errors import InputFault
from gongkai_law.screening import detect_list_type, find_head, list_types, scan_table
from gongkai_law.screening.fields import field_of
from tests.screening_numbers import broken, card, identity


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("序号", "serial"),
        ("姓 名", "name"),
        ("户主\n姓名", "name"),
        ("残疾人姓名", "name"),
        ("身份证号码", "id_number"),
        ("开户行账号", "bank_account"),
        ("一卡通账号", "bank_account"),
        ("联系电话", "phone"),
        ("监督电话", "office"),
        ("家庭住址", "address"),
        ("健康状况", "health"),
        ("残疾类别", "disability"),
        ("残疾等级", "disability"),
        ("残疾人证号", "disability"),
        ("致贫原因", "poverty_cause"),
        ("监护人姓名", "guardian"),
        ("监护人电话", "guardian"),
        ("学生姓名", "child_name"),
        ("就读学校", "child"),
        ("家庭成员", "family"),
        ("出生日期", "personal"),
        ("家庭人口数", "amount"),
        ("保障金额（元）", "amount"),
        ("残疾人两项补贴金额", "amount"),
        ("补贴面积（亩）", "amount"),
        ("补贴类型", "amount"),
        ("村组", None),
    ],
)
def test_a_head_names_its_field(head: str, field: str | None):
    found = field_of(head)
    assert (found.key if found else None) == field


def kinds(header: list[str], *rows: list[str], **more: str) -> list[tuple[str, int | None]]:
    return [(f.kind, f.row) for f in scan_table(header, rows, **more)]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        pytest.param(["姓名", "健康状况"], ["张三", "高血压"], [("column.health", None)], id="health"),
        pytest.param(["姓名", "健康状况"], ["张三", "无"], [], id="a cell that says nothing"),
        pytest.param(["姓名", "残疾等级"], ["张三", "二级"], [("column.disability", None)], id="disability"),
        pytest.param(["残疾等级", "人数"], ["二级", "12"], [], id="a statistic names nobody"),
        pytest.param(["姓名", "致贫原因"], ["张三", "因病"], [("column.poverty_cause", None)], id="cause"),
        pytest.param(["姓名", "监护人"], ["张三", "李四"], [("column.child", None)], id="guardian"),
        pytest.param(["学生姓名", "金额"], ["张三", "300"], [("column.child", None)], id="pupils' names"),
        pytest.param(["姓名", "住址"], ["张三", "烟涧村3组"], [], id="village group only"),
        pytest.param(["姓名", "住址"], ["张三", "烟涧村3组12号"], [("address", 0)], id="a door"),
        pytest.param(["姓名", "地址"], ["张三", "烟涧村3组12号"], [("column.address", None)], id="a door, plain head"),
        pytest.param(["姓名", "身份证号"], ["张三", identity()], [("id_card", 0)], id="the number itself is the finding"),
        pytest.param(
            ["姓名", "身份证号"], ["张三", broken(identity())], [("column.id_number", None)], id="a mistyped number"
        ),
        pytest.param(["姓名", "身份证号"], ["张三", "4.10329E+17"], [("column.id_number", None)], id="lost digits"),
        pytest.param(["姓名", "身份证号"], ["张三", "4103**********1234"], [], id="masked enough"),
        pytest.param(["姓名", "账号"], ["张三", "00000011234567890"], [("column.bank_account", None)], id="passbook"),
        pytest.param(["姓名", "一卡通账号"], ["张三", card()], [("bank_card", 0)], id="card"),
        pytest.param(["姓名", "办公电话"], ["张三", "0379-68331234"], [], id="unit telephone"),
        pytest.param(["单位", "联系电话"], ["财政所", "0379-68331234"], [], id="telephones of units"),
        pytest.param(["姓名", "职务", "性别"], ["张三", "主任", "男"], [], id="a list of staff may show it"),
        pytest.param(["订单号", "金额"], ["13812345678", "5"], [], id="the head makes it a serial"),
    ],
)  # fmt: skip
def test_findings_of_a_table(header: list[str], row: list[str], expected: list[tuple[str, int | None]]):
    assert kinds(header, row) == expected


def test_a_list_of_beneficiaries_shows_less():
    header, row = ["姓名", "性别", "联系电话"], ["张三", "男", "0379-68331234"]
    assert kinds(header, row) == []
    assert kinds(header, row, title="2026年农村低保公示") == [
        ("column.personal", None),
        ("column.phone", None),
    ]


def test_children_are_never_named():
    header, row = ["姓名", "金额"], ["张三", "950"]
    assert kinds(header, row, title="孤儿基本生活费发放公示") == [("column.child_name", None)]
    assert kinds(header, ["编号1", "950"], title="孤儿基本生活费发放公示") == []


def test_an_unknown_list_is_refused_with_the_known_ones():
    with pytest.raises(InputFault, match="最低生活保障"):
        scan_table(["姓名"], [["张三"]], list_key="nothing")


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("葛寨镇2026年3月农村低保对象公示", "minimum_living"),
        ("特困人员供养名单", "extreme_poverty"),
        ("残疾人两项补贴发放公示", "disability_allowance"),
        ("2026年耕地地力保护补贴公示", "farmland_subsidy"),
        ("临时救助公示", "temporary_relief"),
        ("农村危房改造对象", "housing"),
        ("事实无人抚养儿童名单", "orphans"),
        ("雨露计划学生补助", "students"),
        ("会议通知", ""),
    ],
)
def test_the_title_tells_the_list(title: str, key: str):
    assert detect_list_type(title) == key


def test_the_lists_of_the_reference_are_there():
    wanted = {
        "minimum_living",
        "extreme_poverty",
        "disability_allowance",
        "farmland_subsidy",
        "temporary_relief",
    }
    assert wanted | {"housing", "orphans"} <= set(list_types())


def test_the_head_is_found_below_titles_and_over_two_rows():
    rows = [
        ["低保公示", "", ""],
        ["序号", "户主", "家庭成员", ""],
        ["", "", "姓名", "年龄"],
        ["1", "张三", "李四", "8"],
    ]
    head = find_head(rows)
    assert head is not None and (head.first, head.last, head.title) == (1, 2, "低保公示")
    assert head.cells[2:] == ("家庭成员姓名", "年龄")


def test_figures_are_no_head():
    assert find_head([["1", "300元"], ["2", "500元"]]) is None
