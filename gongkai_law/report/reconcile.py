"""Every check of a report's figures in one call; each check stands in the module of its subject."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from gongkai_law.report.carryover import check_carryover
from gongkai_law.report.cellcheck import bad_entries, document_counts, money_entries, rule_power
from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.identities import failed_identities
from gongkai_law.report.prose import FeeStatement, check_fees
from gongkai_law.report.rules import make_finding
from gongkai_law.report.tally import Tally

_NOTHING: Mapping[str, str] = {}


def reconcile(
    form: Form,
    figures: Figures,
    previous: Figures | None = None,
    *,
    register: Tally | None = None,
    level: str | None = None,
    written: Mapping[str, str] = _NOTHING,
    ambiguous: Collection[str] = (),
    fees: FeeStatement | None = None,
    pending_recounted: bool = True,
) -> list[Finding]:
    """Check figures that are already read, in the order of the rules. An empty list: everything holds.

    A cell that is missing from `figures` is not judged (its table was not there); a blank one (None) is K11, and no
    identity that touches it is judged. `previous`: last year's figures, of either edition. `register`: the agency's
    own count, for K16. `level`: village, township, county … for K10 and E11; None = not known, not judged. `written`:
    what stands in cells that hold no plain number. `ambiguous`: cells another finding speaks of already. `fees`: what
    chapter six says, for K15. `pending_recounted`: as in `check_carryover`. Prose is checked by `check_prose`.
    """
    found = failed_identities(form, figures)
    found += document_counts(form, figures)
    found += rule_power(form, figures, level)
    found += bad_entries(form, figures, written=written, ambiguous=ambiguous)
    found += money_entries(form, figures, written=written, level=level)
    if previous is not None:
        found += check_carryover(form, figures, previous, pending_recounted=pending_recounted)
    if fees is not None:
        found += check_fees(form, figures, fees)
    if register is not None:
        found = [_with_cases(one, figures, register) for one in found]
        found += check_register(form, figures, register)
    return found


def _differs(cell: str, figures: Figures, register: Tally) -> bool:
    reported, counted = figures.get(cell), register.figures.get(cell)
    return reported is not None and counted is not None and reported != counted


def _with_cases(finding: Finding, figures: Figures, register: Tally) -> Finding:
    """The register's cases behind those cells of a finding that differ from the register."""
    cells = [cell for cell in finding.cells if _differs(cell, figures, register)]
    cases = dict.fromkeys(case for cell in cells for case in register.cases.get(cell, ()))
    return replace(finding, cases=tuple(cases)) if cases else finding


def check_register(form: Form, figures: Figures, register: Tally) -> list[Finding]:
    """K16: each cell against the agency's own register, with the ids the register has for it."""
    return [
        replace(
            make_finding(
                "K16",
                cells=(cell.id,),
                expected=register.figures[cell.id],
                found=figures[cell.id],
                name=cell.label,
            ),
            cases=register.cases.get(cell.id, ()),
        )
        for cell in form.cells
        if _differs(cell.id, figures, register)
    ]


def check_roll_up(
    form: Form,
    figures: Figures,
    own: Figures,
    children: Mapping[str, Figures],
    expected_children: Collection[str],
) -> list[Finding]:
    """K17: a county's roll-up = its own office + every child, judged only when every expected child has reported.

    A suit in which agency and reconsideration body are co-defendants may stand in two reports, so this only informs.
    """
    if not set(expected_children) <= set(children):
        return []
    found = []
    for cell in form.cells:
        values = [part.get(cell.id) for part in (own, *children.values())]
        reported = figures.get(cell.id)
        if reported is None or any(value is None for value in values):
            continue
        total = sum(value for value in values if value is not None)
        if total != reported:
            found.append(
                make_finding("K17", cells=(cell.id,), expected=total, found=reported, name=cell.label)
            )
    return found
