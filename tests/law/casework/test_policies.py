"""What a county may set for itself: every switch has a default, only what it offers can be chosen, none is law."""

from __future__ import annotations

import pytest

from gongkai_law.errors import InputFault
from gongkai_law.policies import DEFAULTS, Policies, Policy, all_policies, policy

# Where the reference says that the law is silent or practice differs; each has its switch.
SILENT = {
    "internet_confirmation", "email_receipt", "unreachable_sender", "correction_scope", "correction_days",
    "reasons_by_correction", "reasons_days", "reasons_stop_clock", "excessive_from", "conversion_from",
    "own_record_days", "consultation_row", "archived_row", "given_and_not_given", "query_remedy",
    "remedy_before_june_2025", "misc_remedy", "complaint_line", "dismissed_column", "pending_recounted",
    "late_answers_count", "override_notice", "fee_counts_ended", "electronic_service_day", "internal_reply_days", "reassessment_months",
    "report_due", "request_file_years", "contested_file_years", "one_person_office", "publisher_may_draft",
    "emergency_publication", "referral_days", "promptly_days", "standing_check",
}  # fmt: skip


def test_the_switches_are_these():
    assert {each.key for each in all_policies()} == SILENT


@pytest.mark.parametrize("each", all_policies(), ids=lambda each: each.key)
def test_a_switch_is_a_plain_question_with_a_reason_and_a_default_it_offers(each: Policy):
    assert each.question.rstrip("）").endswith("？") or "？（" in each.question
    assert each.why.endswith("。")
    assert each.check(each.default) == each.default
    assert DEFAULTS[each.key] == each.default
    assert each.source in ("memory", "reading"), "a switch is never law"
    assert (each.kind == "choice") == (len(each.options) >= 2)
    assert (each.kind == "number") == bool(each.unit)


def test_choices_replace_defaults_and_the_rest_stays():
    chosen = Policies({"dismissed_column": "other"})
    assert chosen["dismissed_column"] == "other" and chosen["query_remedy"] == "EI"
    assert chosen.changed() == {"dismissed_column": "other"}
    assert len(chosen) == len(all_policies()) and set(chosen) == SILENT


def test_it_is_frozen_and_set_makes_a_copy():
    changed = DEFAULTS.set("complaint_line", "no")
    assert (DEFAULTS["complaint_line"], changed["complaint_line"]) == ("yes", "no")
    with pytest.raises(AttributeError):
        changed.anything = 1  # type: ignore[attr-defined]
    assert hash(DEFAULTS) == hash(Policies()) and Policies() == DEFAULTS
    assert {DEFAULTS: 1}[Policies()] == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("no_such_thing", "yes", id="an unknown key"),
        pytest.param("dismissed_column", "corrected", id="an option the switch does not offer"),
        pytest.param("correction_days", "0", id="one below the least number"),
        pytest.param("correction_days", "61", id="one above the greatest number"),
        pytest.param("correction_days", "十", id="a number in words"),
        pytest.param("correction_days", "-5", id="a negative number"),
        pytest.param("report_due", "02-30", id="a day that does not exist"),
        pytest.param("report_due", "02-29", id="a day that only some years have"),
        pytest.param("report_due", "1-31", id="a day not written in full"),
    ],
)
def test_anything_else_is_refused_in_words(key: str, value: str):
    with pytest.raises(InputFault) as refused:
        Policies({key: value})
    assert "口径" in str(refused.value)


def test_numbers_and_days_come_as_such():
    assert DEFAULTS.number("correction_days") == 15
    assert Policies({"correction_days": "1"}).number("correction_days") == 1
    assert Policies({"correction_days": "60"}).number("correction_days") == 60
    assert DEFAULTS.month_day("report_due") == (1, 31)
    assert policy("correction_days").unit == "工作日"
