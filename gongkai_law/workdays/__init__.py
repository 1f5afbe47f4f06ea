"""Working days: the yearly State Council notices as data, and counting over them.

`national_calendar()` has the shipped years; `WorkCalendar.with_notice(text)` adds a later year, a correction or
the days off of an ethnic area without a release. See `docs/developer/algorithms/clocks.md`.
"""

from gongkai_law.workdays.calendar import DayCount, DayInfo, WorkCalendar
from gongkai_law.workdays.days import FIRST_DAY, LAST_DAY, check_day, iso_date, shift, weekday_name
from gongkai_law.workdays.national import national_calendar, shipped_notices
from gongkai_law.workdays.notice import Holiday, Notice, read_notices

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "DayCount",
    "DayInfo",
    "Holiday",
    "Notice",
    "WorkCalendar",
    "check_day",
    "iso_date",
    "national_calendar",
    "read_notices",
    "shift",
    "shipped_notices",
    "weekday_name",
]
