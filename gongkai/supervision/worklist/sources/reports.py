"""Last year's report until it is published."""

from __future__ import annotations

from django.urls import reverse

from gongkai.agencies.policies import report_due_of
from gongkai.reporting.models import ReportState
from gongkai.reporting.queries import reports
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos

STEPS = {"draft": "核对", "checked": "签发", "signed": "定稿", "frozen": "公布"}


def todos(asking: Asking) -> Todos:
    """The day is the county's (条例 49 names only county departments)."""
    year = asking.on.year - 1
    report = reports().filter(year=year).first()
    if report is not None and report.state == ReportState.PUBLISHED:
        return Todos()
    if report is None and asking.on.month > 6 and not asking.agency.is_sample:
        return Todos()
    due = report_due_of(asking.agency, year)
    step = "开始编报告" if report is None else STEPS[report.state]
    url = reverse("workbench:reports") if report is None else reverse("workbench:report", args=[year])
    return Todos(dated=[Todo(f"{year}年度报告", "", due, None, "年度报告公布期限", step, url)])
