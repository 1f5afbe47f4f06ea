"""Given figures flattened as the pages of a pdf give them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests.reporting.importing.flatten import (
    SIDE,
    _four_head,
    _two_lines,
    _whole,
    four_values,
    lines,
    side_of,
    three_values,
)


def layout(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Columns held by blanks; long labels wrap over two or three lines with the numbers beside the middle."""
    made: list[str] = [_columns("", [col.label[:3] for col in form.t3_columns])]
    vertical = list(SIDE)
    for number, row in enumerate(form.data_rows):
        values = three_values(form, row, figures)
        side = side_of(form, row)[:4] if rng.random() < 0.3 else ""
        char = vertical.pop(0) if vertical and number > 3 and rng.random() < 0.5 else ""
        if len(row.label) > 18:
            cuts = (
                [row.label[:13], row.label[13:26], row.label[26:]]
                if len(row.label) > 26
                else [row.label[:13], "", row.label[13:]]
            )
            made += [
                f"        {cuts[0]}",
                _columns(f"{char}      {cuts[1]}" if cuts[1] else "", values),
                f"        {cuts[2]}",
                "",
            ]
        else:
            made += [_columns(f"{char}  {side}  {row.label}", values), ""]
        if number % 11 == 10:
            made += ["", f"                              — {number // 11 + 4} —", ""]
    four = [
        "行政复议                          行政诉讼",
        "",
        "                 未经复议直接起诉                  复议后起诉",
        "",
    ]
    four += ["结果   结果   其他   尚未        结果  结果  其他  尚未       结果  结果  其他  尚未"]
    four += ["                          总计                         总计                       总计"]
    four += ["维持   纠正   结果   审结        维持  纠正  结果  审结       维持  纠正  结果  审结", ""]
    four += ["  ".join(f"{value:<4}" for value in four_values(form, figures))]
    two = _two_lines(form, figures, lambda cells: _columns(cells[0], cells[1:]), "\n\n")
    return lines(_whole(two, "\n".join(made), "\n".join(four)), "pdf", layout=True)


def _columns(label: str, values: Sequence[str]) -> str:
    width = sum(2 if char > "⺀" else 1 for char in label)
    return label + " " * max(44 - width, 3) + "".join(f"{value:<9}" for value in values).rstrip()


def stream_order(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Text as the pdf's stream gives it: heads a character a line, wrapped labels above their numbers."""
    made = list("自然人总计商业企业科研机构")
    for entry in form.t3_rows:
        label = entry.label
        made += [label[at : at + 14] for at in range(0, len(label), 14)]
        if not entry.header:
            made.append(" ".join(three_values(form, entry, figures)))
    four = [
        *list("行政复议行政诉讼"),
        "未经复议直接起诉",
        "复议后起诉",
        "结果维持",
        "总计",
        " ".join(four_values(form, figures)),
    ]
    two = _two_lines(form, figures, " ".join)
    return lines(_whole(two, "\n".join(made), "\n".join(four)), "pdf")


def labels_first(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """All labels of table three, then all its rows of numbers."""
    labels = [entry.label for entry in form.t3_rows]
    rows = [" ".join(three_values(form, row, figures)) for row in form.data_rows]
    four = [*_four_head(form, " ".join), " ".join(four_values(form, figures))]
    return lines(
        _whole(_two_lines(form, figures, " ".join), "\n".join([*labels, *rows]), "\n".join(four)), "pdf"
    )


def narrow(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Columns of equal width: labels and side labels a few characters a line, the figures beside the first line."""
    made, side = [], ""
    for row in form.data_rows:
        own = _pieces(row.label)
        before = _pieces(SIDE) if row.id == "granted" else []
        beside = _pieces(side_of(form, row)) if side_of(form, row) != side else []
        side = side_of(form, row)
        for at in range(max(len(own), len(before), len(beside))):
            label = "".join(
                f"{column[at] if at < len(column) else '':　<4}  " for column in (before, beside, own)
            )
            made.append(_columns(label, three_values(form, row, figures)) if at == 0 else label.rstrip("　 "))
        made.append("")
    four = [*_four_head(form, "   ".join), "   ".join(four_values(form, figures))]
    two = _two_lines(form, figures, lambda cells: _columns(cells[0], cells[1:]), "\n\n")
    return lines(_whole(two, "\n".join(made), "\n".join(four)), "pdf", layout=True)


def _pieces(label: str) -> list[str]:
    return [label[at : at + 3] for at in range(0, len(label), 3)]
