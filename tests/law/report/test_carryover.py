"""From one year to the next: carry-over, pending cases, documents, lists, and the change of edition."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai_law.errors import InputFault
from gongkai_law.report.carryover import check_carryover, convert
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from gongkai_law.report.reconcile import reconcile
from tests.report_samples import consistent_figures, zero_figures

F2019, F2021 = Form.by_id("F2019"), Form.by_id("F2021")


def after(previous: Figures, form: Form) -> Figures:
    """A quiet year after `previous`: everything carried over and answered."""
    figures = zero_figures(form)
    for column in form.t3_columns:
        carried = previous[f"t3.carry_out.{column.id}"]
        for row in ("carry_in", "granted", "total"):
            figures[f"t3.{row}.{column.id}"] = carried
    for group in form.t4_groups:
        pending = previous[f"t4.{group.id}.pending"]
        figures[f"t4.{group.id}.upheld"] = figures[f"t4.{group.id}.total"] = pending
    for cell in form.cells:
        if cell.column == "valid":
            figures[cell.id] = previous.get(cell.id, 0)
        if cell.column == "items_prev":
            figures[cell.id] = previous[cell.id] + previous[cell.id.replace("prev", "delta")]
    return figures


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(F2019, F2019, id="2019 to 2020"),
        pytest.param(F2019, F2021, id="2020 to 2021, across the change of edition"),
        pytest.param(F2021, F2021, id="2021 to 2022"),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_right_carry_over_raises_nothing(old: Form, new: Form, seed: int) -> None:
    previous = consistent_figures(old, seed)
    assert check_carryover(new, after(previous, new), previous) == []


@pytest.mark.parametrize(
    ("old", "new", "cell", "step", "rule", "severity"),
    [
        pytest.param(
            F2021, F2021, "t3.carry_in.total", 1, "K4", "error", id="K4: carried in differs from carried out"
        ),
        pytest.param(
            F2019, F2021, "t3.carry_in.total", 1, "K4", "error", id="K4 holds from 2020 to 2021 too"
        ),
        pytest.param(
            F2021, F2021, "t3.carry_in.natural", 1, "K4c[natural]", "warning", id="K4c: one kind of applicant"
        ),
        pytest.param(
            F2021, F2021, "t2.normative.valid", 1, "K7[normative]", "warning", id="K7: valid documents"
        ),
        pytest.param(
            F2021, F2021, "t2.normative.abolished", 1, "K7[normative]", "warning", id="K7: an abolition"
        ),
        pytest.param(
            F2019, F2019, "t2.licence.items_prev", 1, "K8[licence]", "warning", id="K8: last year's items"
        ),
        pytest.param(
            F2019, F2019, "t2.fee.items_prev", -1, "K8[fee]", "warning", id="K8: last year's charges"
        ),
    ],
)
def test_each_relation_across_years(old, new, cell, step, rule, severity) -> None:
    previous = {**consistent_figures(old, 3)}
    figures = after(previous, new)
    figures[cell] = int(figures[cell] or 0) + step
    (found,) = check_carryover(new, figures, previous)
    assert (found.rule, found.severity) == (rule, severity)
    assert cell in found.cells
    assert abs(found.found - found.expected) == 1


@pytest.mark.parametrize(("pending", "total", "found"), [(2, 1, ["K6[review]"]), (2, 2, []), (2, 3, [])])
def test_k6_pending_cases_come_again(pending: int, total: int, found: list[str]) -> None:
    previous = {**zero_figures(F2021), "t4.review.pending": pending, "t4.review.total": pending}
    figures = {**zero_figures(F2021), "t4.review.other": total, "t4.review.total": total}
    findings = reconcile(F2021, figures, previous)
    assert [finding.rule for finding in findings] == found
    assert all(finding.severity == "info" for finding in findings)


def test_blank_and_missing_cells_are_not_judged() -> None:
    previous = {**zero_figures(F2021), "t3.carry_out.total": None}
    figures = {**zero_figures(F2021), "t3.carry_in.total": 5}
    assert check_carryover(F2021, figures, previous) == []
    assert check_carryover(F2021, figures, {}) == []


def test_figures_of_the_2019_edition_in_the_2021_edition() -> None:
    figures = {**consistent_figures(F2019, 4), "t3.other.natural": 0, "t3.other.org_legal": 2}
    result = convert(figures, F2019, F2021)
    assert result.figures["t3.granted.total"] == figures["t3.granted.total"]
    assert result.figures["t4.suit_after.pending"] == figures["t4.suit_after.pending"]
    assert result.figures["t2.normative.issued"] == figures["t2.normative.made_new"]
    assert [
        result.figures[f"t3.other_{part}.natural"] for part in ("not_corrected", "fee_unpaid", "misc")
    ] == [0, 0, 0]
    assert "t3.other.org_legal" in result.lost, "one row of other handling cannot be split in three"
    assert {"t2.procurement.proc_amount", "t2.service.decisions", "t2.normative.public_total"} <= set(
        result.lost
    )
    assert {"t3.other_misc.org_legal", "t2.fee.amount", "t2.normative.valid"} <= set(result.unfilled)
    assert set(result.figures) | set(result.unfilled) == {cell.id for cell in F2021.cells}


def test_a_year_without_other_handling_keeps_its_sums_in_the_new_edition() -> None:
    result = convert(zero_figures(F2019), F2019, F2021)
    assert not [cell for cell in result.unfilled if not cell.startswith("t2.")]
    assert reconcile(F2021, result.figures) == []


def test_conversion_to_the_same_edition_and_backwards() -> None:
    figures = {"t2.fee.amount": Decimal("1.5")}
    assert convert(figures, F2021, F2021).figures == figures
    with pytest.raises(InputFault, match="60号"):
        convert(figures, F2021, F2019)
