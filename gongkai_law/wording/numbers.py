"""Document numbers written in a shape that no office gives: 青政[2020]12号, 青政〔2020〕012号, 青政〔20〕12号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai_law.wording.finding import WordingFinding

_NUMBER = re.compile(
    r"(?P<head>[\u4e00-\u9fff]{2,10})(?P<open>[〔\[【(（［{])\s?(?P<year>[0-9]{2}|[0-9]{4})(?P<close>[〕\]】)）］}])"
    r"\s?(?P<word>第)?(?P<serial>[0-9]{1,5})\s?号"
)
_HEAD = re.compile(
    r"[政办发函文字令党委综财教民人社农林水土建规审信访监纪组宣统法司公安卫体文旅商贸工科应急环自然资源市交通统计]+\Z"
)
_ORDERS = ("令", "公告", "通告", "信访", "信")
_CASE = re.compile(r"(?:民|刑|行|执|破|赔|知|商)(?:初|终|再|监|申|辖|诉前)")


def find_number_slips(text: str) -> Iterator[WordingFinding]:
    """Wrong brackets, a short year, 第 or noughts before the serial."""
    for m in _NUMBER.finditer(text):
        head = _HEAD.search(m["head"])
        if head is None or head[0].endswith(_ORDERS) or _CASE.search(text[m.end() - 8 : m.end() + 4]):
            continue
        start = m.start("open")
        slips = list(_slips(m))
        if not slips:
            continue
        year = m["year"] if len(m["year"]) == 4 else f"20{m['year']}"
        right = f"〔{year}〕{int(m['serial'])}号"
        value = text[start : m.end()]
        yield WordingFinding(
            "document_number",
            value,
            start,
            m.end(),
            f"文号{'、'.join(slips)}，应为“{right}”。",
            right,
            "warning",
        )


def _slips(m: re.Match[str]) -> Iterator[str]:
    if (m["open"], m["close"]) != ("〔", "〕"):
        yield "年份应当用六角括号"
    if len(m["year"]) == 2:
        yield "年份应当写四位"
    if m["word"]:
        yield "序号前不加“第”字"
    if m["serial"].startswith("0"):
        yield "序号不编虚位"
