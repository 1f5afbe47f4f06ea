"""审查台账: a year's reviews of records as xlsx, one a row, with who drafted, reviewed, approved and published."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from django.utils import timezone

from gongkai.publishing.content import SUBJECT
from gongkai.publishing.models import RecordVersion
from gongkai.review.models import Review
from gongkai.review.queries import in_ledger

_COLUMNS = (
    ("编号", 12),
    ("信息名称", 46),
    ("起草人", 10),
    ("科室审核", 10),
    ("保密审查", 10),
    ("审查结论", 14),
    ("批准人", 10),
    ("批准日期", 12),
    ("一人兼办", 20),
    ("发布人", 10),
    ("发布日期", 12),
    ("依据和理由", 30),
)


def _row(review: Review, version: RecordVersion | None) -> list[str]:
    taken = {each.step: each for each in sorted(review.steps_taken.all(), key=lambda each: each.position)}

    def who(step: str) -> str:
        return taken[step].person_name if step in taken else ""

    doubled = "；".join(
        f"{each.step_label}：{each.exception_by}同意" for each in taken.values() if each.exception_reason
    )
    approved = timezone.localtime(review.completed_at) if review.completed_at else None
    return [
        review.number,
        review.title,
        who("draft"),
        who("unit_head"),
        who("confidentiality") or ("补审中" if review.emergency else ""),
        review.conclusion_label + ("（紧急）" if review.emergency else ""),
        who("approval"),
        f"{approved:%Y-%m-%d}" if approved else "",
        doubled,
        version.published_by if version else "",
        f"{timezone.localtime(version.published_at):%Y-%m-%d}" if version else "",
        "；".join(each for each in (review.basis, review.reasons) if each),
    ]


def review_ledger(year: int) -> bytes:
    """The ledger of a year as an xlsx file."""
    reviews = list(in_ledger(subject_kind=SUBJECT, year=year))
    versions = {each.review_id: each for each in RecordVersion.objects.filter(review__in=reviews)}
    return _drawn(year, (_row(each, versions.get(each.pk)) for each in reviews))


def _drawn(year: int, rows: Iterable[list[str]]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet: Any = book.add_worksheet("审查台账")
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "bg_color": "#F2EDE8"}
    )
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    sheet.merge_range(0, 0, 0, len(_COLUMNS) - 1, f"{year}年政府信息公开保密审查台账", title)
    for column, (label, width) in enumerate(_COLUMNS):
        sheet.write(1, column, label, head)
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value, cell)
    sheet.freeze_panes(2, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    book.close()
    return stream.getvalue()
