"""The first day: steps are done when what they are for is there; each can be left out and taken up again."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies import particulars
from gongkai.agencies.first_day import skip_step, take_up_step
from gongkai.agencies.founding import found_office
from gongkai.agencies.models import Role
from gongkai.agencies.people import appoint_person, hire_person
from gongkai.agencies.scope import agency_scope
from gongkai.casework.intake import open_channel
from gongkai.casework.services import Intake, register_request
from gongkai.supervision.firstday import all_steps, first_day

TODAY = timezone.localdate


@pytest.fixture
def empty(db):
    """A new office with its administrator."""
    founded = found_office(
        slug="gezhai", name="葛寨镇人民政府", short_name="葛寨镇", level="township", username="wangfang",
        full_name="王芳", roles=[Role.CLERK], since=date(2026, 1, 5),
    )  # fmt: skip
    with agency_scope(founded.agency.pk):
        yield founded


def states(agency, on=None):
    return {each.step.key: each.state for each in first_day(agency, on=on or TODAY()).standings}


def test_seven_steps_stand_in_a_row_and_each_has_its_page(empty):
    assert [step.order for step in all_steps()] == [1, 2, 3, 4, 5, 6, 7]
    assert all(each.url.startswith("/work/") for each in first_day(empty.agency, on=TODAY()).standings)


def test_an_empty_office_is_led_to_the_first_step_and_told_what_is_wanting(empty):
    found = first_day(empty.agency, on=date(2026, 3, 2))
    assert found.next and found.next.step.key == "agency"
    assert "统一社会信用代码" in found.next.missing
    assert states(empty.agency, date(2026, 3, 2))["calendar"] == "done"
    assert "2099年" in [each.missing for each in first_day(empty.agency, on=date(2099, 1, 4)).standings][-2]


def test_every_step_is_done_by_doing_it(empty):
    wang, agency = empty.hired.user, empty.agency
    particulars.change_particulars(
        agency=agency, actor=wang, credit_code="", office_name="党政办", office_address="中心街1号",
        office_hours="8:30—17:30", office_phone="0379-1", office_fax="无", office_email="a@example.cn",
        reconsideration_body="伊川县人民政府", court="伊川县人民法院",
    )  # fmt: skip
    for role, name in ((Role.REVIEWER, "李明"), (Role.LEADER, "赵强")):
        hire_person(username=role, full_name=name, roles=[role], since=date(2026, 1, 5), actor=wang)
    appoint_person(user=wang, role=Role.OFFICE_HEAD, since=date(2026, 1, 5), actor=wang)
    open_channel(kind="in_person", description="便民服务中心", opened_on=date(2026, 1, 5), actor=wang)
    register_request(
        intake=Intake("natural", "刘敏", "in_person", "低保资金发放情况", date(2026, 1, 5)), actor=wang
    )
    agency.refresh_from_db()
    found = states(agency, date(2026, 3, 2))
    done = {"people", "channels", "guide", "calendar", "record"}
    assert {key for key, state in found.items() if state == "done"} >= done
    assert found["agency"] == "next"


def test_a_step_is_left_out_and_taken_up_again(empty):
    for step in all_steps():
        skip_step(key=step.key, label=str(step.label), actor=empty.hired.user)
    found = first_day(empty.agency, on=date(2026, 3, 2))
    assert found.next is None and found.left == 0
    take_up_step(key="people", label="人员和角色", actor=empty.hired.user)
    found = first_day(empty.agency, on=date(2026, 3, 2))
    assert found.next and found.next.step.key == "people"


@pytest.mark.parametrize("who", ["wang", "li", "zhao", "zhou", "chen"])
def test_only_those_who_set_the_office_up_are_led(office, client, who):
    actor = getattr(office, who)
    with pytest.raises(PermissionDenied):
        skip_step(key="people", label="x", actor=actor)
    client.force_login(actor)
    assert client.get(reverse("workbench:home-first-day")).status_code == 403
    assert "第一天的设置" not in client.get(reverse("workbench:home")).text


def test_the_home_page_leads_on_until_all_is_done_or_left_out(office, client):
    client.force_login(office.sun)
    assert "第一天的设置" in client.get(reverse("workbench:home")).text
    for step in all_steps():
        assert (
            client.post(reverse("workbench:home-first-day-change", args=[step.key, "skip"])).status_code
            == 302
        )
    assert "第一天的设置" not in client.get(reverse("workbench:home")).text
    assert "都走完了" in client.get(reverse("workbench:home-first-day")).text
    client.post(reverse("workbench:home-first-day-change", args=["channels", "take-up"]))
    assert "第一天的设置" in client.get(reverse("workbench:home")).text
    for key, act in (("people", "burn"), ("nothing", "skip")):
        assert client.post(reverse("workbench:home-first-day-change", args=[key, act])).status_code == 404


def test_a_sample_office_is_not_led(office, client):
    office.agency.is_sample = True
    office.agency.save()
    client.force_login(office.sun)
    assert "第一天的设置" not in client.get(reverse("workbench:home")).text
