"""More styles, as converters of web pages leave them, and what may happen to a text on its way: `DISTORTIONS`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from gongkai.reporting.importing.blocks import Cell, Line, OpenedFile, Table
from gongkai_law.report.findings import Figures
from gongkai_law.report.form import Form
from tests.reporting.importing.flatten import (
    SIDE,
    Style,
    _cells,
    _four_head,
    _head,
    _joined,
    _two_lines,
    _whole,
    four_values,
    lines,
    side_of,
    three_values,
)

Distortion = Callable[[str], str]


def bare_pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """A pipe on a line of its own between any two cells."""
    return lines(_joined(form, figures, "\n|\n"), "md")


def open_pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Each row opens with a pipe alone on its line, then a cell and a pipe a line."""

    def join(cells: Sequence[str]) -> str:
        return "| \n" + "".join(f" {cell}  | \n" for cell in cells)

    rows = [join([row.label, *three_values(form, row, figures)]) for row in form.data_rows]
    four = [*_four_head(form, join), join(four_values(form, figures))]
    return lines(
        _whole(_two_lines(form, figures, join), "\n".join([*_head(form, join), *rows]), "\n".join(four)), "md"
    )


def spare_pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Rows closed with as many empty pipes as cells were merged above."""

    def join(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cells) + " | " + "|" * rng.randint(0, 3)

    rows = []
    for row in form.data_rows:
        first = [SIDE] if row.id == "granted" else []
        side = [side_of(form, row)] if row.label.startswith("1.") else []
        rows.append(join([*first, *side, row.label, *three_values(form, row, figures)]))
    four = [*_four_head(form, join), join(four_values(form, figures))]
    return lines(
        _whole(_two_lines(form, figures, join), "\n".join([*_head(form, join), *rows]), "\n".join(four)), "md"
    )


def spare_pipes_by_line(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """A cell and a pipe a line, a line of empty pipes behind each row."""

    def join(cells: Sequence[str]) -> str:
        return "".join(f"{cell} |\n" for cell in cells) + "||"

    rows = [join([row.label, *three_values(form, row, figures)]) for row in form.data_rows]
    four = [*_four_head(form, join), join(four_values(form, figures))]
    return lines(
        _whole(_two_lines(form, figures, join), "\n".join([*_head(form, join), *rows]), "\n".join(four))
    )


def columns_by_line(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """All labels of table three, then its columns one after the other, a figure a line."""
    labels = [entry.label for entry in form.t3_rows]
    rows = [three_values(form, row, figures) for row in form.data_rows]
    columns = [value for column in zip(*rows, strict=True) for value in column]
    two, _, four = _cells(form, figures)
    return lines(_whole("\n".join(two), "\n".join([*labels, *columns]), "\n".join(four)), "pdf")


def upright_heads(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Heads of table four set a character a line, its figures on one."""
    rows = [" ".join([row.label, *three_values(form, row, figures)]) for row in form.data_rows]
    four = """行政复议 行政诉讼
未经复议直接起诉 复议后起诉
结 结 其 尚
结 结 其 尚 结 结 其 尚
果 果 他 未
总计 果 果 他 未 总 果 果 他 未 总
维 纠 结 审
维 纠 结 审 计 维 纠 结 审 计
持 正 果 结
"""
    two = _two_lines(form, figures, " ".join)
    return lines(_whole(two, "\n".join(rows), four + " ".join(four_values(form, figures))), "pdf")


WILD: dict[str, Style] = {
    "bare pipes": bare_pipes,
    "open pipes": open_pipes,
    "spare pipes": spare_pipes,
    "spare pipes by line": spare_pipes_by_line,
    "upright heads": upright_heads,
}

_SIMPLE = "业为举于会体减务动单报护执据织组结继续维缴规计认许讼访诉询请购费转过这进采问项题额处对属废强当总构条权没现数机关发国万类稳"
_TRADITIONAL = "業為舉於會體減務動單報護執據織組結繼續維繳規計認許訟訪訴詢請購費轉過這進採問項題額處對屬廢強當總構條權沒現數機關發國萬類穩"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMBERED = re.compile(r"(?<!\d)(\d)\.(?=[一-鿿])")

DISTORTIONS: dict[str, Distortion] = {
    "digits of full width": lambda text: text.translate(_FULL_WIDTH),
    "brackets of half width": lambda text: text.replace("（", "(").replace("）", ")").replace("：", ":"),
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
    "numbered with 、": lambda text: _NUMBERED.sub(r"\1、", text),
    "numbered with ．": lambda text: _NUMBERED.sub(r"\1．", text),
    "a blank behind the number": lambda text: _NUMBERED.sub(r"\1. ", text),
    "numbered in brackets": lambda text: _NUMBERED.sub(r"(\1)", text),
    "commas for 、": lambda text: text.replace("不补正、", "不补正，").replace("费用、", "费用，"),
    "local suffixes": lambda text: text.replace("申请数量", "申请数量（件）").replace(
        "继续办理", "继续办理数量"
    ),
    "blanks inside labels": lambda text: text.replace("总计", "总 计").replace("重复申请", "重复 申请"),
    "recognition slips": lambda text: text.replace("执法案卷", "执法安卷").replace(
        "上年结转政府", "上年结转攻府"
    ),
    "the older name of a row": lambda text: text.replace("行政规范性文件", "规范性文件"),
    "chapter numbers lost": lambda text: (
        text.replace("（一）", "").replace("（七）", "").replace("（六）", "")
    ),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "radicals for characters": lambda text: text.replace("行", "⾏").replace("一", "⼀"),
    "zero-width characters": lambda text: text.replace("政", "政\u200b"),
    "traditional script": lambda text: text.translate(str.maketrans(_SIMPLE, _TRADITIONAL)),
}


def distorted(opened: OpenedFile, change: Distortion) -> OpenedFile:
    """The same file with every text of it changed."""
    blocks = [
        Line(change(block.text))
        if isinstance(block, Line)
        else Table(
            tuple(tuple(Cell(change(c.text), c.colspan, c.rowspan) for c in row) for row in block.rows)
        )
        for block in opened.blocks
    ]
    return OpenedFile(opened.kind, tuple(blocks), opened.layout)
