"""Check digits, regions and dates, both sides of each."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_law.screening.checkdigits import (
    is_birth_date,
    is_credit_code,
    is_id_number,
    is_known_region,
    is_old_id_number,
    passes_luhn,
)
from tests.screening_numbers import (
    broken,
    card,
    credit_code,
    identity,
    identity_with_x,
    number_of_both_kinds,
    old_identity,
)


@pytest.mark.parametrize(
    ("code", "known"),
    [
        pytest.param("410329", True, id="Yichuan, Luoyang"),
        pytest.param("412901", True, id="a prefecture abolished in 1994 keeps its numbers"),
        pytest.param("110101", True, id="Beijing has districts"),
        pytest.param("119901", False, id="Beijing has no 99"),
        pytest.param("990101", False, id="no province 99"),
        pytest.param("000000", False, id="no province 00"),
        pytest.param("160101", False, id="no province 16"),
        pytest.param("810000", True, id="residence permit of people from Hong Kong"),
        pytest.param("441900", True, id="Dongguan has no counties"),
    ],
)
def test_a_region_is_known_by_its_first_four_digits(code: str, known: bool):
    assert is_known_region(code) is known


def test_every_wrong_check_digit_is_refused():
    number = identity()
    right = [number[:-1] + sign for sign in "0123456789X" if is_id_number(number[:-1] + sign)]
    assert right == [number]


def test_a_small_x_counts():
    assert is_id_number(identity_with_x().lower())


@pytest.mark.parametrize("born", ["19990229", "19000001", "19001301", "19000431", "18991231"])
def test_a_day_that_is_none_is_refused(born: str):
    assert not is_id_number(identity(born=born))


@pytest.mark.parametrize(("on", "counts"), [(date(2020, 5, 1), True), (date(2020, 4, 30), False)])
def test_nobody_is_born_after_today(on: date, counts: bool):
    assert is_birth_date("20200501", on) is counts
    assert is_id_number(identity(born="20200501"), on) is counts


def test_a_leap_day_counts_in_leap_years_only():
    assert is_birth_date("20000229") and not is_birth_date("19000229")


def test_fifteen_digits_need_region_and_date():
    assert is_old_id_number(old_identity())
    assert not is_old_id_number(old_identity(region="990329"))
    assert not is_old_id_number(old_identity(born="001301"))
    assert not is_old_id_number(old_identity(serial="000"))


def test_a_card_needs_its_check_digit():
    assert passes_luhn(card()) and not passes_luhn(broken(card()))


def test_credit_codes():
    code = credit_code("11410329005333333")
    assert is_credit_code(code) and is_credit_code(code.lower())
    assert not is_credit_code(code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert not is_credit_code(credit_code("99410329005333333"))
    assert not is_credit_code(credit_code("11990329005333333"))


def test_the_prefectures_of_provinces_agree_with_the_two_kinds_of_number():
    both = number_of_both_kinds()
    assert is_credit_code(both) and is_id_number(both)
