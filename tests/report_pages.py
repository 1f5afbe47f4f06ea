"""Whole annual reports as the web pages of government sites show them: one function a habit of those pages.

Each takes a `MadeReport` and a random source and gives the page's bytes. The figures of the report stand in the tables
exactly once; everything else on the page is what such pages carry besides.
"""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator

from gongkai.reporting.export.layout import Box, Grid
from tests.report_files import MadeReport, place

Page = Callable[[MadeReport, random.Random], bytes]

NAVIGATION = """<div id="header"><a href="/">首页</a> | <a href="/zwgk">政务公开</a> | <a>政府信息公开年报</a></div>
<ul class="menu"><li>政府信息公开指南</li><li>政府信息公开制度</li><li>法定主动公开内容</li><li>政府信息公开年报</li><li>依申请公开</li></ul>
<div class="crumb">当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>"""
FOOTER = """<div class="pages">上一篇：<a>2018年政府信息公开工作年度报告</a> 下一篇：没有了</div>
<div class="share">分享到： 微信 微博</div><div>【打印本页】 【关闭窗口】</div>
<div id="footer">主办：青山县人民政府办公室 地址：青山县人民路1号 邮编：411300 网站标识码：4311250001 备案号：湘ICP备05000618号 公安备案 43112502000101号</div>"""


def tags(report: MadeReport, cell: Callable[[Box], str], *, table: str = "table") -> Iterator[str]:
    """The body: paragraphs, and tables whose boxes `cell` writes."""
    for part in report.parts():
        if isinstance(part, str):
            yield f"<p>{html.escape(part)}</p>"
        else:
            yield f"<{table}>{rows(part, cell)}</{table}>"


def rows(grid: Grid, cell: Callable[[Box], str]) -> str:
    """Table rows."""
    return "".join(f"<tr>{''.join(cell(box) for box in row)}</tr>" for row in grid)


def spans(box: Box) -> str:
    """Span attributes only where they are more than one."""
    return "".join(
        f" {name}={size}" for name, size in (("colspan", box.colspan), ("rowspan", box.rowspan)) if size > 1
    )


def whole(report: MadeReport, body: str, *, meta: str = "", before: str = "", after: str = "") -> str:
    """A page with a head."""
    return f"<!DOCTYPE html><html><head>{meta}<title>{report.title}_青山县人民政府</title></head><body>{before}{body}{after}</body></html>"


def word_page(report: MadeReport, rng: random.Random) -> bytes:
    """What Word saves as a page: a span a few characters, `<o:p>`, `&nbsp;`, GBK with its meta charset."""

    def runs(text: str) -> str:
        pieces, at = [], 0
        while at < len(text):
            size = rng.randint(1, 5)
            pieces.append(
                f'<span lang="EN-US" style="mso-hansi-font-family:宋体">{html.escape(text[at : at + size])}</span>'
            )
            at += size
        return "\n".join(pieces) if not text.isascii() and rng.random() < 0.1 else "".join(pieces)

    def cell(box: Box) -> str:
        text = report.shown(box)
        inside = runs(text) + "<o:p></o:p>" if text else "<o:p>&nbsp;</o:p>"
        return f'<td width=75{spans(box)} valign=center style="border:1pt"><p class=MsoNormal align=center>&nbsp;{inside}</p></td>'

    meta = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    return whole(
        report, "".join(tags(report, cell, table="table class=MsoNormalTable").__iter__()), meta=meta
    ).encode("gb18030")


def portal_page(report: MadeReport, rng: random.Random) -> bytes:
    """Navigation, a metadata table, the text inside layout tables, a counter, a footer."""

    def cell(box: Box) -> str:
        return f"<td{spans(box)}>{html.escape(report.shown(box))}</td>"

    body = "".join(tags(report, cell))
    meta = (
        "<table><tr><td>索引号</td><td>430000/2021-00123</td><td>公开方式</td><td>主动公开</td></tr>"
        f"<tr><td>发文日期</td><td>{report.year + 1}-01-20</td><td>主题分类</td><td>其他</td></tr></table>"
        f"<div>发布时间：{report.year + 1}-01-20 16:08 来源：本站 浏览次数：<span id=hits>1234</span>次 字体：大 中 小</div>"
    )
    inner = f"<table width=100%><tr><td width=20%>{NAVIGATION}</td><td><table><tr><td>{meta}</td></tr><tr><td>{body}</td></tr></table></td></tr></table>"
    return whole(report, inner, before=NAVIGATION, after=FOOTER).encode()


def hidden_page(report: MadeReport, rng: random.Random) -> bytes:
    """Scripts, styles, comments, templates and elements nobody sees, with figures of other years in them."""
    other = "<table><tr><td>规章</td><td>7</td><td>7</td><td>7</td></tr><tr><td>一、本年新收政府信息公开申请数量</td><td>9</td></tr></table>"
    before = (
        f"<style>.a{{color:red}}</style><script>var report = '二、主动公开政府信息情况';</script><!-- {other} -->"
        f"<div style='display:none'>{other}</div><div hidden>{other}</div><template>{other}</template><noscript>请打开脚本</noscript>"
        f"<div style='DISPLAY : none;'>{other}</div><div style='visibility:hidden'>{other}</div>"
    )

    def cell(box: Box) -> str:
        return f"<td{spans(box)}>{html.escape(report.shown(box))}<span style='display:none'>8</span></td>"

    return whole(report, "".join(tags(report, cell)), before=before, after=FOOTER).encode()


def one_table_page(report: MadeReport, rng: random.Random) -> bytes:
    """The whole report one table of the site: each paragraph a row, each real table inside a cell."""

    def cell(box: Box) -> str:
        return f"<td{spans(box)}><div>{html.escape(report.shown(box))}</div></td>"

    body = "".join(f"<tr><td colspan=9>{piece}</td></tr>" for piece in tags(report, cell))
    return whole(report, f"<table>{body}</table>").encode()


def loose_page(report: MadeReport, rng: random.Random) -> bytes:
    """Old hand-written html: capitals, tags not closed, colspans of 0 and 1, no head."""

    def cell(box: Box) -> str:
        extra = rng.choice(["", " COLSPAN=1", " ROWSPAN=1"]) if box.colspan == box.rowspan == 1 else ""
        return f"<TD{spans(box).upper()}{extra} BGCOLOR=#FFFFFF>{html.escape(report.shown(box)) or '&nbsp;'}"

    body = []
    for part in report.parts():
        if isinstance(part, str):
            body.append(f"<P>&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(part)}")
        else:
            body.append(
                "<TABLE BORDER=1>" + "".join("<TR>" + "".join(map(cell, row)) for row in part) + "</TABLE>"
            )
    return ("<HTML><BODY>" + "\n".join(body)).encode("gbk")


def div_page(report: MadeReport, rng: random.Random) -> bytes:
    """Tables drawn with divs; nothing says what spans."""
    body = []
    for part in report.parts():
        if isinstance(part, str):
            body.append(f"<div class=p>{html.escape(part)}</div>")
            continue
        for row in part:
            cells = "".join(
                f"<div class=cell><span>{html.escape(report.shown(box))}</span></div>" for box in row
            )
            body.append(f"<div class=row>{cells}</div>")
    return whole(report, "\n".join(body)).encode()


def spaced_page(report: MadeReport, rng: random.Random) -> bytes:
    """Line breaks, wide blanks and zero-width signs inside labels and around figures; `<th>`, `<thead>`."""
    blanks = ["&nbsp;", "&ensp;", "&emsp;", "&#12288;", "\u200b", "\ufeff", " ", "\n\t"]

    def cell(box: Box) -> str:
        text = report.shown(box)
        if box.kind == "figure":
            return f"<td{spans(box)}>{rng.choice(blanks)}{html.escape(text)}{rng.choice(blanks)}</td>"
        if len(text) > 3 and rng.random() < 0.6:
            at = rng.randint(1, len(text) - 1)
            text = (
                html.escape(text[:at])
                + rng.choice(["<br>", "<br/>\n", "</p><p>", "&nbsp;"])
                + html.escape(text[at:])
            )
        tag = "th" if box.kind == "head" else "td"
        return f"<{tag}{spans(box)}><p>{text}</p></{tag}>"

    return whole(report, "".join(tags(report, cell)), after=FOOTER).encode()


def unspanned_page(report: MadeReport, rng: random.Random) -> bytes:
    """Merged cells written out: a group's label stands in every row, in all the places it covers."""

    def table(grid: Grid) -> str:
        placed, width = place(grid)
        lines = [[""] * width for _ in grid]
        for (row, column), box in placed:
            for down in range(box.rowspan):
                for right in range(box.colspan):
                    lines[row + down][column + right] = (
                        report.shown(box) if box.kind != "figure" or right == 0 else ""
                    )
        return "".join(
            f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in line)}</tr>" for line in lines
        )

    body = [
        f"<p>{html.escape(p)}</p>" if isinstance(p, str) else f"<table>{table(p)}</table>"
        for p in report.parts()
    ]
    return whole(report, "".join(body)).encode("utf-16")


def split_page(report: MadeReport, rng: random.Random) -> bytes:
    """Tables cut in two where a page of the original ended; the second piece repeats the head, or has none."""

    def cell(box: Box) -> str:
        return f"<td{spans(box)}>{html.escape(report.shown(box))}</td>"

    body = []
    for part in report.parts():
        if isinstance(part, str):
            body.append(f"<p>{html.escape(part)}</p>")
            continue
        cut = _cut(part, rng)
        head = [row for row in part if all(box.kind == "head" for box in row)] if len(part) > 15 else []
        again = head if rng.random() < 0.5 else []
        body.append(f"<table>{rows(part[:cut], cell)}</table><p align=center>- 4 -</p>")
        body.append(f"<table>{rows((*again, *part[cut:]), cell)}</table>" if part[cut:] else "")
    return whole(report, "".join(body)).encode()


def _cut(grid: Grid, rng: random.Random) -> int:
    """A row no cell above reaches into, behind the heads."""
    placed, _ = place(grid)
    free = [
        row
        for row in range(5, len(grid))
        if all(at + box.rowspan <= row or at >= row for (at, _), box in placed) and len(grid) > 15
    ]
    return rng.choice(free) if free else len(grid)


def typed_page(report: MadeReport, rng: random.Random) -> bytes:
    """Figures typed by hand: full width, a unit, thousands separators, blanks between digits, bold, as links."""

    def cell(box: Box) -> str:
        text = report.shown(box)
        if box.kind == "figure":
            text = rng.choice([str, full_width, grouped, bold, lambda t: f"{t}。"[: len(t)]])(text)
        else:
            text = html.escape(text)
        return f"<td{spans(box)}>{text}</td>"

    return whole(report, "".join(tags(report, cell))).encode()


def struck_page(report: MadeReport, rng: random.Random) -> bytes:
    """Figures corrected by hand: the old one struck through before the new one; footnotes behind others."""

    def cell(box: Box) -> str:
        text = html.escape(report.shown(box))
        if box.kind == "figure":
            old = rng.choice(["<s>9</s>", "<strike>9</strike>", "<del>9</del>", '<span style="text-decoration: line-through">9</span>', ""])  # fmt: skip
            text = (
                old
                + text
                + (rng.choice(["<sup>1</sup>", "<sup>[2]</sup>"]) if not old and text.isdigit() else "")
            )
        return f"<td{spans(box)}>{text}</td>"

    return whole(report, "".join(tags(report, cell))).encode()


def full_width(text: str) -> str:
    """Digits as wide as characters."""
    return text.translate({ord(a): chr(ord(a) + 0xFEE0) for a in "0123456789.-"})


def grouped(text: str) -> str:
    """1,234."""
    whole_, dot, rest = text.partition(".")
    return (f"{int(whole_):,}" if whole_.lstrip("-").isdigit() else whole_) + dot + rest


def bold(text: str) -> str:
    """Half of the digits in a tag of its own."""
    return f"<strong>{text[:1]}</strong>{text[1:]}"


PAGES: dict[str, Page] = {
    name.removesuffix("_page"): function
    for name, function in list(globals().items())
    if name.endswith("_page")
}
