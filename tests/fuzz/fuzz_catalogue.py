"""Whatever bytes come as a standard catalogue: rows and problems, or refused with an InputFault."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from datetime import date

import django
import openpyxl

from gongkai_law.errors import InputFault

HEAD = ["序号", "领域", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "全社会",
        "主动", "乡、村级"]  # fmt: skip


def _book(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    page.merge_cells("C2:C3")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def seeds() -> Iterator[bytes]:
    row = ["1", "社会救助", "低保", "名单", "1.条件；2.标准", "《政府信息公开条例》", "每季度首月20日", "镇", "■政府网站", "√",
           "√", "√"]  # fmt: skip
    yield _book(HEAD, row, ["2", "同上", "", "金额", *row[4:]])
    yield _book(HEAD)


def _reader():
    """The reader's rows know the models' fields, so it needs the settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from gongkai.catalogue.sheets.reading import read_catalogue

    return read_catalogue


READ = _reader()


def fuzz_one(data: bytes) -> None:
    with contextlib.suppress(InputFault):
        READ(data, on=date(2026, 3, 2))
