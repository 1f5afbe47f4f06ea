"""One plain description of a report on paper; every format draws it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gongkai.reporting.export.layout import Box, Grid, table_four, table_three, table_two
from gongkai_law.report.findings import Figure, Figures, Finding
from gongkai_law.report.form import Form
from gongkai_law.report.rules import plain

_SUBHEADING = re.compile(r"^（[一二三四五六七八九十]{1,3}）[^。；]{0,40}$")


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """`chapters`: six tuples of paragraphs; those of chapters two to four stand above their table and may be empty.

    `preamble`: what stands between title and chapter one: the statistical period, whom to ask (`usual_preamble`).
    """

    agency: str
    year: int
    form: Form
    figures: Figures
    chapters: tuple[tuple[str, ...], ...]
    signed_on: date | None = None
    findings: tuple[Finding, ...] = field(default=())
    preamble: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title as set in big type: cut between agency and subject, never inside a word."""
        if len(self.title) <= 19:
            return (self.title,)
        return (self.agency, self.title.removeprefix(self.agency))

    @property
    def tables(self) -> dict[int, Grid]:
        """Chapter number → its table."""
        return {2: table_two(self.form), 3: table_three(self.form), 4: table_four(self.form)}

    @property
    def signature(self) -> tuple[str, ...]:
        """Agency and day below the text, once signed."""
        if self.signed_on is None:
            return ()
        day = self.signed_on
        return (self.agency, f"{day.year}年{day.month}月{day.day}日")

    def printed(self, box: Box) -> str:
        """What stands in a cell: its figure, or its label."""
        if box.kind != "figure":
            return box.text
        return print_figure(self.figures.get(box.cell), self.form.cell(box.cell).type, self.form.id)


def print_figure(figure: Figure, kind: str, form_id: str) -> str:
    """A figure as the form prints it; amounts of the 2019 edition with four places (保留4位小数). A blank stays blank."""
    if figure is None:
        return ""
    if kind == "wan4" and form_id == "F2019":
        return f"{Decimal(figure):.4f}"
    return plain(figure)


def usual_preamble(
    agency: str, year: int, *, office: str = "", address: str = "", phone: str = "", email: str = ""
) -> tuple[str, ...]:
    """The customary opening: the law, the statistical period, whom to ask. What is not known is left out."""
    ways = [("地址", address), ("电话", phone), ("电子邮箱", email)]
    known = "，".join(f"{label}：{words}" for label, words in ways if words)
    contact = f"如对本报告有疑问，请与{office or agency}联系（{known}）。" if known else ""
    return (
        "本报告根据《中华人民共和国政府信息公开条例》和政府信息公开工作年度报告格式的要求编制。"
        f"报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。{contact}",
    )


def is_subheading(line: str) -> bool:
    """Whether a paragraph is a heading of the second level: （一）主动公开情况."""
    return _SUBHEADING.match(line) is not None


def text_width(text: str) -> float:
    """Width in characters of the body type: a Chinese character is 1, a letter, digit or blank a half."""
    return sum(0.5 if ord(char) < 0x2000 else 1 for char in text)


def broken_label(box: Box, text: str, *, narrow: bool) -> list[str]:
    """A label's lines, broken where a reader would break it: before the unit, after the number of a group, heads of
    `narrow` columns in pairs; a label over more than ten rows stands upright in its narrow column."""
    if narrow and box.kind == "head" and box.colspan == 1 and len(text) in (4, 6):
        return [text[at : at + 2] for at in range(0, len(text), 2)]
    if box.kind == "head" and "（单位" in text:
        head, _, unit = text.partition("（单位")
        return [head, f"（单位{unit}"]
    if box.kind == "label" and box.rowspan > 10:
        number, mark, words = text.partition("、")
        return [number + mark, *words]
    if box.kind == "label" and box.rowspan > 1 and "）" in text:
        number, mark, words = text.partition("）")
        return [number + mark, words]
    return [text]
