"""Several answers in one letter count as one. (条例 37; §3 of the law reference)"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_law.casework.outcomes import all_outcomes, combine, outcome, row_for
from gongkai_law.errors import InputFault
from gongkai_law.policies import Policies

CODES = [each.code for each in all_outcomes()]


@pytest.mark.parametrize(
    ("codes", "counted", "secondary"),
    [
        pytest.param(["GRANT"], "GRANT", (), id="one answer counts as itself"),
        pytest.param(["ALREADY_PUBLIC"], "ALREADY_PUBLIC", (), id="told where it is public: itself (36.1)"),
        pytest.param(["ALREADY_PUBLIC", "GRANT"], "GRANT", ("ALREADY_PUBLIC",), id="all given in two ways is granted"),
        pytest.param(["ALREADY_PUBLIC", "GRANT_3P_AGREED"], "GRANT", ("ALREADY_PUBLIC", "GRANT_3P_AGREED"), id="all given, neither plainly: granted"),
        pytest.param(["GRANT", "D_SECRET"], "PARTIAL", ("GRANT", "D_SECRET"), id="given and withheld is partial, only that (37)"),
        pytest.param(["PARTIAL", "D_PROCESS"], "PARTIAL", ("D_PROCESS",), id="partial with its ground stays partial (37)"),
        pytest.param(["GRANT", "U_NOT_EXIST"], "PARTIAL", ("GRANT", "U_NOT_EXIST"), id="given beside not existing is partial by default"),
        pytest.param(["GRANT", "O_WITHDRAWN"], "GRANT", ("O_WITHDRAWN",), id="a part taken back was not asked for"),
        pytest.param(["O_WITHDRAWN"], "O_WITHDRAWN", (), id="all taken back is withdrawn"),
        pytest.param(["U_NOT_EXIST", "D_INTERNAL"], "D_INTERNAL", ("U_NOT_EXIST",), id="nothing given: denied before unable"),
        pytest.param(["N_REPEAT", "U_CREATE"], "U_CREATE", ("N_REPEAT",), id="nothing given: unable before not processed"),
        pytest.param(["O_MISC", "N_PETITION"], "N_PETITION", ("O_MISC",), id="nothing given: not processed before other"),
        pytest.param(["D_PROCESS", "D_SECRET"], "D_SECRET", ("D_PROCESS",), id="two refusals: the one higher in the table"),
        pytest.param(["D_SECRET", "D_SECRET"], "D_SECRET", (), id="the same answer twice is one"),
    ],
)  # fmt: skip
def test_one_counts_the_rest_stays_in_the_file(codes: list[str], counted: str, secondary: tuple[str, ...]):
    found = combine(codes)
    assert (found.counted, found.secondary) == (counted, secondary)


@pytest.mark.parametrize(
    ("codes", "counted"),
    [
        pytest.param(
            ["GRANT", "U_NOT_EXIST"], "GRANT", id="a county may count given beside not existing as granted"
        ),
        pytest.param(
            ["GRANT", "D_QUERY"], "PARTIAL", id="given beside denied is partial whatever the county says (37)"
        ),
    ],
)
def test_the_county_decides_about_given_beside_not_there(codes: list[str], counted: str):
    assert combine(codes, Policies({"given_and_not_given": "granted"})).counted == counted


def test_nothing_and_open_are_no_answers():
    with pytest.raises(InputFault):
        combine([])
    with pytest.raises(InputFault):
        combine(["GRANT", "OPEN"])
    with pytest.raises(InputFault):
        combine(["GRANT", "?"])


@given(st.lists(st.sampled_from(CODES), min_size=1, max_size=6))
def test_one_request_has_one_row_and_loses_no_answer(codes: list[str]):
    found = combine(codes)
    assert row_for(found.counted, "F2021")
    assert set(codes) <= {found.counted, *found.secondary}


@given(st.lists(st.sampled_from(CODES), min_size=1, max_size=6))
def test_the_order_of_the_answers_does_not_matter_for_the_row(codes: list[str]):
    rows = {row_for(combine(order).counted, "F2021") for order in (codes, codes[::-1], sorted(codes))}
    assert len(rows) == 1


@given(st.lists(st.sampled_from(CODES), min_size=1, max_size=6))
def test_something_given_is_never_counted_as_nothing_given(codes: list[str]):
    given_any = any(outcome(code).group in ("granted", "partial") for code in codes)
    assert (outcome(combine(codes).counted).group in ("granted", "partial")) == given_any
