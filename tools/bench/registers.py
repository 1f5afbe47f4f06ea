"""Work on many rows at once: counting 10,000 open clocks anew, and importing ledgers against a bare bulk_create.

    python -m tools.bench.registers [--cases 10000] [--rows 3000]

Wanted: the clocks in under 2 s of processor time; the imports, with every check, their events and the history, at least
0.25 × the rate of Django's bare bulk_create of the same rows into the same table with the same indexes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.bench._filling import analyse, insert, made_agencies, own_database, signed_in, stored
from tools.bench._requests import REQUEST_COLUMNS

CLOCKS_S, IMPORT = 2.0, 0.25
DAY = date(2025, 9, 1)


def clocks(count: int) -> None:
    """Every open case of one agency counted anew."""
    from gongkai.agencies.scope import agency_scope
    from gongkai.base.models import new_id
    from gongkai.casework.models import DisclosureRequest, RequestEvent
    from gongkai.casework.recompute import recompute_open

    agency = made_agencies("clock", 1)[0]
    own, ids = stored(agency.pk), [stored(new_id()) for _ in range(count)]
    days = [DAY + timedelta(days=n % 60) for n in range(count)]
    rows = (
        (pk, own, f"2025-{n}", 2025, "natural", "in_person", "一件事", "running", "under_review", on, on, 2025, on, "", None, None, "", False)
        for n, (pk, on) in enumerate(zip(ids, days, strict=True))
    )  # fmt: skip
    insert(DisclosureRequest, REQUEST_COLUMNS, rows)
    events = (
        (stored(new_id()), own, pk, 1, on, "submitted", '{"channel": "in_person"}')
        for pk, on in zip(ids, days, strict=True)
    )
    insert(
        RequestEvent, ("id", "agency_id", "disclosure_request_id", "sequence", "on", "kind", "data"), events
    )
    analyse()
    for name in ("all of them moved", "none moved"):
        with agency_scope(agency.pk):
            start, wall = process_time(), perf_counter()
            moved = len(recompute_open(agency=agency, actor=None))
            taken = process_time() - start
        print(
            f"{count:,} open clocks, {name:<18} {taken:5.2f} s of processor time ({perf_counter() - wall:.2f} s in all, "
            f"{moved:,} moved)   {taken / CLOCKS_S:.2f} x, wanted at most 1 x of {CLOCKS_S:.0f} s",
            flush=True,
        )


def _rate(rows: int, work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return rows / (perf_counter() - start)


def _requests(rows: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """The import of a request ledger, and the bare bulk_create of as many requests."""
    from gongkai.agencies.scope import agency_scope
    from gongkai.casework.ledger import REQUESTS, import_requests
    from gongkai.casework.models import DisclosureRequest
    from gongkai.documents import sheets

    ours, bare = made_agencies("ledger", 1)[0], made_agencies("bare", 1)[0]
    _, clerk = signed_in(ours)
    row = {
        "applicant_name": "刘敏", "applicant_kind": "自然人", "channel": "当面提交", "submitted_on": "2025-03-03",
        "subject": "危房改造名单", "closed_on": "2025-03-20", "outcomes": "予以公开",
    }  # fmt: skip
    data = sheets.filled(REQUESTS, [row] * rows)

    def imported() -> None:
        with agency_scope(ours.pk):
            import_requests(data=data, file_name="2025.xlsx", actor=clerk, today=date(2025, 12, 31))

    def created() -> None:
        made = [
            DisclosureRequest(
                agency=bare, number=f"2025-{n}", year=2025, applicant_kind="natural", applicant_name="刘敏", channel="in_person",
                subject="危房改造名单", submitted_on=DAY, received_on=DAY, received_year=2025, closed_on=DAY, closed_year=2025,
                result_row="granted", outcome="GRANT", state="closed",
            )
            for n in range(rows)
        ]  # fmt: skip
        DisclosureRequest.unscoped.bulk_create(made, batch_size=300)

    return imported, created


def _records(rows: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """The import of a publication ledger, and the bare bulk_create of as many records."""
    from gongkai.agencies.scope import agency_scope
    from gongkai.documents import sheets
    from gongkai.publishing import gate
    from gongkai.publishing.ledger import RECORDS, import_records
    from gongkai.publishing.models import Record

    ours, bare = made_agencies("records", 1)[0], made_agencies("barerecords", 1)[0]
    _, clerk = signed_in(ours)
    row = {
        "category": "公告公示", "formed_on": "2025-03-02", "published_on": "2025-03-05", "channels": "广播", "drafted_by": "王芳",
        "reviewed_by": "李明", "reviewed_on": "2025-03-03", "approved_by": "赵强", "approved_on": "2025-03-04",
    }  # fmt: skip
    data = sheets.filled(RECORDS, [{**row, "title": f"第{n}期公示"} for n in range(rows)])

    def imported() -> None:
        with agency_scope(ours.pk):
            import_records(data=data, file_name="2025.xlsx", actor=clerk, today=date(2025, 12, 31))

    def created() -> None:
        made = [
            Record(
                agency=bare, index_number=f"2025-{n:05d}", title=f"第{n}期公示", category="notice", formed_on=DAY, published_on=DAY,
                published_year=2025, state="withdrawn", drafted_by="王芳", reviewed_by="李明", reviewed_on=DAY, approved_by="赵强",
                approved_on=DAY,
            )
            for n in range(rows)
        ]  # fmt: skip
        with gate.gate.opened():
            Record.unscoped.bulk_create(made, batch_size=500)

    return imported, created


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=3_000)
    options = parser.parse_args()
    with own_database():
        clocks(options.cases)
        for name, made in (("requests", _requests), ("records", _records)):
            imported, created = made(options.rows)
            bare, ours = _rate(options.rows, created), _rate(options.rows, imported)
            print(
                f"import of {options.rows:,} {name:<9} {ours:8,.0f} rows/s, bare bulk_create {bare:8,.0f} rows/s   "
                f"{ours / bare:.2f} x, wanted at least {IMPORT} x",
                flush=True,
            )


if __name__ == "__main__":
    main()
