"""Picture letters: every kind, or those named, as pdf, docx and png into var/letters.

    python tools/letters.py [KIND …] [--on YYYY-MM-DD]

For looking at: a lawyer's reading of each finds ground, facts and the remedy right for its day.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pypdfium2

from gongkai.letters.kinds import all_kinds, letter_kind
from gongkai.letters.render import sample_letter

OUT = ROOT / "var" / "letters"
SCALE = 1.6  # pixels a point


def main(argv: list[str] | None = None) -> int:
    """Write the files and say where."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--on", type=date.fromisoformat, default=date(2026, 3, 18))
    options = parser.parse_args(argv)
    OUT.mkdir(parents=True, exist_ok=True)
    for kind in [letter_kind(id) for id in options.kinds] or all_kinds():
        made = sample_letter(kind, on=options.on)
        name = f"{kind.law.number:02d}-{kind.id}"
        (OUT / f"{name}.docx").write_bytes(made.docx)
        (OUT / f"{name}.pdf").write_bytes(made.pdf)
        for number, page in enumerate(pypdfium2.PdfDocument(made.pdf), 1):
            page.render(scale=SCALE).to_pil().save(OUT / f"{name}-{number}.png")
        print(OUT / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
