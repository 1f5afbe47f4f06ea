"""The statistical period, and days no calendar has. (E6)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.reporting.importing.chapters import Structure
from gongkai.reporting.importing.structure.heading import opening
from gongkai.reporting.importing.structure.words import shown
from gongkai.reporting.importing.words import finding
from gongkai_law.report.findings import Finding

_LEAP = 2000  # a year in which every day of the month may be
_DAY = r"(?:(?<!\d)(?P<{y}>(?:19|20)\d\d)年)?(?:度)?(?<!\d)(?P<{m}>\d{{1,2}})月(?P<{d}>\d{{1,2}})日"
_PERIOD = re.compile(
    r"(?:统计|(?<!大)数据)[^。，；]{0,16}?(?:自|从|为|是|：|，)?"
    + _DAY.format(y="y1", m="m1", d="d1")
    + r"[^。；\d]{0,6}(?:至|到|—|-|起)[^。；\d]{0,4}"
    + _DAY.format(y="y2", m="m2", d="d2")
)
_ANY_DAY = re.compile(_DAY.format(y="y", m="m", d="d") + r"(?![前内])")


def check_period(structure: Structure, year: int | None) -> Iterator[Finding]:
    """E6: the statistical period names another year, or is not the whole year."""
    match = _PERIOD.search(opening(structure))
    if match is None or year is None:
        return
    years = [int(named) for named in (match["y1"], match["y2"]) if named]
    wrong = [named for named in years if named != year]
    days = [(int(match[m]), int(match[d])) for m, d in (("m1", "d1"), ("m2", "d2"))]
    if wrong:
        yield finding("prose.period", expected=year, found=wrong[0], year=year, text=shown(match[0]))
    elif "统计" in match[0] and days != [(1, 1), (12, 31)] and all(_is_day(None, *day) for day in days):
        text = shown(match[0])
        yield finding("prose.period", words="whole_year", expected=year, found=text, year=year, text=text)


def check_dates(structure: Structure) -> Iterator[Finding]:
    """Days that do not exist (2月30日, 12月32日), each once."""
    seen: set[str] = set()
    for text in (structure.intro, *(chapter.text for chapter in structure.chapters)):
        for match in _ANY_DAY.finditer(text):
            named = int(match["y"]) if match["y"] else None
            if match[0] not in seen and not _is_day(named, int(match["m"]), int(match["d"])):
                seen.add(match[0])
                yield finding("prose.impossible_date", found=match[0], text=match[0])


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or _LEAP, month, day)
    except ValueError:
        return False
    return True
