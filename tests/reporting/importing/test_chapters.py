"""The six chapters are found by their titles in whatever dress, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reporting.importing.blocks import Cell, Line, OpenedFile, Table
from gongkai.reporting.importing.chapters import read_chapters, read_structure
from tests.reporting.importing.prose_texts import HEADINGS, OTHER, OVERVIEW, opened, report, structure, tables

WHOLE = list(range(1, 7))


def numbers(text: str) -> list[int]:
    return [chapter.number for chapter in structure(text).chapters]


def problems(text: str) -> dict[int, tuple[str, ...]]:
    return {chapter.number: chapter.problems for chapter in structure(text).chapters if chapter.problems}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="as the form prints them"),
        pytest.param(lambda text: text.replace("、", "、 "), id="a blank behind 、"),
        pytest.param(lambda text: text.replace("一、总", "　　一、总"), id="indented with wide blanks"),
        pytest.param(lambda text: "\n".join(f"## {line}" if line in HEADINGS else line for line in text.split("\n")), id="markdown"),
        pytest.param(lambda text: "\n".join(f"**{line}**" if line in HEADINGS else line for line in text.split("\n")), id="markdown, bold"),
        pytest.param(lambda text: "\n".join(f"<p><b>{line}</b></p>" for line in text.split("\n")), id="marks of html left in"),
        pytest.param(lambda text: text.replace("总体情况", "總體情況").replace("公开", "公開").replace("诉讼", "訴訟"), id="the traditional script"),
        pytest.param(lambda text: text.replace("\n", ""), id="the whole report on one line"),
        pytest.param(lambda text: text.replace("\n", " [[TRUNCATED]] "), id="one line, shortened"),
        pytest.param(lambda text: text.replace("\n", "\n\n — 3 —\n\n"), id="page marks between all lines"),
        pytest.param(lambda text: text.replace("一、", "⼀、").replace("二、", "⼆、"), id="radicals of a pdf's font"),
        pytest.param(lambda text: text.replace("、政府信息公开行政复议", "、政府信息公开行政\n复议"), id="a heading over two lines"),
    ],
)  # fmt: skip
def test_headings_in_every_dress(change):
    read = structure(change(report()))
    assert [chapter.number for chapter in read.chapters] == WHOLE
    assert not any(chapter.problems for chapter in read.chapters)


def test_a_chapter_holds_its_prose_and_ends_where_the_next_begins():
    first, *_, last = read_chapters(opened(report()), tables())
    assert (first.heading, first.text) == ("一、总体情况", OVERVIEW)
    assert (last.text, last.expected_heading) == (OTHER, "六、其他需要报告的事项")
    assert structure(report()).text[last.start : last.end].startswith(last.heading)


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (5, "五、政府信息公开工作存在的主要问题及改进情况"),
        (5, "五、存在的主要问题和改进措施"),
        (5, "五、存在的主要问题及整改措施"),
        (4, "四、因政府信息公开被申请行政复议、提起行政诉讼情况"),
        (4, "四、政府信息公开行政复议和行政诉讼情况"),
        (3, "三、收到处理政府信息公开申请情况"),
        (2, "二、行政机关主动公开政府信息情况"),
        (1, "一、工作基本情况"),
        (6, "六、其它需要报告的事项"),
    ],
)
def test_a_renamed_heading_is_accepted_and_told(number: int, heading: str):
    text = report(headings={number: heading})
    assert numbers(text) == WHOLE
    assert problems(text) == {number: ("renamed",)}
    assert structure(text).chapter(number).heading == heading


def test_a_wrong_number_and_a_lost_number_are_told():
    assert problems(report(headings={4: "三、政府信息公开行政复议、行政诉讼情况"})) == {4: ("number",)}
    assert problems(report(headings={6: "其他需要报告的事项"})) == {6: ("no_number",)}


def test_old_titles_are_marked():
    text = report(
        headings={1: "一、概述", 3: "三、依申请公开政府信息情况", 4: "四、政府信息公开的收费及减免情况"}
    )
    read = structure(text)
    assert problems(text) == {1: ("old",), 3: ("old",)}
    assert read.old_headings == ("四、政府信息公开的收费及减免情况",)


@pytest.mark.parametrize(
    "intro",
    [
        pytest.param("全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分。", id="a list without numbers"),
        pytest.param("全文包括：" + "，".join(HEADINGS) + "。", id="a list with numbers"),
        pytest.param("目录\n" + "\n".join(f"{heading}……{page}" for page, heading in enumerate(HEADINGS, 1)), id="a table of contents"),
        pytest.param("目录\n" + "\n".join(HEADINGS) + "\n本报告由石桥镇人民政府编制，数据统计期限为2023年1月1日至12月31日。", id="contents, then an introduction"),
    ],
)  # fmt: skip
def test_announcements_and_contents_are_no_chapters(intro: str):
    read = structure(report(intro=intro))
    assert [chapter.number for chapter in read.chapters] == WHOLE
    assert read.chapter(1).text == OVERVIEW and read.chapter(6).text == OTHER


def test_contents_do_not_hide_that_a_chapter_is_missing():
    assert numbers(report(intro="目录\n" + "\n".join(HEADINGS), headings={6: ""})) == WHOLE[:-1]


def test_sections_and_rows_of_tables_are_no_chapters():
    overview = (
        "（一）主动公开情况\n我镇主动公开信息10条。\n（二）因政府信息公开申请的行政复议、行政诉讼情况\n没有。\n"
        "1.基本情况\n2、依申请公开政府信息情况\n一、本年新收政府信息公开申请数量\n四、结转下年度继续办理\n十一、总体情况如下"
    )
    text = report(overview)
    assert numbers(text) == WHOLE and problems(text) == {}
    assert structure(text).chapter(1).text.startswith("（一）主动公开情况")


def test_chapters_out_of_order_are_found_and_told():
    lines = report().split("\n")
    at = lines.index(HEADINGS[4])
    swapped = [*lines[:at], *lines[at + 2 :], *lines[at : at + 2]]
    read = structure("\n".join(swapped))
    assert sorted(chapter.number for chapter in read.chapters) == WHOLE
    assert [chapter.number for chapter in read.chapters if "order" in chapter.problems] in ([5], [6])


def test_headings_only_are_chapters_too():
    """A report whose tables are pictures has nothing between its headings."""
    assert (
        numbers("\n".join(["某镇政府信息公开工作年度报告", HEADINGS[0], OVERVIEW, *HEADINGS[1:], OTHER]))
        == WHOLE
    )


def test_real_tables_are_no_prose_and_a_table_that_lays_out_the_page_is():
    figures = Table((tuple(Cell(text) for text in ("行政规范性文件", "1", "0", "5")),))
    blocks = [Line(line) for line in report().split("\n")]
    at = next(index for index, line in enumerate(blocks) if line.text == HEADINGS[1])
    caption = Table(((Cell("第二十条第（一）项"),), (Cell("信息内容"), Cell("本年制发件数"))))
    read = read_structure(
        OpenedFile("docx", (*blocks[: at + 1], caption, figures, *blocks[at + 2 :])), tables()
    )
    assert read.chapter(2).text == ""
    page = OpenedFile("html", (Table(((Cell(report()),),)),))
    assert [chapter.number for chapter in read_chapters(page, tables())] == WHOLE


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="一二三四五六、总体情况主动公开政府信息收到和处理申请行政复议诉讼存在的主要问题及改进其他需要报告事项\n（）。1 ",
        max_size=300,
    )
)
def test_any_text_is_taken_apart_without_loss(text: str):
    read = structure(text)
    assert all(0 <= one.start <= one.end <= len(read.text) for one in read.chapters)
    starts = [one.start for one in read.chapters]
    assert starts == sorted(starts) and len({one.number for one in read.chapters}) == len(starts)
