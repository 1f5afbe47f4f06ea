"""How long one report takes to read and check, and the command from a cold start; printed as ratios to what is asked.

Processor time, so that whatever else runs on the machine does not count.

python tools/bench/report_check.py [--runs N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gongkai.reporting.importing.check import check_report
from gongkai_law.report.form import Form
from tests.report_files import MadeReport, as_docx, as_html, as_pdf, as_text, as_xlsx
from tests.report_samples import consistent_figures

ROOT = Path(__file__).resolve().parents[2]
WANTED_MS = 50  # one text report, in process
WANTED_COLD_S = 0.5  # the whole command, from a new interpreter


def samples() -> dict[str, bytes]:
    """One report in every kind; text also with its cells run together, which asks most of the reader."""
    form = Form.by_id("F2021")
    report = MadeReport(form, 2023, consistent_figures(form, 1))
    return {
        "report.txt": as_text(report).encode(),
        "run-together.txt": "".join(as_text(report, "").split()).encode(),
        "report.html": as_html(report).encode(),
        "report.docx": as_docx(report),
        "report.xlsx": as_xlsx(report),
        "report.pdf": as_pdf(report),
    }


def in_process(data: bytes, name: str, runs: int) -> float:
    """Median milliseconds of processor time, after one run to warm up."""
    check_report(data, name)
    taken = []
    for _ in range(runs):
        start = time.process_time()
        check_report(data, name)
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def cold(path: Path, runs: int) -> float:
    """Median seconds of processor time of `gongkai report check FILE --json` in a new process."""
    taken = []
    for _ in range(runs):
        before = os.times()
        command = [sys.executable, "-m", "gongkai.cli", "report", "check", str(path), "--json"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        taken.append(
            after.children_user - before.children_user + after.children_system - before.children_system
        )
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    made = samples()
    for name, data in made.items():
        taken = in_process(data, name, runs)
        print(f"in process  {name:<18}{taken:>8.1f} ms   {taken / WANTED_MS:.2f} x {WANTED_MS} ms")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("report.txt", "report.docx", "report.pdf"):
            path = Path(folder) / name
            path.write_bytes(made[name])
            taken = cold(path, max(3, runs // 3))
            print(f"cold start  {name:<18}{taken:>8.2f} s    {taken / WANTED_COLD_S:.2f} x {WANTED_COLD_S} s")


if __name__ == "__main__":
    main()
