"""One plain description of a report on paper; every format draws it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gongkai.reporting.export.layout import Box, Grid, table_four, table_three, table_two
from gongkai_law.report.findings import Figure, Figures, Finding
from gongkai_law.report.form import Form

_SUBHEADING = re.compile(r"^（[一二三四五六七八九十]{1,3}）[^。；]{0,40}$")


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """`chapters`: six tuples of paragraphs; those of chapters two to four stand above their table and may be empty."""

    agency: str
    year: int
    form: Form
    figures: Figures
    chapters: tuple[tuple[str, ...], ...]
    signed_on: date | None = None
    findings: tuple[Finding, ...] = field(default=())

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
    if kind != "wan4":
        return str(int(figure))
    amount = Decimal(figure)
    if not amount:
        return "0"
    if form_id == "F2019":
        return f"{amount:.4f}"
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_subheading(line: str) -> bool:
    """Whether a paragraph is a heading of the second level: （一）主动公开情况."""
    return _SUBHEADING.match(line) is not None
