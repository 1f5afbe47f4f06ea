"""The quick ways of `scan` find what looking at every run finds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_law.screening import scan
from tests.law.screening.test_scan_exactly import FOUND, NOT_FOUND, Must
from tests.screening_numbers import card, full_width, identity, old_identity

ID, CARD = identity(), card()
NUMBERS = [
    ID,
    ID[:-1] + "0",
    old_identity(),
    CARD,
    card("622202", 16),
    "13800000001",
    "138 0000 0001",
    "138****0001",
]
CELLS = st.sampled_from(
    [
        *NUMBERS,
        full_width(ID),
        ID[:14] + "****",
        "410329",
        "19000101",
        "1234",
        "43",
        "3",
        "1200",
        "100.00",
        "2020-01-02",
    ]
    + ["0379-68300000", "张三", "李村", "86", "豫C12345", "E12345678", "12345678", "元", "号", ""]
)
HEADS = st.sampled_from(
    ["姓名", "身份证号", "银行账号", "联系电话", "金额", "编号", "残疾证号", "护照号", "序号", "备注"]
)
SEPARATORS = st.sampled_from(["\t", ",", "|", " ", "，", "；", "：", "\n", "-", "/", "\u200b", "　"])
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6)


@settings(max_examples=200, deadline=None)
@given(head=st.lists(HEADS, max_size=6), rows=ROWS, separator=SEPARATORS)
def test_a_table_gives_the_same_both_ways(head: list[str], rows: list[list[str]], separator: str):
    text = "\n".join(separator.join(row) for row in [head, *rows])
    assert scan(text) == scan(text, thorough=True)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(CELLS, SEPARATORS, HEADS), max_size=40).map("".join))
def test_any_text_gives_the_same_both_ways(text: str):
    assert scan(text) == scan(text, thorough=True)


def whole(case: list[object]) -> str:
    return "".join(part.value if isinstance(part, Must) else str(part) for part in case)


@pytest.mark.parametrize("text", [*map(whole, FOUND.values()), *NOT_FOUND.values()])
def test_known_texts_give_the_same_both_ways(text: str):
    assert scan(text, on=date(2026, 11, 25)) == scan(text, on=date(2026, 11, 25), thorough=True)
