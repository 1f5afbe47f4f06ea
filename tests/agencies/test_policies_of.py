"""An agency's choices: its own first, then its county's, then the default; where they reach."""

from datetime import date

from gongkai.agencies.models import Agency, PolicyChoice
from gongkai.agencies.policies import policies_of, report_due_of
from gongkai.casework.clock import clock_policy


def choose(agency, key, option):
    PolicyChoice.unscoped.create(agency=agency, key=key, option=option, reason="县里通知", decided_by="赵强")


def test_the_nearest_choice_up_the_tree_holds(office):
    choose(office.county, "complaint_line", "no")
    assert policies_of(office.agency)["complaint_line"] == "no"
    choose(office.agency, "complaint_line", "yes")
    assert policies_of(office.agency)["complaint_line"] == "yes"
    assert policies_of(office.stranger)["complaint_line"] == "no"


def test_the_tree_is_asked_once_whatever_it_holds(office, django_assert_num_queries):
    for key, option in (("complaint_line", "no"), ("correction_days", "10")):
        choose(office.county, key, option)
    agency = Agency.objects.select_related("parent").get(pk=office.agency.pk)
    with django_assert_num_queries(1):
        policies_of(agency)


def test_the_report_is_due_when_the_county_says_else_when_the_agency_was_told_条例49(office):
    assert report_due_of(office.agency, 2024) == date(2025, 1, 31)
    office.agency.report_due_month, office.agency.report_due_day = 3, 31
    assert report_due_of(office.agency, 2024) == date(2025, 3, 31)
    choose(office.county, "report_due", "02-15")
    assert report_due_of(office.agency, 2024) == date(2025, 2, 15)


def test_the_clock_of_a_case_follows_the_county(office):
    assert clock_policy(office.agency).internal_days == 15
    choose(office.county, "internal_reply_days", "12")
    choose(office.county, "internet_confirmation", "click_confirms")
    policy = clock_policy(office.agency)
    assert (policy.internal_days, policy.internet_at_once) == (12, True)
