"""Reads of annual reports: the page of one year, the cases behind a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gongkai.base.paging import Page, page_by_day
from gongkai.casework.queries import requests_in_cell
from gongkai.publishing.queries import normative_sets
from gongkai.remedies.queries import cases_in_cell
from gongkai.reporting.export.layout import Grid, table_four, table_three, table_two
from gongkai.reporting.models import AnnualReport, ReportChapter, SupervisionNote
from gongkai.reporting.proof import Proof, prove_collected
from gongkai.reporting.register import NORMATIVE, Collected, binding_values, collect, manual_cells
from gongkai_law.report.form import Cell, Chapter


def reports() -> QuerySet[AnnualReport]:
    """The agency's reports, newest year first."""
    return AnnualReport.objects.order_by("-year")


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything the page of one year's report shows."""

    collected: Collected
    values: dict[str, str]
    chapters: list[tuple[Chapter, str]]
    tables: dict[str, Grid]
    proof: Proof
    manual: frozenset[str]


def report_view(report: AnnualReport) -> ReportView:
    """The report as the register says it now."""
    collected = collect(report)
    form = collected.form
    values = binding_values(report, collected)
    texts = {chapter.number: chapter.text for chapter in report.chapters.all()}
    return ReportView(
        collected=collected,
        values=values,
        chapters=[(chapter, texts.get(number, "")) for number, chapter in enumerate(form.chapters, 1)],
        tables={"proactive": table_two(form), "requests": table_three(form), "remedies": table_four(form)},
        proof=prove_collected(report, collected, values, texts),
        manual=frozenset(manual_cells(form, report.agency)),
    )


def chapter_text(report: AnnualReport, number: int) -> str:
    """A chapter's text as edited, bindings kept."""
    found = ReportChapter.objects.filter(report=report, number=number).first()
    return found.text if found else ""


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a figure: requests, remedy cases, records, or a manual entry with its reason."""

    kind: str
    count: int | None
    page: Page | None = None
    reason: str = ""
    figure: Any = None


def _remedy_cases(report: AnnualReport, cell: Cell) -> QuerySet[Any]:
    return cases_in_cell(year=report.year, group=cell.row, column=cell.column, agency=report.agency)


def _rows(report: AnnualReport, cell: Cell) -> tuple[str, QuerySet[Any] | None, str]:
    if cell.table == "t3":
        return "requests", requests_in_cell(year=report.year, row=cell.row, column=cell.column), "received_on"
    if cell.table == "t4":
        return "remedies", _remedy_cases(report, cell), "filed_on"
    if cell.id in NORMATIVE:
        return "records", normative_sets(report.year)[NORMATIVE[cell.id]], "published_on"
    return "manual", None, ""


def behind(report: AnnualReport, cell: Cell, *, cursor: str = "") -> Behind:
    """The cases behind one figure of the report, a page at a time."""
    kind, rows, day = _rows(report, cell)
    if rows is None:
        collected = collect(report)
        return Behind(
            kind, None, reason=collected.reasons.get(cell.id, ""), figure=collected.figures[cell.id]
        )
    return Behind(kind, rows.count(), page_by_day(rows, day=day, cursor=cursor, size=20))


def exported_rows(report: AnnualReport, cell: Cell) -> Sequence[Any]:
    """Every case behind a figure, for the tables that go with an export."""
    _, rows, day = _rows(report, cell)
    return list(rows.order_by(day, "id")) if rows is not None else []


def notes(year: int) -> QuerySet[SupervisionNote]:
    """What was noted for chapter one of a year."""
    return SupervisionNote.objects.filter(year=year).order_by("kind", "on", "id")


def report_of(year: int) -> AnnualReport | None:
    """The report of the agency in scope for a year, or None."""
    return AnnualReport.objects.filter(year=year).select_related("agency").first()
