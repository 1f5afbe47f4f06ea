"""A case still undecided counts each year until it is decided, or only in the year it was filed: the county chooses."""

from datetime import date

from gongkai.agencies.models import PolicyChoice
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.queries import cases_in_cell, table_four_counts


def filed(office, on, closed=None, result=""):
    return RemedyCase.objects.create(
        agency=office.agency,
        group="review",
        filed_on=on,
        filed_year=on.year,
        closed_on=closed,
        closed_year=closed.year if closed else None,
        result=result,
    )


def once(office):
    PolicyChoice.unscoped.create(
        agency=office.county, key="pending_recounted", option="no", reason="市里口径", decided_by="赵强"
    )


def test_an_undecided_case_counts_again_unless_the_county_counts_it_once(office):
    case = filed(office, date(2023, 5, 4))
    assert table_four_counts(2024) == {("review", "pending"): 1}
    once(office)
    assert table_four_counts(2023) == {("review", "pending"): 1}
    assert table_four_counts(2024) == {}
    assert list(cases_in_cell(year=2023, group="review", column="total")) == [case]
    assert not cases_in_cell(year=2024, group="review", column="total").exists()


def test_a_case_decided_the_year_after_counts_there_unless_counted_once(office):
    filed(office, date(2023, 12, 31), date(2024, 1, 1), "upheld")
    assert table_four_counts(2024) == {("review", "upheld"): 1}
    once(office)
    assert (table_four_counts(2023), table_four_counts(2024)) == ({("review", "pending"): 1}, {})
