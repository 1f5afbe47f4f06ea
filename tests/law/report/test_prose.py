"""What prose says against the tables: K12, K13, K14, K18, and the fee statement K15."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from gongkai_law.report.prose import FeeStatement, ProseStatement, check_prose, meaning
from gongkai_law.report.reconcile import reconcile
from tests.report_samples import zero_figures

F2019, F2021 = Form.by_id("F2019"), Form.by_id("F2021")


def shanghai_2019() -> Figures:
    """The totals of a real report of 2019 whose prose contradicts them."""
    figures = zero_figures(F2019)
    totals = {
        "new": 859,
        "carry_in": 18,
        "granted": 272,
        "partial": 3,
        "denied_state_secret": 35,
        "unable_not_held": 265,
    }
    totals |= {
        "unable_needs_creation": 47,
        "unable_still_unclear": 25,
        "notproc_petition": 158,
        "total": 805,
        "carry_out": 72,
    }
    figures.update({f"t3.{row}.total": n for row, n in totals.items()})
    figures.update({"t4.review.upheld": 5, "t4.review.pending": 2, "t4.review.total": 7})
    figures.update({"t4.suit_direct.upheld": 8, "t4.suit_direct.pending": 1, "t4.suit_direct.total": 9})
    figures.update(
        {"t2.normative.made_new": 60, "t2.normative.public_new": 60, "t2.normative.public_total": 368}
    )
    return figures


def said(kind: str, value: object, unit: str = "件", part: int | None = None) -> ProseStatement:
    number = None if value is None else (Decimal(value) if isinstance(value, str) else value)
    return ProseStatement(kind, number, unit, f"{kind} {value}{unit}", (0, 1), part)


@pytest.mark.parametrize(
    ("statement", "rule", "expected"),
    [
        pytest.param(said("new", 859), None, None, id="K12: received agrees"),
        pytest.param(said("received", 877), None, None, id="K12: received, the carried in counted too"),
        pytest.param(said("received", 860), "K12", 859, id="K12: received differs"),
        pytest.param(said("carry_in", 18), None, None, id="K12: carried in agrees"),
        pytest.param(said("closed", 805), None, None, id="K12: answered agrees"),
        pytest.param(said("handled", 877), None, None, id="K12: handled may mean new and carried in"),
        pytest.param(said("carry_out", 71), "K12", 72, id="K12: carried out differs"),
        pytest.param(said("granted", 272), None, None, id="K12: one row"),
        pytest.param(said("granted_or_partial", 258), "K12", 275, id="K12: 予以公开及部分公开 258 against 272 + 3"),
        pytest.param(said("denied", 35), None, None, id="K12: a group is the sum of its rows"),
        pytest.param(said("unable", 265), "K12", 337, id="K12: only the first row of 无法提供 quoted"),
        pytest.param(said("other", 0), None, None, id="K12: 其他处理"),
        pytest.param(said("review", 7), None, None, id="K13: reconsideration agrees"),
        pytest.param(said("suit", 9), None, None, id="K13: litigation is the sum of both groups"),
        pytest.param(said("suit", 10), "K13", 9, id="K13: litigation differs"),
        pytest.param(said("t4.review.upheld", 7), "K13", 5, id="K13: one cell"),
        pytest.param(said("all_upheld", None), "K13", 0, id="K13: 均维持 while three are pending"),
        pytest.param(said("suit_all_upheld", None), "K13", 0, id="K13: 诉讼均维持 while one is pending"),
        pytest.param(said("normative_issued", 60), None, None, id="K14: documents agree"),
        pytest.param(said("normative_issued", 0), "K14", 60, id="K14: documents differ"),
        pytest.param(said("normative_abolished", 4), None, None, id="K14: the 2019 form has no such cell, not judged"),
        pytest.param(said("denied.share", "4.34", "%"), None, None, id="K18: 35/805 = 4.3478, cut off"),
        pytest.param(said("denied.share", "4.35", "%"), None, None, id="K18: the same, rounded"),
        pytest.param(said("notproc.share", "19.6", "%", 158), None, None, id="K18: 158/805"),
        pytest.param(said("unable.share", "32.9", "%", 265), None, None, id="K18: right for the count stated (K12 has it)"),
        pytest.param(
            said("granted_or_partial.share", "33.9", "%", 258), "K18", Decimal("34.2"), id="K18: neither count gives 33.9 %"
        ),
        pytest.param(said("granted.share", "31", "%"), None, None, id="K18: of new and carried in, 272/877, cut to 31"),
        pytest.param(said("something_else", 5), None, None, id="an unknown kind is not judged"),
        pytest.param(said("new", None), None, None, id="a statement without a number is not judged"),
    ],
)  # fmt: skip
def test_a_statement_against_the_tables(statement, rule, expected) -> None:
    found = check_prose(F2019, shanghai_2019(), [statement])
    assert [finding.rule for finding in found] == ([rule] if rule else [])
    if found:
        assert (found[0].severity, found[0].expected) == ("warning", expected)
        assert statement.text in found[0].message


def test_a_statement_about_a_blank_cell_is_not_judged() -> None:
    figures = {**shanghai_2019(), "t3.granted.total": None, "t4.review.pending": None}
    statements = [said("granted", 1), said("granted_or_partial", 1), said("review_all_upheld", None), said("granted.share", "1", "%")]  # fmt: skip
    assert check_prose(F2019, figures, statements) == []


@pytest.mark.parametrize(
    ("table", "statement", "rule"),
    [
        pytest.param("25.1", said("procurement_amount", 251000, "元"), None, id="the same money in yuan"),
        pytest.param("25.1", said("procurement_amount", "25.1", "万元"), None, id="the same money in 万元"),
        pytest.param(
            "251000", said("procurement_amount", 251000, "元"), "E11", id="E11: yuan typed into the table"
        ),
        pytest.param("25.1", said("procurement_amount", 25, "万元"), "K14", id="K14: other money"),
    ],
)
def test_money_in_prose(table: str, statement: ProseStatement, rule: str | None) -> None:
    figures = {**zero_figures(F2019), "t2.procurement.proc_amount": Decimal(table)}
    found = check_prose(F2019, figures, [statement])
    assert [finding.rule for finding in found] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("unpaid", "fees", "count"),
    [
        pytest.param(1, FeeStatement(0), 1, id="K15: closed for an unpaid fee, but no notice was sent"),
        pytest.param(1, FeeStatement(2), 0, id="K15: a notice was sent"),
        pytest.param(1, FeeStatement(None), 0, id="K15: chapter six does not say, not judged"),
        pytest.param(0, FeeStatement(0, None, Decimal(200)), 1, id="K15: money collected without a notice"),
        pytest.param(
            0, FeeStatement(0, Decimal(0), Decimal(0)), 0, id="K15: nothing sent, nothing collected"
        ),
        pytest.param(0, None, 0, id="K15: no statement, not judged"),
    ],
)
def test_the_fee_statement(unpaid: int, fees: FeeStatement | None, count: int) -> None:
    figures = zero_figures(F2021)
    for cell in (
        "new.natural",
        "new.total",
        "other_fee_unpaid.natural",
        "other_fee_unpaid.total",
        "total.natural",
        "total.total",
    ):
        figures[f"t3.{cell}"] = unpaid
    found = reconcile(F2021, figures, fees=fees)
    assert [finding.rule for finding in found] == ["K15"] * count


def test_kinds_follow_the_edition() -> None:
    assert meaning(F2021, "normative_issued").cells == ("t2.normative.issued",)
    assert meaning(F2019, "normative_issued").cells == ("t2.normative.made_new",)
    assert len(meaning(F2021, "other").cells) == 3
    assert meaning(F2019, "other").cells == ("t3.other.total",)
    assert meaning(F2019, "normative_abolished") is None
