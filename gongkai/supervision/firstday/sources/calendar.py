"""Step six: the working-day notices the clocks rest on."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.calendars import calendar_for
from gongkai.agencies.models import Agency
from gongkai.supervision.firstday.kinds import Step


def missing(agency: Agency, on: date) -> str:
    if on.year in calendar_for(agency).known_years:
        return ""
    return _("{year}年的放假通知还没有装入，期限只是暂定。").format(year=on.year)


STEP = Step(
    6,
    "calendar",
    gettext_lazy("工作日历"),
    gettext_lazy("期限按国务院的放假通知算；民族自治地方另有节日的，在这里装入。"),
    "workbench:more-calendar",
    missing,
)
