"""One notice of days off and days worked, read from TOML or JSON and checked before anything counts with it.

Three kinds: `yearly` (the State Council's notice for a year; makes the year known), `correction` (a later
notice changing days already arranged, as in January 2020), `local` (days off set by an ethnic-area
government, 放假办法 4). The text of a notice stands beside its dates wherever it could be read.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai_law.errors import InputFault
from gongkai_law.workdays.days import FIRST_DAY, LAST_DAY, ONE_DAY, SATURDAY, iso_date, weekday_name

KINDS = ("yearly", "correction", "local")
LONGEST_RUN = 31  # natural days in one "from/to" span; a longer one is a slip of the pen
_JSON_START = re.compile(r"\s*(\{|\[\s*(\{|\]))")


@dataclass(frozen=True, slots=True)
class Holiday:
    """One festival of a notice: the days `off` (weekends inside the run included) and the make-up days `worked`."""

    name: str
    off: tuple[date, ...]
    worked: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `kind` is yearly, correction or local; `source` says how its text was had (text, memory)."""

    number: str
    issued_on: date
    year: int
    kind: str
    holidays: tuple[Holiday, ...]
    title: str = ""
    region: str = ""
    source: str = "text"
    text: str = ""

    @property
    def off(self) -> tuple[date, ...]:
        """Every day off it names, in order."""
        return tuple(sorted(day for holiday in self.holidays for day in holiday.off))

    @property
    def worked(self) -> tuple[date, ...]:
        """Every make-up working day it names, in order."""
        return tuple(sorted(day for holiday in self.holidays for day in holiday.worked))


def read_notices(text: str, *, where: str = "") -> tuple[Notice, ...]:
    """Read one or more notices from TOML or JSON text.

    Keys: `number`, `issued_on`, `year`, `kind`, and `holiday` entries with `name`, `off`, `worked`;
    a day is 2027-02-06, a run of days "2027-02-06/2027-02-12". Raises InputFault saying what and where.
    """
    entries = _entries(_decode(text, where), where)
    return tuple(_notice(entry, number, where) for number, entry in enumerate(entries, start=1))


def _decode(text: str, where: str) -> object:
    try:
        return json.loads(text) if _JSON_START.match(text) else tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise InputFault("workdays.not_readable", where=where, reason=str(fault)) from fault


def _entries(data: object, where: str) -> Sequence[object]:
    if isinstance(data, Mapping):
        found = data.get("notice", data.get("notices", data if "number" in data else None))
        data = [found] if isinstance(found, Mapping) else found
    if not isinstance(data, list) or not data:
        raise InputFault("workdays.no_notice", where=where)
    return data


def _notice(entry: object, number: int, where: str) -> Notice:
    place = f"{where}{'，' if where else ''}第{number}份通知"
    if not isinstance(entry, Mapping):
        raise InputFault("workdays.no_notice", where=place)
    title = _text(entry, "number", "发文字号，如 国办发明电〔2025〕7号", place)
    place = f"{place}（{title}）"
    kind = entry.get("kind", "yearly")
    if kind not in KINDS:
        raise InputFault("workdays.bad_kind", where=place, value=str(kind)[:40])
    year = entry.get("year")
    if isinstance(year, bool) or not isinstance(year, int) or not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise InputFault(
            "workdays.bad_year", where=place, value=str(year)[:40], first=FIRST_DAY.year, last=LAST_DAY.year
        )
    holidays = entry.get("holiday", entry.get("holidays"))
    if not isinstance(holidays, list) or not holidays:
        raise InputFault(
            "workdays.missing_field", where=place, field="holiday", hint="每个节日一个 [[notice.holiday]]"
        )
    notice = Notice(
        number=title,
        issued_on=_issued_on(entry, place),
        year=year,
        kind=kind,
        holidays=tuple(_holiday(holiday, place) for holiday in holidays),
        title=str(entry.get("title", "")),
        region=str(entry.get("region", "")),
        source=str(entry.get("source", "text")),
        text=str(entry.get("text", "")).strip(),
    )
    _check(notice, place)
    return notice


def _text(entry: Mapping[str, Any], field: str, hint: str, place: str) -> str:
    value = entry.get(field)
    if not isinstance(value, str) or not value.strip():
        raise InputFault("workdays.missing_field", where=place, field=field, hint=hint)
    return value.strip()


def _issued_on(entry: Mapping[str, Any], place: str) -> date:
    if "issued_on" not in entry:
        raise InputFault(
            "workdays.missing_field", where=place, field="issued_on", hint="成文日期，如 2025-11-04"
        )
    return _day(entry["issued_on"], place)


def _holiday(entry: object, place: str) -> Holiday:
    if not isinstance(entry, Mapping):
        raise InputFault("workdays.missing_field", where=place, field="name", hint="节日名称")
    name = _text(entry, "name", "节日名称，如 春节", place)
    at = f"{place}“{name}”"
    off, worked = (tuple(_days(entry.get(field, ()), at)) for field in ("off", "worked"))
    if not off and not worked:
        raise InputFault(
            "workdays.missing_field", where=at, field="off", hint="放假的日期，或 worked（上班的日期）"
        )
    return Holiday(name=name, off=off, worked=worked)


def _day(value: object, place: str) -> date:
    day = iso_date(value)
    if day is None:
        raise InputFault("workdays.bad_date", where=place, value=str(value)[:40], most=LONGEST_RUN)
    return day


def _days(values: object, place: str) -> Iterator[date]:
    if not isinstance(values, (list, tuple)):
        values = [values]
    for value in values:
        first, _, last = value.partition("/") if isinstance(value, str) else (value, "", "")
        start = _day(first, place)
        end = _day(last, place) if last else start
        if not 0 <= (end - start).days < LONGEST_RUN:
            raise InputFault("workdays.bad_date", where=place, value=str(value)[:40], most=LONGEST_RUN)
        yield from (start + ONE_DAY * step for step in range((end - start).days + 1))


def _check(notice: Notice, place: str) -> None:
    seen: set[date] = set()
    for day in (*notice.off, *notice.worked):
        if day in seen:
            raise InputFault("workdays.day_twice", where=place, day=day)
        seen.add(day)
        # a New Year run may begin in the December before (2018-12-29) or end in the January after
        if not date(notice.year - 1, 12, 1) <= day <= date(notice.year + 1, 1, 31):
            raise InputFault("workdays.outside_year", where=place, day=day, year=notice.year)
    if notice.kind != "yearly":
        return
    for day in notice.worked:
        if day.weekday() < SATURDAY:
            raise InputFault("workdays.worked_on_weekday", where=place, day=day, weekday=weekday_name(day))
    for month, number in ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3)):
        if (day := date(notice.year, month, number)) not in notice.off:
            raise InputFault("workdays.statutory_day_missing", where=place, day=day)
