"""How many reports a second one core checks, figures already read; printed as a ratio to the 5,000 asked for.

python tools/bench/reconcile.py [--reports N]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form, all_forms
from gongkai_law.report.reconcile import reconcile
from tests.report_samples import consistent_figures

WANTED = 5_000  # reports a second


def samples(form: Form, how_many: int, *, faulty_every: int) -> list[Figures]:
    """Different reports; every n-th has one wrong cell and one blank."""
    made = [consistent_figures(form, seed) for seed in range(how_many)]
    for figures in made[:: faulty_every or how_many + 1][: how_many if faulty_every else 0]:
        figures["t3.granted.natural"] = int(figures["t3.granted.natural"] or 0) + 1
        figures["t3.carry_out.org_legal"] = None
    return made


def rate(form: Form, reports: list[Figures], *, with_previous: bool) -> float:
    """Reports checked a second of processor time."""
    previous = consistent_figures(form, 0) if with_previous else None
    start = process_time()
    for figures in reports:
        reconcile(form, figures, previous, level="township")
    return len(reports) / (process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=5_000)
    wanted = parser.parse_args().reports
    for form in all_forms():
        for name, every in (("all right", 0), ("one in ten faulty", 10), ("all faulty", 1)):
            reports = samples(form, wanted, faulty_every=every)
            best = max(rate(form, reports, with_previous=False) for _ in range(3))
            print(f"{form.id}  {name:<18} {best:>9,.0f} reports/s   {best / WANTED:.2f} x {WANTED:,}")
        reports = samples(form, wanted, faulty_every=0)
        best = max(rate(form, reports, with_previous=True) for _ in range(3))
        print(
            f"{form.id}  {'with carry-over':<18} {best:>9,.0f} reports/s   {best / WANTED:.2f} x {WANTED:,}"
        )


if __name__ == "__main__":
    main()
