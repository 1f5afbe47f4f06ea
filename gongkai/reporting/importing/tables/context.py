"""What the text as a whole shows about how its tables were flattened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.reporting.importing.tables.lines import Pitch, by_pipes, pitch_of
from gongkai.reporting.importing.tables.reading import separate
from gongkai.reporting.importing.tables.stream import Stretch

_LEADING_ZERO = re.compile(r"0\d")


@dataclass(frozen=True, slots=True)
class Context:
    """`run_together`: cells stand together without separator somewhere (a number of several digits begins with 0).
    `lossy`: in such a text some row has fewer digits than cells, so blank cells vanish and no count of digits is proof.
    `pitch`: the spacing of cells written one to a line. `piped`: pipes part the cells, the first behind the label."""

    run_together: bool = False
    lossy: bool = False
    pitch: Pitch | None = None
    piped: bool = False


def context_of(stretches: Iterable[tuple[Stretch, int]], others: Iterable[str]) -> Context:
    """Judge by every label's stretch with its number of cells, and by the values of table four."""
    known = list(stretches)
    values = [value.text for stretch, _ in known for value in stretch.values]
    joined = any(_LEADING_ZERO.match(text) for text in [*values, *others])
    short = any(_digits(stretch) < want for stretch, want in known)
    full = [(stretch, want) for stretch, want in known if separate(stretch, want)]
    if joined:
        return Context(run_together=True, lossy=short)
    return Context(pitch=pitch_of(full), piped=all(_pipes_agree(stretch, want) for stretch, want in full))


def _pipes_agree(stretch: Stretch, want: int) -> bool:
    """Whether the cells between a full row's pipes are its values, so that a blank between pipes is a cell."""
    if "|" not in stretch.between:
        return True
    cells = by_pipes(stretch.between, stretch.start, want)
    return cells is not None and all(cell.text for cell in cells)


def _digits(stretch: Stretch) -> int:
    return sum(char.isdigit() for value in stretch.values for char in value.text)
