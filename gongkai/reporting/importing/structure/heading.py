"""The head of the report: title, announced parts, day of publication, and years that are not the report's.
(E5, E6, E14, E17)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.reporting.importing.chapters import Structure, expected_heading
from gongkai.reporting.importing.prose.numbers import han_number
from gongkai.reporting.importing.structure.others import own_place
from gongkai.reporting.importing.structure.words import pattern, shown, word_lists
from gongkai.reporting.importing.words import finding, message_words
from gongkai_law.report.findings import Finding
from gongkai_law.report.levels import agency_level

HEAD = 600  # the title stands within so many characters
OPENING = 2000  # the parts and the period are told within so many characters
FEWEST_NAMED = 3  # an introduction that names fewer parts announces no list

_OPENING = re.compile(r"根据|依据|按照|依照|编制|现将|本报告|本年度报告|为[^，。]{0,10}贯彻|一、")
_TITLE = re.compile(
    r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?P<kind>年度报告|年度工作报告|工作报告|年度报(?!告)|告年度报|工作年度告|报告)"
)
_LIST = re.compile(r"包括|组成|分为|包含|内容为|由")
_PARTS = re.compile(r"(?P<number>[一二三四五六七八九十]|\d{1,2})个?(?:大)?(?:部分|方面)")
_SECTION = r"(?:（[一二三四五六七八九十]{1,3}）[^。，；\n0-9]{0,30}?[。：]?)?"
_YEAR_HEAD = re.compile(
    rf"^{_SECTION}(?:[我本](?:机关|单位|[县区市镇乡局委办厅]|街道)，?)?(?P<year>20\d\d)年(?:度)?(?:以来)?(?P<next>[^\n]{{0,3}})"
)
_OWN_WORDS = re.compile(
    r"^[，、]?(?:我|本|全|镇|乡|街道|县|区|市|局|共|主动|收到|受理|新收|累计|通过|制作|制发|公开|在|坚持|认真|党|政|围绕|紧"
    r"|内|开展|举办|组织|召开|发布|办理|未|没有|推送|发出|严格)"
)
_NOT_OWN = re.compile(
    r"较|同比|相比|去年|上年|上一年|将|计划|下一步|打算|问题|整改|评估|(?<!工作)考核|荣获|获得|评为|印发|出台|年度报告|年报|截[至止]|以来至|条例[^，。]{0,6}(?:施行|实施)"
)
_PLANS = re.compile(
    r"^[^，。]{0,14}[，]?[^，。]{0,8}?将(?:进一步|继续|加强|加大|着力|重点|从以下|认真|严格|不断|持续|坚持|按照|努力)"
    r"(?![^。]*(?:作为|纳入|列入|融入|摆在|已))"
)
_TROUBLES = re.compile(
    r"^(?![^。]*(?:整改|改进|已|针对|解决|落实|报告|指出|反映))[^。]{0,40}?(?:存在|面临)[^，。]{0,10}(?:问题|不足)"
)
_NOTHING = re.compile(r"(?:没有|无)其[他它]|(?:未|没有)(?:收取|收到|发出|发生)")
_COUNTED = re.compile(r"\d+(?:件|条|份|篇|次|场|期)")


def opening(structure: Structure) -> str:
    """The introduction and chapter one, where some reports put what belongs into the introduction."""
    chapter = structure.chapter(1)
    return (structure.intro[-OPENING:] + (chapter.text[:OPENING] if chapter else "")).replace("\n", "")


def check_title(structure: Structure) -> Iterator[Finding]:
    """E5: 工作报告 for 年度报告, or letters out of order."""
    head = structure.intro[:HEAD].replace("\n", "")
    opening = _OPENING.search(head)
    kinds = list(_TITLE.finditer(head[: opening.start()] if opening else head))
    if not kinds or any(match["kind"] == "年度报告" for match in kinds):
        return
    match = kinds[-1]
    severity = "info" if match["kind"] == "年度工作报告" or "年度" in head[: match.start()][-12:] else None
    yield finding("structure.title", expected="年度报告", found=shown(match[0]), severity=severity)  # type: ignore[arg-type]


def check_announced(structure: Structure) -> Iterator[Finding]:
    """E17: the parts an introduction lists, by name and by number."""
    for sentence in re.findall(r"[^。！？]+", opening(structure)):
        if not _LIST.search(sentence):
            continue
        named, rest = [], sentence
        for entry in word_lists()["announced"]:
            hits = re.findall(entry["pattern"], rest)
            named += [entry["number"]] * len(hits)
            rest = re.sub(entry["pattern"], "", rest)
        if len(set(named)) < FEWEST_NAMED:
            continue
        wrong = list(_announced_wrong(sentence, named))
        if wrong:
            yield finding(
                "structure.announced_list",
                expected="六个部分",
                found=shown(sentence),
                text="；".join(wrong),
            )
        return


def _announced_wrong(sentence: str, named: list[int]) -> Iterator[str]:
    words = message_words("structure.announced_list")
    open_list = re.search(r"等(?:六|6)?个?(?:部分|方面|内容)", sentence)
    missing = [number for number in range(1, 7) if number not in named]
    if missing and not open_list:
        yield words["missing"].format(names="、".join(_name(number) for number in missing))
    twice = [number for number in range(1, 7) if named.count(number) > 1]
    if twice:
        yield words["twice"].format(names="、".join(_name(number) for number in twice))
    number = _announced_number(sentence)
    if number is not None and number != 6:
        yield words["number"].format(number=number)


def _announced_number(sentence: str) -> int | None:
    """The number of parts a sentence says; 6 if it says so anywhere."""
    said = [match["number"] for match in _PARTS.finditer(sentence)]
    numbers = [int(one) if one.isdigit() else han_number(one) for one in said]
    if not numbers or 6 in numbers:
        return 6 if numbers else None
    return numbers[0] if numbers[0] and numbers[0] >= FEWEST_NAMED else None


def _name(number: int) -> str:
    return "“" + expected_heading(number).partition("、")[2] + "”"


def check_other_year(
    structure: Structure, year: int | None, agency: str | None, *, later: bool = True
) -> Iterator[Finding]:
    """E6: sentences of chapters one and six that report another year's work as this year's; plans for a year that is
    over in chapter five. `later`: years behind the report's too (not where the period names one: then the title is)."""
    if year is None:
        return
    place = own_place(agency) if agency else ""
    for number, told in ((1, _of_other_year), (5, _planned_before), (6, _of_other_year)):
        chapter = structure.chapter(number)
        sentence = next(told(chapter.text, year, place), None) if chapter else None
        if sentence and (later or sentence[0] < year):
            named, text = sentence
            yield finding(
                "prose.other_year",
                expected=year,
                found=named,
                year=year,
                heading=expected_heading(number),
                text=shown(text),
            )


def _of_other_year(text: str, year: int, place: str) -> Iterator[tuple[int, str]]:
    for line in text.split("\n"):
        for at, sentence in enumerate(re.findall(r"[^。！？]+", line)):
            named = _reported_year(sentence, place, opens=at == 0)
            if named is None or named == year or str(year) in sentence:
                continue
            if named > year and not _COUNTED.search(sentence):
                continue  # what the next year will bring
            if (
                named == year - 1 or _COUNTED.search(sentence) or _NOTHING.search(sentence)
            ):  # older years without a count are history
                yield named, sentence


def _planned_before(text: str, year: int, place: str) -> Iterator[tuple[int, str]]:
    """Plans for a year that is over, problems of a year before: chapter five as it stood in an older report."""
    for sentence in re.findall(r"[^。！？；\n]+", text):
        match = _YEAR_HEAD.match(sentence)
        named = int(match["year"]) if match else year
        plans, troubles = _PLANS.search(sentence), _TROUBLES.search(sentence)
        if (plans and named <= year and match) or (troubles and named < year):
            yield named, sentence


def _reported_year(sentence: str, place: str, *, opens: bool) -> int | None:
    """The year a sentence reports on, if it stands at its head and the sentence neither compares nor plans."""
    match = _YEAR_HEAD.match(sentence)
    if match is None or _NOT_OWN.search(sentence):
        return None
    behind = sentence[match.start("next") :].lstrip("，、")
    if not (_OWN_WORDS.match(match["next"]) or (place and behind.startswith(place))):
        return None
    if not (opens or match.start("year") > 0 or _COUNTED.search(sentence)):
        return None
    return int(match["year"])


def published_on(structure: Structure) -> date | None:
    """The day the page says it was published."""
    match = pattern("published").search(structure.text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def due_of(agency: str | None) -> dict | None:
    """The entry of the due days that fits an agency; None where its name does not say."""
    if not agency:
        return None
    if agency_level(agency) in ("township", "village"):
        who = "township"
    elif agency.endswith(("人民政府", "行政公署")):
        who = "government"
    elif re.search(r"(?:局|厅|委员会|委|办公室|办公厅|中心|院)$", agency) and not agency.endswith(
        "管理委员会"
    ):
        who = "department"
    else:
        return None
    return next(entry for entry in word_lists()["due"] if entry["who"] == who)


def check_published(
    structure: Structure, year: int | None, agency: str | None, due: date | None = None
) -> Iterator[Finding]:
    """E14: published after the due day. A township's day is the county's: unless the county's is given as `due` it is
    only told."""
    day, entry = published_on(structure), due_of(agency)
    if day is None or year is None or day.year not in (year + 1, year + 2) or not (due or entry):
        return
    words = message_words("structure.late_publication")
    last = due or date(year + 1, entry["month"], entry["day"])  # type: ignore[index]
    if day > last:
        yield finding(
            "structure.late_publication",
            expected=last.isoformat(),
            found=day.isoformat(),
            severity=None if due or entry is None else entry["severity"],
            basis=words["given"] if due or entry is None else entry["basis"],
        )
