"""The report's page by size of the register: 100,000 requests against 1,000, the first page after an act and the next.

    python -m tools.bench.report_page

The whole page as a signed-in clerk gets it. "cold": nothing kept from an earlier page, as after an act of the agency.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.bench._filling import analyse, made_agencies, own_database, signed_in
from tools.bench._requests import YEAR, fill

LIMIT = 2.0
SMALL, BIG = 1_000, 100_000
TURNS = 9


def _pages(count: int) -> Callable[[bool], float]:
    """Seconds of one page of a register of `count` requests; `cold` forgets what was kept before."""
    from django.core.cache import cache

    from gongkai.agencies.scope import agency_scope
    from gongkai.reporting.models import AnnualReport

    agency = made_agencies(f"page{count}-", 1)[0]
    fill([agency], count, cases=20, records=50, seed=count)
    client, _ = signed_in(agency)
    with agency_scope(agency.pk):
        AnnualReport.objects.create(agency=agency, year=YEAR)

    def page(cold: bool) -> float:
        if cold:
            cache.clear()
        start = perf_counter()
        answer = client.get(f"/work/reports/{YEAR}/")
        taken = perf_counter() - start
        if answer.status_code != 200:
            raise RuntimeError(f"the page answered {answer.status_code}")
        return taken

    return page


def main() -> None:
    with own_database():
        small, big = _pages(SMALL), _pages(BIG)
        analyse()
        for cold in (True, False):
            small(cold), big(cold)
            pairs = [(small(cold), big(cold)) for _ in range(TURNS)]
            ratio = statistics.median(one / other for other, one in pairs)
            times = [statistics.median(each) * 1000 for each in zip(*pairs, strict=True)]
            print(
                f"{'first page after an act' if cold else 'next page':<24} {BIG:,} requests {times[1]:.0f} ms, "
                f"{SMALL:,} requests {times[0]:.0f} ms   {ratio:.2f} x, wanted at most {LIMIT:.0f} x",
                flush=True,
            )


if __name__ == "__main__":
    main()
