"""Text, markdown and web pages: every encoding that is certain, lines as they stand, tables with their spans."""

from __future__ import annotations

import pytest

from gongkai.reporting.importing.blocks import Line, OpenedFile, Table
from gongkai.reporting.importing.sources import open_report
from gongkai_law.errors import InputFault

REPORT = "青山县白云镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n公开信息5条。\n规章\t0\t\t0\n"


def lines(opened: OpenedFile) -> list[str]:
    return [block.text for block in opened.blocks if isinstance(block, Line)]


def tables(opened: OpenedFile) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in opened.blocks
        if isinstance(block, Table)
    ]


def spans(opened: OpenedFile) -> list[list[tuple[int, int]]]:
    table = next(block for block in opened.blocks if isinstance(block, Table))
    return [[(cell.colspan, cell.rowspan) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        pytest.param("utf-8", "", id="UTF-8"),
        pytest.param("utf-8-sig", "", id="UTF-8 with mark, as Windows writes it"),
        pytest.param("utf-16", "", id="UTF-16 with mark"),
        pytest.param("utf-32", "", id="UTF-32 with mark"),
        pytest.param("gbk", "GBK", id="GBK without mark, as old offices write it"),
        pytest.param("gb18030", "GBK", id="GB18030"),
        pytest.param("utf-16-le", "UTF-16", id="UTF-16 without mark"),
    ],
)
def test_text_in_every_certain_encoding(encoding: str, told: str):
    opened = open_report(REPORT.encode(encoding), "a.txt")
    assert lines(opened)[:3] == REPORT.splitlines()[:3]
    assert [told in note for note in opened.notes] == [True] * bool(told)


def test_text_in_no_certain_encoding_is_refused_with_the_line():
    with pytest.raises(InputFault) as fault:
        open_report("一、总体情况\n".encode() + b"\xd7\xdc\xff\xfe\n", "a.txt")
    assert fault.value.key == "file.encoding_unknown" and fault.value.arguments["line"] == 2


def test_gbk_without_a_word_of_a_report_is_not_believed():
    with pytest.raises(InputFault, match="编码"):
        open_report("今日菜单：红烧肉，青菜，米饭。".encode("gbk"), "a.txt")


def test_a_text_cut_inside_a_character_is_read_and_told():
    opened = open_report("一、总体情况\n公开信息。".encode()[:-1], "a.txt")
    assert lines(opened) == ["一、总体情况", "公开信息"] and "半个字" in opened.notes[0]


def test_utf16_that_breaks_off_is_refused():
    with pytest.raises(InputFault) as fault:
        open_report(REPORT.encode("utf-16")[:-1], "a.txt")
    assert fault.value.key == "importing.encoding_broken"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("a\r\nb\rc\nd\x0ce", ["a", "b", "c", "d", "e"], id="every line end, and the page end"),
        pytest.param("规章\t0\t\t", ["规章\t0\t\t"], id="trailing tabs are cells"),
        pytest.param("规章 | 0 |  ", ["规章 | 0 |"], id="trailing blanks are none"),
        pytest.param("规\u200b章\ufeff\xa00", ["规章 0"], id="unseen marks go, odd blanks are plain"),
        pytest.param("\u2f00、总体情况", ["一、总体情况"], id="a radical stands for its character"),
        pytest.param(
            "规章&nbsp;0&ldquo;三&#160;安全", ["规章 0“三 安全"], id="entities left from a web page"
        ),
        pytest.param(
            "<!--[if !supportLists]-->（三）<!--[endif]-->采购", ["（三）采购"], id="Word's comments"
        ),
    ],
)
def test_lines_as_they_stand(source: str, wanted: list[str]):
    opened = open_report(source.encode(), "a.txt")
    assert lines(opened) == wanted and not opened.layout


def test_columns_kept_by_blanks_are_a_layout():
    row = "{:<20}{:>8}{:>8}{:>8}"
    text = "\n".join(row.format(f"第{n}行", n, n, n) for n in range(8))
    assert open_report(text.encode(), "a.txt").layout
    assert not open_report(REPORT.encode(), "a.txt").layout


def test_markdown_keeps_pipes_and_headings_and_drops_its_markup():
    source = (
        "# 青山县2023年政府信息公开工作年度报告\n\n**一、总体情况**\n\n"
        "见[门户](https://example.gov.cn/a)。![章](a.png)\n\n"
        "| 信息内容 | 本年<br>制发件数 |\n|---|---:|\n| 1\\.规章 | **0** |\n"
    )
    opened = open_report(source.encode(), "a.txt")
    assert opened.kind == "md"
    assert [line for line in lines(opened) if line] == [
        "# 青山县2023年政府信息公开工作年度报告",
        "一、总体情况",
        "见门户。",
        "| 信息内容 | 本年 制发件数 |",
        "|---|---:|",
        "| 1.规章 | 0 |",
    ]


def test_markdown_with_html_tables_in_it():
    source = "## 二、主动公开\n第一行\n第二行\n<table><tr><td>规章</td><td>0</td></tr></table>\n**尾**\n"
    opened = open_report(source.encode(), "a.md")
    assert opened.kind == "html"
    assert [line for line in lines(opened) if line] == ["## 二、主动公开", "第一行", "第二行", "尾"]
    assert tables(opened) == [[["规章", "0"]]]


PAGE = """<html><head><title>年报_门户</title><style>p{}</style><script>var a='一、';</script></head><body>%s</body></html>"""


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "<p>公开<br/>信息</p><div>5<span>条</span></div>", ["公开", "信息", "5条"], id="br and blocks"
        ),
        pytest.param(
            "<p>公开\n   信息<o:p>&nbsp;</o:p></p>", ["公开 信息"], id="source blanks are one blank"
        ),
        pytest.param(
            "<pre>规章\t0\n许可\t1</pre>", ["规章\t0", "许可\t1"], id="preformatted text keeps its tabs"
        ),
        pytest.param(
            "<p>见<del>旧</del><ins>新</ins></p><nav>首页</nav>", ["见新"], id="deleted text, menus"
        ),
        pytest.param(
            "<h3>一、总体情况</h3><p style='display: none'>模板</p><p hidden>模板</p>",
            ["一、总体情况"],
            id="hidden parts",
        ),
        pytest.param(
            "<div style='display:none'><p>一、总体情况</p></div><p>加载中</p>",
            ["一、总体情况", "加载中"],
            id="a page that shows the report only by script is read all the same",
        ),
    ],
)
def test_lines_of_a_web_page(body: str, wanted: list[str]):
    opened = open_report((PAGE % body).encode(), "a.html")
    assert opened.kind == "html" and opened.title == "年报_门户"
    assert lines(opened) == wanted


def test_a_web_page_table_with_spans():
    body = (
        "<table><thead><tr><th colspan='2' rowspan=\"2\">情况</th><th>总计</th></tr></thead>"
        "<tr><td><p>1</p></td></tr><tr><td>规章<td>&nbsp;<td colspan='0x'>0</table>"
    )
    opened = open_report((PAGE % body).encode(), "a.html")
    assert tables(opened) == [[["情况", "总计"], ["1"], ["规章", "", "0"]]]
    assert spans(opened) == [[(2, 2), (1, 1)], [(1, 1)], [(1, 1)] * 3]


def test_a_table_that_lays_out_the_page_is_let_out():
    inner = "<table><tr><td>规章</td><td>0</td></tr></table>"
    body = f"<table><tr><td>导航</td></tr><tr><td><p>一、总体情况</p>{inner}<p>尾</p></td><td>边栏</td></tr></table>"
    opened = open_report((PAGE % body).encode(), "a.html")
    assert lines(opened) == ["导航", "一、总体情况", "尾", "边栏"]
    assert tables(opened) == [[["规章", "0"]]]


def test_a_table_with_one_long_cell_is_a_page():
    body = f"<table><tr><td><p>一、总体情况</p><p>{'公开信息。' * 100}</p></td></tr></table>"
    opened = open_report((PAGE % body).encode(), "a.html")
    assert lines(opened) == ["一、总体情况", "公开信息。" * 100] and not tables(opened)


def test_a_web_page_in_gbk():
    source = (PAGE % "<p>一、总体情况</p>").replace("<head>", "<head><meta charset=gb2312>")
    opened = open_report(source.encode("gbk"), "a.htm")
    assert lines(opened) == ["一、总体情况"] and "GBK" in opened.notes[0]


def test_wild_spans_are_cut_to_the_table():
    body = "<table><tr><td colspan=99999 rowspan=99999>a</td><td rowspan=0>b</td></tr><tr><td>c</td></tr></table>"
    assert spans(open_report((PAGE % body).encode(), "a.html")) == [[(100, 2), (1, 2)], [(1, 1)]]


def test_a_name_that_does_not_fit_the_content_is_told():
    opened = open_report(REPORT.encode(), "年报.docx")
    assert opened.kind == "txt" and "docx" in opened.notes[0]
