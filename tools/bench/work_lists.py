"""The lists people work from, by size of the register: one million rows against ten thousand.

    python -m tools.bench.work_lists [--big 1000000] [--small 10000]

Whole pages as a signed-in clerk gets them: the home page, the list of requests plain and narrowed, the list of records,
the coverage of the catalogue. The limit is 2 × the same page of the small register; each pair is measured in turn.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.bench._filling import analyse, insert, made_agencies, own_database, signed_in, stored
from tools.bench._requests import RECORD_COLUMNS, YEAR, fill

LIMIT = 2.0
TURNS = 7
EVENT_COLUMNS = ("id", "agency_id", "disclosure_request_id", "sequence", "on", "kind", "data")
PAGES = (
    ("home", "/work/"),
    ("requests", "/work/requests/"),
    ("requests, open ones", "/work/requests/?open=1"),
    ("records", "/work/records/"),
    ("coverage", f"/work/catalogue/coverage/?year={YEAR}"),
)


def _records(agency: Any, count: int) -> Iterator[tuple[Any, ...]]:
    """Records over ten years and every kind, once public and taken back."""
    from gongkai.base.models import new_id
    from gongkai.publishing.models import Category

    kinds, own = Category.values, stored(agency.pk)
    for serial in range(count):
        formed = date(YEAR - serial % 10, 1, 2) + timedelta(days=serial % 350)
        yield (
            stored(new_id()), own, f"{formed.year}-{serial:07d}", f"第{serial}期公示", kinds[serial % len(kinds)], formed,
            formed + timedelta(days=9), formed.year, "withdrawn", "王芳", "李明", formed, "赵强", formed, None,
        )  # fmt: skip


def _submissions(agency: Any) -> Iterator[tuple[Any, ...]]:
    """The first event of every open request: the home page reads their clocks."""
    from gongkai.base.models import new_id
    from gongkai.casework.models import DisclosureRequest

    own = stored(agency.pk)
    rows = DisclosureRequest.unscoped.filter(agency=agency, closed_on=None).values_list("id", "submitted_on")
    for pk, on in list(rows):
        yield stored(new_id()), own, stored(pk), 1, on, "submitted", '{"channel": "in_person"}'


def _adopt_catalogue(agency: Any, clerk: Any) -> None:
    """The sample catalogue in force."""
    from gongkai.agencies.models import Role
    from gongkai.agencies.services import appoint
    from gongkai.catalogue.services.editions import adopt_edition, draft_sample

    since = date(YEAR, 1, 2)
    appoint(agency=agency, user=clerk, role=Role.OFFICE_HEAD, since=since)
    adopt_edition(edition=draft_sample(agency=agency, actor=clerk), since=since, actor=clerk)


def _register(prefix: str, count: int) -> Any:
    """A clerk's browser in an agency with `count` requests and as many records, the sample catalogue adopted."""
    from gongkai.agencies.scope import agency_scope
    from gongkai.casework.models import RequestEvent
    from gongkai.publishing.models import Record

    agency = made_agencies(prefix, 1)[0]
    client, clerk = signed_in(agency)
    with agency_scope(agency.pk):
        _adopt_catalogue(agency, clerk)
    fill([agency], count, seed=count)
    insert(RequestEvent, EVENT_COLUMNS, _submissions(agency))
    insert(Record, RECORD_COLUMNS, _records(agency, count))
    return client


def _seconds(client: Any, address: str) -> float:
    start = perf_counter()
    answer = client.get(address)
    taken = perf_counter() - start
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--big", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=10_000)
    options = parser.parse_args()
    with own_database():
        start = perf_counter()
        small, big = _register("small", options.small), _register("big", options.big)
        analyse()
        print(f"filled in {perf_counter() - start:.0f} s", flush=True)
        for name, address in PAGES:
            _seconds(small, address), _seconds(big, address)
            pairs = [(_seconds(small, address), _seconds(big, address)) for _ in range(TURNS)]
            ratio = statistics.median(one / other for other, one in pairs)
            few, many = (statistics.median(each) * 1000 for each in zip(*pairs, strict=True))
            print(
                f"{name:<22} {options.big:,}: {many:6.0f} ms   {options.small:,}: {few:6.0f} ms   "
                f"{ratio:.2f} x, wanted at most {LIMIT:.0f} x",
                flush=True,
            )


if __name__ == "__main__":
    main()
