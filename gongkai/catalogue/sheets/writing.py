"""The catalogue as xlsx in the official layout: one area a sheet, two-line head, merged names, thirteen boxes with √."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import xlsxwriter

from gongkai.catalogue.models import Edition, Item
from gongkai.catalogue.queries import edition_rows
from gongkai.catalogue.samples import SAMPLE_MARK
from gongkai_law.disclosure.directory import all_boxes, area_label

TICK = "√"
Spot = tuple[str, str, float]


def _spots(with_level3: bool) -> list[Spot]:
    """(upper head, lower head, width) of each column, boxes and levels included."""
    names = ["一级事项", "二级事项"] + (["三级事项"] if with_level3 else [])
    return [
        ("序号", "", 5),
        *(("公开事项", name, 12) for name in names),
        ("公开内容（要素）", "", 28),
        ("公开依据", "", 26),
        ("公开时限", "", 16),
        ("公开主体", "", 14),
        *(("公开渠道和载体", box.label, 4.5) for box in all_boxes()),
        ("公开对象", "全社会", 5),
        ("公开对象", "特定群体", 8),
        ("公开方式", "主动", 5),
        ("公开方式", "依申请", 5),
        ("公开层级", "县级", 5),
        ("公开层级", "乡级", 5),
        ("公开层级", "村级", 5),
        ("责任科室", "", 14),
    ]


def _values(number: int, item: Item, units: Sequence[str], with_level3: bool) -> list[str]:
    def tick(on: bool) -> str:
        return TICK if on else ""

    boxes = [
        (f"{TICK}{item.channels_note}" if box.id == "other" and item.channels_note else TICK)
        if box.id in item.channels
        else ""
        for box in all_boxes()
    ]
    specific = item.audience == "specific"
    return [
        str(number),
        item.level1,
        item.level2,
        *([item.level3] if with_level3 else []),
        item.content,
        item.basis,
        item.term,
        item.subject,
        *boxes,
        tick(item.audience == "all"),
        f"{TICK}{item.audience_note}" if specific else "",
        tick(item.mode == "proactive"),
        tick(item.mode == "on_request"),
        tick(item.on_county),
        tick(item.on_township),
        tick(item.on_village),
        "、".join(units),
    ]


def write_edition(edition: Edition) -> bytes:
    """The workbook of an edition. Read again by `read_catalogue` it gives the same items."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    formats = _formats(book)
    for area, group in groupby(edition_rows(edition), key=lambda row: row[0].area):
        _write_sheet(book, formats, edition, area, list(group))
    book.close()
    return stream.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_size": 9, "font_name": "宋体"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}),
        "head": book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#F2EFEC"}),
        "text": book.add_format(cell),
        "mark": book.add_format({**cell, "align": "center"}),
    }


def _write_sheet(
    book: Any,
    formats: dict[str, Any],
    edition: Edition,
    area: str,
    rows: Sequence[tuple[Item, tuple[str, ...]]],
) -> None:
    with_level3 = any(item.level3 for item, _ in rows)
    spots = _spots(with_level3)
    page = book.add_worksheet(area_label(area)[:31])
    title = f"{area_label(area)}领域基层政务公开标准目录"
    if edition.is_sample:
        title += f"（{SAMPLE_MARK}）"
    page.merge_range(0, 0, 0, len(spots) - 1, title, formats["title"])
    page.set_row(0, 30)
    _write_head(page, spots, formats["head"])
    _write_rows(page, spots, rows, with_level3, formats)
    page.set_landscape()
    page.set_paper(8)  # A3
    page.fit_to_pages(1, 0)
    page.repeat_rows(1, 2)
    page.freeze_panes(3, 2)
    page.set_footer("&C第 &P 页，共 &N 页")


def _write_head(page: Any, spots: Sequence[Spot], head: Any) -> None:
    place = 0
    for upper, group in groupby(spots, key=lambda spot: spot[0]):
        width = len(list(group))
        if width > 1:
            page.merge_range(1, place, 1, place + width - 1, upper, head)
            for offset in range(width):
                page.write_string(2, place + offset, spots[place + offset][1], head)
        else:
            page.merge_range(1, place, 2, place, upper, head)
        place += width
    for column, spot in enumerate(spots):
        page.set_column(column, column, spot[2])
    page.set_row(2, 78)


def _write_rows(
    page: Any,
    spots: Sequence[Spot],
    rows: Sequence[tuple[Item, tuple[str, ...]]],
    with_level3: bool,
    formats: dict[str, Any],
) -> None:
    number = 0
    for level1, group in groupby(rows, key=lambda row: row[0].level1):
        same = list(group)
        first = 3 + number
        for item, units in same:
            number += 1
            for column, value in enumerate(_values(number, item, units, with_level3)):
                marked = column == 0 or spots[column][2] <= 8
                page.write_string(2 + number, column, value, formats["mark" if marked else "text"])
        if len(same) > 1:
            page.merge_range(first, 1, first + len(same) - 1, 1, level1, formats["text"])
