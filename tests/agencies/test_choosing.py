"""Choosing where the law leaves room: own choice, the county's, the default; open requests are counted anew."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies import choosing
from gongkai.agencies.policies import policies_of
from gongkai.agencies.scope import agency_scope
from gongkai.casework.choosing import choose_policy, take_policy_back
from gongkai_law.policies import all_policies, policy
from tests.cast import person
from tests.refusals import refused

WHY = {"reason": "县里统一要求", "decided_by": "县政务公开办"}


def test_every_switch_has_its_words_and_is_never_shown_as_law(office):
    found = choosing.switches(office.agency)
    assert len(found) == len(all_policies())
    assert all(each.words and each.default_words and each.mark.label for each in found)
    assert all("不当作法律" in each.mark.meaning for each in found if each.policy.source != "text")


def test_the_nearest_choice_up_the_tree_holds(office):
    head = person("ma", "马丽", office.county, "office_head")
    with agency_scope(office.county.pk):
        choose_policy(key="correction_days", option="12", actor=head, **WHY)
    switch = choosing.switch(office.agency, "correction_days")
    assert switch.own is None and switch.above and switch.value == "12"
    choose_policy(key="correction_days", option="8", actor=office.sun, **WHY)
    switch = choosing.switch(office.agency, "correction_days")
    assert (switch.value, switch.above_words, switch.own_words) == ("8", "12工作日", "8工作日")
    assert policies_of(office.agency).number("correction_days") == 8
    take_policy_back(key="correction_days", actor=office.sun)
    assert policies_of(office.agency).number("correction_days") == 12


@pytest.mark.parametrize("who", ["wang", "li", "zhou", "chen"])
def test_a_clerk_and_strangers_choose_nothing(office, who):
    with pytest.raises(PermissionDenied):
        choosing.choose(key="correction_days", option="8", actor=getattr(office, who), **WHY)
    with pytest.raises(PermissionDenied):
        choosing.take_back(key="correction_days", actor=getattr(office, who))


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"key": "nothing", "option": "1"}, "policies.unknown"),
        ({"key": "correction_days", "option": "0"}, "policies.not_a_number"),
        ({"key": "correction_scope", "option": "x"}, "policies.unknown_option"),
        ({"key": "correction_days", "option": "8", "reason": " "}, "agencies.choice_without_reason"),
        ({"key": "correction_days", "option": "8", "decided_by": ""}, "agencies.choice_without_reason"),
    ],
)
def test_a_choice_needs_an_option_that_exists_a_reason_and_a_name(office, given, key):
    with refused(key):
        choosing.choose(actor=office.sun, **{**WHY, **given})


def test_a_choice_that_was_not_made_cannot_be_withdrawn(office):
    with refused("agencies.no_choice"):
        choosing.take_back(key="correction_days", actor=office.sun)


def test_a_value_is_written_as_people_read_it():
    days = next(each for each in all_policies() if each.kind == "month_day")
    assert choosing.value_words(days, "01-31") == "1月31日"
    assert choosing.value_words(policy("correction_days"), "10") == "10工作日"
