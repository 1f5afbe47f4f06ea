"""Coverage as a workbook: the heat map with words in the cells, and the list of what is open."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from gongkai.catalogue import coverage
from gongkai.catalogue.coverage import Cell, Days
from gongkai.catalogue.models import Edition
from gongkai_law.disclosure.directory import COVERAGE

COLOURS = {
    "fulfilled": "#EAF5EE",
    "statement": "#EDF4FB",
    "soon": "#FDF3E1",
    "overdue": "#FBEAEA",
    "empty": "#FFFFFF",
}
MAX_OPEN = 20_000


def write_coverage(edition: Edition, *, year: int, days: Days, by: str, livelihood: bool = False) -> bytes:
    """Two sheets: 覆盖 as on the page, 到期清单 with everything overdue or due soon."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    frame = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 9}
    formats: dict[str, Any] = {
        state: book.add_format({**frame, "bg_color": colour, "align": "center"})
        for state, colour in COLOURS.items()
    }
    formats["text"] = book.add_format(frame)
    formats["head"] = book.add_format({**frame, "bold": True, "bg_color": "#F2EFEC"})
    _write_map(book, formats, edition, year, days, by, livelihood)
    _write_open(book, formats, days)
    book.close()
    return stream.getvalue()


def _words(cell: Cell) -> str:
    share = f" {cell.done}/{cell.total}" if cell.total > 1 else ""
    return f"{coverage.SIGNS[cell.state]} {cell.words}{share}"


def _write_map(
    book: Any, formats: dict[str, Any], edition: Edition, year: int, days: Days, by: str, livelihood: bool
) -> None:
    page = book.add_worksheet("公开覆盖")
    page.write_string(0, 0, f"{edition.title} {year}年公开覆盖（统计日 {days.on}）")
    after: int | None = 0
    line, heads = 1, None
    while after is not None:
        found = coverage.grid(
            edition, year=year, days=days, by=by, after=after, livelihood=livelihood, size=200
        )
        if heads is None:
            heads = ["领域", "事项", *(head for _, head in found.columns)]
            for column, head in enumerate(heads):
                page.write_string(1, column, head, formats["head"])
        for row in found.rows:
            line += 1
            page.write_string(line, 0, row.item.area_label, formats["text"])
            page.write_string(line, 1, row.item.name, formats["text"])
            for column, cell in enumerate(row.cells, 2):
                if cell is not None:
                    page.write_string(line, column, _words(cell), formats[cell.state])
        after = found.next
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 34)
    page.set_column(2, 60, 11)
    page.freeze_panes(2, 2)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _write_open(book: Any, formats: dict[str, Any], days: Days) -> None:
    page = book.add_worksheet("到期清单")
    heads = ("事项", "期次", "责任单位", "最迟公开", "情况", "公开时限")
    for column, head in enumerate(heads):
        page.write_string(0, column, head, formats["head"])
    rows = coverage.due_until(days).select_related("item", "unit")[:MAX_OPEN]
    for line, each in enumerate(rows, 1):
        values = (
            each.item.name,
            f"{each.label} {each.matter}".strip(),
            each.unit.name if each.unit else "本机关",
            each.due_on.isoformat(),
            COVERAGE[coverage.state_of(each, days)],
            each.item.term,
        )
        for column, value in enumerate(values):
            page.write_string(line, column, value, formats["text"])
    page.set_column(0, 0, 34)
    page.set_column(1, 5, 16)
    page.freeze_panes(1, 0)
