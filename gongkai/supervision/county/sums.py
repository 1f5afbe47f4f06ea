"""The county's sum (合计), level by level: each agency's own figures and the sums of those directly below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gongkai.reporting.received.previous import typed_figures
from gongkai.reporting.received.queries import latest_figures
from gongkai.supervision.county.figures import NONE, RECEIVED, YearOf, years_of
from gongkai.supervision.county.tree import Branch
from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Cell, Form
from gongkai_law.report.identities import Proof, proof_sheet
from gongkai_law.report.reconcile import check_roll_up, reconcile
from gongkai_law.report.rules import plain
from gongkai_law.report.sums import Sum, add_up

OWN = "（本级）"


@dataclass(frozen=True, slots=True)
class Level:
    """One agency's sum: its own year and the levels below. `added`: what was added up; `missing`: names without figures."""

    year_of: YearOf
    below: tuple[Level, ...]
    added: Sum
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.year_of.agency.name

    def walk(self) -> Iterator[Level]:
        """This level and those below that add anything up, from the top down."""
        yield self
        for level in self.below:
            if level.below:
                yield from level.walk()


def _level(form: Form, branch: Branch, years: Mapping[Any, YearOf]) -> Level:
    own = years[branch.agency.pk]
    below = tuple(_level(form, each, years) for each in branch.below)
    name = f"{branch.agency.name}{OWN}" if below else branch.agency.name
    parts: dict[str, Figures] = {}
    missing = [each for level in below for each in level.missing]
    if own.figures is not None and own.form == form.id:
        parts[name] = own.figures
    else:
        missing.insert(0, name)
    parts.update({level.name: level.added.figures for level in below if level.added.parts})
    return Level(own, below, add_up(form, parts), tuple(missing))


@dataclass(frozen=True, slots=True)
class SumLine:
    """The proof of one cell on one level: each term with its figure, the sum, whether a unit leaves it blank."""

    cell: Cell
    sentence: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountySum:
    """The sum of a year, the identities it must meet, and what does not fit."""

    form: Form
    top: Level
    identities: list[Proof]
    findings: list[Finding]

    @property
    def figures(self) -> Figures:
        return self.top.added.figures


def sum_line(level: Level, cell: Cell) -> SumLine:
    """One cell's sum as a sentence: 柳溪镇 3 ＋ 石桥镇 4 ＝ 7."""
    added = level.added
    terms = [f"{name} {plain(figure)}" for name, figure in added.terms(cell.id)]
    total = plain(added.figures[cell.id])
    return SumLine(cell, f"{' ＋ '.join(terms)} ＝ {total}", added.lacking.get(cell.id, ()))


def county_sum(branch: Branch, year: int, *, with_own: bool) -> CountySum:
    """The sum of everything below an agency, and its own office where `with_own`.

    A county government's report that was sent in as a file is taken for its roll-up and compared (K17), never added.
    """
    form = Form.for_year(year)
    agencies = list(branch.walk())
    years = {each.agency.pk: each for each in years_of(agencies, year)}
    head = branch.agency.pk
    declared = latest_figures(year).get(head)
    left_out = not with_own or years[head].source == RECEIVED
    if left_out:
        years[head] = YearOf(branch.agency, years[head].report, None, NONE)
    top = _level(form, branch, years)
    if left_out:
        top = replace(top, missing=tuple(name for name in top.missing if name != branch.agency.name + OWN))
    findings = reconcile(form, top.added.figures, level=branch.agency.level) if top.added.parts else []
    if declared is not None and declared.form == form.id:
        reported = typed_figures(declared.form, declared.figures)
        none: Figures = dict.fromkeys(form.zero, 0)
        findings += check_roll_up(form, reported, none, top.added.parts, (*top.added.parts, *top.missing))
    return CountySum(form, top, proof_sheet(form, top.added.figures), findings)
