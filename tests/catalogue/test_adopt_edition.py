"""Bringing an edition into force, amending it, and what it obliges to from that day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.audit.models import AuditEntry
from gongkai.audit.queries import chain_is_whole
from gongkai.catalogue import queries
from gongkai.catalogue.models import Edition, Item, Obligation
from gongkai.catalogue.rows import row_of
from gongkai.catalogue.services import editions, fulfilling, items, renewing
from gongkai_law.errors import Fault
from tests.catalogue.making import FILES, LOW, ROWS, SINCE, adopted, item, owed, public, village


def test_an_edition_in_force_owes_its_periods(office):
    edition = adopted(office)
    assert queries.current_edition() == edition
    found = {
        (each.item.level1, each.period): each.due_on for each in Obligation.objects.select_related("item")
    }
    assert found == {
        ("最低生活保障", "2020Q1"): date(2020, 1, 20),
        ("最低生活保障", "2020Q2"): date(2020, 4, 20),
        ("最低生活保障", "2020Q3"): date(2020, 7, 20),
        ("最低生活保障", "2020Q4"): date(2020, 10, 20),
        ("政府文件", "2020"): date(2020, 12, 31),
        ("机构职能", "standing"): date(2020, 2, 6),
        ("听证", "2020"): date(2020, 12, 31),
    }
    assert AuditEntry.objects.filter(act="catalogue.adopt").exists()
    assert chain_is_whole(office.agency.pk)


def test_livelihood_items_rank_first(office):
    adopted(office)
    assert [each.level1 for each in Item.objects.order_by("rank")][0] == "最低生活保障"


def test_a_draft_owes_nothing(office):
    editions.draft_edition(title="草稿", rows=ROWS, actor=office.wang)
    assert not Obligation.objects.exists()


def test_a_clerk_drafts_but_does_not_adopt_and_a_stranger_does_neither(office):
    draft = editions.draft_edition(title="草稿", rows=ROWS, actor=office.wang)
    with pytest.raises(PermissionDenied):
        editions.adopt_edition(edition=draft, since=SINCE, actor=office.wang)
    with pytest.raises(PermissionDenied):
        editions.draft_edition(title="别家", rows=ROWS, actor=office.zhou)
    with pytest.raises(PermissionDenied):
        editions.adopt_edition(edition=draft, since=SINCE, actor=office.zhou)


def test_an_incomplete_edition_is_not_adopted_and_the_item_is_named(office):
    draft = editions.draft_edition(title="草稿", rows=[replace(LOW, basis="")], actor=office.wang)
    with pytest.raises(Fault) as caught:
        editions.adopt_edition(edition=draft, since=SINCE, actor=office.sun)
    assert "最低生活保障" in str(caught.value)
    assert not Obligation.objects.exists()


def test_adopting_twice_is_refused(office):
    edition = adopted(office)
    with pytest.raises(Fault):
        editions.adopt_edition(edition=edition, since=date(2020, 6, 1), actor=office.sun)


def test_a_second_edition_must_amend_the_first(office):
    adopted(office)
    other = editions.draft_edition(title="另一份", rows=ROWS, actor=office.wang)
    with pytest.raises(Fault):
        editions.adopt_edition(edition=other, since=date(2020, 6, 1), actor=office.sun)


@pytest.mark.parametrize("since", [date(2020, 1, 1), SINCE], ids=["before", "on the same day"])
def test_an_amendment_begins_after_the_edition_it_amends(office, since):
    draft = editions.amend_edition(edition=adopted(office), actor=office.wang)
    with pytest.raises(Fault):
        editions.adopt_edition(edition=draft, since=since, actor=office.sun)


def test_an_amendment_keeps_lines_ties_and_what_was_due_before(office):
    adopted(office)
    tied = owed("最低生活保障", "2020Q4")
    fulfilling.fulfil(
        obligation=tied, public_record=public(on=date(2020, 10, 9)), positions=[1, 2], actor=office.wang
    )
    draft = editions.amend_edition(edition=queries.current_edition(), actor=office.wang)
    changed = Item.objects.get(edition=draft, level1="最低生活保障")
    items.edit_item(
        item=changed, row=replace(row_of(changed), term="每半年"), on=date(2020, 7, 1), actor=office.wang
    )
    gone = Item.objects.get(edition=draft, level1="政府文件")
    items.remove_item(item=gone, actor=office.wang)
    editions.adopt_edition(edition=draft, since=date(2020, 7, 1), actor=office.sun)

    low = {each.period: each for each in Obligation.objects.filter(line=changed.line)}
    assert set(low) == {"2020Q1", "2020Q2", "2020Q4", "2020H2"}, (
        "Q3 fell away, the tied Q4 stays, H1 was due before"
    )
    assert low["2020Q2"].item.edition.number == 1 and low["2020Q4"].item_id == changed.pk
    assert not Obligation.objects.filter(line=gone.line).exists(), (
        "an empty duty of a dropped line falls away"
    )
    assert Obligation.objects.get(period="standing").item.edition == draft
    old = Edition.objects.get(number=1)
    assert (old.state, old.until) == ("superseded", date(2020, 6, 30))


def test_items_of_an_edition_in_force_cannot_be_edited(office):
    adopted(office)
    with pytest.raises(Fault):
        items.edit_item(item=item("政府文件"), row=FILES, on=SINCE, actor=office.wang)
    with pytest.raises(Fault):
        items.remove_item(item=item("政府文件"), actor=office.wang)
    with pytest.raises(Fault):
        editions.discard_draft(edition=queries.current_edition(), actor=office.wang)


def test_a_draft_can_be_thrown_away(office):
    draft = editions.draft_edition(title="草稿", rows=ROWS, actor=office.wang)
    editions.discard_draft(edition=draft, actor=office.wang)
    assert not Edition.objects.exists() and not Item.objects.exists()


def test_assigned_units_owe_instead_of_the_agency(office):
    adopted(office)
    villages = [village(office, "东村"), village(office, "西村")]
    items.assign_items(items=[item("最低生活保障")], units=villages, actor=office.wang)
    rows = Obligation.objects.filter(item__level1="最低生活保障")
    assert {each.unit for each in rows} == set(villages) and rows.count() == 8
    items.assign_items(items=[item("最低生活保障")], units=villages[:1], actor=office.wang)
    assert Obligation.objects.filter(item__level1="最低生活保障").count() == 4


def test_a_row_names_its_units(office):
    village(office, "东村")
    village(office, "西村")
    adopted(office, replace(LOW, units=("各村",)))
    assert Obligation.objects.count() == 8


def test_the_next_year_is_computed_once(office):
    edition = adopted(office)
    assert renewing.renew_year(edition=edition, year=2021, on=date(2020, 12, 1), actor=office.wang) == 6
    assert renewing.renew_year(edition=edition, year=2021, on=date(2020, 12, 1), actor=office.wang) == 0
    assert Obligation.objects.filter(period="standing").count() == 1
    with pytest.raises(Fault):
        renewing.renew_year(edition=edition, year=2022, on=date(2020, 12, 1), actor=office.wang)
    with pytest.raises(Fault):
        renewing.renew_year(edition=edition, year=2019, on=date(2020, 12, 1), actor=office.wang)


@pytest.mark.parametrize(
    ("name", "event", "due"),
    [
        pytest.param(
            "政府文件", date(2020, 9, 30), date(2020, 10, 12), id="three working days over the holiday"
        ),
        pytest.param(
            "听证", date(2020, 12, 15), date(2020, 12, 4), id="seven working days before a hearing ahead"
        ),
        pytest.param("机构职能", date(2020, 3, 2), date(2020, 3, 30), id="a change of what stands: 条例 26"),
    ],
)
def test_an_event_owes_by_its_day(office, name, event, due):
    adopted(office)
    made = renewing.note_event(
        item=item(name), event_on=event, matter="一件事", unit=None, on=date(2020, 11, 2), actor=office.wang
    )
    assert (made.due_on, made.event_on) == (due, event)


def test_an_event_of_tomorrow_is_refused_and_two_of_one_day_are_two(office):
    adopted(office)
    note = {"item": item("政府文件"), "unit": None, "on": date(2020, 3, 2), "actor": office.wang}
    with pytest.raises(Fault):
        renewing.note_event(event_on=date(2020, 3, 3), matter="文件", **note)
    with pytest.raises(Fault):
        renewing.note_event(event_on=date(2020, 3, 2), matter=" ", **note)
    periods = {
        renewing.note_event(event_on=date(2020, 3, 2), matter=name, **note).period for name in ("一", "二")
    }
    assert len(periods) == 2
