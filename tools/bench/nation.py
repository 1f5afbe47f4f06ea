"""Tables two to four for a nation: our count against the bare GROUP BY on the same database.

    python -m tools.bench.nation [--agencies 40000] [--each 50]

Makes its own database (DATABASE_URL selects the engine; SQLite in a temporary folder by default) and prints ratios:
the limit is 2 × the bare query. Each pair is run in turn, and the ratio is the median of the pairs.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.bench._filling import analyse, made_agencies, own_database
from tools.bench._requests import YEAR, fill

LIMIT = 2.0
CASES, RECORDS = 5, 10  # reconsiderations or suits, and normative documents, of each agency


def _seconds(work: Callable[[], Any]) -> float:
    start = perf_counter()
    for _ in work():
        pass
    return perf_counter() - start


def paired(name: str, ours: Callable[[], Any], bare: Callable[[], Any], turns: int = 5) -> float:
    """The median ratio of ours to the bare query, one after the other in each turn."""
    ratios, own, other = [], [], []
    for _ in range(turns):
        other.append(_seconds(bare))
        own.append(_seconds(ours))
        ratios.append(own[-1] / other[-1])
    ratio = statistics.median(ratios)
    print(
        f"{name:<12} {statistics.median(own):6.2f} s, bare {statistics.median(other):6.2f} s   "
        f"{ratio:.2f} x, wanted at most {LIMIT:.0f} x   (pairs {min(ratios):.2f}–{max(ratios):.2f})",
        flush=True,
    )
    return ratio


def _bare_documents() -> Any:
    """The grouped read behind table two as the database answers it, without Django's rows."""
    from django.db import connection

    from gongkai.supervision.rollup import document_counts

    sql, values = document_counts(YEAR).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(10_000):
            yield from rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--agencies", type=int, default=40_000)
    parser.add_argument("--each", type=int, default=50)
    options = parser.parse_args()
    with own_database():
        from gongkai.supervision import rollup

        start = perf_counter()
        fill(made_agencies("a", options.agencies), options.each, cases=CASES, records=RECORDS)
        analyse()
        print(
            f"{options.agencies:,} agencies × {options.each} requests, filled in {perf_counter() - start:.0f} s"
        )
        paired("table two", lambda: rollup.table_two_of_all(YEAR), _bare_documents)
        paired("table three", lambda: rollup.table_three_of_all(YEAR), lambda: rollup.grouped_rows(YEAR))
        paired("table four", lambda: rollup.table_four_of_all(YEAR), lambda: rollup.grouped_remedies(YEAR))


if __name__ == "__main__":
    main()
