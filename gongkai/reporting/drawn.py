"""A figure of an official table as a page draws it: what stands in the cell, how it looks, where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai_law.report.findings import Figures
from gongkai_law.report.rules import plain


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure: its `text`, its `look` (broken, missing, or plain), the page its `url` opens ("" for none)."""

    text: str
    look: str = ""
    url: str = ""


def drawn_plain(figures: Figures, *, blank: str = "") -> dict[str, Drawn]:
    """Figures to read and nothing else; `blank` stands where a cell holds none."""
    return {cell: Drawn(blank if figure is None else plain(figure)) for cell, figure in figures.items()}


def drawn_with_cases(
    figures: Figures, urls: Mapping[str, str], *, broken: frozenset[str], missing: frozenset[str], fill: str
) -> dict[str, Drawn]:
    """Figures that open their cases; a broken identity's cells are marked, a missing one says `fill`."""

    def look(cell: str) -> str:
        looks = [name for name, cells in (("broken", broken), ("missing", missing)) if cell in cells]
        return " ".join(looks)

    return {
        cell: Drawn(
            fill if cell in missing else "—" if figure is None else plain(figure), look(cell), urls[cell]
        )
        for cell, figure in figures.items()
    }
