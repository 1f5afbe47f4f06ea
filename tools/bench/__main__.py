"""Run every benchmark, one after the other: ratios, not a timed test.

    python -m tools.bench [NAME …]

One that counts in the database runs on SQLite and on each PostgreSQL of this machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests import postgres

IN_DATABASE = {"coverage", "nation", "registers", "report_page", "work_lists"}


def names() -> list[str]:
    """Every benchmark, by its file."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def run(name: str, **environment: str) -> bool:
    """Run one benchmark in a process of its own."""
    clean = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-m", f"tools.bench.{name}"]
    return subprocess.run(command, cwd=ROOT, env={**clean, **environment}).returncode == 0


def main(asked: list[str]) -> int:
    """Run the asked benchmarks, or all; 1 if one did not run to its end."""
    unknown = [name for name in asked if name not in names()]
    if unknown:
        print(f"没有这一项：{' '.join(unknown)}；有：{' '.join(names())}", file=sys.stderr)
        return 2
    answers = []
    for name in asked or names():
        print(f"\n═══ {name}{' · SQLite' if name in IN_DATABASE else ''} ═══", flush=True)
        answers.append(run(name))
        for installation in postgres.installations() if name in IN_DATABASE else ():
            print(f"\n═══ {name} · PostgreSQL {installation.name} ═══", flush=True)
            with postgres.server(installation) as url:
                answers.append(run(name, DATABASE_URL=url))
    return 0 if all(answers) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
