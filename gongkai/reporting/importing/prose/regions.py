"""Where tables stand in a report's text, so that no label or figure of a table is taken for prose.

Two sources are joined: the spans the tables' reader names, and, inside chapters two to four, everything from the first
to the last line of the official table (a pdf may tear labels away from the numbers the reader used).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Region = tuple[int, int]  # start, end in the squeezed text

_NUMBERS = r"[\s\d.|/+\-—－%，万元笔]*"
_CLOSING = r"(?:[（(][^（）()]{0,20}[）)])?"
_ROW_ENDS = (
    '予以公开|其他情形）|国家秘密|禁止公开|一稳定[”"]?|合法权益|事务信息|过程性信息|执法案卷|查询事项|相关政府信息'
    "|另行制作|仍不明确|投诉类申请|重复申请|公开出版物|反复申请|已获取信息|信息公开申请(?:数量)?|其他(?:处理)?|总计|下年度继续办理|办理结果"
)
# First and last lines of the official tables, and what may follow the last label: its figures.
_TABLES = {
    2: (
        re.compile(r"第二十条第|信息内容\W{0,4}本年"),
        re.compile(
            rf"(?:规章|规范性文件|行政许可|管理服务事项|行政处罚|行政强制|行政事业性收费|政府集中采购){_CLOSING}{_NUMBERS}(?=\D|$)"
        ),
    ),
    3: (
        re.compile(r"[（(]?本列数据的勾稽|申请人情况|(?:一、)?本年新收政府信息公开申请数量"),
        re.compile(rf"(?:{_ROW_ENDS}){_NUMBERS}"),
    ),
    4: (
        re.compile(
            r"行政复议[\s|：:]*(?:行政诉讼[\s|（(]*(?:未经|结|复议)|[（(]?结果|[\s|]*\n)|未经复议直接起诉|结果\s*维持"
        ),
        re.compile(rf"(?:总计|结|结果|维持|纠正|起诉|复议|诉讼)[\s|）]*{_NUMBERS}"),
    ),
}
_DIGIT = re.compile(r"\d")
_COUNTERS = tuple("件条份个项宗起")


def table_regions(
    text: str, bodies: Iterable[tuple[int, int, int]], spans: Sequence[Region] = ()
) -> list[Region]:
    """Regions of tables, joined and in order. `bodies`: (chapter number, start, end)."""
    own = [region for number, start, end in bodies for region in _official(text, number, start, end)]
    return joined([*spans, *own])


def _official(text: str, number: int, start: int, end: int) -> list[Region]:
    if number not in _TABLES:
        return []
    first, last = _TABLES[number]
    opening = first.search(text, start, end)
    if opening is None:
        return []
    closing = opening.end()
    for match in last.finditer(text, opening.start(), end):
        if _is_row(text, match):
            closing = max(closing, match.end())
    return [(opening.start(), closing)]


def _is_row(text: str, match: re.Match[str]) -> bool:
    """A mention in a sentence is no row: a row's label is followed by bare figures or by the end of the line."""
    if _DIGIT.search(match[0]):
        return text[match.end() : match.end() + 1] not in _COUNTERS
    return text[match.end() : match.end() + 1] in ("", "\n") or match[0].endswith(("\n", "|"))


def joined(regions: Iterable[Region]) -> list[Region]:
    """Regions in order, those that touch made one."""
    found: list[Region] = []
    for start, end in sorted(region for region in regions if region[0] < region[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
