"""Service of an answer: lawful ways, what each must note, which day counts. (235号, 行政复议法 22.2)"""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_law.casework.service import (
    check_carrier,
    check_service,
    private_courier,
    reply_day,
    service_way,
    service_ways,
)
from gongkai_law.errors import InputFault, LawFault
from gongkai_law.policies import Policies

HANDED, ARRIVED = date(2026, 3, 20), date(2026, 3, 21)


@pytest.mark.parametrize(
    ("carrier", "number", "refused"),
    [
        pytest.param("邮政挂号信", "XA12345678900", False, id="registered mail of the post (235号)"),
        pytest.param("EMS", "1234567890123", False, id="express mail of the post (235号)"),
        pytest.param("顺丰速运", "SF1234567890", True, id="a private courier (235号)"),
        pytest.param("中通", "75312345678901", True, id="another private courier (235号)"),
        pytest.param("邮政快递包裹", "9876543210", False, id="express is not private where the post carries it (235号)"),
        pytest.param("", "SF1234567890123", True, id="the courier known by its number alone"),
    ],
)  # fmt: skip
def test_only_the_post_carries_answers(carrier: str, number: str, refused: bool):
    if not refused:
        check_carrier(carrier, number)
        return
    with pytest.raises(LawFault) as fault:
        check_carrier(carrier, number)
    assert fault.value.articles == ("《235号》",)


def test_a_courier_is_named():
    assert private_courier("交圆通速递") == "圆通" and private_courier("当面") == ""


@pytest.mark.parametrize(
    ("way", "given", "fault"),
    [
        pytest.param("by_hand", {"served_on": HANDED}, InputFault, id="by hand somebody signs"),
        pytest.param("post", {"served_on": HANDED}, InputFault, id="mail has a number"),
        pytest.param("online", {"served_on": HANDED}, LawFault, id="online service brings the online channel (22.2)"),
    ],
)  # fmt: skip
def test_what_a_way_must_note(way: str, given: dict[str, object], fault: type[Exception]):
    with pytest.raises(fault):
        check_service(way, given)
    full = {**given, **{need.id: "x" for need in service_way(way).needs}}
    check_service(way, full)


@pytest.mark.parametrize(
    ("way", "option", "day"),
    [
        pytest.param("by_hand", "arrived", ARRIVED, id="the day it was signed for"),
        pytest.param(
            "post", "sent", ARRIVED, id="the day handed to the post, whatever the county says of the net"
        ),
        pytest.param("online", "arrived", ARRIVED, id="online, the day of arrival"),
        pytest.param("online", "sent", HANDED, id="online, the day of sending where the county counts so"),
    ],
)
def test_the_day_of_the_answer(way: str, option: str, day: date):
    policies = Policies({"electronic_service_day": option})
    assert reply_day(way, served_on=ARRIVED, sent_on=HANDED, policies=policies) == day


def test_an_unknown_way_is_told_the_known():
    with pytest.raises(InputFault) as fault:
        service_way("pigeon")
    assert all(each.label in str(fault.value) and each.citations for each in service_ways())
