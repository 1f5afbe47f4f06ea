"""Given figures flattened as tables, as lines with separators and as running text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from gongkai.reporting.importing.blocks import Block, Cell, Line, OpenedFile, Table
from gongkai_law.report.findings import Figure, Figures
from gongkai_law.report.form import Form, RemedyGroup, Row, TableTwoGroup

Style = Callable[[Form, Figures, random.Random], OpenedFile]
TextStyle = Callable[[Form, Figures, random.Random], str]

SIDE = "三、本年度办理结果"
BEFORE = """某镇人民政府政府信息公开工作年度报告
一、总体情况
本年度主动公开规章 1 件、行政规范性文件 34 件，行政许可 12 件，行政处罚 7 件，行政事业性收费 3 项。
（二）依申请公开。本年新收政府信息公开申请 1295 件，上年结转 189 件，予以公开 5 件，部分公开 2 件，不予公开 3 件。
行政复议 6 件，结果维持 4 件；行政诉讼 3 件。依照《条例》第二十条、第二十一条公开。
二、主动公开政府信息情况
"""
BETWEEN = "三、收到和处理政府信息公开申请情况\n"
FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"
AFTER = """五、存在的主要问题及改进情况
2023 年 3 项问题：一是 12 个村公开不及时；二是行政许可公开 0 件、重复申请 3 件。
六、其他需要报告的事项
本年度收取信息处理费 0 元，发出收费通知 0 件。
"""


def shown(figure: Figure) -> str:
    """A figure as a report prints it; blank for None."""
    if figure is None:
        return ""
    return format(figure, "f") if isinstance(figure, Decimal) else str(figure)


def two_values(group: TableTwoGroup, row: Row, figures: Figures) -> list[str]:
    """A row of table two as printed."""
    return [shown(figures[f"t2.{row.id}.{col.id}"]) for col in group.cols]


def three_values(form: Form, row: Row, figures: Figures) -> list[str]:
    """A row of table three as printed."""
    return [shown(figures[f"t3.{row.id}.{col.id}"]) for col in form.t3_columns]


def four_values(form: Form, figures: Figures, groups: Iterable[RemedyGroup] | None = None) -> list[str]:
    """The row of table four as printed."""
    return [shown(figures[f"t4.{g.id}.{c.id}"]) for g in groups or form.t4_groups for c in form.t4_cols]


def side_of(form: Form, row: Row) -> str:
    """The label of the group a row stands under, '' for one of its own."""
    heads = {entry.id: entry.label for entry in form.t3_rows if entry.header and entry.group}
    return heads.get(row.group, "")


def lines(text: str, kind: str = "txt", *, layout: bool = False) -> OpenedFile:
    """A text as its lines."""
    return OpenedFile(kind, tuple(Line(line) for line in text.split("\n")), layout=layout)


def _whole(two: str, three: str, four: str) -> str:
    return f"{BEFORE}{two}\n{BETWEEN}{three}\n{FOUR}{four}\n{AFTER}"


# real tables


def real_tables(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Tables with spans, as html and docx have them."""
    three = [
        (Cell(form.t3_corner, 3, 3), Cell(form.t3_applicants, 7)),
        (Cell("自然人", 1, 2), Cell(form.t3_organisations, 5), Cell("总计", 1, 2)),
        tuple(Cell(col.label) for col in form.t3_columns[1:-1]),
    ]
    three += list(_three_rows(form, figures))
    return OpenedFile(
        "html", _blocks(_two_tables(form, figures), Table(tuple(three)), _four_table(form, figures))
    )


def _three_rows(form: Form, figures: Figures) -> Iterable[tuple[Cell, ...]]:
    inside = [row for row in form.data_rows if row.group]
    for row in form.data_rows:
        cells = [Cell(value) for value in three_values(form, row, figures)]
        if not row.group:
            yield (Cell(row.label, 3), *cells)
            continue
        head = [Cell(SIDE, 1, len(inside))] if row is inside[0] else []
        same = [other for other in inside if other.group == row.group]
        if not side_of(form, row) or row.group == "results":
            yield (*head, Cell(row.label, 2), *cells)
        else:
            side = [Cell(side_of(form, row), 1, len(same))] if row is same[0] else []
            yield (*head, *side, Cell(row.label), *cells)


def _two_tables(form: Form, figures: Figures) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for group in form.table_two:
        rows.append((Cell(group.caption, 4),))
        rows.append((Cell(form.t2_first_column), *(Cell(col.printed) for col in group.cols)))
        rows += [(Cell(row.label), *map(Cell, two_values(group, row, figures))) for row in group.rows]
    return Table(tuple(rows))


def _four_table(form: Form, figures: Figures) -> Table:
    columns = [Cell(col.label) for col in form.t4_cols]
    return Table(
        (
            (Cell("行政复议", 5), Cell("行政诉讼", 10)),
            (
                *(Cell(col.label, 1, 2) for col in form.t4_cols),
                Cell("未经复议直接起诉", 5),
                Cell("复议后起诉", 5),
            ),
            (*columns, *columns),
            tuple(map(Cell, four_values(form, figures))),
        )
    )


def _blocks(two: Table, three: Table, four: Table) -> tuple[Block, ...]:
    before, between = [Line(t) for t in BEFORE.split("\n")], [Line(BETWEEN.strip())]
    return (*before, two, *between, three, Line(FOUR.strip()), four, *(Line(t) for t in AFTER.split("\n")))


def sheet(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Tables as a sheet without merged ranges gives them: three label columns, blanks where labels were merged."""
    made = real_tables(form, figures, rng)
    tables = [block for block in made.blocks if isinstance(block, Table)]
    flat = [Table(tuple(tuple(Cell(text) for text in row) for row in _unmerged(table))) for table in tables]
    return OpenedFile("xlsx", _blocks(*flat))


def _unmerged(table: Table) -> list[list[str]]:
    width = max(sum(cell.colspan for cell in row) for row in table.rows)
    grid: list[list[str | None]] = [[None] * width for _ in table.rows]
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row:
            while grid[y][x] is not None:
                x += 1
            for dy in range(cell.rowspan):
                for dx in range(min(cell.colspan, width - x)):
                    grid[y + dy][x + dx] = cell.text if not dx and not dy else ""
    return [[text or "" for text in row] for row in grid]


# lines with separators


def _two_lines(form: Form, figures: Figures, join: Callable[[Sequence[str]], str], gap: str = "\n") -> str:
    made = []
    for group in form.table_two:
        made.append(group.caption)
        made.append(join([form.t2_first_column, *(col.printed for col in group.cols)]))
        made += [join([row.label, *two_values(group, row, figures)]) for row in group.rows]
    return gap.join(made)


def _head(form: Form, join: Callable[[Sequence[str]], str]) -> list[str]:
    columns = [col.label for col in form.t3_columns]
    return [
        join([form.t3_corner, "", form.t3_applicants]),
        join(["", columns[0], form.t3_organisations, columns[-1]]),
        join(["", "", *columns[1:-1]]),
    ]


def _four_head(form: Form, join: Callable[[Sequence[str]], str]) -> list[str]:
    columns = [col.label for col in form.t4_cols]
    return [
        join(["行政复议", "行政诉讼"]),
        join([*columns, "未经复议直接起诉", "复议后起诉"]),
        join([*columns, *columns]),
    ]


def tabs(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Tab-separated lines with the tabs merged cells leave: some missing, some to spare."""
    first = next(row for row in form.data_rows if row.group)
    made = _head(form, "\t".join)
    for row in form.data_rows:
        values = three_values(form, row, figures)
        if not row.group:
            made.append("\t".join([row.label, "", *values, "", ""]))
        elif side_of(form, row) and rng.random() < 0.9:
            made.append("\t".join(["", side_of(form, row), row.label, "", *values]))
        else:
            made.append("\t".join([SIDE if row is first else "", row.label, "", *values, ""]))
    four = [*_four_head(form, "\t".join), "\t".join(four_values(form, figures))]
    return lines(_whole(_two_lines(form, figures, "\t".join), "\n".join(made), "\n".join(four)))


def _pipe(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Proper markdown tables."""
    rows = [
        _pipe([side_of(form, row), row.label, *three_values(form, row, figures)]) for row in form.data_rows
    ]
    three = [*_head(form, _pipe), "|---" * 9 + "|", *rows]
    four = [*_four_head(form, _pipe), "|---" * 15 + "|", _pipe(four_values(form, figures))]
    return lines(_whole(_two_lines(form, figures, _pipe), "\n".join(three), "\n".join(four)), "md")


def small_pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """One small markdown table a row, with heads that mean nothing; table four in three pieces."""
    head = _pipe(["类别", *(f"数据{n}" for n in range(1, 7)), "总计"]) + "\n" + "|---" * 8 + "|"
    three, four, side = [], [], ""
    for row in form.data_rows:
        if side_of(form, row) != side:
            side = side_of(form, row)
            three.append(f"### {side}\n")
        three.append(f"### {row.label}\n{head}\n{_pipe([row.label, *three_values(form, row, figures)])}\n")
    for group in form.t4_groups:
        columns = _pipe([col.label for col in form.t4_cols])
        four.append(
            f"### {'（'.join(group.heads)}{'）' * (len(group.heads) - 1)}\n{columns}\n|---|---|---|---|---|"
        )
        four.append(_pipe(four_values(form, figures, [group])) + "\n")
    return lines(_whole(_two_lines(form, figures, _pipe), "\n".join(three), "\n".join(four)), "md")


def trailing_pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """A row a line, a pipe behind each cell."""

    def join(cells: Sequence[str]) -> str:
        return "".join(f"{cell} | " for cell in cells)

    three = [
        *_head(form, join),
        *(join([row.label, *three_values(form, row, figures)]) for row in form.data_rows),
    ]
    four = [*_four_head(form, join), join(four_values(form, figures))]
    return lines(_whole(_two_lines(form, figures, join), "\n".join(three), "\n".join(four)))


def broken_pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Markdown rows with a line break inside the label's cell."""
    made = _head(form, _pipe)
    for row in form.data_rows:
        label = f"{row.label[:6]}\n{row.label[6:]}" if len(row.label) > 8 else row.label
        made.append(_pipe([label, *three_values(form, row, figures)]))
    four = [*_four_head(form, _pipe), _pipe(four_values(form, figures))]
    return lines(_whole(_two_lines(form, figures, _pipe), "\n".join(made), "\n".join(four)), "md")


def torn_pipes(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Pipe rows; long labels are torn off and piled up before several rows, middle pieces stay beside their numbers."""
    made: list[str] = []
    pile: list[str] = []
    rows: list[str] = []
    for row in form.data_rows:
        values = three_values(form, row, figures)
        if len(row.label) > 24:
            pile += [row.label[:16], row.label[32:]]
            rows.append(_pipe([row.label[16:32], *values]))
        elif len(row.label) > 18:
            pile += [row.label[:15], row.label[15:]]
            rows.append(_pipe(values))
        else:
            made += [*pile, *rows]
            pile, rows = [], []
            made.append(
                _pipe([row.label, *values]) if rng.random() < 0.7 else _pipe(["（三）不", row.label, *values])
            )
    four = [*_four_head(form, "".join), _pipe(four_values(form, figures))]
    return lines(
        _whole(_two_lines(form, figures, _pipe), "\n".join([*made, *pile, *rows]), "\n".join(four)), "pdf"
    )


# running text


def _cells(form: Form, figures: Figures) -> tuple[list[str], list[str], list[str]]:
    """All cells of the three tables in reading order."""
    two, three = [], [form.t3_corner, form.t3_applicants, "自然人", form.t3_organisations, "总计"]
    for group in form.table_two:
        two += [group.caption, form.t2_first_column, *(col.printed for col in group.cols)]
        for row in group.rows:
            two += [row.label, *two_values(group, row, figures)]
    three += [col.label for col in form.t3_columns[1:-1]]
    for entry in form.t3_rows:
        three += [entry.label, *([] if entry.header else three_values(form, entry, figures))]
    columns = [col.label for col in form.t4_cols]
    heads = ["行政复议", "行政诉讼", *columns, "未经复议直接起诉", "复议后起诉", *columns, *columns]
    return two, three, [*heads, *four_values(form, figures)]


def _joined(form: Form, figures: Figures, gap: str) -> str:
    return _whole(*(gap.join(cells) for cells in _cells(form, figures)))


def cell_per_line(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """One cell a line, rows not marked."""
    return lines(_joined(form, figures, "\n"))


def cell_per_line_spaced(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """One cell a line, a blank line between."""
    return lines(_joined(form, figures, "\n\n"))


def cell_per_line_pipe(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """One cell a line, a pipe behind each."""
    return lines(_joined(form, figures, " |\n"))


def one_line(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """The whole report on one line, cells parted by a blank."""
    return lines(_joined(form, figures, " ").replace("\n", " "))


def run_together(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """The whole report on one line, nothing between the cells."""
    return lines(_joined(form, figures, "").replace("\n", ""))


def run_together_rows(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """A row a line, nothing between its cells."""
    three = "\n".join(
        entry.label + ("" if entry.header else "".join(three_values(form, entry, figures)))
        for entry in form.t3_rows
    )
    four = "\n".join([*_four_head(form, "".join), "".join(four_values(form, figures))])
    return lines(_whole(_two_lines(form, figures, "".join), three, four))


def few_blanks(form: Form, figures: Figures, rng: random.Random) -> OpenedFile:
    """Run together but for a blank here and there."""
    texts = [
        "".join(cell + (" " if rng.random() < 0.6 else "") for cell in cells)
        for cells in _cells(form, figures)
    ]
    return lines(_whole(*texts).replace("\n", ""))
