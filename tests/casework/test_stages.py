"""Where a case stands: every act in every state, moved or refused with the article; never past the table."""

import pytest

from gongkai.casework import stages
from gongkai.casework.models import RequestEvent
from gongkai_law.casework.states import all_acts, all_states
from gongkai_law.errors import LawFault


def events(*kinds, **data):
    return [RequestEvent(kind=kind, data=data) for kind in kinds]


@pytest.mark.parametrize("state", [each.id for each in all_states()])
@pytest.mark.parametrize("act", all_acts(), ids=lambda act: act.id)
def test_an_act_moves_as_the_table_says_or_is_refused(state, act):
    """Whole table: offered exactly where it may be done; a direct call elsewhere is refused, with the act's articles."""
    if act in stages.offered(state):
        assert stages.next_stage(state, act.id) == (
            act.to or ("under_review" if state == "received" else state)
        )
        return
    with pytest.raises(LawFault) as refused:
        stages.next_stage(state, act.id)
    assert refused.value.articles == act.citations


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        pytest.param(["submitted"], "received", id="handed in: received, 条例 31"),
        pytest.param(["submitted", "correction_requested"], "wait_correction", id="notice of correction, 条例 30"),
        pytest.param(["submitted", "correction_requested", "corrected"], "under_review", id="corrected: goes on, 条例 30"),
        pytest.param(
            ["submitted", "third_party_consulted", "agency_consulted", "third_party_answered"],
            "consulting",
            id="one of two opinions is in: still waiting, 条例 33.3",
        ),
        pytest.param(
            ["submitted", "third_party_consulted", "third_party_answered"], "under_review", id="all opinions are in, 条例 33.3"
        ),
        pytest.param(["submitted", "extended"], "under_review", id="an extension is a mark, no state, 条例 33.2"),
        pytest.param(["submitted", "fee_notified", "fee_paid"], "under_review", id="paid: goes on, 收费办法"),
        pytest.param(["submitted", "replied"], "closed", id="replied"),
        pytest.param(["submitted", "correction_requested", "withdrawn"], "closed", id="withdrawn while waiting"),
    ],
)  # fmt: skip
def test_a_history_leads_to_its_state(kinds, stage):
    assert stages.walk(events(*kinds), needs_confirmation=False) == stage


@pytest.mark.parametrize(
    "kinds",
    [
        pytest.param(["submitted", "fee_notified", "correction_requested"], id="no correction while a fee is awaited"),
        pytest.param(["submitted", "correction_requested", "third_party_consulted"], id="no consultation while corrections are awaited, 条例 32"),
        pytest.param(["submitted", "fee_paid"], id="no payment without a notice"),
    ],
)  # fmt: skip
def test_a_history_the_table_does_not_know_is_refused(kinds):
    with pytest.raises(LawFault) as refused:
        stages.walk(events(*kinds), needs_confirmation=False)
    assert refused.value.articles


def test_a_part_payment_moves_nothing():
    part = events("fee_paid", complete=False)[0]
    assert stages.stage_after("wait_fee", part, events("submitted", "fee_notified")) == "wait_fee"
