"""The coverage page with 1,000,000 obligations in the register against the same page with 10,000.

    python -m tools.bench.coverage [--small 10000] [--large 1000000]

The year looked at owes the same in both; what grows is the rest of the register, year by year. Makes its own database
(DATABASE_URL selects the engine; SQLite in a temporary folder by default) and prints ratios: the limit is 2.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice, product
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

YEAR, TODAY = 2026, date(2026, 11, 25)
ITEMS, UNITS = 100, 100
REPEATS = 5


def _agency(slug: str) -> tuple[Any, Any, list[Any], list[Any]]:
    """An agency with its edition in force, items and villages."""
    from gongkai.agencies.models import Agency, Unit
    from gongkai.catalogue.models import Edition, Item

    agency = Agency.objects.create(
        slug=slug, name=slug, short_name=slug, level="township", body_kind="township_government"
    )
    edition = Edition.unscoped.create(
        agency=agency, number=1, title=slug, state="adopted", since=date(2016, 1, 1)
    )
    words = {
        "area": "own",
        "content": "x",
        "basis": "x",
        "term": "每月10日前",
        "subject": "x",
        "audience": "all",
    }
    items = [
        Item(
            agency=agency,
            edition=edition,
            rank=n + 1,
            level1=f"事项{n}",
            livelihood="" if n % 3 else "land",
            **words,
        )
        for n in range(ITEMS)
    ]
    units = [Unit(agency=agency, name=f"村{n}", is_village=True) for n in range(UNITS)]
    Item.unscoped.bulk_create(items)
    Unit.unscoped.bulk_create(units)
    return agency, edition, items, units


def _rows(agency: Any, items: list[Any], units: list[Any], total: int) -> Iterator[Any]:
    """This year's 9,000 first, then earlier ones until there are enough."""
    from gongkai.catalogue.models import Obligation

    now = product([YEAR], range(1, 10), items, units[: 1000 // ITEMS])
    before = product(range(2016, YEAR), range(1, 13), items, units)
    for serial, (year, month, item, unit) in enumerate(islice((*now, *islice(before, total)), total)):
        day = date(year, month, 10)
        met = "none" if serial % 50 == 0 else "statement" if serial % 11 == 0 else "data"
        yield Obligation(
            agency=agency, item=item, line=item.line, unit=unit, period=f"{year}-{month:02d}", label=f"{year}-{month:02d}",
            first=day, last=day, due_on=day, year=year, month=month, met=met, met_on=None if met == "none" else day, is_open=met == "none",
        )  # fmt: skip


def fill(slug: str, total: int) -> tuple[Any, Any]:
    """An agency with `total` obligations, straight into the tables: what is measured is reading."""
    from gongkai.catalogue.models import Obligation

    agency, edition, items, units = _agency(slug)
    rows = _rows(agency, items, units, total)
    while batch := list(islice(rows, 20_000)):
        Obligation.unscoped.bulk_create(batch, batch_size=1000)
    return agency, edition


def timed(read: Callable[[], Any]) -> float:
    """Milliseconds of the quickest of several reads."""
    read()
    best = float("inf")
    for _ in range(REPEATS):
        begun = perf_counter()
        read()
        best = min(best, perf_counter() - begun)
    return best * 1000


def measure(agency: Any, edition: Any) -> dict[str, float]:
    """What the coverage page and the clerk's list ask."""
    from gongkai.agencies.scope import agency_scope
    from gongkai.catalogue import coverage

    with agency_scope(agency.pk):
        days = coverage.days_of(agency, TODAY)
        return {
            "map by month": timed(lambda: coverage.grid(edition, year=YEAR, days=days)),
            "map by unit": timed(lambda: coverage.grid(edition, year=YEAR, days=days, by="unit")),
            "sums": timed(lambda: coverage.tally(YEAR, days)),
            "by unit": timed(lambda: coverage.by_unit(YEAR, days)),
            "list": timed(lambda: list(coverage.due_list(days=days).rows)),
        }


def main(arguments: list[str]) -> int:
    """Fill both, measure both, print the ratios; 1 if one is above 2."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({"GONGKAI_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "gongkai.settings"})
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        offices = [fill("small", options.small), fill("large", options.large)]
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        small, large = (measure(*office) for office in offices)
        connection.close()
    worst = 0.0
    for name, before in small.items():
        ratio = large[name] / before
        worst = max(worst, ratio)
        print(f"{name:14} {before:8.1f} ms  {large[name]:8.1f} ms  × {ratio:.2f}")
    return 1 if worst > 2 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
