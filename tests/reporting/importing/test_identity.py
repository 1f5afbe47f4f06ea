"""Whose report and for which year: titles as they circulate, and what must not be taken for them."""

from __future__ import annotations

import pytest

from gongkai.reporting.importing.blocks import Cell, Line, OpenedFile, Table
from gongkai.reporting.importing.identity import read_identity
from gongkai_law.errors import InputFault

BODY = "一、总体情况"


def opened(*texts: str, title: str = "") -> OpenedFile:
    return OpenedFile("txt", tuple(Line(text) for text in texts), title=title)


@pytest.mark.parametrize(
    ("head", "agency", "year"),
    [
        pytest.param(["葛寨镇人民政府2020年政府信息公开工作年度报告"], "葛寨镇人民政府", 2020, id="one line"),
        pytest.param(["淮安市人民政府", " 2024 年政府信息公开工作年度报告"], "淮安市人民政府", 2024, id="name above"),
        pytest.param(["2025 年上海市人民政府办公厅政府信息公开", "工作年度报告"], "上海市人民政府办公厅", 2025,
                     id="torn in the middle of the words"),
        pytest.param(["2022年度螅镇政府信息公开工作年度报告"], "螅镇", 2022, id="year first, short name"),
        pytest.param(["葛寨镇人民政府信息公开工作年度报告（2021年）"], "葛寨镇人民政府", 2021, id="year behind, one 政府"),
        pytest.param(["伊川县葛寨镇人", "民政府2020年政府信息公开年度报告"], "伊川县葛寨镇人民政府", 2020,
                     id="torn inside the name"),
        pytest.param(["关于青山县财政局2023年度政府信息公开工作年度报告"], "青山县财政局", 2023, id="关于"),
        pytest.param(["# 沭阳县人民政府 2025 年 政府信息公开工作年度报告"], "沭阳县人民政府", 2025, id="markdown"),
        pytest.param(["标题: 平潭综合实验区财政金融局2020年度政府信息公开工作年度报告", "发布时间: 2021-01-28"],
                     "平潭综合实验区财政金融局", 2020, id="a site's head"),
        pytest.param(["首页>政府信息公开>政府信息公开年报", "青山县二〇二三年政府信息公开工作年度报告"], "青山县", 2023,
                     id="a year in words, below a path"),
        pytest.param(["青山县2023年政务公开工作年度报告"], "青山县", 2023, id="政务公开"),
        pytest.param(["青山县林业局", "２０２３年政府信息公开工作报告"], "青山县林业局", 2023, id="full width, 工作报告"),
        pytest.param(["2023年政府信息公开工作年度报告"], None, 2023, id="no name at all"),
        pytest.param(["政府信息公开工作年度报告", "本报告由青山县人民政府办公室根据《条例》编制，"
                      "统计期限自2024年1月1日至2024年12月31日。"], "青山县人民政府办公室", 2024,
                     id="name and year only in the first sentence"),
        pytest.param(["根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制。"], None, None,
                     id="the notice's title is not the report's"),
        pytest.param(["发布日期：2020-01-31"], None, None, id="a day of publication is no report year"),
        pytest.param(["公开年报", "发布机构：青山县白云镇人民政府"], "青山县白云镇人民政府", None, id="publisher"),
    ],
)  # fmt: skip
def test_titles_as_they_circulate(head: list[str], agency: str | None, year: int | None):
    found = read_identity(opened(*head, BODY))
    assert (found.agency, found.year) == (agency, year)


def test_the_whole_report_on_one_line():
    text = "首页 打印 青山县财政局2020年度政府信息公开工作年度报告 来源： 时间：2021-01-28 根据《条例》编制。一、总体情况 2019年"
    found = read_identity(opened(text))
    assert (found.agency, found.year) == ("青山县财政局", 2020)


@pytest.mark.parametrize(
    ("tail", "agency"),
    [
        pytest.param(["无。", "青山县水利局", "2024年1月12日"], "青山县水利局", id="name above the day"),
        pytest.param(["无其他事项。 青山县水利局 2024年1月12日"], "青山县水利局", id="one line"),
        pytest.param(["我局2024年1月12日"], None, id="我局 is no name"),
        pytest.param(["会议时间为2024年1月12日"], None, id="a day in a sentence is no signature"),
    ],
)
def test_the_signature_names_the_agency_where_the_title_does_not(tail: list[str], agency: str | None):
    found = read_identity(opened("2023年政府信息公开工作年度报告", BODY, *tail))
    assert (found.agency, found.year) == (agency, 2023)


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        pytest.param("gezhai-2020-annual-report.txt", "", 2020, id="file name"),
        pytest.param("20210128.docx", "", None, id="a day in the file name"),
        pytest.param("2020-2021.docx", "", None, id="two years"),
        pytest.param("a.html", "青山县2022年政府信息公开工作年度报告_门户", 2022, id="title of the page"),
    ],
)
def test_the_year_from_the_file_where_the_text_has_none(name: str, title: str, year: int | None):
    assert read_identity(opened(BODY, title=title), name).year == year


def test_the_year_chapter_one_opens_with_is_the_last_resort():
    assert read_identity(opened(BODY, "2025年，我局深入贯彻《条例》，较2024年增加。")).year == 2025


def test_a_title_inside_a_table():
    table = Table(((Cell("青山县2022年政府信息公开工作年度报告", 2),), (Cell("a"), Cell("b"))))
    found = read_identity(OpenedFile("xlsx", (table, Line(BODY))))
    assert (found.agency, found.year) == ("青山县", 2022)


@pytest.mark.parametrize("year", ["1999", "2007", "2100", "1899"])
def test_a_year_for_which_there_can_be_no_report_is_refused(year: str):
    with pytest.raises(InputFault, match=year):
        read_identity(opened(f"青山县{year}年政府信息公开工作年度报告", BODY))


@pytest.mark.parametrize("year", [2008, 2099])
def test_the_first_and_the_last_year_are_accepted(year: int):
    assert read_identity(opened(f"青山县{year}年政府信息公开工作年度报告", BODY)).year == year
