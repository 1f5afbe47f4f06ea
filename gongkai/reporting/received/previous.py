"""The report of the year before, for carry-over: sent along, received earlier, or published here."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope
from gongkai.reporting.importing.check import CheckedReport, ReadReport, judge, remembered
from gongkai.reporting.importing.identity import Identity
from gongkai.reporting.models import FrozenReport, ReceivedReport, ReportState
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form

Known = dict[tuple[str, int | None], ReadReport]
"""Reports read just now, by the name they bear and their year."""


def typed_figures(form: str, stored: Mapping[str, object]) -> Figures:
    """Stored figures as the edition's; cells it does not have are left out."""
    edition = Form.by_id(form)
    return {cell: edition.typed(cell, value) for cell, value in stored.items() if edition.has(cell)}


def _received(name: str, year: int) -> CheckedReport | None:
    rows = ReceivedReport.objects.filter(agency_name=name, year=year, problem="").exclude(form="")
    kept = rows.order_by("-created_at").first()
    if kept is None:
        return None
    return remembered(
        year=year,
        form=kept.form,
        agency=name,
        figures=typed_figures(kept.form, kept.figures),
        chapters={int(number): text for number, text in kept.chapters.items()},
    )


def _published(about: Agency, year: int) -> CheckedReport | None:
    """The report an agency below published with this software: read in its own scope, and only a public one."""
    with agency_scope(about.pk):
        published = FrozenReport.objects.filter(report__year=year, report__state=ReportState.PUBLISHED)
        frozen = published.order_by("-number").first()
    if frozen is None:
        return None
    return remembered(
        year=year,
        form=frozen.content["form"],
        agency=about.name,
        figures=typed_figures(frozen.content["form"], frozen.content["figures"]),
        chapters={int(number): text for number, text in frozen.content["chapters"].items()},
    )


def earlier_report(identity: Identity, *, known: Known, about: Agency | None) -> CheckedReport | None:
    """The same agency's report of the year before; None where no such report is known."""
    name, year = about.name if about else identity.agency, identity.year
    if not name or year is None:
        return None
    if (name, year - 1) in known:
        return judge(known[name, year - 1])
    return _received(name, year - 1) or (_published(about, year - 1) if about else None)
