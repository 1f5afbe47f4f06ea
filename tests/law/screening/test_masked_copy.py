"""The public copy of a list: what goes, what is cut short, who is only numbered. (条例 15)"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_law.errors import InputFault
from gongkai_law.screening import find_head, list_types, masked_copy, scan, scan_table
from gongkai_law.screening.masking import HIDDEN, cut_to_village, mask_id, mask_name
from tests.screening_numbers import broken, card, identity, identity_with_x, old_identity

TITLE = "葛寨镇2026年3月农村低保对象公示"
HEAD = [
    "序号",
    "姓名",
    "身份证号",
    "家庭住址",
    "一卡通账号",
    "联系电话",
    "残疾等级",
    "致贫原因",
    "保障人数",
    "金额（元）",
]
ROW = ["1", "张小三", identity(), "烟涧村3组12号", card(), "13812345678", "二级", "因病", "2", "300"]


def copy(*rows: list[str], list_key: str = "minimum_living", **more: object) -> list[tuple[str, ...]]:
    return list(masked_copy([[TITLE], HEAD, *rows], list_key, **more).rows)  # type: ignore[arg-type]


def test_what_the_list_is_for_stays_and_the_rest_goes():
    assert copy(ROW) == [
        (TITLE, "", "", "", ""),
        ("序号", "姓名", "家庭住址", "保障人数", "金额（元）"),
        ("1", "张小三", "烟涧村3组", "2", "300"),
    ]


def test_every_column_is_accounted_for():
    made = masked_copy([[TITLE], [*HEAD, "备注"], [*ROW, ""]], "minimum_living")
    actions = {change.head: change.action for change in made.columns}
    assert actions["身份证号"] == actions["残疾等级"] == actions["一卡通账号"] == "drop"
    assert actions["家庭住址"] == "village" and actions["姓名"] == "name"
    assert [change.head for change in made.columns if not change.known] == ["备注"]


def test_numbers_in_notes_are_hidden_and_unit_telephones_stay():
    rows = copy(ROW, ["监督电话：0379-68331234，经办人13812345678"])
    assert rows[-1][0] == f"监督电话：0379-68331234，经办人{HIDDEN}"


def test_a_number_cut_into_cells_that_stay_is_hidden():
    number = identity()
    made = masked_copy([["姓名", "备注", "说明"], ["张三", number[:9], number[9:]]], "other")
    assert made.rows[1] == ("张三", HIDDEN, HIDDEN) and made.hidden == 1


@pytest.mark.parametrize("list_key", ["orphans", "students"])
def test_children_get_a_number_for_a_name(list_key: str):
    rows = [["姓名", "监护人", "金额"], ["张三", "李四", "950"], ["王五", "赵六", "950"]]
    made = masked_copy(rows, list_key)
    assert made.rows == (("姓名", "金额"), ("编号1", "950"), ("编号2", "950")) and made.children == 2


@pytest.mark.parametrize(
    ("born", "named"),
    [
        pytest.param("20080302", False, id="eighteen tomorrow"),
        pytest.param("20080301", True, id="eighteen today"),
    ],
)
def test_a_child_on_another_list_is_not_named_either(born: str, named: bool):
    row = [*ROW[:2], identity(born=born), *ROW[3:]]
    assert (copy(row, on=date(2026, 3, 1))[2][1] == "张小三") is named


def test_age_tells_a_child_without_a_day():
    rows = [["姓名", "年龄", "金额"], ["张三", "17", "5"], ["李四", "18", "5"]]
    assert [row[0] for row in masked_copy(rows, "other").rows] == ["姓名", "编号1", "李四"]


def test_an_identity_number_may_stay_masked_by_wish():
    strict = copy(ROW, id_style="strict")[2][2]
    usual = copy(ROW, id_style="usual")[2][2]
    assert strict == f"4{'*' * 15}{identity()[-2:]}" and usual == f"410329********{identity()[-4:]}"


def test_names_may_be_masked():
    assert copy(ROW, mask_names=True)[2][1] == "张*三"


@pytest.mark.parametrize(
    ("name", "masked"),
    [("张三", "张*"), ("张小三", "张*三"), ("欧阳小三", "欧**三"), ("张*三", "张*三"), ("张", "张")],
)
def test_mask_name(name: str, masked: str):
    assert mask_name(name) == mask_name(masked) == masked


@pytest.mark.parametrize(
    ("address", "cut"),
    [
        ("伊川县葛寨镇烟涧村3组12号", "伊川县葛寨镇烟涧村3组"),
        ("葛寨镇烟涧村", "葛寨镇烟涧村"),
        ("阳光社区5号楼301室", "阳光社区"),
        ("王城大道8号院501室", HIDDEN),
    ],
)
def test_an_address_ends_at_the_village(address: str, cut: str):
    assert cut_to_village(address) == cut_to_village(cut) == cut


def test_a_masked_number_is_masked_again_to_the_same():
    once = mask_id(identity(), "strict")
    assert mask_id(once, "strict") == once


def test_a_list_without_a_head_is_refused():
    with pytest.raises(InputFault) as raised:
        masked_copy([["张三", "300"]], "minimum_living")
    assert raised.value.key == "screening.no_head" and "表头" in str(raised.value)


CELLS = st.one_of(
    st.sampled_from(
        ["", "张三", "王小五", "烟涧村3组12号", "二级", "因病", "300", "13812345678", "0379-68331234", "豫C12345", "a@163.com"]
        + [identity(), identity_with_x(), broken(identity()), old_identity(), card(), identity()[:9], identity()[9:], "E12345678"]
        + ["410329********1234", "138****5678", " ".join(identity()), "护照", "编号", "6.22848E+18", "12", HIDDEN]
    ),
    st.text(alphabet="0123456789X*张三村组号 　-\n", max_size=20),
)  # fmt: skip
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=10), max_size=5)


@settings(max_examples=150, deadline=None)
@given(rows=TABLES, list_key=st.sampled_from(sorted(list_types())), head=st.permutations(HEAD))
def test_a_public_copy_screens_clean_and_a_copy_of_it_is_the_same(
    rows: list[list[str]], list_key: str, head: list[str]
):
    made = masked_copy([[TITLE], head, *rows], list_key, on=date(2026, 3, 1))
    found = find_head(made.rows, fewest=1)
    assert found is not None
    below = made.rows[found.last + 1 :]
    assert scan_table(found.cells, below, list_key=list_key, on=date(2026, 3, 1)) == ()
    assert scan("\n".join("\t".join(row) for row in made.rows), on=date(2026, 3, 1)) == ()
    again = masked_copy(made.rows, list_key, on=date(2026, 3, 1))
    assert again.rows == made.rows and again.hidden == 0
