"""What the database counts is what the law counts, whatever the register holds: table three and four, one agency and all.

One list of facts is kept as rows of two agencies and tallied by `gongkai_law.report.tally`; every way the product
counts has to give the same figures, and every cell the same cases.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import PolicyChoice
from gongkai.agencies.scope import agency_scope
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.queries import grouped_counts, requests_in_cell
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.queries import cases_in_cell, table_four_counts
from gongkai.supervision import rollup
from gongkai_law.policies import Policies
from gongkai_law.report.facts import Facts, RemedyFact, RequestFact
from gongkai_law.report.form import Form
from gongkai_law.report.tally import Tally, tally, tally_counts

YEARS = (2019, 2020, 2021, 2022)
quick = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
days = st.dates(date(2018, 12, 30), date(2023, 1, 2)) | st.sampled_from(
    [date(year, month, day) for year in YEARS for month, day in ((1, 1), (12, 31))]
)


@st.composite
def request_facts(draw: st.DrawFn) -> RequestFact:
    received = draw(days)
    closed = draw(st.none() | st.integers(0, 500).map(lambda n: received + timedelta(days=n)))
    form = Form.for_year(max(closed.year, 2019)) if closed else None
    row = draw(st.sampled_from(form.result_rows)) if form else None
    columns = [column.id for column in Form.for_year(2021).t3_columns if column.id != "total"]
    return RequestFact("", draw(st.sampled_from(columns)), received, closed, row)


@st.composite
def remedy_facts(draw: st.DrawFn) -> RemedyFact:
    filed = draw(days)
    closed = draw(st.none() | st.integers(0, 800).map(lambda n: filed + timedelta(days=n)))
    form = Form.for_year(2021)
    group = draw(st.sampled_from([group.id for group in form.t4_groups]))
    result = draw(st.sampled_from(["upheld", "corrected", "other"])) if closed else None
    return RemedyFact("", group, filed, closed, result)


def keep_requests(agency: object, facts: Iterable[RequestFact]) -> list[RequestFact]:
    """The facts as rows of an agency; the facts as kept, with the rows' ids."""
    rows, kept = [], []
    for number, fact in enumerate(facts):
        row = DisclosureRequest(
            agency=agency,
            number=f"n{number}",
            year=fact.received_on.year,
            applicant_kind=fact.column,
            applicant_name="刘敏",
            channel="in_person",
            subject="一件事",
            submitted_on=fact.received_on,
            received_on=fact.received_on,
            received_year=fact.received_on.year,
            closed_on=fact.closed_on,
            closed_year=fact.closed_on.year if fact.closed_on else None,
            result_row=fact.row or "",
        )
        rows.append(row)
        kept.append(RequestFact(str(row.pk), fact.column, fact.received_on, fact.closed_on, fact.row))
    DisclosureRequest.unscoped.bulk_create(rows)
    return kept


def keep_cases(agency: object, facts: Iterable[RemedyFact]) -> list[RemedyFact]:
    """The same for reconsiderations and suits."""
    rows, kept = [], []
    for fact in facts:
        row = RemedyCase(
            agency=agency,
            group=fact.group,
            filed_on=fact.filed_on,
            filed_year=fact.filed_on.year,
            closed_on=fact.closed_on,
            closed_year=fact.closed_on.year if fact.closed_on else None,
            result=fact.result or "",
        )
        rows.append(row)
        kept.append(RemedyFact(str(row.pk), fact.group, fact.filed_on, fact.closed_on, fact.result))
    RemedyCase.unscoped.bulk_create(rows)
    return kept


def part(counted: Tally, table: str) -> dict[str, object]:
    """The figures of one table."""
    return {cell: figure for cell, figure in counted.figures.items() if cell.startswith(f"{table}.")}


def ids(rows: Iterable[DisclosureRequest | RemedyCase]) -> set[str]:
    return {str(row.pk) for row in rows}


def by_agency(figures: Iterable[tuple[object, dict[str, object]]]) -> dict[str, dict[str, object]]:
    return {UUID(str(agency)).hex: dict(found) for agency, found in figures}


@quick
@given(mine=st.lists(request_facts(), max_size=25), other=st.lists(request_facts(), max_size=6))
def test_table_three_is_the_law_s_count_whoever_counts(office, mine, other):
    DisclosureRequest.unscoped.all().delete()
    facts = {
        office.agency: keep_requests(office.agency, mine),
        office.stranger: keep_requests(office.stranger, other),
    }
    for year in YEARS:
        form = Form.for_year(year)
        law = {agency: tally(form, year, Facts(requests=kept)) for agency, kept in facts.items()}
        own = law[office.agency]
        assert tally_counts(form, year, grouped_counts(year)) == part(own, "t3")
        for cell in (cell for cell in form.cells if cell.table == "t3"):
            assert ids(requests_in_cell(year=year, row=cell.row, column=cell.column)) == set(
                own.behind(cell.id)
            )
        of_all = by_agency(rollup.table_three_of_all(year))
        zero = dict.fromkeys(part(own, "t3"), 0)
        for agency, counted in law.items():
            assert of_all.get(agency.pk.hex, zero) == part(counted, "t3")
        assert set(by_agency(rollup.table_three_of_all(year, [office.stranger.pk]))) <= {
            office.stranger.pk.hex
        }


@pytest.mark.parametrize("option", ["yes", "no"])
@quick
@given(mine=st.lists(remedy_facts(), max_size=20), other=st.lists(remedy_facts(), max_size=6))
def test_table_four_is_the_law_s_count_whoever_counts_and_whatever_the_county_chose(
    office, option, mine, other
):
    RemedyCase.unscoped.all().delete()
    PolicyChoice.unscoped.update_or_create(
        agency=office.county, key="pending_recounted", defaults={"option": option}
    )
    policies = Policies({"pending_recounted": option})
    facts = {
        office.agency: keep_cases(office.agency, mine),
        office.stranger: keep_cases(office.stranger, other),
    }
    for year in YEARS:
        form = Form.for_year(year)
        law = {agency: tally(form, year, Facts(remedies=kept), policies) for agency, kept in facts.items()}
        of_all = by_agency(rollup.table_four_of_all(year))
        zero = dict.fromkeys(part(law[office.agency], "t4"), 0)
        for agency, counted in law.items():
            assert of_all.get(agency.pk.hex, zero) == part(counted, "t4")
            with agency_scope(agency.pk):
                found = table_four_counts(year)
                for cell in (cell for cell in form.cells if cell.table == "t4"):
                    behind = set(counted.behind(cell.id))
                    assert ids(cases_in_cell(year=year, group=cell.row, column=cell.column)) == behind
                    if cell.column != "total":
                        assert found.get((cell.row, cell.column), 0) == len(behind)


def test_no_agencies_asked_for_is_none_not_all(office):
    keep_requests(office.agency, [RequestFact("", "natural", date(2020, 1, 1))])
    assert list(rollup.table_three_of_all(2020, [])) == []
    assert list(rollup.table_four_of_all(2020, [])) == []
    assert list(rollup.table_two_of_all(2020, [])) == []
