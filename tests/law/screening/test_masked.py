"""Masked values are judged by what is left visible; how many digits may remain is data (masked.toml)."""

from __future__ import annotations

import pytest

from gongkai_law.screening import scan


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("4103**********1234", id="8 digits of an identity number"),
        pytest.param("410329*********123", id="9 digits of an identity number"),
        pytest.param("4***************34", id="the strict form"),
        pytest.param("******************", id="nothing left"),
        pytest.param("138****5678", id="7 digits of a mobile"),
        pytest.param("电话：138 **** 5678", id="the same in groups"),
        pytest.param("1381234****", id="the last four covered"),
        pytest.param("6228***********1234", id="8 digits of a card"),
        pytest.param("6228 **** **** 1234", id="the same in groups"),
        pytest.param("订单410329********1234", id="an order number by its label"),
        pytest.param("12345*678901", id="a product"),
        pytest.param("面积 120*80", id="a size"),
    ],
)
def test_masked_enough(text: str):
    assert scan(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "value", "severity"),
    [
        pytest.param("410329********1234", "id_card", "410329********1234", "warning", id="region and last four: 10 digits"),
        pytest.param("410329＊＊＊＊＊＊＊＊1234", "id_card", "410329＊＊＊＊＊＊＊＊1234", "warning", id="full-width stars"),
        pytest.param("410329●●●●●●●●123X", "id_card", "410329●●●●●●●●123X", "warning", id="dots and X"),
        pytest.param("410329XXXXXXXX1234", "id_card", "410329XXXXXXXX1234", "warning", id="X as cover"),
        pytest.param("41032919000101****", "id_card", "41032919000101****", "error", id="birth date visible"),
        pytest.param("410329190001****34", "id_card", "410329190001****34", "error", id="14 digits"),
        pytest.param("身份证410329****1234", "id_card", "410329****1234", "warning", id="too few stars, after its word"),
        pytest.param("1381234**78", "mobile", "1381234**78", "warning", id="9 digits of a mobile"),
        pytest.param("138***45678", "mobile", "138***45678", "warning", id="8 digits of a mobile"),
        pytest.param("622848*********1234", "bank_card", "622848*********1234", "warning", id="10 digits of a card"),
        pytest.param("卡号：436742********12345", "bank_card", "436742********12345", "error", id="11 digits after its word"),
    ],
)  # fmt: skip
def test_masked_too_little(text: str, kind: str, value: str, severity: str):
    assert [(f.kind, f.value, f.severity) for f in scan(text)] == [(kind, value, severity)]
    assert "还看得见" in scan(text)[0].why
