"""The agency's particulars and units: who may change them, what is refused, what is noted."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.agencies import particulars, units
from gongkai.agencies.models import Agency
from gongkai.agencies.serving import unit_of, units_of
from gongkai.audit.queries import history
from gongkai_law.screening.checkdigits import is_credit_code
from tests.refusals import refused

# Seventeen signs of a made-up body; the last one follows by GB 32100.
CREDIT = "11410300MB0000000"


def credit_code() -> str:
    return next(CREDIT + sign for sign in "0123456789ABCDEFGHJKLMNPQRTUWXY" if is_credit_code(CREDIT + sign))


def change(office, actor, **fields):
    return particulars.change_particulars(agency=office.agency, actor=actor, **fields)


def test_the_head_of_the_office_changes_a_telephone_and_the_history_says_so(office):
    assert change(office, office.sun, office_phone="0379-60000000") == ["联系电话"]
    office.agency.refresh_from_db()
    assert office.agency.office_phone == "0379-60000000"
    lines = history(agency_id=office.agency.pk, subject_kind="agency", subject_id=office.agency.pk)
    assert lines[0].sentence == "修改了单位信息：联系电话"


def test_a_credit_code_with_the_right_check_digit_is_kept_in_capitals(office):
    change(office, office.sun, credit_code=f" {credit_code().lower()} ")
    office.agency.refresh_from_db()
    assert office.agency.credit_code == credit_code()


def test_nothing_changed_leaves_no_trace(office):
    assert change(office, office.sun, name=office.agency.name) == []
    assert not history(agency_id=office.agency.pk, subject_kind="agency", subject_id=office.agency.pk)


@pytest.mark.parametrize("who", ["wang", "li", "zhao", "zhou", "chen"])
def test_a_clerk_a_reviewer_a_leader_and_strangers_change_nothing(office, who):
    with pytest.raises(PermissionDenied):
        change(office, getattr(office, who), name="别的名字")


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        pytest.param({"credit_code": "123"}, "agencies.credit_code", id="a credit code that is none"),
        pytest.param({"region_code": "4103"}, "agencies.region_code", id="a region code of four digits"),
        pytest.param({"office_postcode": "4710"}, "agencies.postcode", id="a postcode of four digits"),
        pytest.param({"office_email": "a@"}, "agencies.email", id="half a mail address"),
        pytest.param(
            {"online_address": "javascript:alert(1)"}, "agencies.web_address", id="an address that is script"
        ),
        pytest.param(
            {"report_due_month": 2, "report_due_day": 29}, "agencies.report_day", id="a day some years lack"
        ),
        pytest.param({"name": "镇" * 101}, "agencies.too_long", id="a name too long for the column"),
    ],
)
def test_what_cannot_be_right_is_refused(office, fields, key):
    with refused(key):
        change(office, office.sun, **fields)


def test_the_level_cannot_be_changed_afterwards(office):
    with pytest.raises(TypeError):
        change(office, office.sun, level="county")


def test_an_agency_is_placed_below_another_but_never_below_itself(office):
    def place(slug):
        return particulars.place_below(agency=office.agency, parent_slug=slug, actor=office.sun)

    assert place("") is None
    assert place("yunhe") == office.county
    for slug, key in (("qingshi", "agencies.parent_below"), ("nowhere", "agencies.no_such_agency")):
        with refused(key):
            place(slug)
    Agency.objects.filter(pk=office.county.pk).update(parent=office.stranger)
    Agency.objects.filter(pk=office.stranger.pk).update(parent=office.agency)
    with refused("agencies.parent_below"):
        place("yunhe")


def test_units_are_opened_renamed_and_closed_once(office):
    unit = units.open_unit(name=" 财政所 ", is_village=False, position=1, actor=office.sun)
    assert unit.name == "财政所"
    with refused("agencies.unit_taken"):
        units.open_unit(name="财政所", is_village=False, position=2, actor=office.sun)
    other = units.open_unit(name="社会事务办", is_village=False, position=2, actor=office.sun)
    with refused("agencies.unit_taken"):
        units.change_unit(unit=other, name="财政所", position=2, actor=office.sun)
    units.change_unit(unit=unit, name="财政和经济发展办", position=1, actor=office.sun)
    units.close_unit(unit=unit, on=date(2026, 3, 1), actor=office.sun)
    with refused("agencies.unit_closed"):
        units.close_unit(unit=unit, on=date(2026, 3, 1), actor=office.sun)
    assert [each.name for each in units_of()] == ["社会事务办"]
    lines = history(agency_id=office.agency.pk, subject_kind="unit", subject_id=unit.pk)
    assert [line.sentence for line in lines] == [
        "内设机构 财政和经济发展办 自 2026-03-01 起撤销",
        "内设机构 财政所 改名为 财政和经济发展办",
        "增加了内设机构 财政所",
    ]


def test_another_agencys_unit_is_not_there(office):
    with pytest.raises(PermissionDenied):
        unit_of("0192aaaa-0000-7000-8000-000000000000")
    with pytest.raises(PermissionDenied):
        units.open_unit(name="财政所", is_village=False, position=1, actor=office.zhou)
