"""Coverage: five states counted by the database as the law decides them, per item, month and unit."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

import pytest

from gongkai.agencies.scope import agency_scope
from gongkai.catalogue import coverage
from gongkai.catalogue.models import Obligation
from gongkai.catalogue.services import fulfilling
from gongkai_law.disclosure.directory import STATES
from tests.catalogue.making import LOW, adopted, item, owed, public, village

ON = date(2020, 10, 15)


def days(office, on=ON):
    return coverage.days_of(office.agency, on)


def test_every_state_is_counted_where_it_stands(office):
    edition = adopted(office)
    fulfilling.fulfil(
        obligation=owed("最低生活保障", "2020Q1"), public_record=public(), positions=[1, 2], actor=office.wang
    )
    fulfilling.state_nothing(
        obligation=owed("最低生活保障", "2020Q2"),
        text="没有新增低保对象。",
        on=date(2020, 7, 1),
        actor=office.wang,
    )
    grid = coverage.grid(edition, year=2020, days=days(office))
    low = next(row for row in grid.rows if row.item.level1 == "最低生活保障")
    states = {cell.column: cell.state for cell in low.cells if cell}
    assert states == {"1": "fulfilled", "4": "statement", "7": "overdue", "10": "soon"}
    files = next(row for row in grid.rows if row.item.level1 == "政府文件")
    assert [cell.state for cell in files.cells if cell] == ["empty"]
    assert coverage.tally(2020, days(office)) == {
        "fulfilled": 1, "statement": 1, "overdue": 2, "soon": 1, "empty": 2
    }  # fmt: skip
    assert coverage.tally_livelihood(edition, 2020, days(office))["overdue"] == 1
    assert low.worst == "overdue"


@pytest.mark.parametrize("on", [date(2020, 1, 2), date(2020, 7, 20), date(2020, 7, 21), date(2020, 12, 24)])
def test_the_database_counts_as_the_law_decides(office, on):
    adopted(office)
    fulfilling.fulfil(
        obligation=owed("最低生活保障", "2020Q1"), public_record=public(), positions=[1], actor=office.wang
    )
    seen = days(office, on)
    for state in STATES:
        chosen = set(Obligation.objects.filter(coverage.condition(state, seen)))
        assert chosen == {each for each in Obligation.objects.all() if coverage.state_of(each, seen) == state}


def test_units_across_and_the_worst_unit_first(office):
    east, west = village(office, "东村"), village(office, "西村")
    edition = adopted(office, replace(LOW, units=("各村",)))
    for period in ("2020Q1", "2020Q2", "2020Q3", "2020Q4"):
        fulfilling.fulfil(
            obligation=Obligation.objects.get(unit=east, period=period),
            public_record=public(),
            positions=[1, 2],
            actor=office.wang,
        )
    grid = coverage.grid(edition, year=2020, days=days(office), by="unit")
    assert [head for _, head in grid.columns] == ["东村", "西村"]
    assert [cell.state for cell in grid.rows[0].cells if cell] == ["fulfilled", "overdue"]
    assert [name for _, name, _ in coverage.by_unit(2020, days(office))] == ["西村", "东村"]
    behind = coverage.in_cell(item("最低生活保障"), year=2020, by="unit", column=str(west.pk))
    assert {each.unit for each in behind} == {west} and len(behind) == 4


def test_the_clerks_list_goes_from_the_oldest_day_page_by_page(office):
    adopted(office)
    first = coverage.due_list(days=days(office), size=3)
    assert [each.due_on for each in first.rows] == sorted(each.due_on for each in first.rows)
    second = coverage.due_list(days=days(office), size=3, cursor=first.next)
    assert not {each.pk for each in first.rows} & {each.pk for each in second.rows}
    assert len(first.rows) + len(second.rows) == 5 and second.next == ""


def test_a_page_of_the_map_goes_on_after_the_rank_last_seen(office):
    edition = adopted(office)
    names, after = [], 0
    while after is not None:
        page = coverage.grid(edition, year=2020, days=days(office), after=after, size=3)
        names += [row.item.level1 for row in page.rows]
        after = page.next
    assert len(names) == len(set(names)) == 4


def test_another_agency_sees_nothing_of_it(office):
    adopted(office)
    with agency_scope(office.stranger.pk):
        assert sum(coverage.tally(2020, days(office)).values()) == 0


def test_the_map_asks_the_database_the_same_number_of_times_whatever_there_is(
    office, django_assert_num_queries
):
    edition = adopted(office)
    seen = days(office)
    with django_assert_num_queries(4):
        coverage.grid(edition, year=2020, days=seen)
    one = Obligation.objects.first()
    Obligation.objects.bulk_create(
        Obligation(
            agency_id=one.agency_id, item_id=one.item_id, line=uuid.uuid4(), period="2020", label="x", first=ON,
            last=ON, due_on=ON, year=2020, month=10,
        )
        for _ in range(300)
    )  # fmt: skip
    with django_assert_num_queries(4):
        coverage.grid(edition, year=2020, days=seen)
