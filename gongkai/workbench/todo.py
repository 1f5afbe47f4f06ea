"""What is due, in three lists: overdue, soon, with others. One row: what, until when, why, the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.casework import queries as requests
from gongkai.casework.clock import reading_of
from gongkai.casework.models import DisclosureRequest
from gongkai.casework.words import state_label
from gongkai.reporting.models import ReportState
from gongkai.reporting.queries import reports
from gongkai_law.workdays import WorkCalendar

SOON_WORKING_DAYS = 5
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. `left` is working days left (negative = overdue), None where only a date counts."""

    what: str
    who: str
    due: date | None
    left: int | None
    why: str
    step: str
    url: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Lists:
    """The home page."""

    overdue: list[Todo]
    soon: list[Todo]
    waiting: list[Todo]
    later: int


def _request_todo(case: DisclosureRequest, on: date, calendar: WorkCalendar) -> Todo:
    reading = reading_of(case, on=on, calendar=calendar)
    return Todo(
        what=f"{case.number} {case.subject}",
        who="申请人" if reading.received_on is None else "",
        due=reading.reply_due,
        left=reading.days_left,
        why="答复期限" if reading.reply_due else "等申请人确认，还不能起算期限",
        step="看怎么办" if case.state == "running" else state_label(case.state),
        url=reverse("workbench:request", args=[case.pk]),
        provisional=reading.provisional,
    )


def _report_todos(agency: Agency, on: date) -> list[Todo]:
    """Last year's report until it is published. The day is the county's (条例 49 names only county departments)."""
    year = on.year - 1
    report = reports().filter(year=year).first()
    if report is not None and report.state == ReportState.PUBLISHED:
        return []
    if report is None and on.month > 6 and not agency.is_sample:
        return []
    due = date(on.year, agency.report_due_month, agency.report_due_day)
    if report is None:
        return [
            Todo(
                f"{year}年度报告",
                "",
                due,
                None,
                "年度报告公布期限",
                "开始编报告",
                reverse("workbench:reports"),
            )
        ]
    steps = {"draft": "核对", "checked": "签发", "signed": "定稿", "frozen": "公布"}
    url = reverse("workbench:report", args=[year])
    return [Todo(f"{year}年度报告", "", due, None, "年度报告公布期限", steps[report.state], url)]


def today(agency: Agency, *, on: date) -> Lists:
    """Everything due, sorted by urgency."""
    calendar = calendar_for(agency)
    limit = calendar.add_working_days(on, SOON_WORKING_DAYS).day
    urgent = [
        _request_todo(case, on, calendar)
        for case in requests.open_by_due(until=limit).prefetch_related("events")[:SHOWN]
    ]
    unconfirmed = [
        _request_todo(case, on, calendar)
        for case in requests.find_requests(open_only=True)
        .filter(received_on=None)
        .prefetch_related("events")[:SHOWN]
    ]
    papers = _report_todos(agency, on)
    dated = [*urgent, *papers]
    return Lists(
        overdue=[each for each in dated if each.due and each.due < on],
        soon=[each for each in dated if each.due and on <= each.due <= limit],
        waiting=[*unconfirmed, *(each for each in papers if each.due and each.due > limit)],
        later=requests.open_by_due().count() - len(urgent),
    )
