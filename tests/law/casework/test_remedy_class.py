"""Which remedy notice a letter carries, by answer and by the day of the letter. (行政复议法 23; 8号解释 1; §7.3)"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.casework.outcomes import all_outcomes, letter_remedies, remedy_class
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies

LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)
LAST_MIXED_DAY, FIRST_NARROW_DAY = date(2025, 5, 31), date(2025, 6, 1)
REFUSALS = [
    "D_SECRET", "D_LAW", "D_SAFETY", "D_THIRD_PARTY", "D_INTERNAL", "D_PROCESS", "D_CASE_FILE",
]  # fmt: skip
UNABLE = [each.code for each in all_outcomes() if each.code[:2] in ("U_", "N_")]
GIVEN = ["ALREADY_PUBLIC", "GRANT", "GRANT_3P_AGREED", "GRANT_PUBLIC_INTEREST"]


@pytest.mark.parametrize("code", REFUSALS, ids=lambda code: f"{code} rests on 14, 15 or 16")
def test_a_refusal_goes_to_reconsideration_first_since_2024(code: str):
    assert remedy_class(code, LAST_DAY_OF_OLD_LAW) == "EI"
    assert remedy_class(code, FIRST_DAY_OF_NEW_LAW) == "RF"
    assert remedy_class(code, LAST_MIXED_DAY) == "RF"
    assert remedy_class(code, FIRST_NARROW_DAY) == "RF"


@pytest.mark.parametrize("code", UNABLE, ids=lambda code: f"{code} is no refusal under 14 to 16")
def test_unable_and_not_processed_follow_the_county_in_the_mixed_time_only(code: str):
    wide = Policies({"remedy_before_june_2025": "RF"})
    days = [LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW, LAST_MIXED_DAY, FIRST_NARROW_DAY]
    assert [remedy_class(code, day) for day in days] == ["EI", "EI", "EI", "EI"]
    assert [remedy_class(code, day, wide) for day in days] == ["EI", "RF", "RF", "EI"]


def test_a_query_matter_is_a_refusal_until_may_2025_and_the_countys_choice_after():
    strict = Policies({"query_remedy": "RF"})
    days = [LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW, LAST_MIXED_DAY, FIRST_NARROW_DAY]
    assert [remedy_class("D_QUERY", day) for day in days] == ["EI", "RF", "RF", "EI"]
    assert [remedy_class("D_QUERY", day, strict) for day in days] == ["EI", "RF", "RF", "RF"]


@pytest.mark.parametrize("code", [*GIVEN, "O_NOT_CORRECTED", "O_FEE_UNPAID"])
def test_given_and_ended_are_open_to_both_at_any_time(code: str):
    for day in (LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW, FIRST_NARROW_DAY):
        assert remedy_class(code, day, Policies({"remedy_before_june_2025": "RF"})) == "EI"


def test_a_withdrawal_has_no_remedy_and_other_endings_follow_the_county():
    assert remedy_class("O_WITHDRAWN", FIRST_NARROW_DAY) == "NO"
    assert remedy_class("OPEN", FIRST_NARROW_DAY) == "NO"
    assert remedy_class("O_MISC", FIRST_NARROW_DAY) == "EI"
    assert remedy_class("O_MISC", FIRST_NARROW_DAY, Policies({"misc_remedy": "NO"})) == "NO"


@pytest.mark.parametrize(
    ("on", "bases", "expected"),
    [
        pytest.param(FIRST_NARROW_DAY, ["D_PROCESS"], "RF", id="withheld under 16: reconsideration first (132号)"),
        pytest.param(FIRST_NARROW_DAY, ["U_NOT_EXIST"], "EI", id="the rest does not exist: either way"),
        pytest.param(FIRST_NARROW_DAY, ["U_NOT_EXIST", "D_SECRET"], "RF", id="the strictest part decides"),
        pytest.param(FIRST_NARROW_DAY, ["条例 16.2"], "RF", id="an article may stand for the answer (16.2)"),
        pytest.param(FIRST_NARROW_DAY, ["条例 14"], "RF", id="an article may stand for the answer (14)"),
        pytest.param(FIRST_NARROW_DAY, ["条例 36.0.4"], "EI", id="36(4) is no refusal"),
        pytest.param(FIRST_NARROW_DAY, ["条例 36.0.7"], "EI", id="36(7) is no refusal since June 2025"),
        pytest.param(LAST_MIXED_DAY, ["条例 36.0.7"], "RF", id="36(7) was one before"),
        pytest.param(LAST_DAY_OF_OLD_LAW, ["D_SECRET"], "EI", id="before 2024 either way"),
        pytest.param(FIRST_DAY_OF_NEW_LAW, ["D_SECRET"], "RF", id="from the first day of 2024 reconsideration first"),
    ],
)  # fmt: skip
def test_a_partly_given_answer_takes_the_strictest_of_its_parts(on: date, bases: list[str], expected: str):
    assert remedy_class("PARTIAL", on, withheld_bases=bases) == expected


def test_a_partly_given_answer_without_a_basis_has_no_notice():
    with pytest.raises(InputFault) as refused:
        remedy_class("PARTIAL", FIRST_NARROW_DAY)
    assert "依据" in str(refused.value)
    with pytest.raises(InputFault):
        remedy_class("PARTIAL", FIRST_NARROW_DAY, withheld_bases=["第十四条"])


def test_a_letter_with_several_answers_has_a_class_for_each():
    found = letter_remedies(["PARTIAL", "D_SECRET", "U_NOT_EXIST"], FIRST_NARROW_DAY)
    assert found == {"D_SECRET": "RF", "U_NOT_EXIST": "EI"}


@given(st.sampled_from([e.code for e in all_outcomes() if e.code != "PARTIAL"]), st.dates(date(2019, 5, 15)))
def test_only_refusals_and_query_matters_ever_go_to_reconsideration_first_by_default(code: str, on: date):
    if remedy_class(code, on) == "RF":
        assert code in (*REFUSALS, "D_QUERY") and on >= FIRST_DAY_OF_NEW_LAW
