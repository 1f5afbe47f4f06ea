"""The shipped notices: dates against their own published text, and against a checksum a year."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from gongkai_law.workdays import Notice, national_calendar, shipped_notices, weekday_name

NOTICES = shipped_notices()

# per year: yearly document number, days off named, days worked named, working days of the year, digest of all days
YEARS = [
    pytest.param(2019, "国办发明电〔2018〕15号", 24, 7, 250, "572eb1d563dac560", id="2019，含五一调整为四天"),
    pytest.param(
        2020, "国办发明电〔2019〕16号", 30, 7, 249, "b2f5efedb3223620", id="2020，含春节延长到2月2日"
    ),
    pytest.param(2021, "国办发明电〔2020〕27号", 31, 7, 250, "290a07666556a9b3", id="2021"),
    pytest.param(2022, "国办发明电〔2021〕11号", 31, 7, 249, "c46951b1ba3a3af6", id="2022"),
    pytest.param(2023, "国办发明电〔2022〕16号", 27, 7, 249, "048f11f691fcacd3", id="2023"),
    pytest.param(2024, "国办发明电〔2023〕7号", 28, 8, 251, "9f5fe7609868b0cf", id="2024"),
    pytest.param(2025, "国办发明电〔2024〕12号", 28, 5, 248, "b82cbc10001fc7f5", id="2025"),
    pytest.param(2026, "国办发明电〔2025〕7号", 33, 6, 248, "5fe63812636ed1cc", id="2026"),
]

_DAY = re.compile(
    r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(][^）)]*?(?:周|星期)([一二三四五六日])[）)])?"
)
_WEEKDAYS = "一二三四五六日"


def digest(year: int) -> str:
    lines = [
        f"{notice.number} {holiday.name} {mark} {day}"
        for notice in NOTICES
        if notice.year == year
        for holiday in notice.holidays
        for mark, days in (("off", holiday.off), ("worked", holiday.worked))
        for day in days
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


@pytest.mark.parametrize(("year", "number", "off", "worked", "working_days", "checksum"), YEARS)
def test_a_year_has_its_number_its_days_and_its_checksum(
    year: int, number: str, off: int, worked: int, working_days: int, checksum: str
):
    of_year = [notice for notice in NOTICES if notice.year == year]
    assert [notice.number for notice in of_year if notice.kind == "yearly"] == [number]
    assert len({day for notice in of_year for day in notice.off}) == off
    assert sum(len(notice.worked) for notice in of_year) == worked
    last, first = date(year, 12, 31), date(year - 1, 12, 31)
    assert national_calendar().working_days_between(first, last) == working_days
    assert digest(year) == checksum


def days_in(text: str, year: int) -> Iterator[date]:
    """The days of one clause of a notice; 至 runs from one to the next, months and years carry over."""
    found: list[tuple[int, date]] = []
    at_year, at_month = year, 0
    for match in _DAY.finditer(text):
        at_year, at_month = int(match[1] or at_year), int(match[2] or at_month)
        day = date(at_year, at_month, int(match[3]))
        if match[4]:
            assert weekday_name(day)[-1] == match[4], f"{day} is not a 周{match[4]}"
        run = bool(found) and text[found[-1][0] : match.start()] == "至"
        if run:
            yield from (found[-1][1] + timedelta(n) for n in range(1, (day - found[-1][1]).days))
        yield day
        found.append((match.end(), day))


def told(notice: Notice) -> tuple[set[date], set[date]]:
    """Days off and worked as the notice's text tells them, sentence by sentence."""
    off: set[date] = set()
    worked: set[date] = set()
    for line in notice.text.splitlines():
        for sentence in line.split("。"):
            if sentence.endswith("上班"):
                worked |= set(days_in(sentence, notice.year))
            elif "放假" in sentence:
                head = sentence.split("放假")[0]
                off |= set(days_in(head, notice.year))
    return off, worked


@pytest.mark.parametrize("notice", [n for n in NOTICES if "延长" not in n.title], ids=lambda n: n.number)
def test_the_dates_are_those_of_the_text(notice: Notice):
    assert told(notice) == (set(notice.off), set(notice.worked))


@pytest.mark.parametrize("notice", [n for n in NOTICES if n.kind == "yearly"], ids=lambda n: n.number)
def test_a_run_of_days_off_is_as_long_as_the_text_says(notice: Notice):
    lines = [line for line in notice.text.splitlines() if "、" in line]
    assert len(lines) == len(notice.holidays)
    for line, holiday in zip(lines, notice.holidays, strict=True):
        assert line.split("、", 1)[1].startswith(holiday.name)
        length = re.search(r"共(\d)天|放假(\d)天", line)
        assert len(holiday.off) == (int(length[1] or length[2]) if length else 1)


def test_the_spring_festival_of_2020_was_extended_by_a_later_notice():
    before, after = national_calendar().known_on(date(2020, 1, 25)), national_calendar()
    days = [date(2020, 1, 31), date(2020, 2, 1), date(2020, 2, 3)]
    assert [before.is_working_day(day) for day in days] == [True, True, True]
    assert [after.is_working_day(day) for day in days] == [False, False, True]


def test_labour_day_of_2019_was_changed_by_a_later_notice():
    before, after = national_calendar().known_on(date(2019, 3, 21)), national_calendar()
    days = [date(2019, 4, 28), date(2019, 5, 1), date(2019, 5, 2), date(2019, 5, 3), date(2019, 5, 5)]
    assert [before.is_working_day(day) for day in days] == [False, False, True, True, False]
    assert [after.is_working_day(day) for day in days] == [True, False, False, False, True]
