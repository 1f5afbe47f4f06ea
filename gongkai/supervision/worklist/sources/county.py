"""For a supervisor: last year's reports of the agencies below until all are published."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.agencies.access import roles_in
from gongkai.agencies.models import Role
from gongkai.agencies.policies import report_dues
from gongkai.reporting.models import AnnualReport, ReportState
from gongkai.reporting.received.queries import latest_figures
from gongkai.supervision.county.tree import branch_of
from gongkai.supervision.worklist.kinds import Asking, Todo, Todos


def todos(asking: Asking) -> Todos:
    """One line with the earliest day that is still open, and how many have not published. (条例 49)"""
    if Role.SUPERVISOR not in roles_in(asking.user, asking.agency.pk, on=asking.on):
        return Todos()
    year = asking.on.year - 1
    below = branch_of(asking.agency).subordinates
    if not below or (asking.on.month > 6 and not asking.agency.is_sample):
        return Todos()
    published = set(
        AnnualReport.unscoped.filter(
            agency__in=[agency.pk for agency in below], year=year, state=ReportState.PUBLISHED
        ).values_list("agency_id", flat=True)
    ) | set(latest_figures(year))
    waiting = [agency for agency in below if agency.pk not in published]
    if not waiting:
        return Todos()
    due = min(report_dues(waiting, year).values())
    what = _("%(year)s年度报告：还有 %(count)s 个下属单位没有公布") % {"year": year, "count": len(waiting)}
    url = f"{reverse('workbench:county')}?year={year}"
    who = "、".join(agency.short_name for agency in waiting[:3])
    return Todos(dated=[Todo(what, who, due, None, _("年度报告公布期限"), _("看各单位"), url)])
