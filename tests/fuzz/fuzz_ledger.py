"""Whatever bytes come as a ledger: rows and problems, or refused with an InputFault."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from gongkai.documents.sheets import Column, Sheet, day, filled, one_of, read_sheet, text, whole
from gongkai_law.errors import InputFault

SHEET = Sheet(
    key="ledger",
    title="台账",
    columns=(
        Column("matter", "事项", text, required=True),
        Column("on", "日期", day),
        Column("count", "件数", whole),
        Column("kind", "类别", one_of({"甲": "a", "乙": "b"})),
    ),
)


def seeds() -> Iterator[bytes]:
    yield filled(SHEET, [{"matter": "征地补偿", "on": "2020-09-01", "count": "3", "kind": "甲"}])
    yield filled(SHEET, [])


def fuzz_one(data: bytes) -> None:
    with contextlib.suppress(InputFault):
        read_sheet(data, SHEET)
