"""What meets an obligation: records element by element, or a statement, which never counts as data."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from gongkai.audit.queries import history
from gongkai.catalogue.models import Fulfilment, Statement
from gongkai.catalogue.services import fulfilling
from gongkai.catalogue.services.fulfilling import PublicRecord
from gongkai_law.errors import Fault
from tests.catalogue.making import adopted, owed, public


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2020-11-02 09:00+08:00", tick=False):
        yield


def tie(office, positions, record=None, actor=None):
    return fulfilling.fulfil(
        obligation=owed("最低生活保障", "2020Q2"),
        public_record=record or public(),
        positions=positions,
        actor=actor or office.wang,
    )


def met():
    found = owed("最低生活保障", "2020Q2")
    return found.met, found.met_on


def test_all_elements_public_is_data_from_the_day_of_the_last(office):
    adopted(office)
    tie(office, [1], public("名单", date(2020, 4, 15)))
    assert met() == ("partial", None)
    tie(office, [2], public("金额", date(2020, 4, 22)))
    assert met() == ("data", date(2020, 4, 22))
    assert owed("最低生活保障", "2020Q2").late


def test_a_record_not_yet_public_counts_from_the_day_it_is(office):
    adopted(office)
    draft = public(on=None)
    tie(office, [1, 2], draft)
    assert met() == ("none", None)
    shown = PublicRecord(draft.id, 1, draft.title, date(2020, 4, 20))
    assert fulfilling.record_changed(public_record=shown) == 1
    assert met() == ("data", date(2020, 4, 20))
    assert not owed("最低生活保障", "2020Q2").late


def test_a_record_taken_away_from_the_public_meets_nothing(office):
    adopted(office)
    record = public()
    tie(office, [1, 2], record)
    gone = PublicRecord(record.id, 1, record.title, None)
    fulfilling.record_changed(public_record=gone)
    assert met() == ("none", None)


def test_said_again_the_elements_are_replaced(office):
    adopted(office)
    record = public()
    tie(office, [1, 2], record)
    tie(office, [1], record)
    assert met() == ("partial", None)
    assert Fulfilment.objects.count() == 1


@pytest.mark.parametrize("positions", [[], [3], [0, 1]], ids=["none", "one it has not", "zero"])
def test_elements_the_item_has_not_are_refused(office, positions):
    adopted(office)
    with pytest.raises(Fault):
        tie(office, positions)


def test_untying_needs_a_reason_and_leaves_a_trace(office):
    adopted(office)
    tied = tie(office, [1, 2])
    with pytest.raises(Fault):
        fulfilling.unfulfil(fulfilment=tied, reason=" ", actor=office.wang)
    fulfilling.unfulfil(fulfilment=tied, reason="名单不是这一期的", actor=office.wang)
    assert met() == ("none", None)
    said = history(
        agency_id=office.agency.pk, subject_kind="obligation", subject_id=owed("最低生活保障", "2020Q2").pk
    )
    assert "名单不是这一期的" in said[0].sentence


def state(office, text="第二季度本镇没有新增低保对象。", on=date(2020, 11, 2), period="2020Q2", actor=None):
    return fulfilling.state_nothing(
        obligation=owed("最低生活保障", period), text=text, on=on, actor=actor or office.wang
    )


def test_a_statement_is_its_own_kind_and_data_goes_before_it(office):
    adopted(office)
    state(office)
    assert met() == ("statement", date(2020, 11, 2))
    tie(office, [1, 2])
    assert met() == ("data", date(2020, 4, 15))


def test_a_statement_against_data_is_refused(office):
    adopted(office)
    tie(office, [1])
    with pytest.raises(Fault):
        state(office)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": "无"}, "too short"),
        ({"on": date(2020, 11, 3)}, "tomorrow"),
        ({"period": "2020Q4", "on": date(2020, 10, 19)}, "the period is open on the eve of its due day"),
    ],
)
def test_a_statement_that_cannot_stand(office, change, why):
    adopted(office)
    with pytest.raises(Fault):
        state(office, **change)
    assert not Statement.objects.exists(), why


def test_a_statement_on_the_due_day_stands(office):
    adopted(office)
    assert state(office, period="2020Q4", on=date(2020, 10, 20)).pk


def test_a_statement_twice_is_refused_and_one_taken_back_makes_room(office):
    adopted(office)
    said = state(office)
    with pytest.raises(Fault):
        state(office)
    with pytest.raises(Fault):
        fulfilling.withdraw_statement(statement=said, reason="", actor=office.wang)
    fulfilling.withdraw_statement(statement=said, reason="后来查到有一户", actor=office.wang)
    assert met() == ("none", None)
    with pytest.raises(Fault):
        fulfilling.withdraw_statement(statement=said, reason="再收一次", actor=office.wang)
    state(office)


def test_who_only_reads_or_is_a_stranger_says_nothing(office):
    adopted(office)
    for actor in (office.li, office.zhou):
        with pytest.raises(PermissionDenied):
            tie(office, [1], actor=actor)
        with pytest.raises(PermissionDenied):
            state(office, actor=actor)
