"""The calendar shipped with the product: every State Council notice in `notices/`, one file a year."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gongkai_law.workdays.calendar import WorkCalendar
from gongkai_law.workdays.notice import Notice, read_notices

FOLDER = Path(__file__).parent / "notices"


def shipped_notices() -> tuple[Notice, ...]:
    """The notices of all shipped years, oldest file first."""
    files = sorted(FOLDER.glob("*.toml"))
    return tuple(
        notice for file in files for notice in read_notices(file.read_text("utf-8"), where=file.name)
    )


@lru_cache(maxsize=1)
def national_calendar() -> WorkCalendar:
    """The working-day calendar of the shipped notices; add to it with `WorkCalendar.with_notice`."""
    return WorkCalendar(shipped_notices())
