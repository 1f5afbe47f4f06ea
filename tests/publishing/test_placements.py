"""A placement's life: planned, posted, taken down; only what is public is posted; counts by channel. (条例 17, 23)"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.agencies.models import Membership
from gongkai.agencies.scope import agency_scope
from gongkai.agencies.services import add_unit
from gongkai.audit.queries import history
from gongkai.catalogue.models import Obligation
from gongkai.publishing import channels, gate, placements, placing
from gongkai.publishing.broadcasting import log_slot
from gongkai.publishing.models import Channel, Placement
from gongkai.publishing.obligations import tie_record
from gongkai.publishing.queries import count_by_channel
from gongkai.supervision import worklist
from gongkai_law.errors import Fault, LawFault
from tests.catalogue.making import FILES, adopted
from tests.publishing.making import corrected, draft, published

TODAY = timezone.localdate()
DAY = timedelta(days=1)


def planned(office, record, channel="notice_board", **values):
    return placing.plan_placement(record=record, channel=channel, actor=office.wang, **values)


def posted(office, record, channel="notice_board", **values):
    given = {"posted_on": TODAY, "place": "镇政府门口", "until": TODAY + 7 * DAY, **values}
    return placing.post_placement(placement=planned(office, record, channel), actor=office.wang, **given)


def test_every_folder_is_a_kind_and_every_named_channel_has_a_folder():
    assert [kind.key for kind in channels.all_kinds().values()] == [key.value for key in Channel]
    assert len(set(channels.labels().values())) == len(channels.labels())
    assert [kind.key for kind in channels.all_kinds().values() if kind.automatic] == ["portal"]


def test_an_unknown_channel_is_refused(office):
    record, _ = published(office)
    with pytest.raises(Fault):
        planned(office, record, "smoke_signals")


def test_a_public_record_stands_on_the_portal_by_itself_and_comes_down_with_it(office):
    record, _ = published(office)
    placed = Placement.objects.get()
    assert (placed.channel, placed.state, placed.posted_on) == ("portal", "posted", record.published_on)
    corrected(office, record, title="改过的通知")
    placed.refresh_from_db()
    assert (Placement.objects.count(), placed.version) == (1, 2)
    gate.take_down(record=record, actor=office.sun, reason="内容有误")
    placed.refresh_from_db()
    assert (placed.state, placed.taken_down_on) == ("taken_down", TODAY)


def test_the_portal_is_not_planned_by_hand(office):
    record, _ = published(office)
    with pytest.raises(Fault):
        planned(office, record, "portal")


def test_a_sheet_lives_from_plan_to_taking_down_and_its_history_says_so(office):
    record, _ = published(office)
    found = posted(office, record)
    assert (found.state, found.posted_year, found.posted_by, found.version) == (
        "posted",
        TODAY.year,
        "王芳",
        1,
    )
    with pytest.raises(Fault):
        placing.take_down_placement(placement=found, on=TODAY, actor=office.wang)
    down = placing.take_down_placement(placement=found, on=TODAY, actor=office.wang, reason="换新件")
    assert (down.state, down.taken_down_by, down.taken_down_why) == ("taken_down", "王芳", "换新件")
    said = [
        each.sentence
        for each in history(agency_id=office.agency.pk, subject_kind="record", subject_id=record.pk)
    ]
    assert "撤下" in said[0] and "政务公开栏" in said[1]


def test_a_draft_may_be_planned_and_is_never_posted(office):
    record = draft(office)
    plan = planned(office, record)
    with pytest.raises(LawFault):
        placing.post_placement(
            placement=plan, posted_on=TODAY, place="门口", until=TODAY + DAY, actor=office.wang
        )
    with pytest.raises(LawFault):
        placing.give_serial(placement=plan, actor=office.wang)
    assert count_by_channel(TODAY.year) == {}


def test_what_was_withdrawn_goes_up_nowhere(office):
    record, _ = published(office)
    plan = planned(office, record)
    gate.take_down(record=record, actor=office.sun, reason="内容有误")
    record.refresh_from_db()
    with pytest.raises(LawFault):
        placing.post_placement(
            placement=plan, posted_on=TODAY, place="门口", until=TODAY + DAY, actor=office.wang
        )
    with pytest.raises(LawFault):
        planned(office, record, "wechat")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"posted_on": TODAY + DAY}, "tomorrow"),
        ({"posted_on": TODAY - DAY}, "the eve of publication, against 条例 17"),
        ({"until": TODAY - DAY}, "a term that ends before it begins"),
        ({"until": None}, "a board needs its term"),
        ({"place": " "}, "a board needs its place"),
    ],
)
def test_a_posting_that_cannot_be(office, change, why):
    record, _ = published(office)
    with pytest.raises(Fault):
        posted(office, record, **change)
    assert Placement.objects.filter(state="posted").count() == 1, why


@pytest.mark.parametrize(
    ("channel", "values"),
    [
        ("village_board", {"place": "村委会"}),
        ("print", {"place": "县报二版"}),
        ("wechat", {"place": "葛寨发布"}),
        ("broadcast", {"place": ""}),
    ],
)
def test_each_channel_asks_for_what_it_needs(office, channel, values):
    record, _ = published(office)
    with pytest.raises(Fault) as caught:
        posted(office, record, channel, **values)
    assert channels.labels()[channel] in str(caught.value)


def test_posting_twice_is_refused_whichever_way(office):
    record, _ = published(office)
    found = posted(office, record)
    with pytest.raises(Fault):
        placing.post_placement(
            placement=found, posted_on=TODAY, place="x", until=TODAY + DAY, actor=office.wang
        )
    with pytest.raises(Fault):
        posted(office, record)
    placing.post_placement(
        placement=planned(office, record, place="大门"), posted_on=TODAY, until=TODAY + DAY, actor=office.wang
    )


def test_the_database_holds_that_posted_has_its_day(office):
    record, _ = published(office)
    plan = planned(office, record)
    for change in ({"state": "posted"}, {"posted_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.filter(pk=plan.pk).update(**change)


def test_a_plan_can_be_dropped_a_posting_not(office):
    record, _ = published(office)
    placing.cancel_plan(placement=planned(office, record), actor=office.wang)
    with pytest.raises(Fault):
        placing.cancel_plan(placement=posted(office, record), actor=office.wang)


def test_taking_down_before_it_hung_and_tomorrow_are_refused(office):
    record, _ = published(office)
    found = posted(office, record)
    for on in (TODAY - DAY, TODAY + DAY):
        with pytest.raises(Fault):
            placing.take_down_placement(placement=found, on=on, actor=office.wang, reason="换")


def test_who_only_reads_and_strangers_place_nothing(office):
    record, _ = published(office)
    plan = planned(office, record)
    for actor in (office.li, office.zhou):
        with pytest.raises(PermissionDenied):
            placing.plan_placement(record=record, channel="wechat", actor=actor)
        with pytest.raises(PermissionDenied):
            placing.post_placement(placement=plan, posted_on=TODAY, actor=actor)
    with pytest.raises(PermissionDenied), agency_scope(office.stranger.pk):
        placements.access_placement(office.zhou, plan.pk)


def test_a_village_clerk_hangs_up_the_villages_sheet(office):
    Membership.unscoped.create(
        agency=office.agency, user=office.zhou, role="village_clerk", since=TODAY - 9 * DAY
    )
    east = add_unit(agency=office.agency, name="东村", is_village=True)
    record, _ = published(office)
    plan = placing.plan_placement(record=record, channel="village_board", actor=office.zhou, unit=east)
    done = placing.post_placement(
        placement=plan,
        posted_on=TODAY,
        place="村委会",
        until=TODAY + 7 * DAY,
        zone="村务公开",
        actor=office.zhou,
    )
    assert (done.unit, done.zone) == (east, "村务公开")


def test_the_catalogue_says_how_long_it_hangs(office):
    from dataclasses import replace

    record, _ = published(office)
    kind = channels.kind_of("notice_board")
    assert placing.default_until(record, kind, TODAY) == TODAY + 7 * DAY
    adopted(office, replace(FILES, term="及时公开，公示30天"), since=TODAY)
    tie_record(record=record, obligation=Obligation.objects.get(), positions=[1], actor=office.wang)
    assert placing.default_until(record, kind, TODAY) == TODAY + 30 * DAY
    assert placing.default_until(record, channels.kind_of("wechat"), TODAY) == TODAY + 30 * DAY


def test_serials_follow_each_other_and_a_sheet_keeps_its_own(office):
    record, _ = published(office)
    first, second = planned(office, record), planned(office, record, place="大门")
    one = placing.give_serial(placement=first, actor=office.wang).serial
    two = placing.give_serial(placement=second, actor=office.wang).serial
    assert (one, two) == (f"GK{TODAY.year}-00001", f"GK{TODAY.year}-00002")
    assert placing.give_serial(placement=first, actor=office.wang).serial == one
    with pytest.raises(Fault):
        placing.give_serial(placement=planned(office, record, "wechat"), actor=office.wang)


def test_counts_go_by_channel_and_year_of_posting_and_stay_after_taking_down(office):
    record, _ = published(office)
    found = posted(office, record)
    planned(office, record, "wechat")
    placing.take_down_placement(placement=found, on=TODAY, actor=office.wang, reason="换新件")
    assert count_by_channel(TODAY.year) == {"portal": 1, "notice_board": 1}


def test_what_hangs_past_its_term_and_what_shows_a_withdrawn_record_must_come_down(office):
    record, _ = published(office)
    other, _ = published(office, title="另一份")
    late, gone = posted(office, record), posted(office, other)
    assert list(placements.to_take_down(TODAY + 7 * DAY)) == []
    assert [each.pk for each in placements.to_take_down(TODAY + 8 * DAY)] == [late.pk, gone.pk]
    gate.take_down(record=other, actor=office.sun, reason="内容有误")
    assert [each.pk for each in placements.to_take_down(TODAY)] == [gone.pk]
    lists = worklist.today(office.agency, user=office.wang, on=TODAY + 8 * DAY)
    assert len([each for each in lists.overdue if each.step == "撤下"]) == 2


def test_times_on_air_are_noted_as_they_were(office):
    record, _ = published(office)
    found = posted(office, record, "broadcast", place="全镇各村", until=None)
    now = timezone.now()
    slot = {"placement": found, "minutes": 15, "place": "东村", "operator": "李响", "actor": office.wang}
    log_slot(started_at=now - timedelta(minutes=1), fault="3号喇叭不响", **slot)
    for change in (
        {"started_at": now + timedelta(hours=1)},
        {"started_at": now - timedelta(days=2)},
        {"started_at": now - timedelta(minutes=1)},
        {"started_at": now - timedelta(minutes=2), "minutes": 0},
        {"started_at": now - timedelta(minutes=2), "minutes": 241},
    ):
        with pytest.raises(Fault):
            log_slot(**{**slot, **change})
    board = posted(office, record)
    with pytest.raises(Fault):
        log_slot(**{**slot, "placement": board, "started_at": now - timedelta(minutes=2)})
    with pytest.raises(PermissionDenied):
        log_slot(**{**slot, "started_at": now - timedelta(minutes=2), "actor": office.li})
