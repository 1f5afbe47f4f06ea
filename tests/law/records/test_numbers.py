"""Index numbers by pattern, document numbers with repair."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.errors import InputFault
from gongkai_law.records.numbers import (
    BARE_PATTERN,
    DEFAULT_PATTERN,
    HENAN_PATTERN,
    document_number_year,
    index_pattern,
    is_document_number,
    repair_document_number,
)

GOOD_CODE = "11370322004222241N"  # 高青县, as published in its index numbers
ON = date(2021, 3, 5)

RENDERED = [
    pytest.param(
        DEFAULT_PATTERN, {"uscc": GOOD_CODE}, "11370322004222241N/2021-00007", id="credit code, year, serial"
    ),
    pytest.param(BARE_PATTERN, {}, "2021-00007", id="without a front part"),
    pytest.param(
        HENAN_PATTERN,
        {"region6": "410329", "dept": "021", "cat": "0304"},
        "410329021-0304-2021-00007",
        id="Henan: region and department, class, year, serial",
    ),
    pytest.param(
        "{uscc}/{yyyymmdd}-{seq:05d}", {"uscc": GOOD_CODE}, f"{GOOD_CODE}/20210305-00007", id="by the day"
    ),
    pytest.param(
        "{orgcode}/{yyyy}-{seq}", {"orgcode": "000014349"}, "000014349/2021-7", id="old organisation code"
    ),
]


@pytest.mark.parametrize(("pattern", "values", "number"), RENDERED)
def test_a_pattern_gives_the_number(pattern: str, values: dict[str, str], number: str) -> None:
    assert index_pattern(pattern).render(values, on=ON, serial=7) == number


def test_serials_start_anew_each_year_or_day() -> None:
    assert index_pattern(BARE_PATTERN).period(ON) == "2021"
    assert index_pattern("{yyyymmdd}-{seq:05d}").period(ON) == "20210305"


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("{yyyy}-", id="no serial"),
        pytest.param("{seq:05d}", id="no year: would repeat"),
        pytest.param("{yyyy}{seq}{seq}", id="two serials"),
        pytest.param("{year}-{seq}", id="unknown token"),
        pytest.param("{yyyy} {seq}", id="a blank"),
        pytest.param("{yyyy}-{seq}" + "x" * 60, id="too long"),
        pytest.param("{yyyy-{seq}", id="torn token"),
    ],
)
def test_patterns_that_cannot_hold(pattern: str) -> None:
    with pytest.raises(InputFault):
        index_pattern(pattern)


def test_a_credit_code_must_pass_its_check() -> None:
    wrong = GOOD_CODE[:-1] + "M"
    with pytest.raises(InputFault) as refusal:
        index_pattern(DEFAULT_PATTERN).render({"uscc": wrong}, on=ON, serial=1)
    assert refusal.value.key == "records_law.credit_code"
    with pytest.raises(InputFault) as refusal:
        index_pattern(DEFAULT_PATTERN).render({}, on=ON, serial=1)
    assert "uscc" in str(refusal.value)


@given(st.sets(st.integers(1, 99999), min_size=2, max_size=20))
def test_different_serials_give_different_numbers(serials: set[int]) -> None:
    pattern = index_pattern(BARE_PATTERN)
    assert len({pattern.render({}, on=ON, serial=each) for each in serials}) == len(serials)


REPAIRED = [
    ("葛政[2020]3号", "葛政〔2020〕3号"),
    ("葛政（2020）03号", "葛政〔2020〕3号"),
    ("葛政【2020】第3号", "葛政〔2020〕3号"),
    ("葛政 ( 2020 ) 3 号", "葛政〔2020〕3号"),
    ("葛政办〔２０２０〕１２号", "葛政办〔2020〕12号"),
    ("葛政〔2020〕3", "葛政〔2020〕3号"),
    ("葛政〔2020〕3号", "葛政〔2020〕3号"),
    ("关于春季防火的通知", "关于春季防火的通知"),
    ("葛政〔20〕3号", "葛政〔20〕3号"),
]


@pytest.mark.parametrize(("given_number", "wanted"), REPAIRED, ids=[a for a, _ in REPAIRED])
def test_repair(given_number: str, wanted: str) -> None:
    assert repair_document_number(given_number) == wanted


@given(st.text(max_size=30))
def test_repair_is_done_once_and_never_breaks_a_good_one(text: str) -> None:
    once = repair_document_number(text)
    assert repair_document_number(once) == once
    if is_document_number(text):
        assert once == text


def test_shapes_that_stand() -> None:
    assert is_document_number("国务院令第711号") and is_document_number("2020年第3号")
    assert not is_document_number("葛政〔2020〕03号")
    assert document_number_year("葛政〔2020〕3号") == 2020
    assert document_number_year("国务院令第711号") is None
