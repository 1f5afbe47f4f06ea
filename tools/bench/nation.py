"""Table three for a nation: our count against the bare GROUP BY on the same database; and the report's page by size.

    python -m tools.bench.nation [--agencies 40000] [--each 50]

Makes its own database (DATABASE_URL selects the engine; SQLite in a temporary folder by default) and prints ratios:
the limit for the nation is 2 x the bare query; for the page with 100,000 requests, 2 x the page with 1,000.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

YEAR = 2024


def _rows(
    agencies: list[str], each: int, results: tuple[str, ...], kinds: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    rng = random.Random(agencies[0])
    for agency in agencies:
        for serial in range(each):
            received = YEAR - (rng.random() < 0.1)
            closed = YEAR if rng.random() < 0.92 else None
            row = rng.choice(results) if closed else ""
            day = date(received, 6, 1).isoformat()
            yield (
                uuid.UUID(int=rng.getrandbits(128)).hex,
                agency, day, f"{received}-{serial}", received, rng.choice(kinds), "", "", "", "", "", "in_person", "x", "", "",
                False, "closed" if closed else "running", day, day, received, day, False, "GRANT" if closed else "",
                day if closed else None, closed, row, False, None, None, "",
            )  # fmt: skip


COLUMNS = (
    "id", "agency_id", "created_at", "number", "year", "applicant_kind", "applicant_name", "applicant_identity",
    "applicant_contact", "applicant_fingerprint", "agent_name", "channel", "subject", "content", "wanted_form",
    "filled_by_office", "state", "submitted_on", "received_on", "received_year", "reply_due", "provisional", "outcome",
    "closed_on", "closed_year", "result_row", "late", "unit_id", "handler_id", "source",
)  # fmt: skip


def fill(agencies: int, each: int) -> None:
    """Agencies and requests, straight into the tables: what is measured is reading."""
    from django.db import connection, transaction

    from gongkai.agencies.models import Agency
    from gongkai_law.report.form import Form

    form = Form.for_year(YEAR)
    made = [
        Agency(
            slug=f"a{n}",
            name=f"单位{n}",
            short_name=f"单位{n}",
            level="township",
            body_kind="township_government",
        )
        for n in range(agencies)
    ]
    Agency.objects.bulk_create(made, batch_size=2000)
    ids = sorted(agency.pk.hex if connection.vendor == "sqlite" else str(agency.pk) for agency in made)
    kinds = tuple(column.id for column in form.t3_columns if column.id != "total")
    marks = ", ".join(["%s"] * len(COLUMNS))
    sql = f"INSERT INTO casework_disclosurerequest ({', '.join(COLUMNS)}) VALUES ({marks})"
    with transaction.atomic(), connection.cursor() as cursor:
        batch: list[tuple[Any, ...]] = []
        for row in _rows(ids, each, form.result_rows, kinds):
            batch.append(row)
            if len(batch) == 20_000:
                cursor.executemany(sql, batch)
                batch.clear()
        if batch:
            cursor.executemany(sql, batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def nation() -> float:
    """Our count of every agency against the bare query, the better of three turns each."""
    from gongkai.supervision.rollup import grouped_rows, table_three_of_all

    bare = ours = float("inf")
    for _ in range(3):
        start = perf_counter()
        cells = sum(1 for _ in grouped_rows(YEAR))
        bare = min(bare, perf_counter() - start)
        start = perf_counter()
        reports = sum(1 for _ in table_three_of_all(YEAR))
        ours = min(ours, perf_counter() - start)
    sys.stdout.write(f"nation: {reports} tables from {cells} groups: {ours:.2f} s, bare {bare:.2f} s\n")
    return ours / bare


def page(count: int) -> float:
    """Seconds to collect, prove and lay out one report whose register holds `count` requests, the best of five."""
    from gongkai.agencies.models import Agency
    from gongkai.agencies.scope import agency_scope
    from gongkai.reporting.models import AnnualReport
    from gongkai.reporting.queries import report_view

    agency = Agency.objects.get(slug=f"page{count}")
    with agency_scope(agency.pk):
        report, _ = AnnualReport.objects.get_or_create(agency=agency, year=YEAR)
        report.agency = agency
        best = float("inf")
        for _ in range(5):
            start = perf_counter()
            report_view(report)
            best = min(best, perf_counter() - start)
    return best


def pages() -> float:
    """The report's page with 100,000 requests against the page with 1,000."""
    from gongkai.agencies.models import Agency

    times = {}
    for count in (1_000, 100_000):
        fill(1, count)
        Agency.objects.filter(slug="a0").update(slug=f"page{count}")
        times[count] = page(count)
    sys.stdout.write(
        f"page: 100,000 requests {times[100_000] * 1000:.0f} ms, 1,000 requests {times[1_000] * 1000:.0f} ms\n"
    )
    return times[100_000] / times[1_000]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--agencies", type=int, default=40_000)
    parser.add_argument("--each", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("GONGKAI_DATA_DIR", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        sys.stdout.write(f"page ratio    {pages():.2f} of at most 2\n")
        fill(options.agencies, options.each)
        sys.stdout.write(f"nation ratio  {nation():.2f} of at most 2\n")


if __name__ == "__main__":
    main()
