"""What every act on a report ends in: one safe move from state to state, one entry in the history."""

from __future__ import annotations

from gongkai.accounts.models import User
from gongkai.audit.services import record
from gongkai.reporting.models import AnnualReport, ReportState
from gongkai_law.errors import InputFault


def note_act(report: AnnualReport, actor: User, act: str, **data: object) -> None:
    """Note an act on a report in the agency's history."""
    record(
        agency_id=report.agency_id,
        actor=actor,
        act=act,
        subject_kind="report",
        subject_id=report.pk,
        year=report.year,
        **data,
    )


def move_report(
    report: AnnualReport, before: ReportState, after: ReportState, doing: str, **fields: object
) -> None:
    """One state move, safe against a second person doing it at the same time."""
    changed = AnnualReport.objects.filter(pk=report.pk, state=before).update(state=after, **fields)
    if not changed:
        report.refresh_from_db()
        raise InputFault("reporting.not_in_state", state=report.get_state_display(), act=doing)
    report.refresh_from_db()
