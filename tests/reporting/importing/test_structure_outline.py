"""Findings about the outline, the edition and the head of a report. (E1, E2, E5, E6, E12, E14, E17)"""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.reporting.importing.structure.heading import check_published
from tests.reporting.importing.prose_texts import (
    F2019,
    F2021,
    HEADINGS,
    TITLE,
    check,
    report,
    rules,
    structure,
)


def told(text: str, **facts) -> list[tuple[str, str]]:
    return [(one.rule, one.severity) for one in check(text, **facts)]


def test_a_whole_report_raises_no_alarm():
    assert told(report()) == []


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6])
def test_a_missing_chapter_is_an_error_that_names_it(number: int):
    found = check(report(headings={number: ""}))
    (missing,) = [one for one in found if one.rule == "structure.missing_chapter"]
    assert (missing.severity, missing.expected) == ("error", HEADINGS[number - 1])
    assert HEADINGS[number - 1] in missing.message


def test_content_without_its_heading_is_a_warning():
    """A pdf's reader may lose a heading; its content stands there."""
    assert told(report(headings={5: ""}, problems="（一）2022年工作中存在问题的改进情况。均已改进。")) == [
        ("structure.missing_chapter", "warning")
    ]


def test_a_chapter_that_may_have_been_cut_out_is_only_told():
    text = report(headings={6: ""}, other="[[TRUNCATED]]")
    assert told(text) == [("structure.missing_chapter", "info")]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ({5: "五、政府信息公开工作存在的主要问题及改进情况"}, [("structure.renamed_chapter", "info")]),
        ({4: "三、政府信息公开行政复议、行政诉讼情况"}, [("structure.chapter_number", "info")]),
    ],
)
def test_other_headings_are_only_told(headings: dict[int, str], expected: list[tuple[str, str]]):
    assert told(report(headings=headings)) == expected


def test_the_old_layout_is_named_and_what_it_lacks_is_missing():
    headings = {1: "一、概述", 4: "四、政府信息公开的收费及减免情况"}
    assert told(report(headings=headings)) == [
        ("structure.missing_chapter", "error"),
        ("structure.old_layout", "warning"),
    ]


def test_chapters_out_of_order():
    lines = report().split("\n")
    at = lines.index(HEADINGS[4])
    text = "\n".join([*lines[:at], *lines[at + 2 :], *lines[at : at + 2]])
    assert told(text) == [("structure.chapter_order", "warning")]


@pytest.mark.parametrize(("other", "expected"), [("", ["structure.empty_chapter", "structure.fee_statement"]), ("无。", ["structure.fee_statement"])])  # fmt: skip
def test_an_empty_chapter_is_told_and_a_bare_none_is_not(other: str, expected: list[str]):
    assert rules(check(report(other=other))) == expected


@pytest.mark.parametrize(
    ("form", "year", "expected"),
    [
        pytest.param(F2019, 2020, [], id="2019 tables in the report for 2020"),
        pytest.param(
            F2019, 2021, [("structure.wrong_edition", "error")], id="2019 tables in the report for 2021"
        ),
        pytest.param(F2021, 2021, [], id="2021 tables in the report for 2021"),
        pytest.param(
            F2021, 2020, [("structure.wrong_edition", "error")], id="2021 tables in the report for 2020"
        ),
        pytest.param(None, 2023, [], id="no table was read"),
        pytest.param(F2019, None, [], id="the year is not known"),
    ],
)
def test_tables_of_the_other_edition(form, year: int | None, expected: list[tuple[str, str]]):
    text = report(intro="", overview=report().split("\n")[2].replace("2023", str(year)))
    assert told(text, form=form, year=year) == expected


@pytest.mark.parametrize(
    ("cited", "year", "wrong"),
    [
        ("国办公开办函〔2019〕60号", 2023, True),
        ("国办公开办函[2019]60号", 2023, True),
        ("国办公开办函（2019）60 号", 2023, True),
        ("国办公开办函〔2021〕30号", 2023, False),
        ("国办公开办函〔2021〕30号", 2020, True),
        ("国办公开办函〔2019〕60号", 2020, False),
        ("国办公开办函〔2019〕61号", 2023, False),
        ("清政办函〔2019〕60号", 2023, False),
        ("国办公开办函〔2019〕60号、国办公开办函〔2021〕30号", 2023, False),
    ],
)
def test_the_notice_cited(cited: str, year: int, wrong: bool):
    text = report(intro=f"{TITLE}\n本报告根据年度报告格式（{cited}）编制。").replace("2023", str(year))
    found = [one for one in rules(check(text, year=year, form=None)) if one == "structure.cited_notice"]
    assert found == (["structure.cited_notice"] if wrong else [])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("石桥镇2023年政府信息公开工作年度报告", []),
        ("石桥镇2023年政府信息公开年度报告", []),
        ("石桥镇人民政府\n2023年政府信息公开\n工作年度报告", []),
        ("栏目：政府信息公开年报\n石桥镇2023年政府信息公开工作年度报告", []),
        ("石桥镇2023年政府信息公开工作报告", [("structure.title", "warning")]),
        ("石桥镇2023年政府信息公开工作告年度报", [("structure.title", "warning")]),
        ("石桥镇2023年度政府信息公开工作报告", [("structure.title", "info")]),
        ("石桥镇2023年政府信息公开工作年度报告\n根据通知要求，现将我镇政府信息公开工作报告如下。", []),
        ("", []),
    ],
)
def test_the_title(title: str, expected: list[tuple[str, str]]):
    assert told(report(intro=title)) == expected


def listed(*parts: str, ending: str = "") -> str:
    return TITLE + "\n全文包括" + "、".join(parts) + ending + "。"


SIX = tuple(heading.partition("、")[2] for heading in HEADINGS)


@pytest.mark.parametrize(
    ("intro", "wrong"),
    [
        pytest.param(listed(*SIX), "", id="all six"),
        pytest.param(listed(*SIX, ending="等六个部分"), "", id="all six, and six said"),
        pytest.param(listed(*SIX[:2], ending="等六个部分"), "", id="some, and six said"),
        pytest.param(listed(*SIX[:4], "存在的主要问题及改进情况及其他需要报告的事项"), "", id="the last two joined by 及"),
        pytest.param(listed(*SIX[:3], "因政府信息公开工作被申请行政复议和提起行政诉讼情况", *SIX[4:]), "", id="another name of a part"),
        pytest.param(listed(*SIX[:3], *SIX[4:]), "没有提到“政府信息公开行政复议、行政诉讼情况”", id="a part left out"),
        pytest.param(listed(*SIX[:4], SIX[3], *SIX[4:]), "提到两次", id="a part named twice"),
        pytest.param(listed(*SIX, ending="等四个部分"), "说是4个部分", id="four said"),
        pytest.param(TITLE + "\n我镇工作由党政办公室负责，分为收集、审查、发布三个环节。", "", id="no list of parts"),
    ],
)  # fmt: skip
def test_the_announced_list(intro: str, wrong: str):
    found = check(report(intro=intro))
    assert rules(found) == (["structure.announced_list"] if wrong else [])
    assert not wrong or wrong in found[0].message


@pytest.mark.parametrize(
    ("page", "agency", "expected"),
    [
        pytest.param(
            "发布时间：2024-01-31 15:22", "清源县教育局", [], id="a department on Jan 31 (条例 49.1)"
        ),
        pytest.param("发布时间：2024-02-01 08:00", "清源县教育局", ["warning"], id="a department on Feb 1"),
        pytest.param(
            "发布日期：2024年3月31日", "清源县人民政府", [], id="a government on Mar 31 (条例 49.2)"
        ),
        pytest.param("发布日期：2024年4月1日", "清源县人民政府", ["warning"], id="a government on Apr 1"),
        pytest.param(
            "发布时间：2024-02-06", "清源县石桥镇人民政府", ["info"], id="a township: the day is the county's"
        ),
        pytest.param("成文日期：2024-05-01", "清源县教育局", [], id="another date of the page"),
        pytest.param("发布时间：2024-02-30", "清源县教育局", [], id="no such day"),
        pytest.param("发布时间：2024-05-01", "清源综合实验区", [], id="a body whose kind is not known"),
    ],
)
def test_late_publication(page: str, agency: str, expected: list[str]):
    found = check(report(intro=f"{TITLE}\n{page}"), agency=agency)
    assert [one.severity for one in found if one.rule == "structure.late_publication"] == expected


@pytest.mark.parametrize(("day", "late"), [("2024-02-28", []), ("2024-03-01", ["warning"])])
def test_a_day_the_county_set(day: str, late: list[str]):
    read = structure(report(intro=f"{TITLE}\n发布时间：{day}"))
    found = check_published(read, 2023, "清源县石桥镇人民政府", date(2024, 2, 29))
    assert [one.severity for one in found] == late


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", []),
        ("数据统计期限为2023年1月1日至12月31日。", []),
        ("本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。", [2022]),
        ("数据统计期限为2023年1月1日至2022年12月31日。", [2022]),
    ],
)
def test_the_period(period: str, found: list[int]):
    told_years = [
        one.found for one in check(report(intro=f"{TITLE}\n{period}")) if one.rule == "prose.period"
    ]
    assert told_years == found
