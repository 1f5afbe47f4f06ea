"""One agency, one scope."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from gongkai.agencies.access import access_agency, memberships_of, roles_in
from gongkai.agencies.models import Membership, Role, Unit
from gongkai.agencies.numbers import next_numbers
from gongkai.agencies.scope import NoAgencyInScope, agency_scope


def test_a_query_without_an_agency_in_scope_raises(db):
    with pytest.raises(NoAgencyInScope):
        Unit.objects.count()


def test_rows_of_another_agency_are_not_seen(office):
    Unit.objects.create(name="党政办")
    assert Unit.objects.get().agency_id == office.agency.pk
    with agency_scope(office.stranger.pk):
        assert Unit.objects.count() == 0


def test_a_stranger_gets_the_same_answer_for_not_yours_and_not_there(office):
    for slug in ("qingshi", "no-such"):
        with pytest.raises(PermissionDenied):
            access_agency(office.zhou, slug)


def test_the_supervisor_of_the_county_sees_its_townships(office):
    assert access_agency(office.chen, "qingshi") == office.agency


@pytest.mark.parametrize(
    ("on", "held"),
    [
        pytest.param(date(2020, 5, 31), True, id="the last day in office still counts"),
        pytest.param(date(2020, 6, 1), False, id="the day after the role ended does not"),
    ],
)
def test_a_role_ends_with_its_last_day(office, on, held):
    Membership.objects.filter(user=office.wang).update(until=date(2020, 5, 31))
    assert (Role.CLERK in roles_in(office.wang, office.agency.pk, on=on)) is held
    assert bool(memberships_of(office.wang, on=on)) is held


def test_numbers_run_without_gap_or_repeat_per_series_and_period(office):
    with transaction.atomic():
        assert list(next_numbers(series="a", period="2020", count=3)) == [1, 2, 3]
        assert list(next_numbers(series="a", period="2020")) == [4]
        assert list(next_numbers(series="a", period="2021")) == [1]
        assert list(next_numbers(series="b", period="2020")) == [1]


def test_a_number_goes_back_when_its_transaction_fails(office):
    with pytest.raises(RuntimeError, match="stop"), transaction.atomic():
        next_numbers(series="a", period="2020")
        raise RuntimeError("stop")
    with transaction.atomic():
        assert list(next_numbers(series="a", period="2020")) == [1]
