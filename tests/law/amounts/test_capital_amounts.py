"""Sums in capitals, as fee notices write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.amounts import capital_amount, plain_amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("10", "壹拾元整"),
        ("100", "壹佰元整"),
        ("4300", "肆仟叁佰元整"),
        ("1005", "壹仟零伍元整"),
        ("10000", "壹万元整"),
        ("10010", "壹万零壹拾元整"),
        ("100200", "壹拾万零贰佰元整"),
        ("1000000", "壹佰万元整"),
        ("100000001", "壹亿零壹元整"),
        ("12.50", "壹拾贰元伍角"),
        ("12.05", "壹拾贰元零伍分"),
        ("0.05", "伍分"),
        ("0.25", "贰角伍分"),
    ],
)
def test_a_sum_in_capitals(amount: str, words: str):
    assert capital_amount(Decimal(amount)) == words


@given(st.integers(0, 10**11))
def test_a_whole_sum_reads_back(yuan: int):
    words = capital_amount(Decimal(yuan)).removesuffix("元整")
    total = section = digit = 0
    for char in words:
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
        elif char in "拾佰仟":
            section += digit * 10 ** (1 + "拾佰仟".index(char))
            digit = 0
        else:
            total += (section + digit) * (10**4 if char == "万" else 10**8)
            section = digit = 0
    assert total + section + digit == yuan


@pytest.mark.parametrize(
    ("amount", "text"), [("4300", "4300"), ("12.50", "12.5"), ("0", "0"), ("100", "100")]
)
def test_figures_have_no_idle_zeros(amount: str, text: str):
    assert plain_amount(Decimal(amount)) == text
