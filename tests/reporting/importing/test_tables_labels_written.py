"""Labels as offices write them: other numbering, brackets, quotes, suffixes, shorter words; every figure is read."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gongkai.reporting.export.layout import Box
from gongkai.reporting.importing.check import check_report, plain
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_html, as_text
from tests.report_samples import consistent_figures

CIRCLED = "①②③④⑤⑥⑦⑧"
OTHERS = {
    "1、": lambda text: re.sub(r"^(\d)\.", r"\1、", text),
    "no number": lambda text: re.sub(r"^\d\.", "", text),
    "（1）": lambda text: re.sub(r"^(\d)\.", r"（\1）", text),
    "①": lambda text: re.sub(r"^(\d)\.", lambda found: CIRCLED[int(found[1]) - 1], text),
    "１．": lambda text: re.sub(r"^(\d)\.", lambda found: chr(0xFF10 + int(found[1])) + "．", text),
    "（件）": lambda text: text + "（件）" if text[:1] in "123456789（一二三四" else text,
    "colon": lambda text: text + "：",
    "half brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "其中": lambda text: "其中：" + text if re.match(r"\d\.", text) else text,
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
    "corner quotes": lambda text: text.replace("“", "「").replace("”", "」"),
    "no quotes": lambda text: text.replace("“", "").replace("”", ""),
    "comma": lambda text: text.replace("、行政机关不再", "，行政机关不再"),
    "spread": lambda text: " ".join(text) if len(text) < 8 else text,
    "情况": lambda text: text + "情况" if re.match(r"（[一二六]）", text) else text,
    "合计": lambda text: {"（七）总计": "（七）合计", "总计": "合计"}.get(text, text),
    "short heads": lambda text: text.replace("新收政府信息公开申请数量", "新收申请数量").replace("结转政府信息公开申请数量", "结转申请数量"),
    "short reasons": lambda text: text.partition("、行政机关")[0] if text[:3] in ("1.申", "2.申") else text,
    "其他情形": lambda text: "3.其他情形" if text == "3.其他" else text,
    "no corner": lambda text: "" if text.startswith("（本列") else text,
    "no unit": lambda text: text.replace("（单位：万元）", "(万元)"),
    "caption": lambda text: re.sub(r"第二十条第（(.)）项", r"《条例》第二十条第\1项", text),
}  # fmt: skip


@dataclass(frozen=True)
class Relabelled(MadeReport):
    """A report whose labels are written otherwise."""

    change: Callable[[str], str] = str

    def shown(self, box: Box) -> str:
        text = super().shown(box)
        return text if box.kind == "figure" else self.change(text)


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize(("form", "year"), [("F2019", 2020), ("F2021", 2023)])
def test_labels_written_otherwise(name: str, form: str, year: int):
    figures = consistent_figures(Form.by_id(form), 2)
    report = Relabelled(Form.by_id(form), year, figures, change=OTHERS[name])
    for data, kind in (
        (as_html(report), "a.html"),
        (as_text(report), "a.txt"),
        (as_text(report, " "), "b.txt"),
    ):
        read = check_report(data.encode(), kind)
        assert {c: plain(f) for c, f in read.figures.items()} == {c: plain(f) for c, f in figures.items()}
        assert read.findings == ()


@pytest.mark.parametrize("unit", ["件", "项", "个"])
def test_a_unit_in_a_cell_of_its_own_is_no_entry(unit: str):
    """[28][件][0][件]: where the columns are not certain, no figure is taken for another's."""
    form = Form.by_id("F2019")
    report = MadeReport(form, 2020, consistent_figures(form, 2))

    def row(boxes: tuple[Box, ...]) -> str:
        cells = (
            f'<td colspan="{b.colspan}" rowspan="{b.rowspan}">{html.escape(report.shown(b))}</td>'
            for b in boxes
        )
        behind = (f"<td>{unit}</td>" if b.kind == "figure" else "" for b in boxes)
        return f"<tr>{''.join(map(''.join, zip(cells, behind, strict=True)))}</tr>"

    body = "".join(
        p if isinstance(p, str) else f"<table>{''.join(map(row, p))}</table>" for p in _lines(report)
    )
    read = check_report(f"<html><body>{body}</body></html>".encode(), "a.html").figures
    assert all(read[c] is None or plain(read[c]) == plain(f) for c, f in report.figures.items())


def _lines(report: MadeReport) -> list:  # type: ignore[type-arg]
    return [f"<p>{part}</p>" if isinstance(part, str) else part for part in report.parts()]
