"""Days as the working-day rules need them: the span that can be reckoned, strict reading of dates, words of the week."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.errors import InputFault

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2099, 12, 31)
ONE_DAY = timedelta(days=1)
SATURDAY = 5

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_date(value: object) -> date | None:
    """A `date`, or text written exactly YYYY-MM-DD; None for anything else. Other ISO forms (20270206, 2027-W05-6) are not read."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def check_day(day: date, *, where: str = "") -> date:
    """The day itself, or InputFault outside 1990–2099: such a year is a slip of the pen, not a date of casework."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InputFault("workdays.out_of_range", where=where, day=day, first=FIRST_DAY, last=LAST_DAY)
    return day


def shift(day: date, days: int) -> date:
    """`day` moved by natural days, checked to stay within 1990–2099."""
    try:
        return check_day(day + timedelta(days=days))
    except OverflowError as fault:
        raise InputFault("workdays.out_of_range", day=day, first=FIRST_DAY, last=LAST_DAY) from fault


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """Words for days and reasons, from `words.toml`."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def weekday_name(day: date) -> str:
    """周一 … 周日."""
    return str(words()["weekdays"][day.weekday()])
