"""The report of the register as a file: docx, pdf, html, xlsx, json. The frozen edition once there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.audit.services import record
from gongkai.reporting.bindings import filled
from gongkai.reporting.export import docx, html, json, pdf, xlsx
from gongkai.reporting.export.paper import ReportPaper
from gongkai.reporting.freezing import latest_frozen, preamble_of
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.proof import prove
from gongkai.reporting.register import binding_values, collect
from gongkai_law.report.form import Form


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its words, MIME type, and how it is made."""

    label: str
    content_type: str
    make: Callable[[ReportPaper], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS: dict[str, Format] = {
    "docx": Format("Word", f"{_OFFICE}wordprocessingml.document", docx.render),
    "pdf": Format("PDF", "application/pdf", pdf.render),
    "html": Format("网页", "text/html; charset=utf-8", html.render),
    "xlsx": Format("表格", f"{_OFFICE}spreadsheetml.sheet", xlsx.render),
    "json": Format("数据", "application/json", json.render),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A made file with its name."""

    name: str
    data: bytes
    content_type: str

    @property
    def quoted_name(self) -> str:
        """The name for a Content-Disposition header."""
        return quote(self.name)


def paper_of(report: AnnualReport) -> ReportPaper:
    """The report as paper: from the frozen edition if there is one, else as the register says it now."""
    frozen = latest_frozen(report)
    form = Form.for_year(report.year)
    if frozen is not None:
        figures = {
            cell.id: form.typed(cell.id, frozen.content["figures"].get(cell.id)) for cell in form.cells
        }
        texts = {int(number): text for number, text in frozen.content["chapters"].items()}
        preamble = tuple(frozen.content.get("preamble", ()))
    else:
        collected = collect(report)
        values = binding_values(report, collected)
        figures = collected.figures
        texts = {chapter.number: filled(chapter.text, values) for chapter in report.chapters.all()}
        preamble = preamble_of(report)
    return ReportPaper(
        agency=report.agency.name,
        year=report.year,
        form=form,
        figures=figures,
        chapters=tuple(tuple(line for line in texts.get(n, "").split("\n") if line) for n in range(1, 7)),
        signed_on=report.signed_on,
        findings=tuple(prove(report).findings),
        preamble=preamble,
    )


@transaction.atomic
def export(*, report: AnnualReport, fmt: str, actor: User | None, on: date) -> Made:
    """The report as a file; the export is noted in the history."""
    wanted = FORMATS[fmt]
    paper = paper_of(report)
    record(
        agency_id=report.agency_id,
        actor=actor,
        act="report.export",
        subject_kind="report",
        subject_id=report.pk,
        year=report.year,
        format=wanted.label,
        on=on,
    )
    return Made(f"{paper.title}.{fmt}", wanted.make(paper), wanted.content_type)
