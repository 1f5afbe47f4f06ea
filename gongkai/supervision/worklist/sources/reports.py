"""Last year's report until it is published."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.policies import report_due_of
from gongkai.reporting.models import ReportState
from gongkai.reporting.queries import reports
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos

STEPS = {
    "draft": gettext_lazy("核对"),
    "checked": gettext_lazy("签发"),
    "signed": gettext_lazy("定稿"),
    "frozen": gettext_lazy("公布"),
}


def todos(asking: Asking) -> Todos:
    """The day is the county's (条例 49 names only county departments)."""
    year = asking.on.year - 1
    report = reports().filter(year=year).first()
    if report is not None and report.state == ReportState.PUBLISHED:
        return Todos()
    if report is None and asking.on.month > 6 and not asking.agency.is_sample:
        return Todos()
    due = report_due_of(asking.agency, year)
    step = _("开始编报告") if report is None else str(STEPS[report.state])
    url = reverse("workbench:reports") if report is None else reverse("workbench:report", args=[year])
    return Todos(
        dated=[Todo(_("{year}年度报告").format(year=year), "", due, None, _("年度报告公布期限"), step, url)]
    )
