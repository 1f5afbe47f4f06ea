"""Made-up registers for benchmarks: requests, reconsiderations and normative documents of many agencies."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tools.bench._filling import insert, stored

YEAR = 2024
REQUEST_COLUMNS = (
    "id", "agency_id", "number", "year", "applicant_kind", "channel", "subject", "state", "stage", "submitted_on",
    "received_on", "received_year", "reply_due", "outcome", "closed_on", "closed_year", "result_row", "late",
)  # fmt: skip
REMEDY_COLUMNS = (
    "id", "agency_id", "group", "filed_on", "filed_year", "closed_on", "closed_year", "decision", "result",
)  # fmt: skip
RECORD_COLUMNS = (
    "id", "agency_id", "index_number", "title", "category", "formed_on", "published_on", "published_year", "state",
    "drafted_by", "reviewed_by", "reviewed_on", "approved_by", "approved_on", "repealed_on",
)  # fmt: skip


def _id(rng: random.Random) -> Any:
    return stored(uuid.UUID(int=rng.getrandbits(128)))


def requests(agencies: Sequence[Any], each: int, *, seed: int = 1) -> Iterator[tuple[Any, ...]]:
    """`each` requests an agency: nine in ten received in the year, most of them closed in it, over every cell."""
    from gongkai_law.report.form import Form

    form = Form.for_year(YEAR)
    kinds = [column.id for column in form.t3_columns if column.id != "total"]
    rng = random.Random(seed)
    for agency in agencies:
        own = stored(agency.pk)
        for serial in range(each):
            received = YEAR - (rng.random() < 0.1)
            closed = rng.random() < 0.92
            day = date(received, 1, 2) + timedelta(days=rng.randrange(330))
            yield (
                _id(rng), own, f"{received}-{serial}", received, rng.choice(kinds), "in_person", f"第{serial}件的材料",
                "closed" if closed else "running", "closed" if closed else "under_review", day, day, received,
                day + timedelta(days=28), "GRANT" if closed else "", date(YEAR, 12, 30) if closed else None,
                YEAR if closed else None, rng.choice(form.result_rows) if closed else "", rng.random() < 0.03,
            )  # fmt: skip


def remedies(agencies: Sequence[Any], each: int, *, seed: int = 2) -> Iterator[tuple[Any, ...]]:
    """`each` reconsiderations or suits an agency."""
    rng = random.Random(seed)
    for agency in agencies:
        own = stored(agency.pk)
        for _ in range(each):
            filed, closed = YEAR - (rng.random() < 0.2), rng.random() < 0.7
            result = rng.choice(("upheld", "corrected", "other")) if closed else ""
            yield (
                _id(rng), own, rng.choice(("review", "suit_direct", "suit_after")), date(filed, 5, 6), filed,
                date(YEAR, 9, 9) if closed else None, YEAR if closed else None, result, result,
            )  # fmt: skip


def documents(agencies: Sequence[Any], each: int, *, seed: int = 3) -> Iterator[tuple[Any, ...]]:
    """`each` normative documents an agency: once public and taken back, which counts alike and needs no archived text."""
    rng = random.Random(seed)
    for agency in agencies:
        own = stored(agency.pk)
        for serial in range(each):
            year = YEAR - rng.randrange(6)
            formed = date(year, 3, 4)
            repealed = date(YEAR, 7, 8) if rng.random() < 0.1 else None
            yield (
                _id(rng), own, f"{year}-{serial:05d}", "关于一类事项的规定", "normative", formed, date(year, 3, 20), year,
                "withdrawn", "王芳", "李明", date(year, 3, 10), "赵强", date(year, 3, 12), repealed,
            )  # fmt: skip


def fill(agencies: Sequence[Any], each: int, *, cases: int = 0, records: int = 0, seed: int = 1) -> None:
    """A register for each agency."""
    from gongkai.casework.models import DisclosureRequest
    from gongkai.publishing.models import Record
    from gongkai.remedies.models import RemedyCase

    insert(DisclosureRequest, REQUEST_COLUMNS, requests(agencies, each, seed=seed))
    insert(RemedyCase, REMEDY_COLUMNS, remedies(agencies, cases, seed=seed + 1))
    insert(Record, RECORD_COLUMNS, documents(agencies, records, seed=seed + 2))
