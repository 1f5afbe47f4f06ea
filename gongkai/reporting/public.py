"""What the public may read of annual reports: published ones only, from the frozen edition and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.reporting.drawn import Drawn, drawn_plain
from gongkai.reporting.export.layout import Grid, table_four, table_three, table_two
from gongkai.reporting.models import AnnualReport, FrozenReport, ReportState
from gongkai_law.report.form import Chapter, Form


@dataclass(frozen=True, slots=True)
class PublicReport:
    """A published report as its frozen edition has it. `stamp` changes with the content and is the page's ETag."""

    agency: Agency
    year: int
    published_on: object
    number: int
    corrections: list[FrozenReport]
    chapters: list[tuple[Chapter, list[str], Grid | None]]
    figures: dict[str, Drawn]
    stamp: str


def published_years(agency: Agency) -> list[AnnualReport]:
    """The agency's published reports, newest year first."""
    with agency_scope(agency.pk):
        return list(AnnualReport.objects.filter(state=ReportState.PUBLISHED).order_by("-year"))


def public_report(agency: Agency, year: int) -> PublicReport | None:
    """The published report of a year, or None."""
    with agency_scope(agency.pk):
        report = AnnualReport.objects.filter(year=year, state=ReportState.PUBLISHED).first()
        if report is None:
            return None
        editions = list(report.frozen.order_by("number"))
    content = editions[-1].content
    form = Form.by_id(content["form"])
    grids = {"proactive": table_two(form), "requests": table_three(form), "remedies": table_four(form)}
    chapters = [
        (chapter, content["chapters"].get(str(number), "").split("\n"), grids.get(chapter.id))
        for number, chapter in enumerate(form.chapters, 1)
    ]
    figures = drawn_plain({cell: form.typed(cell, value) for cell, value in content["figures"].items()})
    return PublicReport(
        agency, year, report.published_on, editions[-1].number, editions[1:], chapters, figures, editions[-1].content_hash
    )  # fmt: skip
