"""The information-processing fee (国办函〔2020〕109号): the vectors, both sides of each band, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.errors import InputFault, LawFault, explain
from gongkai_law.fees import MOST_ITEMS, MOST_PAGES, fee_by_items, fee_by_pages, schedules

ITEMS = [
    pytest.param(0, 0, 0, id="没有申请"),
    pytest.param(0, 10, 0, id="10件以内不收费（109号4.1）"),
    pytest.param(0, 11, 100, id="第11件起100元一件（109号4.2）"),
    pytest.param(0, 30, 2000, id="30件：20件收费"),
    pytest.param(0, 31, 2200, id="第31件起200元一件（109号4.3）"),
    pytest.param(0, 35, 3000, id="35件"),
    pytest.param(0, 40, 4000, id="40件：第31至40件一档"),
    pytest.param(0, 41, 4300, id="第41件起再加100元"),
    pytest.param(0, 51, 7400, id="第51件起400元一件"),
    pytest.param(10, 1, 100, id="本月已有10件，第11件收费"),
    pytest.param(9, 1, 0, id="本月已有9件，第10件不收费"),
    pytest.param(30, 1, 200, id="本月已有30件，第31件200元"),
    pytest.param(9, 2, 100, id="跨过免费档，只收跨过的一件"),
    pytest.param(28, 4, 600, id="跨过两档"),
]


@pytest.mark.parametrize(("before", "new", "amount"), ITEMS)
def test_by_items(before: int, new: int, amount: int):
    fee = fee_by_items(new, before)
    assert fee.amount == amount and sum(band.count for band in fee.bands) == new


PAGES = [
    pytest.param(0, 0, id="没有页"),
    pytest.param(30, 0, id="30页以内不收费（109号5）"),
    pytest.param(31, 10, id="第31页起10元一页"),
    pytest.param(100, 700, id="100页"),
    pytest.param(101, 720, id="第101页起20元一页"),
    pytest.param(200, 2700, id="200页"),
    pytest.param(201, 2740, id="第201页起40元一页"),
    pytest.param(250, 4700, id="250页"),
]


@pytest.mark.parametrize(("pages", "amount"), PAGES)
def test_by_pages(pages: int, amount: int):
    fee = fee_by_pages(pages)
    assert fee.amount == amount and sum(band.count for band in fee.bands) == pages


def test_the_bands_are_shown_free_ones_included():
    assert fee_by_items(4, 28).as_json() == {
        "amount": 600,
        "bands": [
            {"from": 29, "to": 30, "price": 100, "count": 2, "sum": 200},
            {"from": 31, "to": 32, "price": 200, "count": 2, "sum": 400},
        ],
        "basis": "items",
        "article": "《收费办法》第四条第二款",
    }
    assert [(band.first, band.last, band.price) for band in fee_by_pages(150).bands] == [
        (1, 30, 0),
        (31, 100, 10),
        (101, 150, 20),
    ]


@given(st.integers(0, 400), st.integers(0, 400))
def test_items_cost_what_each_costs_alone(before: int, new: int):
    def price(k: int) -> int:
        return 0 if k <= 10 else 100 if k <= 30 else 200 + 100 * ((k - 31) // 10)

    assert fee_by_items(new, before).amount == sum(price(k) for k in range(before + 1, before + new + 1))


@given(st.integers(0, 3000))
def test_pages_cost_what_each_costs_alone(pages: int):
    expected = (
        10 * max(0, min(pages, 100) - 30) + 20 * max(0, min(pages, 200) - 100) + 40 * max(0, pages - 200)
    )
    assert fee_by_pages(pages).amount == expected


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_asking_in_two_parts_costs_the_same(before: int, first: int, second: int):
    together = fee_by_items(first + second, before).amount
    assert together == fee_by_items(first, before).amount + fee_by_items(second, before + first).amount


@pytest.mark.parametrize("wrong", [-1, 2.5, "3", True, None])
def test_what_is_not_a_count_is_refused(wrong: object):
    for ask in (fee_by_items, fee_by_pages):
        with pytest.raises(InputFault) as refused:
            ask(wrong)  # type: ignore[arg-type]
        assert refused.value.key == "fee.not_a_count" and explain(refused.value).mend
    with pytest.raises(InputFault):
        fee_by_items(1, wrong)  # type: ignore[arg-type]


def test_absurd_numbers_are_refused_and_the_largest_sensible_ones_are_not():
    for ask in (
        lambda: fee_by_items(MOST_ITEMS + 1),
        lambda: fee_by_items(1, MOST_ITEMS),
        lambda: fee_by_pages(MOST_PAGES + 1),
    ):
        with pytest.raises(InputFault, match="超出了常理"):
            ask()
    assert fee_by_items(1, MOST_ITEMS - 1).bands[0].last == MOST_ITEMS
    assert fee_by_pages(MOST_PAGES).bands[-1].last == MOST_PAGES


def test_no_fee_before_the_rules_were_in_force():
    assert fee_by_items(11, on=date(2021, 1, 1)).amount == fee_by_items(11).amount == 100
    for ask in (
        lambda: fee_by_items(11, on=date(2020, 12, 31)),
        lambda: fee_by_pages(31, on=date(2020, 12, 31)),
    ):
        with pytest.raises(LawFault, match=r"2021-01-01起施行.*《条例》第四十二条"):
            ask()


def test_the_day_in_force_is_marked_as_not_confirmed():
    assert schedules()[0].in_force_source == "memory"
