"""The proof of a report: every identity as a sentence with its numbers, and every finding of figures and text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from gongkai.casework.queries import fee_year
from gongkai.remedies.queries import recounted
from gongkai.reporting.bindings import filled
from gongkai.reporting.importing.prose.check import against_tables
from gongkai.reporting.importing.prose.statements import statements
from gongkai.reporting.models import AnnualReport, FrozenReport
from gongkai.reporting.register import Collected, binding_values, collect
from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.identities import Proof as ProofLine
from gongkai_law.report.identities import proof_sheet
from gongkai_law.report.prose import FeeStatement
from gongkai_law.report.reconcile import reconcile


@dataclass(frozen=True)
class Proof:
    """What the proof sheet shows."""

    identities: list[ProofLine]
    findings: list[Finding]

    @cached_property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]

    @cached_property
    def broken_cells(self) -> frozenset[str]:
        return frozenset(cell for finding in self.errors for cell in finding.cells)


def previous_figures(report: AnnualReport) -> Figures | None:
    """Last year's figures: as frozen if that report is frozen, else as its register says; None without such a report."""
    earlier = AnnualReport.objects.filter(year=report.year - 1).select_related("agency").first()
    if earlier is None:
        return None
    frozen = FrozenReport.objects.filter(report=earlier).order_by("-number").first()
    if frozen is None:
        return collect(earlier).figures
    form = Form.for_year(earlier.year)
    return {cell: form.typed(cell, value) for cell, value in frozen.content["figures"].items()}


def _prose(
    report: AnnualReport, collected: Collected, values: Mapping[str, str], texts: Mapping[int, str]
) -> list[Finding]:
    """Figures written by hand in the chapters against the tables."""
    said = [
        one
        for text in texts.values()
        for one in statements(
            filled(text, values), collected.form, year=report.year, agency=report.agency.name
        )
    ]
    return against_tables(collected.form, collected.figures, said)


def prove_collected(
    report: AnnualReport, collected: Collected, values: Mapping[str, str], texts: Mapping[int, str]
) -> Proof:
    """Check figures and text of a report that are already collected."""
    fee = fee_year(report.year)
    findings = reconcile(
        collected.form,
        collected.figures,
        previous_figures(report),
        level=report.agency.level,
        fees=FeeStatement(fee.notices, fee.amount, fee.collected),
        pending_recounted=recounted(report.agency),
    )
    findings += _prose(report, collected, values, texts)
    order = {"error": 0, "warning": 1, "info": 2}
    findings.sort(key=lambda finding: order[finding.severity])
    return Proof(proof_sheet(collected.form, collected.figures), findings)


def prove(report: AnnualReport) -> Proof:
    """Check a report as the register says it now."""
    collected = collect(report)
    texts = {chapter.number: chapter.text for chapter in report.chapters.all()}
    return prove_collected(report, collected, binding_values(report, collected), texts)
