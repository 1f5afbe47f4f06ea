"""Whose report it is and for which year: from the title, else from the period it names, its signature, its file name.

A day of publication is never taken for the year of the report: it lies in the year after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gongkai.reporting.importing.blocks import Line, OpenedFile
from gongkai_law.errors import InputFault
from gongkai_law.report.form import LAST_YEAR

FIRST_YEAR = 2008  # 条例 came into force on 2008-05-01
_HEAD_LINES = 60
_HEAD_CHARACTERS = 3000
_TITLE_LINES = 3

_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_BLANKS = re.compile(r"[\s\u3000#*]+")
_CHAPTER_ONE = re.compile(r"一、\s*(?:总体|概述|基本|概况|工作)")
_YEAR = r"(?:(?:1[89]|2[01])\d\d|[12１２][\d０-９]{3}|二[〇○零Oo0][〇○零一二三四五六七八九]{2})"
_TITLE = re.compile(
    rf"(?P<front>[\u4e00-\u9fff〇○０-９\d·（）()]{{0,60}}?)(?P<subject>(?:政府)?(?:信息|政务)公开)(?:工作)?"
    rf"(?:年度工作报告|年度报告|工作报告|工作年度报告|年报|年度报|告年度报|报告)"
    rf"(?P<behind>[（(]{_YEAR}年?度?[）)])?"
)
_YEAR_IN_TITLE = re.compile(rf"[（(]?(?P<year>{_YEAR})年?(?:度)?[）)]?")
_FILLER = re.compile(r"^(?:关于|的|年度|年|度)+|(?:关于|的|年度|年|度)+$")
_PAGE_WORDS = re.compile(
    r".*(?:首页|打印|字体|来源|索引号|发布机构|当前位置|收藏|浏览|正文|详情|标题|名称|印发|发布时间|发布日期|公开指南|公开年报)"
)
_IN_PROSE = re.compile(r"根据|依据|按照|依照|现将|编制|要求|格式|中华人民共和国|关于印发|本报告|以下简称")
_NAME = re.compile(
    r"^[\u4e00-\u9fff（）()·]{2,40}(?:政府|局|委|办|室|厅|镇|乡|街道|处|会|中心|院|署|站|所|队|社|馆|区|县|市|旗|州|盟|省|校|部)$"
)
_TORN = re.compile(r"^(?:人?民?政府|府)")
_PERIOD = re.compile(rf"(?:期限|期间|时间|数据)[^。；]{{0,20}}?(?P<year>{_YEAR})年(?:度)?1月1日")
_COMPILED_BY = re.compile(
    r"本(?:年度)?报告(?:是)?由(?P<name>[\u4e00-\u9fff]{3,30}?)(?:根据|依据|按照|依照|编制|负责)"
)
_PUBLISHER = re.compile(
    r"(?:发布机构|发文机关|公开主体|发布单位|信息来源|来源)[:：]\s*(?P<name>[\u4e00-\u9fff]{3,30}?)\s*$"
)
_SIGNED_DAY = re.compile(
    r"[（(]?(?:20\d\d|二[〇○零]..)年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[）)]?$"
)
_YEAR_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_YEAR_IN_PROSE = re.compile(r"(?<!\d)(20\d\d)年")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report says of itself. `title` as printed, without blanks; None for what it does not say."""

    title: str | None = None
    agency: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    agency: str | None
    year: int | None
    lines: int

    @property
    def worth(self) -> tuple[int, int]:
        """More is better: a year counts more than a name; among equals the title on fewer lines."""
        return 2 * (self.year is not None) + (self.agency is not None), -self.lines


def read_identity(opened: OpenedFile, name: str = "") -> Identity:
    """Title, agency and year of an opened report; `name` is its file name.

    Raises InputFault for a title that names a year for which there can be no report.
    """
    head = _head(opened)
    title = _best(_titles(head)) or _best(_titles([_squeeze(opened.title)] if opened.title else []))
    year = title.year if title else None
    if year is None:
        year = _period(head) or _year_of_name(opened.title) or _year_of_name(PurePath(name).stem)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputFault("importing.year_out_of_range", year=year, latest=LAST_YEAR)
    agency = (title.agency if title else None) or _named_elsewhere(opened, head)
    return Identity(title.text if title else None, agency, year or _year_of_prose(opened))


def _squeeze(text: str) -> str:
    return _BLANKS.sub("", text)


def _texts(opened: OpenedFile) -> Iterator[str]:
    for block in opened.blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _head(opened: OpenedFile) -> list[str]:
    """Lines before chapter one without blanks, empty ones left out."""
    found: list[str] = []
    room = _HEAD_CHARACTERS
    for text in _texts(opened):
        chapter = _CHAPTER_ONE.search(text)
        line = _squeeze(text[: chapter.start()] if chapter else text[:room])[:room]
        if line:
            found.append(line)
            room -= len(line)
        if chapter or room <= 0 or len(found) >= _HEAD_LINES:
            break
    return found


def _titles(lines: Sequence[str]) -> Iterator[_Title]:
    """Every title in the head, also those set over two or three lines."""
    for first in range(len(lines)):
        for count in range(1, _TITLE_LINES + 1):
            window = lines[first : first + count]
            if len(window) < count or len("".join(window[:-1])) > 80:
                break
            last = len("".join(window[:-1]))
            for match in _TITLE.finditer("".join(window)):
                # a wider window only for what crosses into its last line and begins in its first
                if match.end() > last and match.start() < len(window[0]):
                    yield from _title(lines, first, count, match)


def _title(lines: Sequence[str], first: int, count: int, match: re.Match[str]) -> Iterator[_Title]:
    text = match.string
    if _IN_PROSE.search(text[: match.end()]):
        return
    front = _PAGE_WORDS.sub("", match["front"])
    agency, year = _agency_and_year(front, match["subject"])
    behind = _YEAR_IN_TITLE.search(match["behind"] or "")
    year = year if year is not None else (_number(behind["year"]) if behind else None)
    before = lines[first - 1] if first and match.start() == 0 else ""
    if agency is None and _NAME.match(before):
        agency = before
    elif agency and _TORN.match(agency) and before:
        joined = _PAGE_WORDS.sub("", before) + agency
        agency = joined if _NAME.match(joined) else None
    yield _Title(front + match[0][len(match["front"]) :], agency, year, count)


def _agency_and_year(front: str, subject: str) -> tuple[str | None, int | None]:
    """上海市…办公厅 and 2025 from what stands before 政府信息公开, in either order."""
    years = list(_YEAR_IN_TITLE.finditer(front))
    year = _number(years[-1]["year"]) if years else None
    rest = front[: years[-1].start()] + front[years[-1].end() :] if years else front
    rest = _FILLER.sub("", rest)
    if rest.endswith("人民") and subject.startswith("政府"):
        rest += "政府"  # 葛寨镇人民政府信息公开: one 政府 for both
    return (rest if 2 <= len(rest) <= 40 and not rest[0].isdigit() else None), year


def _best(titles: Iterable[_Title]) -> _Title | None:
    """The title that says most; among equals the first."""
    found = list(titles)
    return max(found, key=lambda title: title.worth, default=None)


def _number(text: str) -> int:
    return int(text.translate(_DIGITS).replace("O", "0").replace("o", "0"))


def _period(head: Sequence[str]) -> int | None:
    match = _PERIOD.search("".join(head))
    return _number(match["year"]) if match else None


def _year_of_name(name: str) -> int | None:
    """A year in a file name; an eight-digit day or a number beside it is none."""
    years = {int(year) for year in _YEAR_IN_NAME.findall(name)}
    return years.pop() if len(years) == 1 and all(FIRST_YEAR <= year <= LAST_YEAR for year in years) else None


def _year_of_prose(opened: OpenedFile) -> int | None:
    """The year chapter one opens with, where nothing else tells."""
    text = _squeeze("\n".join(_texts(opened))[:20_000])
    chapter = _CHAPTER_ONE.search(text)
    match = _YEAR_IN_PROSE.search(text, chapter.end() if chapter else 0)
    year = int(match[1]) if match else None
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _named_elsewhere(opened: OpenedFile, head: Sequence[str]) -> str | None:
    match = _COMPILED_BY.search("".join(head))
    if match and _NAME.match(match["name"]):
        return match["name"]
    for line in head:
        publisher = _PUBLISHER.search(line)
        if publisher and _NAME.match(publisher["name"]):
            return publisher["name"]
    return _signature(opened)


def _signature(opened: OpenedFile) -> str | None:
    """The name above (or before) the day at the very end."""
    lines = [_squeeze(block.text) for block in opened.blocks[-40:] if isinstance(block, Line)]
    lines = [line for line in lines if line][-8:]
    for place, line in enumerate(lines):
        day = _SIGNED_DAY.search(line)
        if day is None:
            continue
        name = re.split(r"[。；：，]", line[: day.start()])[-1] or (lines[place - 1] if place else "")
        if _NAME.match(name):
            return name
    return None
