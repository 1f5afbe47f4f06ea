"""Where a fact counts: one small case for each rule, both sides of the year's end, and the two paths agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_law.errors import InputFault
from gongkai_law.report.facts import (
    DecisionFact,
    Facts,
    ItemFact,
    MoneyFact,
    NormativeFact,
    RemedyFact,
    RequestFact,
)
from gongkai_law.report.form import Form, all_forms
from gongkai_law.report.reconcile import reconcile
from gongkai_law.report.tally import tally, tally_counts, tally_counts_by

F2019, F2021 = Form.by_id("F2019"), Form.by_id("F2021")


def request(
    received: date, closed: date | None = None, row: str | None = None, column: str = "natural"
) -> RequestFact:
    return RequestFact("R1", column, received, closed, row)


@pytest.mark.parametrize(
    ("fact", "rows"),
    [
        pytest.param(
            request(date(2022, 1, 1), date(2022, 12, 31), "granted"),
            {"new", "granted", "total"},
            id="received and answered within the year",
        ),
        pytest.param(
            request(date(2022, 12, 31)),
            {"new", "carry_out"},
            id="received on 31 December, open: new and carried out",
        ),
        pytest.param(
            request(date(2022, 12, 31), date(2023, 1, 1), "granted"),
            {"new", "carry_out"},
            id="answered on 1 January: carried out of the year before",
        ),
        pytest.param(
            request(date(2021, 12, 31), date(2022, 1, 1), "partial"),
            {"carry_in", "partial", "total"},
            id="received on 31 December, answered on 1 January: carried in",
        ),
        pytest.param(
            request(date(2021, 12, 31), date(2021, 12, 31), "granted"),
            set(),
            id="closed before the year: not in it",
        ),
        pytest.param(request(date(2023, 1, 1)), set(), id="received after the year: not in it"),
        pytest.param(
            request(date(2020, 5, 1)),
            {"carry_in", "carry_out"},
            id="open since years: carried in and out again",
        ),
    ],
)
def test_a_request_counts_by_its_first_receipt_and_its_closing_day(fact: RequestFact, rows: set[str]) -> None:
    counted = tally(F2021, 2022, Facts(requests=[fact]))
    filled = {cell for cell, figure in counted.figures.items() if figure}
    assert filled == {f"t3.{row}.{column}" for row in rows for column in ("natural", "total")}
    assert all(counted.behind(cell) == ("R1",) for cell in filled)


def test_an_outcome_without_a_row_in_the_year_s_edition_is_refused() -> None:
    unpaid = request(date(2020, 3, 1), date(2020, 5, 1), "other_fee_unpaid")
    with pytest.raises(InputFault, match="2020"):
        tally(F2019, 2020, Facts(requests=[unpaid]))
    with pytest.raises(InputFault, match="other"):
        tally(F2021, 2021, Facts(requests=[request(date(2021, 3, 1), date(2021, 5, 1), "other")]))


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(request(date(2022, 3, 2), date(2022, 3, 1), "granted"), id="closed before received"),
        pytest.param(request(date(2022, 3, 2), date(2022, 3, 3)), id="closed without a row"),
        pytest.param(request(date(2022, 3, 2), column="total"), id="the total is no applicant"),
        pytest.param(request(date(2022, 3, 2), column="company"), id="unknown applicant"),
    ],
)
def test_facts_that_fit_no_cell_are_refused(fact: RequestFact) -> None:
    with pytest.raises(InputFault):
        tally(F2021, 2022, Facts(requests=[fact]))


@pytest.mark.parametrize(
    ("case", "column"),
    [
        pytest.param(
            RemedyFact("C", "review", date(2022, 5, 1), date(2022, 8, 1), "upheld"),
            "upheld",
            id="decided within the year",
        ),
        pytest.param(
            RemedyFact("C", "review", date(2022, 5, 1), date(2023, 1, 1), "upheld"),
            "pending",
            id="decided next year",
        ),
        pytest.param(
            RemedyFact("C", "review", date(2021, 5, 1), date(2022, 1, 1), "corrected"),
            "corrected",
            id="pending case of the year before, decided now",
        ),
        pytest.param(
            RemedyFact("C", "review", date(2021, 5, 1)), "pending", id="pending since the year before"
        ),
        pytest.param(
            RemedyFact("C", "review", date(2021, 5, 1), date(2021, 12, 31), "other"),
            None,
            id="decided before the year",
        ),
        pytest.param(RemedyFact("C", "review", date(2023, 1, 1)), None, id="filed after the year"),
    ],
)
def test_a_case_counts_until_it_is_decided(case: RemedyFact, column: str | None) -> None:
    figures = tally(F2021, 2022, Facts(remedies=[case])).figures
    filled = {cell for cell, figure in figures.items() if figure}
    assert filled == ({f"t4.review.{column}", "t4.review.total"} if column else set())


def test_a_decided_case_needs_a_result_of_the_form() -> None:
    with pytest.raises(InputFault):
        tally(F2021, 2022, Facts(remedies=[RemedyFact("C", "review", date(2022, 5, 1), date(2022, 6, 1))]))
    with pytest.raises(InputFault):
        tally(F2021, 2022, Facts(remedies=[RemedyFact("C", "court", date(2022, 5, 1))]))


DOCUMENTS = [
    NormativeFact("old", "normative", date(2018, 1, 1), date(2019, 2, 1)),
    NormativeFact("new", "normative", date(2020, 6, 1), date(2020, 6, 3)),
    NormativeFact("late", "normative", date(2019, 6, 1), date(2020, 1, 1)),
    NormativeFact("gone", "normative", date(2015, 6, 1), date(2015, 7, 1), date(2021, 3, 1)),
    NormativeFact("expired", "normative", date(2016, 6, 1), date(2016, 7, 1), date(2021, 4, 1), "expired"),
    NormativeFact("next", "normative", date(2021, 5, 1), date(2021, 5, 2)),
]


def test_documents_of_both_editions() -> None:
    before = tally(F2019, 2020, Facts(normative=DOCUMENTS))
    assert before.behind("t2.normative.made_new") == ("new",)
    assert before.behind("t2.normative.public_new") == ("new", "late")
    assert before.figures["t2.normative.public_total"] == 5
    after = tally(F2021, 2021, Facts(normative=DOCUMENTS))
    assert after.behind("t2.normative.issued") == ("next",)
    assert after.behind("t2.normative.abolished") == ("gone",)
    assert after.behind("t2.normative.valid") == ("old", "new", "late", "next")
    assert after.figures["t2.rule.valid"] == 0


def test_decisions_items_and_money() -> None:
    facts = Facts(
        decisions=[DecisionFact("d1", "licence", date(2020, 1, 1), 30), DecisionFact("d2", "licence", date(2019, 1, 1))],
        items=[
            ItemFact("i1", "fee", date(2018, 1, 1)),
            ItemFact("i2", "fee", date(2018, 1, 1), date(2020, 5, 1)),
            ItemFact("i3", "fee", date(2018, 1, 1), date(2020, 7, 1)),
            ItemFact("i4", "fee", date(2020, 7, 1)),
        ],
        money=[MoneyFact("m1", "procurement", date(2020, 2, 1), Decimal("251000")), MoneyFact("m2", "fee", date(2020, 2, 1), Decimal("1"))],
    )  # fmt: skip
    figures = tally(F2019, 2020, facts).figures
    assert figures["t2.licence.decisions"] == 30
    assert (figures["t2.fee.items_prev"], figures["t2.fee.items_delta"]) == (3, -1)
    assert (figures["t2.procurement.proc_count"], figures["t2.procurement.proc_amount"]) == (
        1,
        Decimal("25.1"),
    )
    assert figures["t2.normative.made_new"] is None, "no source: blank, never 0"


COLUMNS = [column.id for column in F2021.t3_columns if column.id != "total"]
DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31))


@st.composite
def requests(draw: st.DrawFn) -> RequestFact:
    received = draw(DAYS)
    closed = draw(st.none() | st.dates(received, date(2025, 12, 31)))
    form = Form.for_year(closed.year) if closed else F2021
    row = draw(st.sampled_from(form.result_rows)) if closed else None
    return RequestFact(draw(st.uuids()).hex, draw(st.sampled_from(COLUMNS)), received, closed, row)


@st.composite
def remedies(draw: st.DrawFn) -> RemedyFact:
    filed = draw(DAYS)
    closed = draw(st.none() | st.dates(filed, date(2025, 12, 31)))
    result = draw(st.sampled_from(["upheld", "corrected", "other"])) if closed else None
    group = draw(st.sampled_from([group.id for group in F2021.t4_groups]))
    return RemedyFact(draw(st.uuids()).hex, group, filed, closed, result)


@st.composite
def documents(draw: st.DrawFn) -> NormativeFact:
    made = draw(DAYS)
    published = draw(st.none() | st.just(made))
    ended = draw(st.none() | st.dates(made, date(2025, 12, 31)))
    return NormativeFact(draw(st.uuids()).hex, "normative", made, published, ended)


FACTS = st.builds(
    Facts,
    requests=st.lists(requests(), max_size=30),
    remedies=st.lists(remedies(), max_size=8),
    normative=st.lists(documents(), max_size=8),
    decisions=st.just(()),
    items=st.just(()),
    money=st.just(()),
)


@settings(max_examples=60, deadline=None)
@given(facts=FACTS, year=st.integers(2019, 2025))
def test_any_tally_reconciles_also_with_the_year_before(facts: Facts, year: int) -> None:
    counted = tally(Form.for_year(year), year, facts)
    before = tally(Form.for_year(year - 1), year - 1, facts).figures if year > 2019 else None
    found = reconcile(counted.form, counted.figures, before, register=counted, level="township")
    assert found == []


@settings(max_examples=60, deadline=None)
@given(facts=FACTS, year=st.integers(2019, 2025))
def test_every_count_is_the_number_of_its_cases(facts: Facts, year: int) -> None:
    counted = tally(Form.for_year(year), year, facts)
    assert all(figure == len(counted.behind(cell)) for cell, figure in counted.figures.items())


@dataclass
class Row:
    received_year: int
    closed_year: int | None
    row: str | None
    column: str
    n: int


@settings(max_examples=60, deadline=None)
@given(facts=FACTS, year=st.integers(2019, 2025))
def test_counts_grouped_by_a_database_give_the_same_figures(facts: Facts, year: int) -> None:
    form = Form.for_year(year)
    grouped = Counter(
        (one.received_on.year, one.closed_on.year if one.closed_on else None, one.row, one.column)
        for one in facts.requests
    )
    expected = {cell: n for cell, n in tally(form, year, facts).figures.items() if cell.startswith("t3.")}
    assert tally_counts(form, year, [Row(*key, n) for key, n in grouped.items()]) == expected
    by_agency = dict(tally_counts_by(form, year, [("a", *key, n) for key, n in grouped.items()]))
    assert by_agency == ({"a": expected} if grouped else {})


@pytest.mark.parametrize("row", [Row(2022, 2022, "other", "natural", 1), Row(2022, None, None, "company", 1)])
def test_grouped_counts_that_fit_no_cell_are_refused(row: Row) -> None:
    with pytest.raises(InputFault):
        tally_counts(F2021, 2022, [row])


def test_every_row_and_column_of_both_editions_can_be_counted() -> None:
    for form in all_forms():
        year = form.years[0]
        facts = [
            RequestFact(f"{row}-{column}", column, date(year, 2, 1), date(year, 3, 1), row)
            for row in form.result_rows
            for column in COLUMNS
        ]
        figures = tally(form, year, Facts(requests=facts)).figures
        assert all(figures[f"t3.{row}.{column}"] == 1 for row in form.result_rows for column in COLUMNS)
        assert figures["t3.total.total"] == len(facts)
