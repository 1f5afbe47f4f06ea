"""Every style in which annual reports circulate: functions (form, figures, rng) → OpenedFile.

`KEEPS_CELLS` names those in which a blank cell can still be seen, `RUN_TOGETHER` those in which cells have no separator,
so that a row may have more than one reading.
"""

from __future__ import annotations

from tests.reporting.importing.flatten import (
    AFTER,
    BEFORE,
    Style,
    broken_pipes,
    cell_per_line,
    cell_per_line_pipe,
    cell_per_line_spaced,
    few_blanks,
    lines,
    one_line,
    pipes,
    real_tables,
    run_together,
    run_together_rows,
    sheet,
    small_pipes,
    tabs,
    torn_pipes,
    trailing_pipes,
)
from tests.reporting.importing.flatten_pages import labels_first, layout, narrow, stream_order

__all__ = [
    "AFTER",
    "BEFORE",
    "KEEPS_CELLS",
    "RUN_TOGETHER",
    "SEPARATED",
    "Style",
    "layout",
    "lines",
    "narrow",
    "one_line",
    "pipes",
    "real_tables",
    "run_together",
    "stream_order",
    "torn_pipes",
]

KEEPS_CELLS: dict[str, Style] = {
    "real tables": real_tables,
    "sheet": sheet,
    "pipes": pipes,
    "small pipes": small_pipes,
    "trailing pipes": trailing_pipes,
    "broken pipes": broken_pipes,
}
SEPARATED: dict[str, Style] = {
    **KEEPS_CELLS,
    "tabs": tabs,
    "torn pipes": torn_pipes,
    "cell per line": cell_per_line,
    "cell per line, spaced": cell_per_line_spaced,
    "cell per line, pipe": cell_per_line_pipe,
    "one line": one_line,
    "layout": layout,
    "narrow columns": narrow,
    "stream order": stream_order,
    "labels first": labels_first,
}
RUN_TOGETHER: dict[str, Style] = {
    "run together": run_together,
    "run together, rows": run_together_rows,
    "few blanks": few_blanks,
}
