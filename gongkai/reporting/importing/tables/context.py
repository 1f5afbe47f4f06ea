"""What the text as a whole shows about how its tables were flattened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.reporting.importing.tables.lines import Pitch, pitch_of
from gongkai.reporting.importing.tables.reading import separate
from gongkai.reporting.importing.tables.stream import Stretch

_LEADING_ZERO = re.compile(r"0\d")


@dataclass(frozen=True, slots=True)
class Context:
    """`run_together`: cells stand together without separator somewhere (a number of several digits begins with 0).
    `lossy`: in such a text some row has fewer digits than cells, so blank cells vanish and no count of digits is proof.
    `pitch`: the spacing of cells written one to a line."""

    run_together: bool = False
    lossy: bool = False
    pitch: Pitch | None = None


def context_of(stretches: Iterable[tuple[Stretch, int]], others: Iterable[str]) -> Context:
    """Judge by every label's stretch with its number of cells, and by the values of table four."""
    known = list(stretches)
    values = [value.text for stretch, _ in known for value in stretch.values]
    joined = any(_LEADING_ZERO.match(text) for text in [*values, *others])
    short = any(_digits(stretch) < want for stretch, want in known)
    full = [(stretch, want) for stretch, want in known if separate(stretch, want)]
    return Context(joined, joined and short, None if joined else pitch_of(full))


def _digits(stretch: Stretch) -> int:
    return sum(char.isdigit() for value in stretch.values for char in value.text)
