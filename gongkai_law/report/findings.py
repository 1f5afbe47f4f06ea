"""A finding: what a check says about figures or text of an annual report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Severity = Literal["error", "warning", "info"]
Figure = int | Decimal | None  # None = the cell is there and blank; a cell not there has no key
Figures = dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule` as in the reference (`K1[total]`, `structure.missing_table` …), the `cells` it touches, both values.

    `cases` lists ids of register rows behind the difference, for an agency's own data only.
    """

    rule: str
    severity: Severity
    cells: tuple[str, ...] = ()
    expected: int | Decimal | str | None = None
    found: int | Decimal | str | None = None
    message: str = ""
    cases: tuple[str, ...] = ()
