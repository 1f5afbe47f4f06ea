"""Whatever text is pasted as a working-day notice: read, or refused with an InputFault."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from gongkai_law.errors import InputFault
from gongkai_law.workdays import read_notices
from tests.project.tree import LAW


def seeds() -> Iterator[bytes]:
    yield (LAW / "workdays" / "notices" / "2020.toml").read_bytes()
    yield (
        '{"notice": [{"number": "国办发明电〔2026〕1号", "issued_on": "2026-11-04", "year": 2027, "kind": "yearly",'
        ' "holiday": [{"name": "元旦", "off": ["2027-01-01/2027-01-03"], "worked": ["2027-01-09"]}]}]}'
    ).encode()


def fuzz_one(data: bytes) -> None:
    with contextlib.suppress(InputFault):
        read_notices(data.decode("utf-8", "replace"))
