"""Every day of 2019–2026 against two published packages; an explained difference would be listed, and there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from gongkai_law.workdays import national_calendar

EVERY_DAY = [date(2019, 1, 1) + timedelta(n) for n in range((date(2026, 12, 31) - date(2019, 1, 1)).days + 1)]

# package → day → why the package says otherwise
DIFFERENCES: dict[str, dict[date, str]] = {"chinesecalendar": {}, "holidays": {}}

CHINA = holidays.country_holidays("CN", years=range(2018, 2028))

PACKAGES = [
    pytest.param("chinesecalendar", chinese_calendar.is_workday, id="chinesecalendar"),
    pytest.param("holidays", CHINA.is_working_day, id="holidays"),
]


@pytest.mark.parametrize(("package", "is_working_day"), PACKAGES)
def test_every_day_agrees(package: str, is_working_day: Callable[[date], bool]):
    calendar = national_calendar()
    differing = {day for day in EVERY_DAY if calendar.is_working_day(day) != is_working_day(day)}
    assert differing == set(DIFFERENCES[package])


def test_the_days_compared_are_all_the_days_of_the_shipped_years():
    assert sorted({day.year for day in EVERY_DAY}) == list(national_calendar().known_years)
    assert len(EVERY_DAY) == 8 * 365 + 2
